"""Compile the compact format into gold: find every quote, work out every date value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tipfacts.annotate.compact import COMPACT, AnyCompact, CompactStatistic, Narrowed, When
from tipfacts.annotate.gold import Gold, GoldFile, describe, fact_of, in_order
from tipfacts.annotate.locate import Text, locate, nearest
from tipfacts.records import (
    DateValue,
    Evidence,
    Fact,
    RelationName,
    RelationRecord,
    StatisticRecord,
)
from tipfacts.span import Span

_MAY_LIE_INSIDE: frozenset[RelationName] = frozenset({"stat_subject", "stat_whole"})
_INSTRUMENT = ("name", "canonical", "kind", "number", "year", "jurisdiction")
_DATES = ("value", "date", "period")
_NEVER_COPIED = ("n", "at", "links", "optional", "alternatives", "of_ref")
_ONE_EXPRESSION = 200  # characters: pieces further apart are copies, not parts of one expression


@dataclass(frozen=True, slots=True)
class Compiled:
    """Gold, and what could not be compiled.

    Attributes:
        gold: the records and relations, in the order of the text.
        problems: each says its line and what is wrong there.
        lines: the compact line that each record was made of, by the record's id.
    """

    gold: GoldFile
    problems: tuple[str, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """A file while it is compiled: numbers of the annotator to what became of them."""

    text: Text
    golds: dict[int, Gold] = field(default_factory=dict)
    wholes: dict[int, int] = field(default_factory=dict)
    relations: list[RelationRecord] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)


def compile_compact(lines: Iterable[str], text: Text) -> Compiled:
    r"""Compile the lines of one annotation file against the text they annotate.

    >>> line = '{"n": 1, "type": "date", "at": "in [[2004]]", "value": "2004", "relation": "during"}'
    >>> made = compile_compact([line], Text("a.txt", "Signed in 2004."))
    >>> made.gold.records[0].fact.evidence[0].start, made.problems
    (10, ())
    """
    draft = _Draft(text)
    for number, line in enumerate(lines, 1):
        if line.strip():
            _add(draft, number, line)
    _join_wholes(draft)
    gold = in_order(GoldFile(tuple(draft.golds.values()), tuple(draft.relations)))
    return Compiled(gold, tuple(draft.problems), draft.lines)


def _add(draft: _Draft, number: int, line: str) -> None:
    try:
        compact = COMPACT.validate_json(line)
        if compact.n in draft.golds:
            raise ValueError(f"n {compact.n} is used twice")
        spans = [locate(at, draft.text) for at in compact.pieces]
        others = tuple(_reading(other, draft.text) for other in _readings(compact))
        relations = list(_relations(compact, spans, draft.text))
        gold = Gold(_fact(compact, spans), compact.optional, others)
        if gold.fact.id in draft.lines:
            raise ValueError(f"n {compact.n} is the same record as an earlier one")
    except (ValueError, KeyError) as error:
        draft.problems.append(f"line {number}: {describe(error)}")
        return
    draft.golds[compact.n], draft.lines[gold.fact.id] = gold, line
    draft.relations.extend(relations)
    if isinstance(compact, CompactStatistic) and compact.of_ref is not None:
        draft.wholes[compact.n] = compact.of_ref


def _readings(compact: AnyCompact) -> list[AnyCompact]:
    base = compact.model_dump(mode="json", exclude_unset=True, by_alias=True)
    base.pop("alternatives", None)
    return [COMPACT.validate_json(json.dumps({**base, **other})) for other in compact.alternatives]


def _reading(compact: AnyCompact, text: Text) -> Fact:
    return _fact(compact, [locate(at, text) for at in compact.pieces])


def _fact(compact: AnyCompact, spans: Sequence[Span]) -> Fact:
    content = compact.model_dump(mode="json", by_alias=True)
    for name in _NEVER_COPIED:
        content.pop(name, None)
    for name in _DATES:
        when = getattr(compact, name, None)
        if isinstance(when, str | Narrowed):
            content[name] = _value(when).model_dump(mode="json")
    content["doc"] = spans[0].doc
    content["evidence"] = [Evidence.of(span).model_dump(mode="json") for span in spans]
    if compact.type == "law":
        content["law"] = {name: content.pop(name) for name in _INSTRUMENT}
    if compact.type == "date":
        content["text"] = _as_written(spans)
    return fact_of(content)


def _value(when: When) -> DateValue:
    if isinstance(when, str):
        return DateValue.of(when)
    return DateValue(edtf=when.edtf, start=when.start, end=when.end)


def _as_written(spans: Sequence[Span]) -> str:
    first, last = spans[0], spans[-1]
    if last.start - first.end > _ONE_EXPRESSION:
        return first.text
    return " ".join(span.text for span in spans)


def _relations(compact: AnyCompact, spans: Sequence[Span], text: Text) -> Iterable[RelationRecord]:
    for name, words in compact.links.items():
        head, tail = nearest(words, spans, text, inside=name in _MAY_LIE_INSIDE)
        yield RelationRecord(
            relation=name,
            head=Evidence.of(head),
            tail=Evidence.of(tail),
            doc=text.doc,
            confidence=1.0,
            extractor="gold",
        )


def _join_wholes(draft: _Draft) -> None:
    for part, whole in draft.wholes.items():
        target = draft.golds.get(whole)
        if target is None or not isinstance(target.fact, StatisticRecord):
            draft.problems.append(f"n {part}: of_ref {whole} is no statistic of this file")
            continue
        gold, update = draft.golds[part], {"of_id": target.fact.id}
        fact = gold.fact.model_copy(update=update)
        others = tuple(other.model_copy(update=update) for other in gold.alternatives)
        draft.golds[part] = Gold(fact, gold.optional, others)
