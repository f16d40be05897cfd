"""Placements: which country a tier expression places, when, by whom, and with what change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import Assertion, DateValue, TierChange
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.relate.tier_changes import completed, told_as_past
from tipfacts.relate.tier_countries import countries_placed
from tipfacts.relate.tier_cues import (
    BOUNDARY,
    COUNTED,
    DENIED,
    GENERIC,
    LEFT_BEHIND,
    SUPPOSED,
    WAIVED,
    change_told,
)
from tipfacts.relate.tier_labels import labelled
from tipfacts.relate.tier_periods import as_years, moments_behind, periods_of
from tipfacts.relate.tier_placement import Placement, Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.places import PlaceName
from tipfacts.tag.tiers import TierName


def placements(context: Context) -> tuple[Placement, ...]:
    """Give the placements of a document, in the order of the text, repetitions included.

    A tier expression places a country if it stands behind a label or a verb of placing, and a
    country can be told: from the clause, from the placement told before it, from the document.
    Definitions, counts of countries and tiers that are left ("from Tier 2 to …") place none.
    """
    found: list[Placement] = []
    tiers = context.tagged.tiers
    for i, tier in enumerate(tiers):
        before = tiers[i - 1] if i else None
        placed = list(_place(context, tier, before, found))
        found += placed
        if len(placed) == 1:
            found += _told_of_it(context, context.parsed.sentence_at(tier.start), placed[0])
    return tuple(found)


def _place(
    context: Context,
    tier: Mention[TierName],
    before: Mention[TierName] | None,
    told: list[Placement],
) -> Iterator[Placement]:
    sentence = context.parsed.sentence_at(tier.start)
    if label := labelled(context, sentence, tier):
        yield label
        return
    start = _segment_start(context, sentence, tier, before)
    ahead = context.parsed.text[start : tier.start]
    if LEFT_BEHIND.search(ahead) and told:
        yield from _told_of_it(context, sentence, replace(told[-1], tier=tier, period_range=None))
    if change := _change(context, sentence, start, tier):
        yield from _placed(context, tier, (sentence, start), change, told)


def _change(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Give the change that the clause tells; `None` where it places nothing on this tier."""
    ahead = context.parsed.text[start : tier.start]
    if LEFT_BEHIND.search(ahead) or WAIVED.search(ahead):
        return None
    if told_as_past(context, sentence, start, tier):
        return None
    return (
        change_told(ahead)
        or _noun_verb(context, sentence, tier)
        or _standing(context, sentence, start, tier)
    )


def _placed(
    context: Context,
    tier: Mention[TierName],
    where: tuple[Sentence, int],
    change: TierChange,
    told: list[Placement],
) -> Iterator[Placement]:
    """Give a placement for each country and each period that a clause tells."""
    sentence, start = where
    ahead = context.parsed.text[start : tier.start]
    countries = countries_placed(context, sentence, (start, tier), told)
    if not countries or _is_general(context, sentence, start, ahead, countries):
        return
    supposed = _supposed(context, sentence, start, tier)
    denied = DENIED.search(ahead) is not None
    assertion: Assertion = "hypothetical" if supposed else "negated" if denied else "stated"
    periods = periods_of(context, sentence, start, tier)
    if supposed and periods[0][1] is None:
        periods = [(None, None)]
    for period, period_range in periods:
        for country, at in countries:
            listed = at is not None and at[0] > tier.end and len(countries) > 1
            one = Placement(
                tier, country, at, period, period_range, "placed" if listed else change, assertion
            )
            yield completed(context, one, where, told)


_STILL_THERE = re.compile(
    r"[,\s]*(?:(?:the|a)\s+(?:rank|ranking|tier|position|place|status|level)\s+)?(?:that\s+)?"
    r"(?:where|on\s+which|to\s+which|in\s+which|which)?\s*(?:it|they|the\s+country|[A-Z]\w+)\s+"
    r"(?:has|had|was|is)?\s*(?:also\s+|again\s+|since\s+)?"
    r"(?:(?P<stay>been|held|stood|remained|stayed|kept|sat|occupied)|(?P<rise>returned|rose|risen|climbed)"
    r"|(?P<place>ranked|placed|put|listed|reached))\b"
)


def _told_of_it(context: Context, sentence: Sentence, first: Placement) -> Iterator[Placement]:
    """Give what a relative clause tells of the same tier: "…, where it has been since 2014"."""
    text = context.parsed.text
    clause = _STILL_THERE.match(text, first.tier.end, sentence.end)
    if clause is None or first.assertion != "stated":
        return
    moments = context.clock.within(clause.end(), min(sentence.end, clause.end() + 60))
    if not moments or (moments[0].start, moments[0].end) == first.period_range:
        return
    between = text[clause.end() : moments[0].start]
    if any(first.tier.end < t.start < moments[0].start for t in context.tagged.tiers):
        return
    period = as_years(moments[0].value)
    if re.search(r"\bsince\b", between) and "/" not in period.edtf:
        period = DateValue.of(f"{period.edtf}/..")
    change: TierChange = (
        "upgraded" if clause["rise"] else "remained" if clause["stay"] else "placed"
    )
    yield replace(
        first,
        period=period,
        period_range=(moments[0].start, moments[0].end),
        change=change,
        label=False,
        consecutive_years=None,
        previous=None,
    )


def _segment_start(
    context: Context, sentence: Sentence, tier: Mention[TierName], before: Mention[TierName] | None
) -> int:
    """Give where the clause of a tier expression begins: at a boundary word or a tier before it."""
    text = context.parsed.text
    start = sentence.start
    for boundary in BOUNDARY.finditer(text, sentence.start, tier.start):
        start = boundary.end() if boundary[0] == ";" else boundary.start()
    if before and before.start >= sentence.start and before.end > start:
        between = text[before.end : tier.start]
        if re.search(r"\bto\b", between) and LEFT_BEHIND.search(text[start : before.start]):
            return start
        return before.end
    return start


_STANDING = re.compile(r"(?:,|^)\s*(?:on|in|at)\s+(?:the\s+)?$|^\s*[(,]\s*$", re.IGNORECASE)


"""A tier without a verb: "Mali, on Tier 3 in 2006, …" and "Tier 2 (Tier 3 in 2006)"."""


def _standing(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Read a tier that only a preposition or a bracket ties to its country, if a year follows."""
    if not _STANDING.search(context.parsed.text[start : tier.start]):
        return None
    return "placed" if moments_behind(context, sentence, tier) else None


_NOUN = re.compile(r"\s+(?:ranking|rank|status|placement|designation|rating)\b", re.IGNORECASE)


def _noun_verb(context: Context, sentence: Sentence, tier: Mention[TierName]) -> TierChange | None:
    """Give the change told behind the tier: "its Tier 2 ranking was kept", "2005 Watch List placement"."""
    text = context.parsed.text
    after = text[tier.end : sentence.end]
    if not _NOUN.match(after):
        return None
    return change_told(after[:80]) or "placed"


def _is_general(
    context: Context,
    sentence: Sentence,
    start: int,
    ahead: str,
    countries: list[tuple[PlaceName, Range | None]],
) -> bool:
    """Say whether a clause defines, counts or asks instead of placing a country."""
    named = any(where for _, where in countries)
    if context.parsed.text[sentence.start : sentence.end].rstrip().endswith("?"):
        return True
    if COUNTED.search(ahead) and not all(
        where and where[0] >= start + len(ahead) for _, where in countries
    ):
        return not named or not _country_is_close(ahead, start, countries)
    if named:
        return False
    whole = context.parsed.text[sentence.start : start + len(ahead)]
    told = context.countries.within(sentence.start, start)
    return GENERIC.search(ahead if told else whole) is not None


def _country_is_close(
    ahead: str, start: int, countries: list[tuple[PlaceName, Range | None]]
) -> bool:
    counted = [m.end() + start for m in COUNTED.finditer(ahead)]
    return any(where and where[0] >= counted[-1] for _, where in countries)


def _supposed(context: Context, sentence: Sentence, start: int, tier: Mention[TierName]) -> bool:
    """Say whether a placement is only threatened, forecast, advised or conditional."""
    text = context.parsed.text
    ahead = text[start : tier.start]
    if match := SUPPOSED.search(ahead):
        return not re.match(r"(?:can|will)\b", match[0], re.IGNORECASE) or "not" not in ahead
    if start > sentence.start:
        return False
    behind = re.match(r"[^;,.]{0,40}\b(?:if|unless)\b", text[tier.end : sentence.end])
    return behind is not None


def relate_tiers(placed: tuple[Placement, ...]) -> tuple[Relation, ...]:
    """Give the relations of the placements whose country, period or assessor stands in the text."""
    found: list[Relation] = []
    for p in placed:
        head = (p.tier.start, p.tier.end)
        if p.country_range:
            found.append(Relation("tier_country", head, p.country_range, p.confidence))
        if p.period_range:
            found.append(Relation("tier_period", head, p.period_range, p.confidence))
        if p.assessor:
            found.append(Relation("tier_assessor", head, p.assessor, p.confidence))
    return tuple(dict.fromkeys(found))
