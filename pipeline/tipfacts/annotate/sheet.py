"""Annotations as marks and arrows over a text: what every format of exchange can hold.

A mark is a labelled span. The first mark of a record carries the record's other fields as JSON
(its note); further pieces of its evidence name the record that they belong to. Relations are arrows
from the mark of a record to a mark of the words that fill the field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from tipfacts.annotate.gold import Gold, GoldFile, fact_of, gold_fields, in_order
from tipfacts.errors import RecordError
from tipfacts.records import Evidence, Fact, RelationName, RelationRecord
from tipfacts.span import Span

KINDS = ("law", "date", "tier", "statistic")
ROLES: Mapping[RelationName, str] = {
    "law_event_date": "event_date",
    "law_event_actor": "actor",
    "tier_country": "country",
    "tier_period": "tier_period",
    "tier_assessor": "assessor",
    "stat_subject": "subject",
    "stat_whole": "whole",
    "stat_place": "place",
    "stat_period": "stat_period",
    "attributed_to": "source",
}
"""The label of the words that a relation points to."""

LABELS = (*KINDS, *ROLES.values())
_PIECE_OF = "piece_of"
_NOT_IN_NOTE = ("type", "doc", "evidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span, in code points of the text; `note` is JSON or empty."""

    number: int
    label: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relation between two marks, by their numbers."""

    name: str
    head: int
    tail: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document with its marks and arrows, both in the order of their numbers."""

    doc: str
    text: str
    marks: tuple[Mark, ...] = ()
    arrows: tuple[Arrow, ...] = ()


@dataclass(slots=True)
class _Draft:
    marks: list[Mark] = field(default_factory=list)

    def add(self, label: str, span: Evidence, note: str = "") -> int:
        number = len(self.marks) + 1
        self.marks.append(Mark(number, label, span.start, span.end, note))
        return number

    def find(self, labels: Iterable[str], span: Evidence) -> int | None:
        wanted = set(labels)
        for mark in self.marks:
            if mark.label in wanted and (mark.start, mark.end) == (span.start, span.end):
                return mark.number
        return None


def to_sheet(doc: str, text: str, gold: GoldFile) -> Sheet:
    """Lay gold out as marks and arrows."""
    draft = _Draft()
    for one in gold.records:
        draft.add(one.fact.type, one.fact.evidence[0], _note(one))
        for span in one.fact.evidence[1:]:
            draft.add(one.fact.type, span, json.dumps({_PIECE_OF: one.fact.id}))
    arrows = [_arrow(draft, relation) for relation in gold.relations]
    return Sheet(doc, text, tuple(draft.marks), tuple(arrows))


def _note(gold: Gold) -> str:
    fields = {k: v for k, v in gold_fields(gold.fact).items() if k not in _NOT_IN_NOTE}
    if gold.fact.type == "date" and gold.fact.text == _as_written(gold.fact.evidence):
        fields.pop("text")
    if gold.optional:
        fields["optional"] = True
    if gold.alternatives:
        fields["alternatives"] = [gold_fields(other) for other in gold.alternatives]
    return json.dumps({k: v for k, v in fields.items() if v is not None}, ensure_ascii=False)


def _arrow(draft: _Draft, relation: RelationRecord) -> Arrow:
    prefix = relation.relation.partition("_")[0]
    kinds = [kind for kind in KINDS if kind.startswith(prefix)] or KINDS
    head = draft.find(kinds, relation.head) or draft.add(kinds[0], relation.head)
    role = ROLES[relation.relation]
    tail = draft.find([role], relation.tail) or draft.add(role, relation.tail)
    return Arrow(relation.relation, head, tail)


def from_sheet(sheet: Sheet) -> GoldFile:
    """Read gold off marks and arrows; the evidence is what the marks cover.

    A mark without a note that only serves an arrow is no record.

    Raises:
        RecordError: a mark lies outside the text, or its fields do not make a record.
    """
    spans = {mark.number: _span(sheet, mark) for mark in sheet.marks}
    pieces = {mark.number: [spans[mark.number]] for mark in sheet.marks}
    notes = {mark.number: _fields(sheet, mark) for mark in sheet.marks}
    first = {note["id"]: number for number, note in notes.items() if "id" in note}
    for number, note in notes.items():
        if note.get(_PIECE_OF) in first:
            pieces[first[note[_PIECE_OF]]].append(spans[number])
    heads = {arrow.head for arrow in sheet.arrows}
    golds = [
        _record(sheet, mark, notes[mark.number], pieces[mark.number])
        for mark in sheet.marks
        if _is_record(mark, notes[mark.number], heads)
    ]
    relations = (_relation(sheet, arrow, spans) for arrow in sheet.arrows)
    return in_order(GoldFile(tuple(_renamed(golds)), tuple(relations)))


def _is_record(mark: Mark, note: Mapping[str, Any], heads: set[int]) -> bool:
    if mark.label not in KINDS or _PIECE_OF in note:
        return False
    return bool(note) or mark.number not in heads


def _span(sheet: Sheet, mark: Mark) -> Evidence:
    try:
        return Evidence.of(Span.cut(sheet.doc, sheet.text, mark.start, mark.end))
    except ValueError as error:
        raise RecordError(f"{sheet.doc}: mark {mark.number} ({mark.label}): {error}") from error


def _fields(sheet: Sheet, mark: Mark) -> dict[str, Any]:
    try:
        return cast(dict[str, Any], json.loads(mark.note)) if mark.note else {}
    except ValueError as error:
        raise RecordError(f"{_place(sheet, mark)}: its fields are not JSON: {error}") from error


def _record(
    sheet: Sheet, mark: Mark, note: Mapping[str, Any], spans: list[Evidence]
) -> tuple[str | None, Gold]:
    fields = dict(note)
    old = fields.pop("id", None)
    optional, others = fields.pop("optional", False), fields.pop("alternatives", ())
    fields |= {"type": mark.label, "doc": sheet.doc}
    fields["evidence"] = [span.model_dump(mode="json") for span in spans]
    if mark.label == "date":
        fields.setdefault("text", _as_written(spans))
    try:
        return old, Gold(fact_of(fields), optional, tuple(fact_of(other) for other in others))
    except (ValueError, KeyError) as error:
        raise RecordError(f"{_place(sheet, mark)}: {error}") from error


def _renamed(golds: list[tuple[str | None, Gold]]) -> Iterator[Gold]:
    """Point parts to their wholes by the new ids."""
    now = {old: gold.fact.id for old, gold in golds if old}
    for _, gold in golds:
        facts = [_pointing(fact, now) for fact in gold.readings]
        yield Gold(facts[0], gold.optional, tuple(facts[1:]))


def _pointing(fact: Fact, now: Mapping[str, str]) -> Fact:
    if fact.type != "statistic" or fact.of_id is None:
        return fact
    return fact.model_copy(update={"of_id": now.get(fact.of_id, fact.of_id)})


def _relation(sheet: Sheet, arrow: Arrow, spans: Mapping[int, Evidence]) -> RelationRecord:
    if arrow.name not in get_args(RelationName):
        raise RecordError(f"{sheet.doc}: {arrow.name!r} is no relation")
    return RelationRecord(
        relation=cast(RelationName, arrow.name),
        head=spans[arrow.head],
        tail=spans[arrow.tail],
        doc=sheet.doc,
        confidence=1.0,
        extractor="gold",
    )


def _as_written(spans: Iterable[Evidence]) -> str:
    return " ".join(span.text for span in spans)


def _place(sheet: Sheet, mark: Mark) -> str:
    quote = sheet.text[mark.start : mark.end]
    return f"{sheet.doc}: {mark.label} {quote!r} at {mark.start}"
