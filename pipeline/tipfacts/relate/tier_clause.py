"""The clause of a tier expression: where it begins, and which change it tells."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.records import TierChange
from tipfacts.relate.context import Context
from tipfacts.relate.tier_changes import told_as_past
from tipfacts.relate.tier_countries import listed_behind
from tipfacts.relate.tier_cues import BOUNDARY, LEFT_BEHIND, WAIVED, change_told
from tipfacts.relate.tier_periods import moments_behind
from tipfacts.relate.tier_placement import Placement
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.tiers import TierName


def change_of(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Give the change that the clause tells; `None` where it places nothing on this tier."""
    ahead = context.parsed.text[start : tier.start]
    if LEFT_BEHIND.search(ahead):
        return "placed" if _left_in_a_year(context, sentence, tier) else None
    if WAIVED.search(ahead):
        return None
    if told_as_past(context, sentence, start, tier) or _is_subject(
        context.parsed.text, start, tier
    ):
        return None
    if _PLACEMENT_OF_A_YEAR.search(ahead) and _NOUN.match(context.parsed.text[tier.end :][:20]):
        return "placed"
    return (
        change_told(ahead)
        or _noun_verb(context, sentence, tier)
        or _standing(context, sentence, start, tier)
        or _with_its_members(context, sentence, start, tier)
    )


def segment_start(
    context: Context, sentence: Sentence, tier: Mention[TierName], before: Mention[TierName] | None
) -> int:
    """Give where the clause of a tier expression begins: at a boundary word or a tier before it."""
    text = context.parsed.text
    start = sentence.start
    for boundary in BOUNDARY.finditer(text, sentence.start, tier.start):
        start = boundary.end() if boundary[0] in ";:" else boundary.start()
    if before and before.start >= sentence.start and before.end > start:
        between = text[before.end : tier.start]
        if re.search(r"\bto\b", between) and LEFT_BEHIND.search(text[start : before.start]):
            return start
        return before.end
    return start


_STANDING = re.compile(
    r"(?:,|^)\s*(?:on|in|at)\s+(?:the\s+)?$|,\s*an?\s+(?:former\s+)?$|^\s*[(,]\s*$", re.IGNORECASE
)


"""A tier without a verb: "Mali, on Tier 3 in 2006, …" and "Tier 2 (Tier 3 in 2006)"."""


def _standing(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Read a tier that only a preposition or a bracket ties to its country, if a year follows."""
    if not _STANDING.search(context.parsed.text[start : tier.start]):
        return None
    return "placed" if moments_behind(context, sentence, tier) else None


_PLACEMENT_OF_A_YEAR = re.compile(r"\bthe\s+(?:\d{4}\s*(?:,|and)?\s*)+$")
"""What makes a tier the name of a placement: "the 2005 and 2010 Watch List placements"."""
_NOUN = re.compile(
    r"\s+(?:ranking|rank|status|placement|listing|designation|rating)s?\b", re.IGNORECASE
)


def _noun_verb(context: Context, sentence: Sentence, tier: Mention[TierName]) -> TierChange | None:
    """Give the change told behind the tier: "its Tier 2 ranking was kept", "2005 Watch List placement"."""
    text = context.parsed.text
    after = text[tier.end : sentence.end]
    if not _NOUN.match(after):
        return None
    return change_told(after[:80]) or "placed"


def _left_in_a_year(context: Context, sentence: Sentence, tier: Mention[TierName]) -> bool:
    """Say whether a tier that is left has a year of its own: "from Tier 3 in 2003 to Tier 2"."""
    moments = moments_behind(context, sentence, tier)
    return (
        bool(moments)
        and re.match(r",?\s*to\b", context.parsed.text[moments[-1].end :].lstrip()) is not None
    )


_ALONE = re.compile(
    r"\s*(?:The\s+)?(?:(?:countries|governments|nations|states)\s+(?:placed\s+|ranked\s+|listed\s+)?"
    r"(?:on|in|at)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)


def _with_its_members(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Read a tier that is the subject of its list: "Tier 3 includes Chad, Mali and Niger"."""
    if not _ALONE.fullmatch(context.parsed.text, start, tier.start):
        return None
    return "placed" if listed_behind(context, sentence, tier) else None


_ELIDED = re.compile(
    r"[^;:()]{0,60}?(?:,|,?\s*\band\b)\s+(?P<who>(?:(?!and\b)[A-Z]\S*\s+|of\s+|the\s+|and\s+(?=[A-Z])){0,8})"
    r"(?:then\s+)?(?:on|in|at|to|onto)\s+(?:the\s+)?"
)
"""The verb left out: "put Peru on Tier 2 and Chile on Tier 1", "to Tier 2 in 2006 and to Tier 3"."""


def elided(
    context: Context, tier: Mention[TierName], start: int, told: list[Placement]
) -> Placement | None:
    """Give the placement before, in the same sentence, whose verb a tier without one shares.

    "Not on Tier 3 but on the Watch List" denies the first and states the second.
    """
    if not told or told[-1].tier.start >= start or told[-1].label:
        return None
    if context.parsed.sentence_at(told[-1].tier.start) != context.parsed.sentence_at(start):
        return None
    text, last = context.parsed.text, told[-1]
    if last.assertion == "negated" and _BUT.fullmatch(text, last.tier.end, tier.start):
        return replace(last, assertion="stated")
    ahead = text[start : tier.start]
    shared = last.tier.end == start and _ELIDED.fullmatch(ahead)
    return last if shared and not LEFT_BEHIND.search(ahead) else None


_BUT = re.compile(r"[\s,]*but\s+(?:rather\s+)?(?:on|in|at|to)\s+(?:the\s+)?")


_SUBJECT = re.compile(
    r"\s+(?:(?:is|are|was|were|means?|covers?)\s+(?!(?:again\s+)?(?:given|assigned|awarded|reached|kept|where)\b)"
    r"|(?:being\s+)?the\s+(?:best|worst|highest|lowest|top|bottom)\b)"
)


def _is_subject(text: str, start: int, tier: Mention[TierName]) -> bool:
    """Say whether the tier itself is spoken of: "…, Tier 1 is for states that …"."""
    bare = re.search(r"(?:^|[,;:])\s*(?:and\s+)?$", text[start : tier.start])
    return bare is not None and _SUBJECT.match(text, tier.end) is not None
