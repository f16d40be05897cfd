"""Towns, provinces and regions that a sentence names: "in the Kora province", "the Mirova courts".

A name is taken for a place by the word before it ("in", "near", "outside"), by the noun behind it
("province", "district"), or where the parse says so; bodies, laws, dates and labels are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from tipfacts.relate.statistics_view import View
from tipfacts.tag.dates_words import any_of
from tipfacts.tag.sources_names import names_law
from tipfacts.tag.sources_words import kinds_of

_WORD = r"(?:(?:al|el|an|as|ash|ad)-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\wÀ-ž’'-]*[\wÀ-ž]"
_RUN = rf"{_WORD}(?:\s+(?:(?:de|del|da|do|of|la|los|las|el|e|y)\s+)?{_WORD}){{0,3}}"
_REGION = (
    r"(?:regions?|provinces?|districts?|governorates?|states?|count(?:y|ies)|cit(?:y|ies)|towns?|villages?|"
    r"prefectures?|islands?|departments?|municipalit(?:y|ies)|oblasts?|cantons?|divisions?|areas?|valley|"
    r"peninsula|border\s+crossing|crossing|port|camps?|townships?|atolls?|territor(?:y|ies)|zones?)"
)
_SIDE = (
    r"(?:(?:city|town|village|province|region|capital|state|district|port|island|county|north|south|east|"
    r"west|northern|southern|eastern|western|central|rural|urban|coastal|border)\s+(?:of\s+)?)"
)
_SITED = re.compile(
    rf"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Aa]long|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Oo]n)\s+"
    rf"(?P<the>the\s+)?{_SIDE}{{0,3}}(?P<run>{_RUN}(?:(?:,\s+{_RUN}){{0,4}},?\s+and\s+{_RUN})?)"
    rf"(?P<noun>\s+{_REGION})?(?![\w’'])"
)
_UNNAMED = re.compile(
    r"\b(?:in|near|outside|around)\s+(?P<run>the\s+(?:capital|port\s+city|border\s+zone|frontier\s+zone)"
    r"(?:\s+city)?)\b(?!\s+(?:of|case|cases|punishment|crimes?|market|markets|account)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:Tier|Table|Figure|Fig|Annex|Appendix|Chapter|Part|Phase|Section|Article|Box|Round|Title|Schedule|Item|"
    r"Paragraph|Clause|Volume|Case|Operation|Project|Parliament|Congress|Senate|Cabinet|Court|House|English|"
    r"Arabic|French|Spanish|Russian|Portuguese|Internet|Facebook|Telegram|Christmas|Easter|Ramadan|Islam|God|"
    r"Government|State|Recommendations?|Prosecution|Protection|Prevention|Q[1-4]|FY|GDP)\b"
)
_CALENDAR = re.compile(
    rf"(?:{any_of('month')}|{any_of('weekday')}|(?i:spring|summer|autumn|fall|winter))\b"
)
_SITES = frozenset(
    "court prison jail center centre shelter office hospital clinic camp port airport police station "
    "municipality authority authorities branch prosecutor facility airport border crossing market mine "
    "harbor harbour home".split()
)
_GEO = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"DATE", "EVENT", "LAW", "LANGUAGE", "NORP", "TIME", "MONEY", "PERCENT"})
_PERSONAL = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Sited:
    """A place below a country, with its half-open range of the cleaned text."""

    start: int
    end: int
    text: str


def sited(view: View) -> tuple[Sited, ...]:
    """Give the places below a country that the sentence of a number names, in order."""
    text, sentence = view.context.parsed.text, view.site.sentence
    found = [
        Sited(*m.span("run"), " ".join(m["run"].split()))
        for m in _UNNAMED.finditer(text, sentence.start, sentence.end)
    ]
    found += [
        s for m in _SITED.finditer(text, sentence.start, sentence.end) if (s := _read(view, m))
    ]
    found += _before_nouns(view)
    free = [f for f in found if not _names_country(view, f)]
    whole = [f for f in free if not any(_inside(f, other) for other in free)]
    return tuple(sorted(dict.fromkeys(whole), key=lambda f: f.start))


def _inside(one: Sited, other: Sited) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def _names_country(view: View, found: Sited) -> bool:
    return any(p.start < found.end and found.start < p.end for p in view.places)


def _read(view: View, found: re.Match[str]) -> Sited | None:
    """Take a run of capitalized words behind a preposition for a place, if nothing speaks against it."""
    run = found["run"]
    start, end = found.span("run")
    if (
        not _may_be_place(run)
        or _in_title(view, found.start())
        or any(
            m.start < end and start < m.end for m in view.context.clock.within(start - 12, end + 1)
        )
    ):
        return None
    first, last = view.site.tokens(start, end)
    words = view.site.doc[first:last]
    labels = {t.ent_type_ for t in words if t.ent_type_}
    geo = bool(labels & _GEO)
    if found["noun"]:
        whole = f"{run}{found['noun']}"
        return Sited(start, found.end("noun"), " ".join(whole.split()))
    if labels & _NEVER or (found["the"] and not geo) or (labels & _PERSONAL and not _plain(run)):
        return None
    if found["prep"].lower() in {"on", "within", "inside"} and not geo:
        return None
    after = words.doc[last] if last < view.site.stop else None
    if after is not None and after.pos_ == "NOUN" and not geo:
        return None
    return Sited(start, end, " ".join(run.split()))


def _in_title(view: View, at: int) -> bool:
    """Say whether a preposition stands in a name: "the Center on Trafficking in Women"."""
    before = view.context.parsed.text[view.site.sentence.start : at].split()
    return len(before) > 1 and before[-1][0].isupper() and before[-1].isalpha()


def _plain(run: str) -> bool:
    """Say whether a run is one or two words, as the name of a town is."""
    return len(run.split()) <= 2


def _may_be_place(run: str) -> bool:
    """Say whether a run of words names no body, law, label, month or acronym.

    >>> _may_be_place("Mirova"), _may_be_place("Harbor Ministry"), _may_be_place("Tier 2")
    (True, False, False)
    """
    words = run.split()
    if _LABEL.match(run) or _CALENDAR.match(run) or names_law(run):
        return False
    if any(len(w) > 1 and w.isupper() for w in words):
        return False
    return not any(kinds_of(w) for w in words)


def _before_nouns(view: View) -> Iterator[Sited]:
    """Give names of places that act or that stand before a site: "the Mirova courts", "Mirova’s jail"."""
    site = view.site
    for entity in site.sentence.words.ents:
        if not entity.text[:1].isupper() or not _stands_for_place(entity):
            continue
        start, _ = site.text_range(entity.start, entity.end)
        name = re.sub(r"^[Tt]he\s+", "", entity.text)
        start += len(entity.text) - len(name)
        name = re.sub(r"[’']s?$", "", name)
        if name and _may_be_place(name):
            yield Sited(start, start + len(name), " ".join(name.split()))


def _stands_for_place(entity: Span) -> bool:
    """Say whether a name is a place that acts, or one whose court, prison, shelter is told of."""
    root = entity.root
    if entity.label_ == "GPE" and root.dep_ in {"nsubj", "nsubjpass"}:
        return True
    site = root.head.lemma_.lower() in _SITES
    if root.dep_ == "poss":
        return site and entity.label_ in _GEO | _PERSONAL
    return site and root.dep_ in {"compound", "nmod"} and entity.label_ in _GEO
