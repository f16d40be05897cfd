"""What a placement changed: the tier before, the count of years, who placed."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.records import DateValue, TierChange
from tipfacts.relate.context import Context
from tipfacts.relate.tier_cues import ASSESSOR, LEFT_BEHIND, PLUPERFECT, count_of_years
from tipfacts.relate.tier_periods import moments_behind
from tipfacts.relate.tier_placement import Placement, Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.tiers import TierName


def told_as_past(context: Context, sentence: Sentence, start: int, tier: Mention[TierName]) -> bool:
    """Say whether a tier is only where a country had been before the tier told next."""
    if not PLUPERFECT.search(context.parsed.text, start, tier.start):
        return False
    later = [t for t in context.tagged.tiers if tier.end <= t.start < sentence.end]
    dated = context.clock.within(start, tier.start) or moments_behind(context, sentence, tier)
    return bool(later) and not dated


def completed(
    context: Context, placement: Placement, where: tuple[Sentence, int], told: list[Placement]
) -> Placement:
    """Add what the words around a placement tell: count of years, previous tier, assessor."""
    sentence, start = where
    text = context.parsed.text
    tier = placement.tier
    past = [t.end for t in context.tagged.tiers if start <= t.start < tier.start]
    behind = re.split(r"[;.]|, and\b", text[tier.end : min(sentence.end, tier.end + 70)])[0]
    count = count_of_years(text[max([start, *past]) : tier.start] + " | " + behind)
    run = placement.period is not None and "/" in placement.period.edtf
    if placement.change == "placed" and count and not run:
        placement = replace(placement, change="remained")
    placement = _before_a_year(context, placement, count)
    placement = replace(placement, change=_arrival(placement, text[start : tier.start], told))
    previous = _previous(context, placement, sentence, told)
    if previous and placement.change == "placed":
        placement = replace(placement, change=step_between(previous, tier) or "placed")
    return replace(
        placement,
        consecutive_years=count,
        previous=previous,
        assessor=_assessor(context, sentence, tier),
    )


def _before_a_year(context: Context, placement: Placement, count: int | None) -> Placement:
    """Read "before 2019 it had spent four years on Tier 3" as the four years that end in 2018."""
    words, period = placement.period_range, placement.period
    if not (words and count and period and period.edtf.isdigit()):
        return placement
    around = context.parsed.text[max(0, words[0] - 8) : words[1]]
    if not re.search(r"\bbefore\s+\d{4}$", around, re.IGNORECASE):
        return placement
    last = int(period.edtf) - 1
    run = DateValue.of(f"{last - count + 1}/{last}")
    return replace(placement, period=run)


_HAVING_BEEN = re.compile(r"^[^;.]{0,60}\bhaving\s+(?:been|stood|spent)\b[^;.]{0,25}$")


def _previous(
    context: Context, placement: Placement, sentence: Sentence, told: list[Placement]
) -> Mention[TierName] | None:
    """Give the tier a country came from: "from Tier 2", or its last placement in the sentence."""
    text = context.parsed.text
    for other in context.tagged.tiers:
        if other.start < sentence.start or other.start >= sentence.end or other == placement.tier:
            continue
        ahead = sentence.start <= other.start < placement.tier.start
        if ahead and told_as_past(context, sentence, sentence.start, other):
            return other
        if _HAVING_BEEN.search(text[placement.tier.end : other.start]):
            return other
        if _near(text, placement.tier, other) and LEFT_BEHIND.search(
            text[sentence.start : other.start]
        ):
            return other
    if placement.change not in {"upgraded", "downgraded"}:
        return None
    last = _last_of(placement, told)
    if last is None or last.tier.value.tier == placement.tier.value.tier:
        return None
    same_block = context.parsed.sentence_at(last.tier.start).block == sentence.block
    return last.tier if same_block else None


def _near(text: str, tier: Mention[TierName], other: Mention[TierName]) -> bool:
    """Say whether a tier stands close behind or before another, in no relative clause of it."""
    first, last = sorted((tier, other), key=lambda m: m.start)
    relative = re.search(r"\b(?:where|which|since)\b", text[first.end : last.start])
    return last.start - first.start < 80 and not relative


def _last_of(placement: Placement, told: list[Placement]) -> Placement | None:
    """Give the last stated placement of the same country before this one."""
    same = [
        p
        for p in told
        if p.country.country == placement.country.country and p.assertion == "stated"
    ]
    return same[-1] if same else None


_RANKS = {"3": 0, "SC": 0, "2WL": 1, "2": 2, "1": 3}


_ARRIVED = re.compile(
    r"\b(?:moved|moves|moving|went|goes|came|jump\w*|shift\w*|reach\w*|attain\w*|achiev\w*|earn\w*|recover\w*|return\w*"
    r"|(?:was|again)\s+(?:again\s+)?(?:in|on))\b",
    re.IGNORECASE,
)


def _arrival(placement: Placement, ahead: str, told: list[Placement]) -> TierChange:
    """Tell an upgrade from a downgrade where the verb does not: "reached", "was again in"."""
    last = _last_of(placement, told)
    if last is None or not _ARRIVED.search(ahead):
        return placement.change
    return step_between(last.tier, placement.tier) or placement.change


def step_between(left: Mention[TierName], reached: Mention[TierName]) -> TierChange | None:
    """Tell an upgrade from a downgrade by the two tiers; `None` where neither is higher."""
    step = _RANKS[reached.value.tier] - _RANKS[left.value.tier]
    return "upgraded" if step > 0 else "downgraded" if step < 0 else None


_ACTIVE = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )\b(?:placed|put|ranked|listed|promoted|upgraded|"
    r"downgraded|raised|lowered|moved|demoted|elevated|kept|rated|designated|assigned|returned)\b",
    re.IGNORECASE,
)


def _assessor(context: Context, sentence: Sentence, tier: Mention[TierName]) -> Range | None:
    """Give who placed: the subject of an active verb, or the agent behind "by"."""
    text = context.parsed.text
    ahead = list(ASSESSOR.finditer(text, sentence.start, tier.start))
    for match in ahead:
        if re.search(r"\bby\s+$", text[sentence.start : match.start()]):
            return match.start(), match.end()
    if ahead and _ACTIVE.search(text, ahead[0].end(), tier.start):
        return ahead[0].start(), ahead[0].end()
    by = re.match(r"\s+(?:\w+\s+){0,3}by\s+", text[tier.end : sentence.end])
    agent = ASSESSOR.match(text, tier.end + by.end()) if by else None
    return (agent.start(), agent.end()) if agent else None
