"""A placement: one country on one tier in one period, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import Assertion, DateValue, TierChange
from tipfacts.tag.mention import Mention
from tipfacts.tag.places import PlaceName
from tipfacts.tag.tiers import TierName

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placement:
    """One country on one tier in one period, with the words that say so.

    Attributes:
        tier: the tier expression.
        country: the country placed; `country_range` its words, `None` where the discourse gives it.
        period: the report year or run of years; `period_range` its words, likewise.
        label: true for the heading form ("tier rating: Tier 3", "MOLDOVA: Tier 2").
    """

    tier: Mention[TierName]
    country: PlaceName
    country_range: Range | None
    period: DateValue | None
    period_range: Range | None
    change: TierChange
    assertion: Assertion
    previous: Mention[TierName] | None = None
    consecutive_years: int | None = None
    assessor: Range | None = None
    label: bool = False
    confidence: float = 0.9
