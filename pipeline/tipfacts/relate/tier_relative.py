"""What a relative clause tells of the tier before it: "…, where it has been since 2014"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import DateValue, TierChange
from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.tier_changes import step_between
from tipfacts.relate.tier_cues import LEFT_BEHIND
from tipfacts.relate.tier_periods import years_of
from tipfacts.relate.tier_placement import Placement, Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.tiers import TierName

_STILL_THERE = re.compile(
    r"(?:\s+(?:TIP|Trafficking\s+in\s+Persons)\s+Report)?[,\s]*(?:(?:the|a)\s+(?:rank|ranking|tier|position|place|status|level)\s+)?(?:that\s+)?"
    r"(?:where|on\s+which|to\s+which|in\s+which|which|as)?\s*(?:it|they|the\s+country|[A-Z]\w+)\s+"
    r"(?:has|had|was|is)?\s*(?:also\s+|again\s+|since\s+)?"
    r"(?:(?P<place>(?:been\s+)?(?:ranked|placed|put|listed|reached))|(?P<rise>returned|rose|risen|climbed)"
    r"|(?P<stay>been|held|stood|remained|stayed|kept|sat|occupied))\b"
)
_YEARS = re.compile(r"[\s,]*(?:(?:and\s+)?\d{4}[\s,]*)*")
_REACH = 70
"""How far behind the verb of the clause its date may stand, in characters."""


def told_of_it(
    context: Context, sentence: Sentence, first: Placement, *, one_of_many: bool = False
) -> Iterator[Placement]:
    """Give what a relative clause tells of the same tier, if it is dated.

    Where several countries were placed, only a clause that names one is taken.
    """
    at = first.tier.end
    if first.period_range and at < first.period_range[0] < sentence.end:
        at = first.period_range[1]
    clause = _STILL_THERE.match(context.parsed.text, at, sentence.end)
    if clause is None or first.assertion != "stated":
        return
    moment = _date_of(context, sentence, clause.end())
    if moment is None or (moment.start, moment.end) == first.period_range:
        return
    left = _left(context, sentence, first.tier)
    change: TierChange = (
        "upgraded" if clause["rise"] else "remained" if clause["stay"] else "placed"
    )
    if left and left.start < moment.start:
        change = step_between(left, first.tier) or change
    named = context.countries.within(*clause.span())
    if one_of_many and not named:
        return
    if named:
        words = (named[0].start, named[0].end)
        first = replace(first, country=named[0].value, country_range=words)
    yield replace(
        first,
        period=_period(context, first, moment, clause.end()),
        period_range=(moment.start, moment.end),
        change=change,
        label=False,
        consecutive_years=None,
        previous=left,
    )


def _date_of(context: Context, sentence: Sentence, start: int) -> Mention[Moment] | None:
    """Give the first date of the clause that dates no other tier: not "the 2005 Watch List"."""
    text = context.parsed.text
    tiers = [t for t in context.tagged.tiers if start <= t.start < sentence.end]
    told = [
        t for t in tiers if not (_is_noun(text, t) or LEFT_BEHIND.search(text[start : t.start]))
    ]
    for moment in context.clock.within(start, min(sentence.end, start + _REACH)):
        if any(_YEARS.fullmatch(text, moment.end, t.start) for t in tiers if t.start > moment.end):
            continue
        return None if any(t.start < moment.start for t in told) else moment
    return None


def _is_noun(text: str, tier: Mention[TierName]) -> bool:
    """Say whether a tier only names a placement: "the 2005 Watch List placement apart"."""
    return re.match(r"\s+(?:placements?|listings?|rankings?)\b", text[tier.end :][:20]) is not None


def _left(
    context: Context, sentence: Sentence, tier: Mention[TierName]
) -> Mention[TierName] | None:
    """Give the tier that the clause says was left: "after two years on the Watch List"."""
    text = context.parsed.text
    for other in context.tagged.tiers:
        if tier.end <= other.start < sentence.end and other.value.tier != tier.value.tier:
            return other if LEFT_BEHIND.search(text[tier.end : other.start]) else None
    return None


def _period(context: Context, first: Placement, moment: Mention[Moment], start: int) -> DateValue:
    period = years_of(context, moment)
    opened = re.search(r"\bsince\b", context.parsed.text[start : moment.start])
    if opened and "/" not in period.edtf:
        return DateValue.of(f"{period.edtf}/..")
    if period.edtf.startswith("../") and first.period and first.period.edtf.isdigit():
        return DateValue.of(f"{first.period.edtf}{period.edtf[2:]}")
    return period


_SAME_RANK = re.compile(
    r"(?<!to )\b(?:keeps?|kept|retain(?:s|ed)|holds?|held|maintain(?:s|ed)|occup(?:ies|ied))\s+"
    r"(?:that|this|the|its|the\s+same)\s+(?:same\s+)?(?:rank(?:ing)?|tier|position|place|status|placement|rating)\b",
    re.IGNORECASE,
)
_FAR = 260
"""How far behind a tier it may be meant without its name, in characters."""


def told_without_name(
    context: Context, first: Placement, end: int, *, one_of_many: bool
) -> Iterator[Placement]:
    """Give what later words tell of a tier that they do not name: "it kept the position in 2010".

    Args:
        context: the document.
        first: the placement that names the tier last.
        end: where the next tier is named.
        one_of_many: whether the clause placed several countries; then nothing is told.
    """
    sentence = context.parsed.sentence_at(first.tier.start)
    limit = min(end, first.tier.end + _FAR, context.parsed.block_of(sentence).end)
    told = _SAME_RANK.search(context.parsed.text, first.tier.end, limit)
    if told is None or one_of_many or first.assertion != "stated":
        return
    if _CLOSED.match(context.parsed.text[first.tier.end : told.start()]):
        return
    own = context.parsed.sentence_at(told.start())
    moments = _listed(context, told.end(), min(own.end, limit))
    years: list[tuple[DateValue, Range | None]] = [
        (years_of(context, m), (m.start, m.end)) for m in moments
    ]
    if not years and context.document.year:
        years = [(DateValue.of(str(context.document.year)), None)]
    for period, words in years:
        if period != first.period:
            yield replace(
                first, period=period, period_range=words, change="remained", label=False,
                consecutive_years=None, previous=None,
            )  # fmt: skip


_CLOSED = re.compile(r"[^(]*\)")
"""What follows a tier that stands in brackets: a remark, of which nothing is told further on."""
_AND = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:in\s+)?")


def _listed(context: Context, start: int, end: int) -> list[Mention[Moment]]:
    """Give the dates that follow within a few words, as far as they are listed."""
    found: list[Mention[Moment]] = []
    at = start
    for moment in context.clock.within(start, end):
        gap = context.parsed.text[at : moment.start]
        if len(gap) > 25 if not found else _AND.fullmatch(gap) is None:
            break
        found.append(moment)
        at = moment.end
    return found
