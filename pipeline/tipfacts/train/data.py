"""Annotated texts as examples to learn from: sentences with the spans that the gold has in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tipfacts.annotate.sources import (
    Source,
    document,
    group_of,
    in_split,
    read_index,
    read_texts,
)
from tipfacts.clean import clean
from tipfacts.evaluate.items import Corpus, Item, read_gold_corpus
from tipfacts.line import Line
from tipfacts.records import LawRecord
from tipfacts.relate.context import Context, contextualize
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.pipeline import parse
from tipfacts.tag.tagged import tag

LABELS: Mapping[str, str] = {
    "law": "LAW",
    "date": "DATE",
    "tier": "TIER",
    "statistic": "STATISTIC",
}
"""The label of each type of record."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Half-open `[start, end)` of a sentence, labelled."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its marks; `group` keeps near-duplicates on one side of a split."""

    doc: str
    group: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Annotated:
    """One annotated document, tagged and read by the rules, with its gold."""

    context: Context
    group: str
    items: tuple[Item, ...]

    @property
    def parsed(self) -> Parsed:
        """Give the parsed document."""
        return self.context.parsed


@dataclass(frozen=True, slots=True)
class Home:
    """A folder of annotations.

    Attributes:
        folder: holds `gold/` (or the gold itself) and, where there are splits, `index.tsv` and
            `splits.toml`.
        texts: folders of the texts.
    """

    folder: Path
    texts: tuple[Path, ...]

    @property
    def index(self) -> dict[str, Source]:
        """Give what the index knows of each text; nothing where there is none."""
        path = self.folder / "index.tsv"
        return read_index(path) if path.exists() else {}


def home_of(folder: Path, texts: Sequence[Path] | None = None) -> Home:
    """Give a folder of annotations with its texts: `texts/` in it, and `seeds/` beside it."""
    found = (folder / "texts", folder.parent / "seeds")
    return Home(folder, tuple(texts or [p for p in found if p.is_dir()] or [folder]))


def read_annotated(home: Home, split: str | None, line: Line) -> list[Annotated]:
    """Read the gold of a split, each document tagged; without splits, all of it.

    Raises:
        InputError: a folder is missing, or holds no gold.
        RecordError: a line of gold is wrong.
    """
    raw = read_texts(home.texts)
    gold = _gold(home, split, raw)
    return [_annotated(home, line, doc, raw[doc], gold) for doc in sorted(gold.docs & raw.keys())]


def _gold(home: Home, split: str | None, raw: dict[str, str]) -> Corpus:
    gold = read_gold_corpus(home.folder, raw)
    if split is None or not (home.folder / "splits.toml").exists():
        return gold
    return gold.only(in_split(gold.docs, split, home.folder))


def _annotated(home: Home, line: Line, doc: str, text: str, gold: Corpus) -> Annotated:
    index = home.index
    parsed = parse(clean(document(doc, text, index)), line.nlp)
    items = tuple(item for item in gold.items if item.doc == doc)
    return Annotated(contextualize(tag(parsed)), group_of(doc, index), items)


def examples(documents: Iterable[Annotated], labels: Sequence[str]) -> list[Example]:
    """Cut documents into labelled sentences.

    A law that the gold has no record of, but that the rules name, is marked as well: gold names a
    law once in a document, and the next naming would teach that it is none.
    """
    return [one for document_ in documents for one in _examples(document_, frozenset(labels))]


def _examples(annotated: Annotated, labels: frozenset[str]) -> Iterator[Example]:
    parsed = annotated.parsed
    spans = [*_gold_spans(annotated), *_ruled(annotated)]
    for sentence in parsed.sentences:
        marks = _marks(parsed, sentence, spans)
        kept = tuple(m for m in marks if m.label in labels)
        text = parsed.text[sentence.start : sentence.end]
        yield Example(parsed.document.id, annotated.group, text, kept)


Span = tuple[int, int, str]


def _gold_spans(annotated: Annotated) -> list[Span]:
    """Give the ranges of the gold's evidence in the raw text, each with its label."""
    return [
        (start, end, LABELS[item.kind]) for item in annotated.items for start, end in item.spans[0]
    ]


def _ruled(annotated: Annotated) -> list[Span]:
    """Give the raw ranges of the laws that the rules name in full or in short."""
    parsed = annotated.parsed
    ranges = [
        parsed.evidence(m.start, m.end)
        for m in annotated.context.tagged.laws
        if m.value.form != "description"
    ]
    return [(e.start, e.end, "LAW") for e in ranges]


def _marks(parsed: Parsed, sentence: Sentence, spans: Sequence[Span]) -> tuple[Mark, ...]:
    """Give the marks of a sentence, from raw ranges; of two that overlap, the earlier given."""
    whole = parsed.evidence(sentence.start, sentence.end)
    near = [s for s in spans if s[0] < whole.end and whole.start < s[1]]
    kept: list[Mark] = []
    for start, end, label in near:
        touched = [t for t in token_ranges(parsed, sentence) if t[2] < end and start < t[3]]
        if not touched:
            continue
        mark = Mark(touched[0][0] - sentence.start, touched[-1][1] - sentence.start, label)
        if not any(mark.start < k.end and k.start < mark.end for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def token_ranges(parsed: Parsed, sentence: Sentence) -> list[tuple[int, int, int, int]]:
    """Give each token's range in the cleaned text and in the raw text."""
    found = []
    for token in sentence.words:
        start = parsed.token_start(sentence, token)
        end = start + len(token.text)
        if token.is_space or not sentence.start <= start < sentence.end:
            continue
        lo, hi = parsed.structured.traced.raw_range(start, end)
        found.append((start, end, lo, hi))
    return found


def law_items(annotated: Annotated) -> list[tuple[Item, LawRecord]]:
    """Give the laws of the gold."""
    return [(i, i.fact) for i in annotated.items if isinstance(i.fact, LawRecord)]


def cleaned_range(parsed: Parsed, start: int, end: int) -> tuple[int, int] | None:
    """Map a raw range to the cleaned text and into one sentence; `None` where nothing is left of it."""
    traced = parsed.structured.traced
    pairs = enumerate(zip(traced.starts, traced.ends, strict=True))
    places = [i for i, (lo, hi) in pairs if lo < end and start < hi]
    if not places or not parsed.sentences or places[0] < parsed.sentences[0].start:
        return None
    sentence = parsed.sentence_at(places[0])
    last = min(places[-1] + 1, sentence.end)
    return (places[0], last) if last > places[0] else None
