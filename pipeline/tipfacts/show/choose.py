"""Which records a person asked to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.records import DateRecord, DateValue, Fact, LawRecord, StatisticRecord, TierRecord


@dataclass(frozen=True, slots=True)
class Choice:
    """Every condition that is given must hold.

    Attributes:
        type: `law`, `date`, `tier` or `statistic`.
        country: an ISO 3166-1 alpha-3 code, or a name as the text writes it; in any case.
        law: part of a law's name as written or of its canonical id, in any case.
        year: a year that a date of the record lies in or spans.
        doc: part of the id of a document that the fact stands in.
    """

    type: str | None = None
    country: str | None = None
    law: str | None = None
    year: int | None = None
    doc: str | None = None

    def __call__(self, record: Fact) -> bool:
        """Say whether a record is asked for."""
        return (
            self.type in (None, record.type)
            and (self.doc is None or any(self.doc in e.doc for e in record.evidence))
            and (self.country is None or self.country.casefold() in set(_countries(record)))
            and (self.law is None or any(self.law.casefold() in name for name in _laws(record)))
            and (self.year is None or any(_spans(v, self.year) for v in _dates(record)))
        )


def _countries(record: Fact) -> Iterator[str]:
    match record:
        case TierRecord():
            names: tuple[str | None, ...] = (record.country, record.country_name)
        case LawRecord():
            names = (record.law.jurisdiction, record.actor_country, record.actor)
        case StatisticRecord() if record.place:
            names = (record.place.country, record.place.text)
        case _:
            names = ()
    yield from (name.casefold() for name in names if name)


def _laws(record: Fact) -> Iterator[str]:
    if isinstance(record, LawRecord):
        yield record.law.name.casefold()
        yield record.law.canonical


def _dates(record: Fact) -> Iterator[DateValue]:
    match record:
        case DateRecord():
            yield record.value
        case LawRecord():
            if record.date:
                yield record.date
        case TierRecord() | StatisticRecord():
            if record.period:
                yield record.period


def _spans(value: DateValue, year: int) -> bool:
    """Say whether a value has a day in a year; an open end has all days.

    >>> _spans(DateValue.of("2004/.."), 2010), _spans(DateValue.of("2004-12"), 2005)
    (True, False)
    """
    begins = value.start is None or value.start.year <= year
    return begins and (value.end is None or value.end.year >= year)
