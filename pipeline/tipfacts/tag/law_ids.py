"""Ids of laws: the slug rule and the Akoma Ntoso style identifier, in one place.

**Slug.** Where the registry has no id, the canonical id of a law is

    [country-]title[-number][-year]

`country` is the ISO 3166-1 alpha-2 code in lower case (`un`, `eu`, `ilo` for a body); `title` the
words of the title or, for a law that has only a number, the word for its kind ("law", "decree");
`number` the number of a law that is named by it; `year` its year where known. Articles follow
their code: `[country-]title[-year]-article`. "Law No. 162" of Russia, 2003, is `ru-law-162-2003`,
article 127.1 of its criminal code `ru-criminal-code-127.1`.

**Identifier.** `/akn/{country}/{type}[/{subtype}]/{year}/{number or title}`, an article as the
portion `/~art_127.1` (Akoma Ntoso Naming Convention 1.0); `None` unless kind, jurisdiction, and number
or year are known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from tipfacts.data import rows
from tipfacts.records import LawKind

_DROPPED = frozenset("the a an of in on and or for to against by with de la".split())
_TYPES: dict[LawKind, str] = {
    "statute": "act",
    "code_article": "act",
    "bill": "bill",
    "decree": "act/decree",
    "treaty": "act/treaty",
    "policy": "doc/policy",
}


class CountryCode(BaseModel):
    """A row of `data/country_codes.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alpha3: str = Field(pattern=r"^[A-Z]{3}$")
    alpha2: str = Field(pattern=r"^[a-z]{2}$")
    source: str


@cache
def _alpha2() -> dict[str, str]:
    return {r.alpha3: r.alpha2 for r in rows("country_codes.tsv", CountryCode)}


def short_code(jurisdiction: str) -> str:
    """Give the code of a jurisdiction as slugs and identifiers write it.

    >>> short_code("RUS"), short_code("UN")
    ('ru', 'un')
    """
    return _alpha2().get(jurisdiction, jurisdiction.lower())


def words_slug(text: str) -> str:
    """Give the words of a title in the form that slugs have, spelling differences folded.

    >>> words_slug("Labour (Children’s Employment) Act"), words_slug("9–11")
    ('labor-childrens-employment-act', '9-11')
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower().replace("labour", "labor"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "")
    words = re.findall(r"[a-z0-9]+(?:\.[a-z0-9]+)*", re.sub(r"[–—]", "-", plain))
    kept = [w for w in words if w not in _DROPPED] or words
    return "-".join(kept)


def with_country(base: str, jurisdiction: str | None) -> str:
    """Put the country before a slug that was built without it.

    >>> with_country("criminal-code-127.1", "RUS")
    'ru-criminal-code-127.1'
    """
    return f"{short_code(jurisdiction)}-{base}" if jurisdiction else base


def law_slug(title: str, number: str | None = None, year: int | None = None) -> str:
    """Build the slug of a law, without its country.

    >>> law_slug("Law", "162", 2003), law_slug("Decree", "126/2008", 2008)
    ('law-162-2003', 'decree-126-2008')
    """
    parts = [words_slug(title)]
    if number:
        parts.append(words_slug(bare_number(number)))
    slug = "-".join(parts)
    return slug if year is None or str(year) in slug.split("-") else f"{slug}-{year}"


def bare_number(number: str) -> str:
    """Give the number of an act of the European Union without the letters behind it.

    >>> bare_number("2011/36/EU"), bare_number("5")
    ('2011/36', '5')
    """
    return re.sub(r"(?<=\d)/(?:EU|EC|EEC|JHA|CFSP)$", "", number)


def article_slug(container: str, number: str) -> str:
    """Build the slug of an article from the slug of what it stands in.

    >>> article_slug("crimes-act-2013", "73–74, 82, 157")
    'crimes-act-2013-73-74-82-157'
    """
    return f"{container}-{words_slug(number)}"


def law_uri(
    kind: LawKind, jurisdiction: str | None, year: int | None, number: str | None, title: str | None
) -> str | None:
    """Build the Akoma Ntoso style identifier of a law.

    >>> law_uri("statute", "RUS", 2003, "162", None)
    '/akn/ru/act/2003/162'
    >>> law_uri("decree", "OMN", 2008, "126/2008", None)
    '/akn/om/act/decree/2008/126'
    >>> law_uri("statute", None, 2003, "162", None) is None
    True
    """
    if jurisdiction is None or (year is None and number is None):
        return None
    tail = _bare_number(number, year) or (words_slug(title) if title else "")
    parts = [short_code(jurisdiction), _TYPES[kind], str(year) if year else "", tail]
    return "/akn/" + "/".join(p for p in parts if p)


def article_uri(container: str | None, number: str) -> str | None:
    """Build the identifier of articles from that of what they stand in.

    >>> article_uri("/akn/ws/act/2013/crimes-act", "157")
    '/akn/ws/act/2013/crimes-act/~art_157'
    """
    return f"{container}/~art_{words_slug(number)}" if container else None


def _bare_number(number: str | None, year: int | None) -> str:
    """Give a number without the year that stands in it ("126/2008", "2007-048")."""
    if number is None:
        return ""
    parts = re.split(r"[/–-]", number)
    kept = [p for p in parts if p != str(year)] or parts
    return words_slug("-".join(kept))
