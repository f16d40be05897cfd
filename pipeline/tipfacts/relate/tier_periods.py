"""The report year, or the run of years, of a placement."""

from __future__ import annotations

import re

from tipfacts.records import DateValue
from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.tier_cues import ASSESSOR, without_count
from tipfacts.relate.tier_placement import Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.tiers import TierName

_REPORT_NAME = r"(?:(?:TIP|trafficking(?:[\s-]in[\s-]persons)?|(?:human|global)\s+trafficking)\s+)"
_GAP = re.compile(
    rf"[\s,(–—-]*(?:(?:{_REPORT_NAME}reports?|countr(?:y|ies)|nations?|states?|in|since|from|for|until|through|by|of|the|its|that|year|report|ranking|status|list|"
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
        return [(years_of(context, m), (m.start, m.end)) for m in behind]
    now = _PRESENT.search(context.parsed.text, start, tier.start)
    first = now.start() if now and context.document.year else start
    within = tuple(
        m for m in context.clock.within(first, tier.start) if not _recalled(context, start, m)
    )
    if within:
        return [(years_of(context, m), (m.start, m.end)) for m in _named_together(context, within)]
    if opening := _when(context, sentence, start):
        return [opening]
    document = context.document
    if now and document.year and document.is_tip:
        return [(DateValue.of(str(document.year)), None)]
    named = _report_year(context, tier) or _report_behind(context, sentence, tier)
    if named is None and document.is_tip and document.year:
        return [(DateValue.of(str(document.year)), None)]
    year = named or context.clock.year_at(tier.start) or document.year
    return [(DateValue.of(str(year)) if year else None, None)]


_PRESENT = re.compile(r"\b(?:stays|remains|keeps|retains|stands|ranks|continues)\b[^,;]*$")
"""A verb in the present before a tier: what it tells is so in the report's own year."""
_AND = re.compile(r"\s*(?:,|and|,\s*and|or)\s*(?:again\s+)?(?:in\s+)?")


def _recalled(context: Context, start: int, moment: Mention[Moment]) -> bool:
    """Say whether a date is only what a placement is compared with: "the first time since 2011"."""
    ahead = context.parsed.text[start : moment.value.core or moment.start]
    return re.search(r"\bfirst\s+(?:\w+\s+){1,3}since\s+$", ahead) is not None


def _named_together(
    context: Context, moments: tuple[Mention[Moment], ...]
) -> list[Mention[Moment]]:
    """Give the last of some moments, with those listed right before it: "In 2015 and 2016"."""
    text = context.parsed.text
    found = [moments[-1]]
    for moment in reversed(moments[:-1]):
        listed = _AND.fullmatch(text[moment.end : found[0].start])
        if not listed or moment.value.anchor or moment.value.relation != found[0].value.relation:
            break
        found.insert(0, moment)
    return found


_REPORT = re.compile(
    r"\b(?P<before>(?:19|20)\d\d)\s+(?:\w+[\w.’' ]{0,40}\s)?(?:TIP|Trafficking\s+in\s+Persons)\s+Report"
    r"|\b(?:TIP|Trafficking\s+in\s+Persons)\s+Report\s*\(?\s*(?:(?:of|for)\s+)?(?P<behind>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Forms: "the 2009 TIP Report", "Trafficking in Persons Report (2019)", "TIP Report of 2005"."""


def _year_of_report(report: re.Match[str]) -> int:
    return int(report["before"] or report["behind"])


_REACH = 2000


"""How far back a report's year is taken from, in characters."""


def _when(context: Context, sentence: Sentence, start: int) -> tuple[DateValue, Range] | None:
    """Give the year that a clause goes on from: "until 2011, when it was put on …"."""
    if not context.parsed.text.startswith("when", start):
        return None
    ahead = context.clock.within(sentence.start, start)
    if not ahead or context.parsed.text[ahead[-1].end : start].strip(" ,"):
        return None
    value = ahead[-1].value.value
    day = value.end or value.start
    return (DateValue.of(str(day.year)), (ahead[-1].start, ahead[-1].end)) if day else None


_COMPARED_WITH = re.compile(
    r"\b(?:reasons?|same|than|like|unlike|compared|as\s+in)\b", re.IGNORECASE
)
"""Words that make a report named behind a tier another one than that of the placement."""


def _report_behind(context: Context, sentence: Sentence, tier: Mention[TierName]) -> int | None:
    """Give the year of the report that the rest of the sentence names: ", the 2008 TIP Report says"."""
    text = context.parsed.text
    named = _REPORT.search(text, tier.end, sentence.end)
    if named is None or _COMPARED_WITH.search(text, tier.end, named.start()):
        return None
    return _year_of_report(named)


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
    return None if fixed else _year_of_report(named[-1])


_BESIDE = re.compile(
    rf"\s+by\s+(?:{ASSESSOR.pattern}|(?:the\s+)?(?:[A-Z][\w.]*\s*){{1,4}}(?=$|\s|,))|,?\s*(?:its|the)\s+(?:lowest|highest|worst|best)(?:\s+possible)?\s+\w+,?",
    re.IGNORECASE,
)


def _bare(gap: str) -> str:
    """Take counts of years, who placed and "the lowest ranking" out of the words before a date."""
    return _BESIDE.sub(" ", without_count(gap))


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
        if found and not _AND.fullmatch(gap):
            break
        if not found and not _GAP.fullmatch(_bare(gap)):
            break
        found.append(moment)
        at = moment.end
    return found


def years_of(context: Context, mention: Mention[Moment]) -> DateValue:
    """Widen a day or month to its year; a report's tier is its year's.

    "By 2009" is that year's report; "until 2009" has an open start; "the year before" counts from
    the report that the sentence names.
    """
    value, text = mention.value.value, context.parsed.text
    if before := _year_before_report(context, mention):
        return DateValue.of(str(before))
    if "/" not in value.edtf and value.start is not None and value.end is not None:
        return DateValue.of(str(value.start.year))
    by = re.search(r"\bby\s*$", text[max(0, mention.start - 4) : mention.value.core], re.IGNORECASE)
    if by and value.start is None and value.end is not None:
        return DateValue.of(str(value.end.year))
    return _run_of_years(value)


def _year_before_report(context: Context, mention: Mention[Moment]) -> int | None:
    words = context.parsed.text[mention.start : mention.end]
    if mention.value.anchor is None and not re.search(r"\byear\b", words):
        return None
    if not re.search(r"\b(?:year\s+(?:before|earlier)|(?:previous|preceding|prior)\s+year)", words):
        return None
    sentence = context.parsed.sentence_at(mention.start)
    named = list(_REPORT.finditer(context.parsed.text, sentence.start, mention.start))
    return _year_of_report(named[-1]) - 1 if named else None


def _run_of_years(value: DateValue) -> DateValue:
    first = str(value.start.year) if value.start else ".."
    last = str(value.end.year) if value.end else ".."
    return DateValue.of(first if first == last else f"{first}/{last}")
