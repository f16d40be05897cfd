"""Examples for the reader of law events: each law of a sentence, and what the gold tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tipfacts.clean.structured import Block, Role, Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document
from tipfacts.learned.event_features import features_of
from tipfacts.learned.event_model import EVENTS
from tipfacts.learned.law_span import laws_of
from tipfacts.learned.logistic import Row
from tipfacts.learned.mentions import Found
from tipfacts.line import Line
from tipfacts.relate.law_instruments import complete
from tipfacts.relate.law_units import LawMention, Units, units_of
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.pipeline import parse
from tipfacts.train.data import Annotated, cleaned_range, law_items
from tipfacts.train.synthesize import GROUP, Made


@dataclass(frozen=True, slots=True)
class EventExample:
    """A law in its sentence, with the events that the gold tells of it.

    Attributes:
        start, end: half-open range of the law's words in the sentence's text.
        features: what the light model sees.
    """

    doc: str
    group: str
    text: str
    start: int
    end: int
    events: frozenset[str]
    features: tuple[str, ...]

    def row(self, weight: float = 1.0) -> Row:
        """Give the example as the light model learns from it."""
        return Row(self.features, self.events, weight)


def event_examples(documents: Iterable[Annotated]) -> list[EventExample]:
    """Give the laws of annotated documents, those that the rules name and those that the gold has."""
    return [one for document in documents for one in _of_document(document)]


def _of_document(annotated: Annotated) -> Iterator[EventExample]:
    told: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for item, record in law_items(annotated):
        for start, end in item.spans[0]:
            told[start, end].add(record.event)
    laws = _with_gold(annotated, list(told))
    parsed = annotated.parsed
    for units in _sentences(parsed, laws):
        for at, law in ((i, u.law) for i, u in enumerate(units.units) if u.law is not None):
            raw = parsed.evidence(law.start, law.end)
            events = frozenset(
                e for (a, b), es in told.items() if a < raw.end and raw.start < b for e in es
            )
            yield _example(annotated.group, units, at, events & set(EVENTS))


def _with_gold(annotated: Annotated, spans: Sequence[tuple[int, int]]) -> tuple[LawMention, ...]:
    """Give the laws of the rules, completed, and those of the gold that they miss."""
    parsed = annotated.parsed
    known = annotated.context.tagged.laws
    ranges = (cleaned_range(parsed, a, b) for a, b in sorted(spans))
    extra = laws_of(parsed, [Found(*r, "LAW", 1.0) for r in ranges if r is not None], known)
    merged = tuple(sorted((*known, *extra), key=lambda m: m.start))
    context = annotated.context
    return complete(replace(context, tagged=replace(context.tagged, laws=merged)))


def _sentences(parsed: Parsed, laws: Sequence[LawMention]) -> Iterator[Units]:
    by_sentence: defaultdict[int, list[LawMention]] = defaultdict(list)
    for law in laws:
        by_sentence[parsed.sentence_at(law.start).index].append(law)
    for index, here in by_sentence.items():
        yield units_of(parsed, parsed.sentences[index], tuple(here))


def _example(group: str, units: Units, at: int, events: frozenset[str]) -> EventExample:
    unit, sentence, parsed = units[at], units.sentence, units.parsed
    return EventExample(
        parsed.document.id,
        group,
        parsed.text[sentence.start : sentence.end],
        unit.start - sentence.start,
        unit.end - sentence.start,
        events,
        features_of(units, at),
    )


def synthetic_events(made: Sequence[Made], line: Line) -> list[EventExample]:
    """Give the laws of made sentences; the event is that of the first, the others are named only."""
    parsed = parse(_as_blocks([one.example.text for one in made]), line.nlp)
    found: list[EventExample] = []
    for block, one in zip(parsed.blocks, made, strict=True):
        marks = [m for m in one.example.marks if m.label == "LAW"]
        spans = [Found(block.start + m.start, block.start + m.end, "LAW", 1.0) for m in marks]
        found += _of_made(parsed, laws_of(parsed, spans, ()), one.event)
    return found


def _as_blocks(texts: Sequence[str]) -> Structured:
    """Give made sentences as one document, each a paragraph of its own."""
    blocks: list[Block] = []
    at = 0
    for text in texts:
        blocks.append(Block(at, at + len(text), Role.PARAGRAPH))
        at += len(text) + 2
    document = Document("synthetic", "\n\n".join(texts))
    return Structured(document, Traced.of(document.text), tuple(blocks))


def _of_made(parsed: Parsed, laws: tuple[LawMention, ...], event: str) -> Iterator[EventExample]:
    first = True
    for units in _sentences(parsed, laws):
        for at, unit in enumerate(units.units):
            if unit.law is not None:
                told = frozenset({event} & set(EVENTS)) if first else frozenset[str]()
                yield _example(GROUP, units, at, told)
                first = False
