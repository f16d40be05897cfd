"""Placements: which country a tier expression places, when, by whom, and with what change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import Assertion, TierChange
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.relate.tier_changes import completed
from tipfacts.relate.tier_clause import change_of, elided, segment_start
from tipfacts.relate.tier_countries import countries_placed
from tipfacts.relate.tier_cues import (
    DENIED,
    GENERIC,
    LEFT_BEHIND,
    SUPPOSED,
    counted,
    without_asides,
)
from tipfacts.relate.tier_labels import labelled
from tipfacts.relate.tier_periods import periods_of
from tipfacts.relate.tier_placement import Placement, Range
from tipfacts.relate.tier_relative import told_of_it, told_without_name
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
        if placed:
            sentence = context.parsed.sentence_at(tier.start)
            many = len({p.country.country for p in placed}) > 1
            found += told_of_it(context, sentence, placed[0], one_of_many=len(placed) > 1)
            end = _next_named(context.parsed.text, tiers, i)
            found += told_without_name(context, placed[0], end, one_of_many=many)
    return tuple(found)


def _next_named(text: str, tiers: tuple[Mention[TierName], ...], at: int) -> int:
    """Give where the next tier is named that is not one that was left, or the end of the text."""
    end = tiers[at].end
    later = (t.start for t in tiers[at + 1 :] if not LEFT_BEHIND.search(text[end : t.start][-80:]))
    return next(later, len(text))


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
    start = segment_start(context, sentence, tier, before)
    ahead = context.parsed.text[start : tier.start]
    if LEFT_BEHIND.search(ahead) and told:
        yield from told_of_it(context, sentence, replace(told[-1], tier=tier, period_range=None))
    if first := elided(context, tier, start, told):
        yield from _placed(context, tier, (sentence, start), first.change, told, first.assertion)
    elif change := change_of(context, sentence, start, tier):
        yield from _placed(context, tier, (sentence, start), change, told)


def _placed(
    context: Context,
    tier: Mention[TierName],
    where: tuple[Sentence, int],
    change: TierChange,
    told: list[Placement],
    assertion: Assertion | None = None,
) -> Iterator[Placement]:
    """Give a placement for each country and each period that a clause tells."""
    sentence, start = where
    ahead = context.parsed.text[start : tier.start]
    countries = countries_placed(context, sentence, (start, tier), told)
    if not countries or _is_general(context, sentence, start, ahead, countries):
        return
    assertion = assertion or _assertion(context, sentence, start, tier)
    periods = periods_of(context, sentence, start, tier)
    if assertion == "hypothetical" and periods[0][1] is None:
        periods = [(None, None)]
    paired = _respectively(context, sentence, tier, len(countries))
    for period, period_range in periods:
        for (country, at), named in zip(countries, paired, strict=True):
            listed = at is not None and at[0] > tier.end and len(countries) > 1
            one = Placement(
                named, country, at, period, period_range, "placed" if listed else change, assertion
            )
            yield completed(context, one, where, told)


def _respectively(
    context: Context, sentence: Sentence, tier: Mention[TierName], countries: int
) -> list[Mention[TierName]]:
    """Give each of several countries its tier: in turn where the text says "respectively"."""
    behind = [t for t in context.tagged.tiers if tier.start <= t.start < sentence.end]
    told = re.search(r"\brespectively\b", context.parsed.text[tier.end : sentence.end])
    if told and countries > 1 and len(behind) == countries:
        return behind
    return [tier] * countries


def _is_general(
    context: Context,
    sentence: Sentence,
    start: int,
    ahead: str,
    countries: list[tuple[PlaceName, Range | None]],
) -> bool:
    """Say whether a clause defines, counts or asks instead of placing a country."""
    named = any(where and where[0] >= start for _, where in countries)
    if context.parsed.text[sentence.start : sentence.end].rstrip().endswith("?"):
        return True
    listed = all(where and where[0] >= start + len(ahead) for _, where in countries)
    if (count := counted(ahead)) and not listed:
        return not any(where and where[0] >= start + count.end() for _, where in countries)
    if named:
        return False
    whole = context.parsed.text[sentence.start : start + len(ahead)]
    told = context.countries.within(sentence.start, start)
    return GENERIC.search(without_asides(ahead if told else whole)) is not None


def _assertion(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> Assertion:
    if _supposed(context, sentence, start, tier):
        return "hypothetical"
    ahead = without_asides(context.parsed.text[start : tier.start])
    return "negated" if DENIED.search(ahead) else "stated"


def _supposed(context: Context, sentence: Sentence, start: int, tier: Mention[TierName]) -> bool:
    """Say whether a placement is only threatened, forecast, advised or conditional."""
    text = context.parsed.text
    ahead = without_asides(text[start : tier.start])
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
