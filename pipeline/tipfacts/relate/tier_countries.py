"""Which countries a clause places: by syntax, by nearness, by discourse."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.context import Context
from tipfacts.relate.tier_placement import Placement, Range
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.places import PlaceName
from tipfacts.tag.tiers import TierName


def countries_placed(
    context: Context,
    sentence: Sentence,
    segment: tuple[int, Mention[TierName]],
    told: list[Placement],
) -> list[tuple[PlaceName, Range | None]]:
    """Give the countries that a clause places, with their words; from the discourse if none."""
    start, tier = segment
    group = _group_by_syntax(context, sentence, start, tier) or _nearest_group(context, start, tier)
    group += listed_behind(context, sentence, tier)
    if group:
        return [(m.value, (m.start, m.end)) for m in group]
    if start > sentence.start and told and told[-1].tier.start >= sentence.start:
        return [(p.country, p.country_range) for p in told if p.tier.start == told[-1].tier.start]
    if start > sentence.start and (earlier := _nearest_group(context, sentence.start, tier)):
        return [(m.value, (m.start, m.end)) for m in earlier]
    if country := _from_discourse(context, sentence, told):
        return [(country, None)]
    return []


def _usable(context: Context, start: int, end: int) -> list[Mention[PlaceName]]:
    """Give the countries named in a range that can be placed: not the assessor."""
    text = context.parsed.text
    return [
        m
        for m in context.countries.within(start, end)
        if m.value.country != "USA"
        or re.match(r"\s+(?:itself|was placed|was ranked|is on)", text[m.end :])
    ]


def _group_by_syntax(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> list[Mention[PlaceName]]:
    """Find the countries in the object or subject of the verb that governs a tier expression."""
    usable = _usable(context, start, sentence.end)
    if not usable:
        return []
    words = context.parsed.words(tier.start, tier.end)
    for verb in words.root.ancestors:
        if verb.pos_ not in {"VERB", "AUX"} or context.parsed.token_start(sentence, verb) < start:
            continue
        for roles in (("dobj",), ("nsubjpass",), ("nsubj",)):
            group = _of_role(context, sentence, verb, roles, usable)
            if group:
                return group
        if verb.dep_ == "relcl":
            return _of_tokens(context, sentence, [verb.head], usable)
        if verb.dep_ in {"ROOT", "conj", "ccomp"}:
            break
    return []


def _of_role(
    context: Context,
    sentence: Sentence,
    verb: Token,
    roles: tuple[str, ...],
    usable: list[Mention[PlaceName]],
) -> list[Mention[PlaceName]]:
    for child in verb.children:
        if child.dep_ not in roles:
            continue
        heads = [child, *child.conjuncts]
        heads += [c for h in heads for c in h.children if c.dep_ in {"poss", "compound", "amod"}]
        if group := _of_tokens(context, sentence, heads, usable):
            return group
    return []


def _of_tokens(
    context: Context, sentence: Sentence, tokens: list[Token], usable: list[Mention[PlaceName]]
) -> list[Mention[PlaceName]]:
    offsets = [context.parsed.token_start(sentence, t) for t in tokens]
    group = [m for m in usable if any(m.start <= o < m.end for o in offsets)]
    return _with_coordinated(context, group, usable) if group else []


def _with_coordinated(
    context: Context, group: list[Mention[PlaceName]], usable: list[Mention[PlaceName]]
) -> list[Mention[PlaceName]]:
    """Add the countries that the text coordinates with those found, which a parse may miss."""
    at = [usable.index(m) for m in group]
    first, last = min(at), max(at)
    text = context.parsed.text
    while first and _coordinated(text[usable[first - 1].end : usable[first].start]):
        first -= 1
    while last + 1 < len(usable) and _coordinated(text[usable[last].end : usable[last + 1].start]):
        last += 1
    return [m for i, m in enumerate(usable) if i in at or first <= i <= last]


def _nearest_group(
    context: Context, start: int, tier: Mention[TierName]
) -> list[Mention[PlaceName]]:
    """Give the last country named before a tier in its clause, with those coordinated with it."""
    usable = _usable(context, start, tier.start)
    group: list[Mention[PlaceName]] = []
    for mention in reversed(usable):
        if group and not _coordinated(context.parsed.text[mention.end : group[-1].start]):
            break
        group.append(mention)
    return group[::-1]


def _coordinated(between: str) -> bool:
    return (
        re.fullmatch(
            r"\s*(?:,|and|,\s*and|or|as well as|&|,\s*the|and\s+the)\s*(?:the\s+)?", between
        )
        is not None
    )


_LISTING = re.compile(
    r"(?:(?!\b(?:victims?|women|men|workers|migrants|girls|boys|children|from|partners|laws?)\b)[^.;]){0,60}?"
    r"(?:,?\s*(?:including|namely|among them|joining|alongside|along with)"
    r"|(?:countries\s+)?(?:includes?|included|comprises?|comprised|contains?|contained|lists?|listed)|:)"
    r"\s+(?:both\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def listed_behind(
    context: Context, sentence: Sentence, tier: Mention[TierName]
) -> list[Mention[PlaceName]]:
    """Find countries listed behind a tier: "Tier 3, joining Eritrea and Burundi"."""
    opening = _LISTING.match(context.parsed.text, tier.end, sentence.end)
    if opening is None:
        return []
    group: list[Mention[PlaceName]] = []
    for mention in _usable(context, opening.end(), sentence.end):
        gap = context.parsed.text[(group[-1].end if group else opening.end()) : mention.start]
        if (group and not _coordinated(gap)) or (not group and gap.strip()):
            break
        group.append(mention)
    return group


_ANAPHOR = re.compile(
    r"\b(?:it|its|they|the\s+(?:country|government|state|nation|kingdom|republic|island|authorities))\b",
    re.IGNORECASE,
)


def _from_discourse(
    context: Context, sentence: Sentence, told: list[Placement]
) -> PlaceName | None:
    document = context.document
    if document.country:
        return PlaceName(document.country_name or "", document.country, name=document.country_name)
    text = context.parsed.text[sentence.start : sentence.end]
    if not _ANAPHOR.search(text):
        return None
    return context.countries.at(sentence.start) or (told[-1].country if told else None)
