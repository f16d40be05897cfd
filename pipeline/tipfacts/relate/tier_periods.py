"""The report year, or the run of years, of a placement."""

from __future__ import annotations

import re

from tipfacts.records import DateValue
from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.tier_cues import without_count
from tipfacts.relate.tier_placement import Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.tiers import TierName

_GAP = re.compile(
    r"[\s,(–—-]*(?:(?:in|since|from|for|until|through|by|of|the|its|that|year|report|ranking|status|list|"
    r"placement|again|both|between|both|annual|latest|and|report's|first|again|on|during|every|released)\b[\s,(]*)*",
    re.IGNORECASE,
)


_REPORT_OF = re.compile(
    r"[^.;]{0,90}\b[Rr]eport\s+(?:of|for|released\s+in|published\s+in|issued\s+in)\s+"
)


def periods_of(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> list[tuple[DateValue | None, Range | None]]:
    """Give the periods of a placement: behind the tier, else before it, else of the report."""
    behind = moments_behind(context, sentence, tier)
    if behind:
        return [(as_years(m.value), (m.start, m.end)) for m in behind]
    within = context.clock.within(start, tier.start)
    if not within and start > sentence.start and not context.countries.within(start, tier.start):
        within = ()
    if within:
        chosen = within[-1]
        return [(as_years(chosen.value), (chosen.start, chosen.end))]
    document = context.document
    named = _report_year(context, tier)
    if named is None and document.is_tip and document.year:
        return [(DateValue.of(str(document.year)), None)]
    year = named or context.clock.year_at(tier.start) or document.year
    return [(DateValue.of(str(year)) if year else None, None)]


_REPORT = re.compile(
    r"\b((?:19|20)\d\d)\s+(?:\w+[\w.’' ]{0,40}\s)?(?:TIP|Trafficking\s+in\s+Persons)\s+Report",
    re.IGNORECASE,
)


_REACH = 2000


"""How far back a report's year is taken from, in characters."""


def _report_year(context: Context, tier: Mention[TierName]) -> int | None:
    """Give the year of the Trafficking in Persons Report that was named last before a tier.

    A date told after that report wins, so that the narrative can move on.
    """
    text = context.parsed.text
    named = list(_REPORT.finditer(text, max(0, tier.start - _REACH), tier.start))
    if not named:
        return None
    since = [
        m for m in context.clock.within(named[-1].end(), tier.start) if m.value.role == "prose"
    ]
    fixed = [m for m in since if m.value.anchor is None and m.value.relation in {"on", "during"}]
    return None if fixed else int(named[-1][1])


def moments_behind(
    context: Context, sentence: Sentence, tier: Mention[TierName]
) -> list[Mention[Moment]]:
    """Give the dates tied to a tier from behind: "Tier 3 in 2015, 2016 and 2017"."""
    text = context.parsed.text
    found: list[Mention[Moment]] = []
    at = tier.end
    for moment in context.clock.within(tier.end, sentence.end):
        gap = text[at : moment.start]
        if not found and _REPORT_OF.fullmatch(gap):
            return [moment]
        if found and not re.fullmatch(r"\s*(?:,|and|,\s*and|or)\s*(?:again\s+)?(?:in\s+)?", gap):
            break
        if not found and not _GAP.fullmatch(without_count(gap)):
            break
        found.append(moment)
        at = moment.end
    return found


def as_years(moment: Moment) -> DateValue:
    """Widen a day or month to its year; a report's tier is its year's."""
    value = moment.value
    if "/" in value.edtf or value.start is None or value.end is None:
        if moment.relation == "until" and value.start is None and value.end is not None:
            return DateValue.of(str(value.end.year))
        return _run_of_years(value)
    return DateValue.of(str(value.start.year))


def _run_of_years(value: DateValue) -> DateValue:
    first = str(value.start.year) if value.start else ".."
    last = str(value.end.year) if value.end else ".."
    return DateValue.of(first if first == last else f"{first}/{last}")
