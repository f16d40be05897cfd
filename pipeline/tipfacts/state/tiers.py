"""Records of tiers: placements, each told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tipfacts.document import Dropped
from tipfacts.records import TierRecord, identified
from tipfacts.relate.context import Context
from tipfacts.relate.tier_placement import Placement
from tipfacts.state.common import attempt, common


def state_tiers(context: Context, placed: tuple[Placement, ...]) -> Iterator[TierRecord | Dropped]:
    """Give the tier records of a document; a placement told again adds what the first left out."""
    for placement in _told_once(placed):
        yield attempt(context, "tier", placement.tier.start, _record, context, placement)


def _told_once(placed: tuple[Placement, ...]) -> list[Placement]:
    kept: dict[tuple[object, ...], Placement] = {}
    for p in placed:
        key = (
            p.country.country,
            p.tier.value.tier,
            p.period.edtf if p.period else None,
            p.assertion,
        )
        kept[key] = _merged(kept[key], p) if key in kept else p
    return sorted(kept.values(), key=lambda p: p.tier.start)


def _merged(first: Placement, again: Placement) -> Placement:
    return replace(
        first,
        change=again.change if first.change == "placed" else first.change,
        consecutive_years=first.consecutive_years or again.consecutive_years,
        previous=first.previous or again.previous,
        assessor=first.assessor or again.assessor,
    )


def _record(context: Context, p: Placement) -> TierRecord:
    parsed = context.parsed
    evidence = [(p.tier.start, p.tier.end)]
    assessor = parsed.evidence(*p.assessor).text if p.assessor else None
    return identified(
        TierRecord(
            **common(context, "tier", *evidence[0], assertion=p.assertion, confidence=p.confidence),
            country=p.country.country or "",
            country_name=_name(context, p),
            tier=p.tier.value.tier,
            period=p.period,
            change=p.change,
            consecutive_years=p.consecutive_years,
            previous=p.previous.value.tier if p.previous else None,
            assessor=" ".join(assessor.split()) if assessor else None,
        )
    )


def _name(context: Context, p: Placement) -> str:
    """Give the country's name as written; its usual name where only an adjective stands."""
    if p.country.adjective or p.country_range is None:
        return p.country.name or p.country.text
    return " ".join(context.parsed.evidence(*p.country_range).text.split())
