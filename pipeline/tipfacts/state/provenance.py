"""Tell where place, country, period and date of each record of a document were taken from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tipfacts.provenance import Provenance, Slot
from tipfacts.records import (
    DateValue,
    Evidence,
    Fact,
    LawRecord,
    Place,
    StatisticRecord,
    TierRecord,
)
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.tag.places import country_named

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_NAMES = {
    "stat_place": "place",
    "stat_period": "period",
    "tier_country": "country",
    "tier_period": "period",
    "law_event_date": "date",
}
"""The relations whose tail is the words of a slot."""

Told = dict[tuple[Evidence, str], list[Evidence]]
"""The words of a slot, by the evidence of its record."""


def provenance(
    context: Context, records: Iterable[Fact], relations: Iterable[Relation]
) -> Iterator[Provenance]:
    """Tell of each slot of each record what it was taken from, in the order of the records.

    Words that a relation names are told with their place; else the slot is that of the document, if
    the document has the same, and else what the narrative was at.

    Args:
        context: the document.
        records: those that were read from it.
        relations: those behind them.
    """
    told: Told = defaultdict(list)
    for relation in relations:
        if relation.name in _NAMES:
            head, tail = (context.parsed.evidence(*r) for r in (relation.head, relation.tail))
            told[head, _NAMES[relation.name]].append(tail)
    for record in records:
        match record:
            case StatisticRecord():
                yield from _of_place(context, record, told)
                yield from _of_period(context, record, record.period, told)
            case TierRecord():
                yield from _of_country(context, record, told)
                yield from _of_period(context, record, record.period, told)
            case LawRecord() if record.date:
                words = _dated(_tails(told, record, "date"), record.date)
                yield _from_words(record, "date", words)


def _of_place(context: Context, record: StatisticRecord, told: Told) -> Iterator[Provenance]:
    if record.place is not None:
        words = _named(_tails(told, record, "place"), record.place)
        yield _of_where(context, record, "place", words, record.place)


def _of_country(context: Context, record: TierRecord, told: Told) -> Iterator[Provenance]:
    place = Place(text=record.country_name, country=record.country)
    yield _of_where(
        context, record, "country", _named(_tails(told, record, "country"), place), place
    )


def _of_where(
    context: Context, record: Fact, slot: Slot, words: Evidence | None, place: Place
) -> Provenance:
    document = context.document
    words = words or _standing(record, place.text)
    if words is None and place.country is not None and place.country == document.country:
        return Provenance(id=record.id, slot=slot, source="document", basis=document.country_from)
    return _from_words(record, slot, words)


def _of_period(
    context: Context, record: StatisticRecord | TierRecord, period: DateValue | None, told: Told
) -> Iterator[Provenance]:
    if period is None:
        return
    words = _dated(_tails(told, record, "period"), period) or _year_in(record, period)
    if words is None and _is_of_document(context, record, period):
        basis = context.document.year_from
        yield Provenance(id=record.id, slot="period", source="document", basis=basis)
    else:
        yield _from_words(record, "period", words)


def _is_of_document(
    context: Context, record: StatisticRecord | TierRecord, period: DateValue
) -> bool:
    """Say whether a period is the document's: of counts its reporting period, of tiers its year."""
    document = context.document
    if isinstance(record, TierRecord):
        return period.edtf == str(document.year)
    return period == document.period and record.period_basis == document.period_basis


def _from_words(record: Fact, slot: Slot, words: Evidence | None) -> Provenance:
    inside = words is not None and _is_inside(words, record.sentence)
    return Provenance(
        id=record.id, slot=slot, source="sentence" if inside else "discourse", span=words
    )


def _is_inside(words: Evidence, sentence: Evidence) -> bool:
    same = words.doc == sentence.doc
    return same and sentence.start <= words.start and words.end <= sentence.end


def _tails(told: Told, record: Fact, slot: str) -> list[Evidence]:
    return [tail for evidence in record.evidence for tail in told.get((evidence, slot), ())]


def _named(tails: list[Evidence], place: Place) -> Evidence | None:
    """Give the words that name a place, of several that stand for the places of one number."""
    text = " ".join(place.text.split())
    same = (t for t in tails if " ".join(t.text.split()) == text or _country(t) == place.country)
    return next(same, tails[0] if len(tails) == 1 else None)


def _country(words: Evidence) -> str | None:
    found = country_named(words.text)
    return found.country if found else None


def _dated(tails: list[Evidence], value: DateValue) -> Evidence | None:
    """Give the words that a date is, of several: those that share most years with it."""
    years = set(_YEAR.findall(value.edtf))
    shared = [(len(years & set(_YEAR.findall(t.text))), -n) for n, t in enumerate(tails)]
    return tails[-max(shared)[1]] if shared else None


def _standing(record: Fact, text: str) -> Evidence | None:
    """Give words that stand in the sentence of a record as they are."""
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", record.sentence.text)
    return _cut(record, found) if found else None


def _year_in(record: Fact, period: DateValue) -> Evidence | None:
    """Give the year of a period of one year where the sentence of a record names it."""
    found = re.search(rf"(?<!\d){period.edtf}(?!\d)", record.sentence.text)
    return _cut(record, found) if found and _YEAR.fullmatch(period.edtf) else None


def _cut(record: Fact, found: re.Match[str]) -> Evidence:
    start = record.sentence.start + found.start()
    page = record.sentence.page
    return Evidence(
        doc=record.sentence.doc, start=start, end=start + len(found[0]), text=found[0], page=page
    )
