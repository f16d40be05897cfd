"""All mentions of a document, and the order in which the taggers take their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipfacts.tag.dates import TimeExpression, tag_dates
from tipfacts.tag.laws import LawName, tag_laws
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.places import PlaceName, tag_places
from tipfacts.tag.quantities import Quantity, tag_quantities
from tipfacts.tag.ranges import Ranges
from tipfacts.tag.sources import Citation, tag_citations
from tipfacts.tag.tiers import TierName, tag_tiers


@dataclass(frozen=True)
class Tagged:
    """A parsed document with its mentions, each kind in the order of the text."""

    parsed: Parsed
    places: tuple[Mention[PlaceName], ...]
    citations: tuple[Mention[Citation], ...]
    laws: tuple[Mention[LawName], ...]
    tiers: tuple[Mention[TierName], ...]
    dates: tuple[Mention[TimeExpression], ...]
    quantities: tuple[Mention[Quantity], ...]


def tag(parsed: Parsed) -> Tagged:
    """Run the taggers: what names a law or a tier, or cites, is no date; no date is a quantity."""
    places = tag_places(parsed)
    citations = tag_citations(parsed)
    laws = tag_laws(parsed, places)
    tiers = tag_tiers(parsed)
    taken = [(m.start, m.end) for group in (citations, laws, tiers) for m in group]
    dates = tuple(m for m in tag_dates(parsed, Ranges(taken)) if not _is_parted(parsed, m))
    taken += [(m.start, m.end) for m in dates]
    return Tagged(
        parsed, places, citations, laws, tiers, dates, tag_quantities(parsed, Ranges(taken), places)
    )


def _is_parted(parsed: Parsed, mention: Mention[TimeExpression]) -> bool:
    """Say whether what reads as a year is a number whose thousands the raw text parts: "2 000"."""
    return (
        re.search(r"(?<!\d)[12]\s\d{3}(?!\d)", parsed.evidence(mention.start, mention.end).text)
        is not None
    )
