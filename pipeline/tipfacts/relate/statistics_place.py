"""Where a number was measured: words near it, then the discourse, then the document."""

from __future__ import annotations

import re

from tipfacts.records import Place
from tipfacts.relate.statistics_reading import Counted, Reading, Where
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
_REGIONS = frozenset({"GPE"})


def where(view: View, counted: Counted, indicator: str) -> Where | None:
    """Give the place of a number: the nearest "in X" of its stretch, else by default."""
    if counted.rule == "list":
        named = list_place(view)
        return place_of(named, 0.9) if named else None
    if near := _near(view):
        return near
    if counted.source is not None and (source := _readingplace_of(view, counted.source)):
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
    if city := _city(view, limit):
        return city
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


def _city(view: View, limit: int) -> Where | None:
    """A town or province that the parse names behind "in": the document's country holds it."""
    site, country = view.site, view.context.document.country
    for entity in site.sentence.words.ents:
        start, end = site.text_range(entity.start, entity.end)
        if entity.label_ not in _REGIONS or start < site.mention.end or end > limit:
            continue
        if any(p.start < end and start < p.end for p in view.places) or not entity.text.istitle():
            continue
        before = view.context.parsed.text[max(0, start - 40) : start]
        if country and _IN.search(before):
            text = re.sub(r"^the\s+", "", re.sub(r"\s+", " ", entity.text))
            return Where(Place(text=text, country=country), (start, end), 0.7)
    return None


def _readingplace_of(view: View, index: int) -> Where | None:
    source = view.reading(index)
    return source.where if source and _inherits(source) else None


def _inherits(source: Reading) -> bool:
    return source.where is not None and source.counted.rule != "list"


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
