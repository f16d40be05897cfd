"""The period that a date tells for a number, and the words near a number that tell its period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipfacts.records import DateValue
from tipfacts.relate.clock import Moment
from tipfacts.relate.statistics_reading import When
from tipfacts.relate.statistics_sites import Range
from tipfacts.relate.statistics_view import View
from tipfacts.tag.mention import Mention


def told_words(view: View, found: When) -> Range | None:
    """Give the nearest words that tell a period, of the number's sentence or of the one before.

    A period taken over from another number is told by the words that told it there.
    """
    parsed, site = view.context.parsed, view.site
    whole = site.sentence.start, site.sentence.end
    lo, hi = view.clause if found.basis == "reporting" else whole
    own = _telling(view, found, [m for m in view.moments if lo <= m.start and m.end <= hi])
    if own:
        at = site.mention
        nearest = min(own, key=lambda m: max(m.start - at.end, at.start - m.end))
        return nearest.start, nearest.end
    if site.sentence.index == 0:
        return None
    before = parsed.sentences[site.sentence.index - 1]
    if before.block != site.sentence.block:
        return None
    told = _telling(view, found, view.context.clock.within(before.start, before.end))
    told = [m for m in told if found.basis != "reporting" or m.value.reporting]
    return (told[-1].start, told[-1].end) if told else None


def _telling(view: View, found: When, moments: Sequence[Mention[Moment]]) -> list[Mention[Moment]]:
    """Give those of some dates that tell a period and do not lie in the number itself."""
    at = view.site.mention
    return [
        m
        for m in moments
        if m.value.role in {"prose", "table"}
        and (m.end <= at.start or at.end <= m.start)
        and found.value in [value_of_moment(m.value, counting=c) for c in (True, False)]
    ]


def value_of_moment(said: Moment, *, counting: bool) -> DateValue:
    """Give the period of a moment: open for before and after, from January on for "as of"."""
    value = said.value
    if re.fullmatch(r"\.\./\d{4}-12-31", value.edtf):
        return DateValue.of(value.edtf[3:7])
    if "/" in value.edtf or ".." in value.edtf:
        return value
    if value.edtf.endswith("-12-31") and (counting or said.relation in {"until", "before"}):
        return DateValue.of(value.edtf[:4])
    if said.relation == "after":
        return DateValue.of(f"{value.edtf}/..")
    if said.relation == "before":
        return DateValue.of(f"../{value.edtf}")
    if said.relation == "until" and counting and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value.edtf):
        first = f"{value.edtf[:4]}-01"
        return DateValue.of(
            f"{first}/{value.edtf}" if len(value.edtf) == 7 else f"{first}-01/{value.edtf}"
        )
    return value
