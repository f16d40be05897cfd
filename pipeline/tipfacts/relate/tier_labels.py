"""Placements by label: "tier rating: Tier 3", "MOLDOVA: Tier 2"."""

from __future__ import annotations

import re

from tipfacts.records import DateValue, TierChange
from tipfacts.relate.context import Context
from tipfacts.relate.tier_cues import LEFT_BEHIND, SUPPOSED, WAIVED
from tipfacts.relate.tier_placement import Placement
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.places import PlaceName, country_named
from tipfacts.tag.tiers import TierName


def labelled(context: Context, sentence: Sentence, tier: Mention[TierName]) -> Placement | None:
    """Read "tier rating: Tier 3", "MOLDOVA: Tier 2" and "Tier 2" alone under a country's title."""
    text, document = context.parsed.text, context.document
    ahead = text[max(sentence.start, tier.start - 90) : tier.start]
    alone = not ahead.strip() and len(text[sentence.start : sentence.end]) < 60
    rating = re.search(r"tier\s+(?:rating|ranking|placement)\s*[:–—-]*\s*$", ahead, re.IGNORECASE)
    titled = context.countries.within(sentence.start, tier.start)
    title = titled and re.fullmatch(r"[\s:(–—,-]*", text[titled[-1].end : tier.start])
    capitals = None if title else _title_in_capitals(text[sentence.start : tier.start])
    if not (rating or alone or title or capitals):
        return None
    if title and not rating and titled[0].start != sentence.start:
        return None
    country: PlaceName | None = titled[-1].value if title else capitals
    if country is None and document.country:
        country = PlaceName(
            document.country_name or "", document.country, name=document.country_name
        )
    if country is None:
        return None
    year = _closing_year(context, sentence) or document.year
    period = DateValue.of(str(year)) if year else None
    where = (titled[-1].start, titled[-1].end) if title else None
    change, previous = _told_behind_label(context, sentence, tier)
    return Placement(
        tier,
        country,
        where,
        period,
        None,
        change,
        "stated",
        previous=previous,
        label=True,
        confidence=0.97,
    )


def _closing_year(context: Context, sentence: Sentence) -> str | None:
    """Give the year in the bracket that closes the label's own entry, whatever follows it."""
    block = context.parsed.block_of(sentence)
    closing = re.search(r"\(((?:19|20)\d\d)\)[\s.]*$", context.parsed.text[block.start : block.end])
    return closing[1] if closing else None


def _title_in_capitals(ahead: str) -> PlaceName | None:
    """Give the country of a title that is no name as written: "MALI (Tier 2)"."""
    title = ahead.strip(" \t\n:(–—,-")
    return country_named(title) if title.isupper() else None


_CHANGED = re.compile(
    r"\b(?P<down>downgraded|falls|fell|dropped|demoted|slipped)\b|\b(?P<up>upgraded|raised|rose|promoted)\b"
    r"|\b(?P<same>kept|retain(?:s|ed)|remain(?:s|ed)|stay(?:s|ed))\s+(?:(?:on|in|at|its|the)\s+)+"
    r"(?:Tier|Watch|rank|ranking|rating|place|position)\b",
    re.IGNORECASE,
)


def _told_behind_label(
    context: Context, sentence: Sentence, label: Mention[TierName]
) -> tuple[TierChange, Mention[TierName] | None]:
    """Give the change that the label's own sentence tells, and the tier that was left."""
    text = context.parsed.text
    clause = text[label.end : sentence.end].split(";")[0][:260]
    told = _CHANGED.search(clause)
    if (
        told is None
        or SUPPOSED.search(clause[: told.start()])
        or WAIVED.search(clause[: told.end()])
    ):
        return "placed", None
    if told["same"]:
        return "remained", None
    others = [t for t in context.tagged.tiers if label.end <= t.start < label.end + len(clause)]
    left = [t for t in others if t.value.tier != label.value.tier]
    ahead = [t for t in others if t.value.tier == label.value.tier or t not in left]
    reached = ahead or all(
        LEFT_BEHIND.search(text[label.end : t.start]) or t.start < label.end + told.start()
        for t in left
    )
    if not reached:
        return "placed", None
    return ("downgraded" if told["down"] else "upgraded"), (left[0] if left else None)
