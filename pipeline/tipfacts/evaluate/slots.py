"""What is scored of a record: its core, and its slots one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tipfacts.evaluate.items import Kind
from tipfacts.evaluate.laws import number_of, same_law
from tipfacts.evaluate.phrases import SAME, overlap, words
from tipfacts.records import (
    DateRecord,
    DateValue,
    Fact,
    LawRecord,
    StatisticRecord,
    TierRecord,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One scored field: how to get it, and whether it is a phrase (compared by its words)."""

    name: str
    get: Callable[[Any], Any]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one slot came out.

    Attributes:
        right: equal; for a phrase, at least half of the words shared (F1 >= 0.5).
        overlap: for a phrase the F1 of the shared words, else 1 or 0.
        filled: whether gold or prediction has anything there.
    """

    right: bool
    overlap: float
    filled: bool


def _days(value: DateValue | None) -> object:
    return value and (value.start, value.end)


def _years(value: DateValue | None) -> object:
    return value and (value.start and value.start.year, value.end and value.end.year)


def _place(fact: StatisticRecord) -> object:
    return fact.place and (fact.place.country or words(fact.place.text))


def _vote(fact: LawRecord) -> object:
    return fact.vote and (fact.vote.for_, fact.vote.against)


def _penalty(fact: LawRecord) -> object:
    return fact.penalty and (fact.penalty.min_years, fact.penalty.max_years)


_COMMON = (
    Slot("assertion", lambda fact: fact.assertion),
    Slot("attribution", lambda fact: fact.attribution and fact.attribution.name, phrase=True),
)

SLOTS: Mapping[Kind, tuple[Slot, ...]] = {
    "law": (
        Slot("kind", lambda fact: fact.law.kind),
        Slot("number", lambda fact: number_of(fact.law)),
        Slot("year", lambda fact: fact.law.year),
        Slot("jurisdiction", lambda fact: fact.law.jurisdiction),
        Slot("date", lambda fact: _days(fact.date)),
        Slot("actor", lambda fact: fact.actor, phrase=True),
        Slot("actor_country", lambda fact: fact.actor_country),
        Slot("vote", _vote),
        Slot("penalty", _penalty),
        *_COMMON,
    ),
    "date": (
        Slot("relation", lambda fact: fact.relation),
        Slot("event", lambda fact: fact.event, phrase=True),
        *_COMMON,
    ),
    "tier": (
        Slot("change", lambda fact: fact.change),
        Slot("consecutive_years", lambda fact: fact.consecutive_years),
        Slot("previous", lambda fact: fact.previous),
        Slot("assessor", lambda fact: fact.assessor, phrase=True),
        *_COMMON,
    ),
    "statistic": (
        Slot("modifier", lambda fact: fact.modifier),
        Slot("indicator", lambda fact: fact.indicator),
        Slot("subject", lambda fact: fact.subject, phrase=True),
        Slot("of", lambda fact: fact.of, phrase=True),
        Slot("place", _place),
        Slot("period", lambda fact: _days(fact.period)),
        Slot("period_basis", lambda fact: fact.period_basis),
        *_COMMON,
    ),
}


def judge(slot: Slot, expected: Fact, found: Fact) -> Verdict:
    """Compare one slot of two records of one type."""
    a, b = slot.get(expected), slot.get(found)
    filled = a is not None or b is not None
    if not slot.phrase:
        return Verdict(a == b, float(a == b), filled)
    share = overlap(a, b)
    return Verdict(share >= SAME, share, filled)


def verdicts(expected: Fact, found: Fact) -> dict[str, Verdict]:
    """Compare all slots of two records of one type."""
    return {slot.name: judge(slot, expected, found) for slot in SLOTS[expected.type]}


def same_core(expected: Fact, found: Fact) -> bool:
    """Say whether two records tell the same fact at its core.

    Law: instrument and event. Date: first and last day. Tier: country, tier and years.
    Statistic: status, numbers and unit.
    """
    match expected, found:
        case LawRecord(), LawRecord():
            return expected.event == found.event and same_law(expected.law, found.law)
        case DateRecord(), DateRecord():
            return _days(expected.value) == _days(found.value)
        case TierRecord(), TierRecord():
            return _tier_core(expected) == _tier_core(found)
        case StatisticRecord(), StatisticRecord():
            return _statistic_core(expected) == _statistic_core(found)
    return False


def _tier_core(fact: TierRecord) -> object:
    return fact.country, fact.tier, _years(fact.period)


def _statistic_core(fact: StatisticRecord) -> object:
    return fact.status, fact.value, fact.low, fact.high, fact.unit
