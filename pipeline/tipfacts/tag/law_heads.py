"""The words that head the names of laws, the names that are none, and countries in names."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.records import LawKind
from tipfacts.tag.places import Country, country_named

ANY_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class Head(BaseModel):
    """A row of `data/law_heads.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    head: str
    kind: LawKind
    family: str
    numbered: bool
    titled: bool
    source: str


class Stop(BaseModel):
    """A row of `data/law_stops.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str
    match: str
    source: str


@cache
def heads() -> dict[str, Head]:
    """Give the words that head a law's name, by the word."""
    return {h.head: h for h in rows("law_heads.tsv", Head)}


@cache
def _stops() -> tuple[frozenset[str], tuple[str, ...]]:
    table = rows("law_stops.tsv", Stop)
    exact = frozenset(r.form for r in table if r.match == "exact")
    return exact, tuple(r.form for r in table if r.match == "prefix")


def alternatives(column: str) -> str:
    """Give the heads of a column (`titled`, `numbered`) as one expression, the longest first."""
    words = [h.head for h in heads().values() if getattr(h, column)]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len)[::-1])


def is_none(words: str) -> bool:
    """Say whether words that look like the title of a law are none."""
    exact, prefixes = _stops()
    plain = " ".join(words.lower().replace("’", "'").split())
    return plain in exact or plain.startswith(prefixes)


def year_of(words: str | None) -> int | None:
    """Give the first year that stands in some words."""
    found = ANY_YEAR.findall(words or "")
    return int(found[0]) if found else None


def country_in(title: str) -> tuple[str | None, str]:
    """Give the country that begins a title, and the title without it."""
    words = title.split()
    for count in (3, 2, 1):
        first = " ".join(words[:count])
        place = country_named(first)
        country = place.country if place else nation(first)
        if country and len(words) > count:
            return country, " ".join(words[count:])
    return None, " ".join(words)


@cache
def _adjectives() -> dict[str, str]:
    return {
        form.lower(): c.alpha3 for c in rows("countries.tsv", Country) for form in c.adjective_forms
    }


def nation(words: str) -> str | None:
    """Give the country that an adjective names."""
    return _adjectives().get(words.lower())
