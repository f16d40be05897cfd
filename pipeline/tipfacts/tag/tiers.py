"""Expressions that name a tier of the Trafficking in Persons Report."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import Tier
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class TierName:
    """A tier as named: "Tier 2 Watch List", "tier three", "the Watch List", "special case"."""

    tier: Tier


def tag_tiers(parsed: Parsed) -> tuple[Mention[TierName], ...]:
    """Find every expression that names a tier, placement or not."""
    return ()
