"""Where a number was measured: words near it, then the discourse, then the document."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.records import Place
from tipfacts.relate.statistics_reading import Counted, Where
from tipfacts.relate.statistics_sited import Sited, sited
from tipfacts.relate.statistics_view import View
from tipfacts.tag.mention import Mention
from tipfacts.tag.places import PlaceName

_IN = re.compile(
    r"\b(?:in|at|inside|within|throughout|across|around)\s+"
    r"(?:the\s+)?(?:(?:city|province|region|capital|state|north|south|east|west|northern|southern|"
    r"eastern|western|central|rural|urban)\s+(?:of\s+)?)*$",
    re.I,
)
_ABROAD = re.compile(
    r"\b(?:from|to|for|with|into|of|by|against|via|through|toward|towards|between)\s+(?:\w+\s+)?$",
    re.I,
)
_WORLD = re.compile(
    r"\b(?:world-?wide|globally|around\s+the\s+(?:world|globe)|(?:in|across)\s+the\s+world|"
    r"international\s+borders|global\s+market)\b",
    re.I,
)
_TOWN = 0.7
"""How sure a town, a province or a region is."""


def where(view: View, counted: Counted, indicator: str) -> Where | None:
    """Give the place of a number: the nearest "in X" of its stretch, else by default."""
    found = _where(view, counted, indicator)
    return _linked(view, found) if found is not None and found.words is None else found


def _linked(view: View, found: Where) -> Where:
    """Add the words of the sentence that name the country: "Chad reported 12 cases"."""
    at = view.site.mention
    named = [p for p in view.places if p.value.country == found.place.country and _acts(view, p)]
    lo, hi = view.clause
    free = [
        p
        for p in named
        if lo <= p.start and p.end <= hi and (p.end <= at.start or p.start >= at.end)
    ]
    if found.place.country is None or not free:
        return found
    nearest = min(free, key=lambda p: max(p.start - at.end, at.start - p.end))
    return replace(found, words=_with_article(view, nearest), score=min(found.score, 0.6))


def _acts(view: View, place: Mention[PlaceName]) -> bool:
    """Say whether a country stands where things happen or is who acts: no origin, no goal."""
    if place.value.adjective:
        return False
    if _is_in(view, place):
        return True
    before = view.context.parsed.text[max(0, place.start - 30) : place.start]
    if _ABROAD.search(before):
        return False
    first, last = view.site.tokens(place.start, place.end)
    return any(t.dep_ in {"nsubj", "nsubjpass"} for t in view.site.doc[first:last])


def _with_article(view: View, place: Mention[PlaceName]) -> tuple[int, int]:
    """Give the words of a country with the article that is part of how it is called."""
    the = re.search(
        r"\bthe\s+$", view.context.parsed.text[max(0, place.start - 6) : place.start], re.I
    )
    return place.start - (len(the[0]) if the else 0), place.end


def _where(view: View, counted: Counted, indicator: str) -> Where | None:
    if counted.rule == "list":
        named = list_place(view)
        return place_of(named, 0.9) if named else None
    if near := _near(view):
        return near
    if counted.source is not None and (source := _place_of_source(view, counted.source)):
        return source
    if indicator == "countries_on_tier":
        return None
    return _default(view)


def list_place(view: View) -> Mention[PlaceName] | None:
    """Give the country right before the number, with at most an opening bracket between."""
    start = view.site.mention.start
    text = view.context.parsed.text
    for place in reversed(view.places):
        if place.end <= start and re.fullmatch(r"\s*[(:–-]?\s*", text[place.end : start]):
            return place
    return None


def place_of(named: Mention[PlaceName], score: float = 0.9) -> Where:
    """Give a country as named, an adjective by the usual name."""
    value = named.value
    text = (value.name or value.text) if value.adjective else value.text
    return Where(Place(text=text, country=value.country), (named.start, named.end), score)


def _near(view: View) -> Where | None:
    end = view.site.mention.end
    limit = end + _reach(view)
    for place in view.places:
        if end <= place.start and place.end <= limit and _is_in(view, place):
            return place_of(place, 0.88)
    if town := _town(view, limit):
        return town
    start = view.clause[0]
    for place in reversed(view.places):
        if start <= place.start and place.end <= view.site.mention.start and _is_in(view, place):
            return place_of(place, 0.8)
    return None


def _reach(view: View) -> int:
    """Give how far behind the number its own place may stand."""
    cut = re.search(
        r"[;:]|,\s+(?:while|when|whose|and|but|compared|against|up|down)\b|\bcompared\b",
        view.behind,
    )
    return min(cut.start() if cut else len(view.behind), 110)


def _is_in(view: View, place: Mention[PlaceName]) -> bool:
    before = view.context.parsed.text[max(0, place.start - 40) : place.start]
    return not place.value.adjective and bool(_IN.search(before))


def _town(view: View, limit: int) -> Where | None:
    """Give the town or province nearest to the number: behind it, else before it in its clause."""
    found, mention = sited(view), view.site.mention
    country = _country_of(view)
    behind = [p for p in found if mention.end <= p.start and p.end <= limit]
    before = [p for p in found if view.clause[0] <= p.start and p.end <= mention.start]
    later = [p for p in found if mention.end <= p.start and p.end <= view.clause[1]]
    alone = later[0] if len(later) == 1 and not before else None
    chosen = behind[0] if behind else before[-1] if before else alone
    if chosen is None or (not behind and _other_between(view, chosen)):
        return None
    words = (chosen.start, chosen.end)
    return Where(Place(text=chosen.text, country=country), words, _TOWN)


def _country_of(view: View) -> str | None:
    """Give the country that holds the towns of a sentence."""
    if view.context.document.country:
        return view.context.document.country
    told = view.context.countries.at(view.site.mention.start)
    return told.country if told else None


def _other_between(view: View, town: Sited) -> bool:
    """Say whether a country is named between a town and the number: "in Mirova and in Chad, 12"."""
    start = view.site.mention.start
    return any(town.end <= p.start and p.end <= start and _is_in(view, p) for p in view.places)


def _place_of_source(view: View, index: int) -> Where | None:
    """Give the place of the number that this one leans on; a town only inside one sentence."""
    source = view.reading(index)
    if source is None or source.where is None or source.counted.rule == "list":
        return None
    same = source.site.sentence.index == view.site.sentence.index
    town = source.where.words is not None and source.where.score <= _TOWN
    if same or not town:
        return source.where if same else replace(source.where, words=None)
    return None


def _default(view: View) -> Where | None:
    """Give the document's country by its usual name; without one, the country being told of."""
    document, site = view.context.document, view.site
    sentence = view.context.parsed.text[site.sentence.start : site.sentence.end]
    if _WORLD.search(sentence):
        return None
    if document.country and document.country_name:
        if document.country_from == "text" and not _told_nearby(view, document.country):
            return None
        return Where(Place(text=document.country_name, country=document.country), None, 0.9)
    told = view.context.countries.at(site.mention.start)
    if told is None:
        return _nearest_actor(view)
    return Where(Place(text=told.name or told.text, country=told.country), None, 0.7)


def _told_nearby(view: View, country: str) -> bool:
    """Say whether the paragraph names the country that the document is mostly about."""
    block = view.context.parsed.blocks[view.site.sentence.block]
    named = view.context.countries.within(max(0, block.start - 600), block.end)
    return any(p.value.country == country for p in named)


def _nearest_actor(view: View) -> Where | None:
    """Give the country whose name or adjective stands nearest before the number."""
    before = [p for p in view.places if p.end <= view.site.mention.start]
    acting = [
        p
        for p in before
        if not _ABROAD.search(view.context.parsed.text[max(0, p.start - 30) : p.start])
    ]
    if not acting:
        return None
    named = acting[-1].value
    return Where(
        Place(text=named.name or named.text, country=named.country),
        (acting[-1].start, acting[-1].end),
        0.6,
    )
