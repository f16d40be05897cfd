"""Placements: which country a tier expression places, when, by whom, and with what change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from tipfacts.data import rows
from tipfacts.records import Assertion, DateValue, TierChange
from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.places import PlaceName
from tipfacts.tag.tiers import TierName

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placement:
    """One country on one tier in one period, with the words that say so.

    Attributes:
        tier: the tier expression.
        country: the country placed; `country_range` its words, `None` where the discourse gives it.
        period: the report year or run of years; `period_range` its words, likewise.
        label: true for the heading form ("tier rating: Tier 3", "MOLDOVA: Tier 2").
    """

    tier: Mention[TierName]
    country: PlaceName
    country_range: Range | None
    period: DateValue | None
    period_range: Range | None
    change: TierChange
    assertion: Assertion
    previous: Mention[TierName] | None = None
    consecutive_years: int | None = None
    assessor: Range | None = None
    label: bool = False
    confidence: float = 0.9


class _Verb(BaseModel):
    """A row of `data/tier_verbs.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: str
    change: TierChange


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], TierChange], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row.pattern})", re.IGNORECASE), row.change)
        for row in rows("tier_verbs.tsv", _Verb)
    )


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


_LABEL = re.compile(
    r"(?:tier\s+(?:rating|ranking|placement)\s*[:–—-]*\s*|^[^.;]{0,60}[:(–—-]\s*)$", re.I
)
_BOUNDARY = re.compile(
    r";|\bwhile\b|\bwhereas\b|\bbut\b|\bafter\b|(?<=,) and (?=\w+ed\b|was|were|then)|\bthen\b"
)
_LEFT_BEHIND = re.compile(
    r"\b(?:from|left|leav(?:es|ing)|off|exited|quit|after\s+(?:\w+\s+){1,3}(?:on|in))\s+"
    r"(?:a\s+|the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_WAIVED = re.compile(
    r"\b(?:waive\w*|otherwise|required|avoid\w*|spared?|escap\w*|instead of|rather than|exempt\w*)\b"
    r"[^;]{0,60}$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:countries|governments|nations|states|those|any|each|every|a|no|which)\s+(?:\w+\s+){0,3}?"
    r"(?:countr(?:y|ies)|governments?|nations?|states?|that|who|which|whose|in|ranked|placed|listed|on)\b"
    r"|^\W*(?:countries|governments|those|nations)\b|\bwhat\b[^;]{0,30}\bmean|\bcriteria\b|\bdefin",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|"
    r"several|many|some|most|other|dozens of|number of|more|fewer)\s+(?:\w+\s+){0,2}?"
    r"(?:countries|governments|nations|states|placements)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:may|might|could|would|should|can|will|if|unless|threat\w*|risk\w*|warn(?:ed|s|ing)\s+(?:that|of)|fear\w*|"
    r"prospect|possib\w*|recommend\w*|urg\w*|propos\w*|likely|expect\w*|forecast\w*|in danger|"
    r"facing|faces?|predict\w*|hop(?:e|es|ed|ing)|aim\w*|want\w*|seek\w*|demand\w*|call\w* for)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|n[’']t|neither|nor|no longer)\b[^,;]{0,40}$", re.IGNORECASE)


def _place(
    context: Context,
    tier: Mention[TierName],
    before: Mention[TierName] | None,
    told: list[Placement],
) -> Iterator[Placement]:
    sentence = context.parsed.sentence_at(tier.start)
    start = _segment_start(context, sentence, tier, before)
    ahead = context.parsed.text[start : tier.start]
    if label := _label(context, sentence, tier):
        yield label
        return
    if _LEFT_BEHIND.search(ahead) and told:
        yield from _told_of_it(context, sentence, replace(told[-1], tier=tier, period_range=None))
    left = _LEFT_BEHIND.search(ahead) or _WAIVED.search(ahead)
    if left or _told_as_past(context, sentence, start, tier):
        return
    verb = (
        _verb(ahead)
        or _noun_verb(context, sentence, tier)
        or _standing(context, sentence, start, tier)
    )
    if verb is None:
        return
    countries = _countries(context, sentence, (start, tier), told)
    if not countries or _is_general(context, sentence, start, ahead, countries):
        return
    supposed = _supposed(context, sentence, start, tier)
    denied = _DENIED.search(ahead) is not None
    assertion: Assertion = "hypothetical" if supposed else "negated" if denied else "stated"
    periods = _periods(context, sentence, start, tier)
    if supposed and periods[0][1] is None:
        periods = [(None, None)]
    for period, period_range in periods:
        for country, country_range in countries:
            listed = country_range is not None and country_range[0] > tier.end
            change: TierChange = "placed" if listed and len(countries) > 1 else verb
            yield _complete(
                context,
                Placement(tier, country, country_range, period, period_range, change, assertion),
                (sentence, start),
                told,
            )


_PLUPERFECT = re.compile(
    r"\b(?:which|having|who|that)\s+(?:had\s+)?(?:been|spent|stood|sat|held|ranked)\b"
)


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
    period = _as_years(moments[0].value)
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


def _told_as_past(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> bool:
    """Say whether a tier is only where a country had been before the tier told next."""
    if not _PLUPERFECT.search(context.parsed.text, start, tier.start):
        return False
    later = [t for t in context.tagged.tiers if tier.end <= t.start < sentence.end]
    dated = context.clock.within(start, tier.start) or _moments_behind(context, sentence, tier)
    return bool(later) and not dated


def _segment_start(
    context: Context, sentence: Sentence, tier: Mention[TierName], before: Mention[TierName] | None
) -> int:
    """Give where the clause of a tier expression begins: at a boundary word or a tier before it."""
    text = context.parsed.text
    start = sentence.start
    for boundary in _BOUNDARY.finditer(text, sentence.start, tier.start):
        start = boundary.end() if boundary[0] == ";" else boundary.start()
    if before and before.start >= sentence.start and before.end > start:
        between = text[before.end : tier.start]
        if re.search(r"\bto\b", between) and _LEFT_BEHIND.search(text[start : before.start]):
            return start
        return before.end
    return start


def _verb(ahead: str) -> TierChange | None:
    """Give the change that the last verb of placing before a tier tells, if there is one."""
    found: tuple[int, TierChange] | None = None
    for pattern, change in _verbs():
        last = None
        for last in pattern.finditer(ahead):  # noqa: B007 - the last match is wanted
            pass
        if last is None:
            continue
        closer = change != "placed" and last.end() > len(ahead) - 90
        if found is None or (closer and found[1] == "placed"):
            found = (last.start(), change)
    return found[1] if found else None


_STANDING = re.compile(r"(?:,|^)\s*(?:on|in|at)\s+(?:the\s+)?$|^\s*[(,]\s*$", re.IGNORECASE)
"""A tier without a verb: "Mali, on Tier 3 in 2006, …" and "Tier 2 (Tier 3 in 2006)"."""


def _standing(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> TierChange | None:
    """Read a tier that only a preposition or a bracket ties to its country, if a year follows."""
    if not _STANDING.search(context.parsed.text[start : tier.start]):
        return None
    return "placed" if _moments_behind(context, sentence, tier) else None


_NOUN = re.compile(r"\s+(?:ranking|rank|status|placement|designation|rating)\b", re.IGNORECASE)


def _noun_verb(context: Context, sentence: Sentence, tier: Mention[TierName]) -> TierChange | None:
    """Give the change told behind the tier: "its Tier 2 ranking was kept", "2005 Watch List placement"."""
    text = context.parsed.text
    after = text[tier.end : sentence.end]
    if not _NOUN.match(after):
        return None
    return _verb(after[:80]) or "placed"


def _label(context: Context, sentence: Sentence, tier: Mention[TierName]) -> Placement | None:
    """Read "tier rating: Tier 3", "MOLDOVA: Tier 2" and "Tier 2" alone under a country's title."""
    text, document = context.parsed.text, context.document
    ahead = text[max(sentence.start, tier.start - 90) : tier.start]
    alone = not ahead.strip() and len(text[sentence.start : sentence.end]) < 60
    rating = re.search(r"tier\s+(?:rating|ranking|placement)\s*[:–—-]*\s*$", ahead, re.IGNORECASE)
    titled = context.countries.within(sentence.start, tier.start)
    title = titled and re.fullmatch(r"[\s:(–—,-]*", text[titled[-1].end : tier.start])
    if not (rating or alone or title):
        return None
    if title and not rating and titled[0].start != sentence.start:
        return None
    country: PlaceName | None = titled[-1].value if title else None
    if country is None and document.country:
        country = PlaceName(
            document.country_name or "", document.country, name=document.country_name
        )
    if country is None:
        return None
    period = DateValue.of(str(document.year)) if document.year else None
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


_CHANGED = re.compile(
    r"\b(?P<down>downgraded|falls|fell|dropped|demoted|slipped)\b|\b(?P<up>upgraded|raised|rose|promoted)\b",
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
        or _SUPPOSED.search(clause[: told.start()])
        or _WAIVED.search(clause[: told.end()])
    ):
        return "placed", None
    others = [t for t in context.tagged.tiers if label.end <= t.start < label.end + len(clause)]
    left = [t for t in others if t.value.tier != label.value.tier]
    ahead = [t for t in others if t.value.tier == label.value.tier or t not in left]
    reached = ahead or all(
        _LEFT_BEHIND.search(text[label.end : t.start]) or t.start < label.end + told.start()
        for t in left
    )
    if not reached:
        return "placed", None
    return ("downgraded" if told["down"] else "upgraded"), (left[0] if left else None)


def _countries(
    context: Context,
    sentence: Sentence,
    segment: tuple[int, Mention[TierName]],
    told: list[Placement],
) -> list[tuple[PlaceName, Range | None]]:
    """Give the countries that a clause places, with their words; from the discourse if none."""
    start, tier = segment
    group = _group_by_syntax(context, sentence, start, tier) or _nearest_group(context, start, tier)
    group += _listed_behind(context, sentence, tier)
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
        offsets = [context.parsed.token_start(sentence, h) for h in heads]
        group = [m for m in usable if any(m.start <= o < m.end for o in offsets)]
        if group:
            return _with_coordinated(context, group, usable)
    return []


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
    r"[^.;]{0,60}?(?:,?\s*(?:including|namely|among them|joining|alongside|along with)|:)\s+(?:both\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _listed_behind(
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
    if _COUNTED.search(ahead) and not all(
        where and where[0] >= start + len(ahead) for _, where in countries
    ):
        return not named or not _country_is_close(ahead, start, countries)
    if named:
        return False
    whole = context.parsed.text[sentence.start : start + len(ahead)]
    told = context.countries.within(sentence.start, start)
    return _GENERIC.search(ahead if told else whole) is not None


def _country_is_close(
    ahead: str, start: int, countries: list[tuple[PlaceName, Range | None]]
) -> bool:
    counted = [m.end() + start for m in _COUNTED.finditer(ahead)]
    return any(where and where[0] >= counted[-1] for _, where in countries)


def _supposed(context: Context, sentence: Sentence, start: int, tier: Mention[TierName]) -> bool:
    """Say whether a placement is only threatened, forecast, advised or conditional."""
    text = context.parsed.text
    ahead = text[start : tier.start]
    if match := _SUPPOSED.search(ahead):
        return not re.match(r"(?:can|will)\b", match[0], re.IGNORECASE) or "not" not in ahead
    if start > sentence.start:
        return False
    behind = re.match(r"[^;,.]{0,40}\b(?:if|unless)\b", text[tier.end : sentence.end])
    return behind is not None


_GAP = re.compile(
    r"[\s,(–—-]*(?:(?:in|since|from|for|until|through|by|of|the|its|that|year|report|ranking|status|list|"
    r"placement|again|both|between|both|annual|latest|and|report's|first|again|on|during|every|released)\b[\s,(]*)*",
    re.IGNORECASE,
)


def _periods(
    context: Context, sentence: Sentence, start: int, tier: Mention[TierName]
) -> list[tuple[DateValue | None, Range | None]]:
    """Give the periods of a placement: behind the tier, else before it, else of the report."""
    behind = _moments_behind(context, sentence, tier)
    if behind:
        return [(_as_years(m.value), (m.start, m.end)) for m in behind]
    within = context.clock.within(start, tier.start)
    if not within and start > sentence.start and not context.countries.within(start, tier.start):
        within = ()
    if within:
        chosen = within[-1]
        return [(_as_years(chosen.value), (chosen.start, chosen.end))]
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


def _moments_behind(
    context: Context, sentence: Sentence, tier: Mention[TierName]
) -> list[Mention[Moment]]:
    text = context.parsed.text
    found: list[Mention[Moment]] = []
    at = tier.end
    for moment in context.clock.within(tier.end, sentence.end):
        gap = text[at : moment.start]
        if not found and _REPORT_OF.fullmatch(gap):
            return [moment]
        if found and not re.fullmatch(r"\s*(?:,|and|,\s*and|or)\s*(?:again\s+)?(?:in\s+)?", gap):
            break
        if not found and not _GAP.fullmatch(_without_count(gap)):
            break
        found.append(moment)
        at = moment.end
    return found


_REPORT_OF = re.compile(
    r"[^.;]{0,90}\b[Rr]eport\s+(?:of|for|released\s+in|published\s+in|issued\s+in)\s+"
)

_COUNT = re.compile(
    r"\b(?:for\s+)?(?:the\s+|a\s+)?(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\s+(?:consecutive|straight|successive|year|time)"
    r"(?:\s+(?:year|time|report))?(?:\s+(?:running|in a row))?"
    r"|\bfor\s+(?:the\s+(?:past|last)\s+)?(?P<m>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+"
    r"(?:consecutive\s+|straight\s+|successive\s+)?years(?:\s+(?:running|in a row))?",
    re.IGNORECASE,
)
_ORDINALS = {
    w: i
    for i, w in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
_CARDINALS = {w: i for i, w in enumerate("two three four five six seven eight nine ten".split(), 2)}


def _without_count(gap: str) -> str:
    return _COUNT.sub(" ", gap)


def _count_of_years(text: str) -> int | None:
    """Read "for the fifth consecutive year" or "for four years".

    >>> _count_of_years("for the fifth consecutive year"), _count_of_years("for four years")
    (5, 4)
    """
    match = _COUNT.search(text)
    if match is None:
        return None
    word = (match["n"] or match["m"]).lower()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS.get(word) or _CARDINALS.get(word)


def _as_years(moment: Moment) -> DateValue:
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


def _complete(
    context: Context, placement: Placement, where: tuple[Sentence, int], told: list[Placement]
) -> Placement:
    """Add what the words around a placement tell: count of years, previous tier, assessor."""
    sentence, start = where
    text = context.parsed.text
    tier = placement.tier
    behind = re.split(r"[;.]|, and\b", text[tier.end : min(sentence.end, tier.end + 70)])[0]
    around = text[start : tier.start] + " | " + behind
    count = _count_of_years(around)
    change = placement.change
    if change == "placed" and count:
        change = "remained"
    placement = replace(placement, change=change)
    placement = replace(placement, change=_arrival(placement, text[start : tier.start], told))
    return replace(
        placement,
        consecutive_years=count,
        previous=_previous(context, placement, sentence, told),
        assessor=_assessor(context, sentence, tier),
    )


def _previous(
    context: Context, placement: Placement, sentence: Sentence, told: list[Placement]
) -> Mention[TierName] | None:
    """Give the tier a country came from: "from Tier 2", or its last placement in the sentence."""
    text = context.parsed.text
    for other in context.tagged.tiers:
        if other.start < sentence.start or other.start >= sentence.end or other == placement.tier:
            continue
        ahead = sentence.start <= other.start < placement.tier.start
        if ahead and _told_as_past(context, sentence, sentence.start, other):
            return other
        near = abs(other.start - placement.tier.start) < 80
        if near and _LEFT_BEHIND.search(text[sentence.start : other.start]):
            return other
    if placement.change not in {"upgraded", "downgraded"}:
        return None
    last = _last_of(placement, told)
    near = last and context.parsed.sentence_at(last.tier.start).block == sentence.block
    return (
        last.tier if last and near and last.tier.value.tier != placement.tier.value.tier else None
    )


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
    r"\b(?:reach\w*|attain\w*|achiev\w*|earn\w*|recover\w*|return\w*"
    r"|(?:was|again)\s+(?:again\s+)?(?:in|on))\b",
    re.IGNORECASE,
)


def _arrival(placement: Placement, ahead: str, told: list[Placement]) -> TierChange:
    """Tell an upgrade from a downgrade where the verb does not: "reached", "was again in"."""
    last = _last_of(placement, told)
    if last is None or not _ARRIVED.search(ahead):
        return placement.change
    step = _RANKS[placement.tier.value.tier] - _RANKS[last.tier.value.tier]
    return "upgraded" if step > 0 else "downgraded" if step < 0 else placement.change


_ASSESSOR = re.compile(
    r"\b(?:the\s+)?(?:(?:U\.?S\.?\s+)?(?:State\s+Department|Department\s+of\s+State|Secretary\s+of\s+State)"
    r"|United\s+States(?:\s+Department\s+of\s+State)?|U\.S\.\s+government|Washington)\b(?!['’]s)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )\b(?:placed|put|ranked|listed|promoted|upgraded|"
    r"downgraded|raised|lowered|moved|demoted|elevated|kept|rated|designated|assigned|returned)\b",
    re.IGNORECASE,
)


def _assessor(context: Context, sentence: Sentence, tier: Mention[TierName]) -> Range | None:
    """Give who placed: the subject of an active verb, or the agent behind "by"."""
    text = context.parsed.text
    ahead = list(_ASSESSOR.finditer(text, sentence.start, tier.start))
    for match in ahead:
        if re.search(r"\bby\s+$", text[sentence.start : match.start()]):
            return match.start(), match.end()
    if ahead and _ACTIVE.search(text, ahead[0].end(), tier.start):
        return ahead[0].start(), ahead[0].end()
    by = re.match(r"\s+(?:\w+\s+){0,3}by\s+", text[tier.end : sentence.end])
    if by and (match := _ASSESSOR.match(text, tier.end + by.end())):
        return match.start(), match.end()
    return None


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
