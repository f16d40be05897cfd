"""A record in a line, for people."""

from __future__ import annotations

from collections.abc import Mapping

from tipfacts.annotate.gold import UNLISTED
from tipfacts.records import Attribution, DateValue, Fact, LawRecord, Place


def tell(fact: Fact) -> str:
    """Tell a record in a line: its evidence and what it says."""
    quote = " … ".join(" ".join(span.text.split()) for span in fact.evidence)
    told = ", ".join(f"{name} {value}" for name, value in fields(fact).items())
    return f"{fact.type} [{quote}] {told}"


def fields(fact: Fact) -> dict[str, str]:
    """Give what a record says, field by field as text; empty fields are left out."""
    said: dict[str, object] = {**_own(fact)}
    if fact.assertion != "stated":
        said["assertion"] = fact.assertion
    said["attribution"] = fact.attribution
    return {name: _text(value) for name, value in said.items() if value is not None}


_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("value", "relation", "event"),
    "tier": ("country", "tier", "period", "change", "consecutive_years", "previous", "assessor"),
    "statistic": (
        *("status", "value", "low", "high", "modifier", "unit", "indicator", "subject"),
        *("of", "place", "period", "period_basis"),
    ),
}


def _own(fact: Fact) -> dict[str, object]:
    if isinstance(fact, LawRecord):
        return _law(fact)
    return {name: getattr(fact, name) for name in _NAMES[fact.type]}


def _law(fact: LawRecord) -> dict[str, object]:
    law = fact.law
    listed = None if law.canonical == UNLISTED else law.canonical
    said: dict[str, object] = {"event": fact.event, "name": law.name, "canonical": listed}
    said |= {name: getattr(law, name) for name in ("kind", "number", "year", "jurisdiction")}
    said |= {name: getattr(fact, name) for name in ("date", "actor", "actor_country")}
    if fact.vote:
        said["vote"] = f"{fact.vote.for_} to {fact.vote.against}"
    if fact.penalty:
        said["penalty"] = f"{fact.penalty.min_years} to {fact.penalty.max_years} years"
    return said


def _text(value: object) -> str:
    match value:
        case DateValue():
            narrow = DateValue.of(value.edtf)
            same = (narrow.start, narrow.end) == (value.start, value.end)
            return value.edtf if same else f"{value.edtf} ({value.start} to {value.end})"
        case Attribution():
            return f"{value.name}, {value.year}" if value.year else str(value.name)
        case Place():
            return f"{value.text} ({value.country})" if value.country else value.text
    return str(value)
