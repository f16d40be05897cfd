"""Countries by name, adjective and alias; see `data/countries.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from tipfacts.data import rows
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


class Country(BaseModel):
    """A row of `data/countries.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alpha3: str = Field(pattern=r"^[A-Z]{3}$")
    name: str
    aliases: str = ""
    adjectives: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Give the usual name and the other names."""
        return (self.name, *(a for a in self.aliases.split(";") if a))

    @property
    def adjective_forms(self) -> tuple[str, ...]:
        """Give the adjectives and the words for the people, singular and plural."""
        forms = [a for a in self.adjectives.split(";") if a]
        return (*forms, *(f + "s" for f in forms if not f.endswith(("s", "sh", "ese", "ch"))))


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as written, its country (ISO 3166-1 alpha-3), and whether an adjective names it.

    Attributes:
        text: the words, white space folded.
        country: alpha-3, or `None` for a region that is no country.
        adjective: true for "Russian", false for "Russia".
        name: the country's usual English name.
    """

    text: str
    country: str | None
    adjective: bool = False
    name: str | None = None


@cache
def _known() -> dict[str, PlaceName]:
    """Map every form to the country it names; a name wins over an adjective."""
    table = rows("countries.tsv", Country)
    found = {
        _fold(form): PlaceName(form, c.alpha3, True, c.name)
        for c in table
        for form in c.adjective_forms
    }
    found |= {_fold(n): PlaceName(n, c.alpha3, False, c.name) for c in table for n in c.names}
    return found


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_known(), key=len, reverse=True)
    body = "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in forms)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w])")


_TURNED = re.compile(
    r"([^,()]+?)\s*[,(]\s*((?:the\s+)?[^,()]*?\b(?:republic|states?)\s+of(?:\s+the)?)\s*\)?", re.I
)


def country_named(text: str) -> PlaceName | None:
    """Give the country that a whole string names, in any case; `None` if it names none.

    >>> found = country_named("RUSSIA")
    >>> found.country if found else None
    'RUS'

    Lists of countries turn long names around: "Moldova, Republic of", "Iran (Islamic Republic of)".
    """
    names = _folded_names()
    found = names.get(_squeeze(text))
    if found is None and (turned := _TURNED.fullmatch(text.strip())):
        return names.get(_squeeze(f"{turned[2]} {turned[1]}")) or names.get(_squeeze(turned[1]))
    return found


def countries_of_title(line: str) -> frozenset[str]:
    """Give the countries that a title names by name, in alpha-3; an adjective names none.

    >>> sorted(countries_of_title("From Nepal to INDIA")), sorted(countries_of_title("GHANA 2012"))
    (['NPL'], ['GHA'])
    """
    spelled = line.title() if line.isupper() else line
    found = (_known()[_fold(match[0])] for match in _pattern().finditer(spelled))
    return frozenset(p.country for p in found if p.country and not p.adjective)


@cache
def _folded_names() -> dict[str, PlaceName]:
    found = {_squeeze(k): v for k, v in _known().items() if not v.adjective}
    found |= {
        c.alpha3.lower(): PlaceName(c.name, c.alpha3, False, c.name)
        for c in rows("countries.tsv", Country)
    }
    return found


def _squeeze(text: str) -> str:
    words = re.sub(r"[^\w]+", " ", text.replace("’", "'")).split()
    return " ".join(w for w in (x.lower() for x in words) if w != "the")


def tag_places(parsed: Parsed) -> tuple[Mention[PlaceName], ...]:
    """Find the countries that a document names, by name or by adjective.

    Blocks of every role are searched that have sentences; "Georgia" and "Jordan" are countries
    unless a first name or a state stands beside them.
    """
    return tuple(_find(parsed))


_AFTER_NO_COUNTRY = re.compile(r"\s+(?:Street|Avenue|Road|River|Airlines|Airways)\b")
_US_STATE_CONTEXT = re.compile(r"(?:Atlanta|Savannah|Athens|State of|Michael|Robert|South),?\s+$")


def _find(parsed: Parsed) -> Iterator[Mention[PlaceName]]:
    text, known = parsed.text, _known()
    for sentence in parsed.sentences:
        for match in _pattern().finditer(text, sentence.start, sentence.end):
            place = known.get(_fold(match[0]))
            if place is None or _AFTER_NO_COUNTRY.match(text, match.end()):
                continue
            if match[0] in {"Georgia", "Jordan"} and _US_STATE_CONTEXT.search(
                text, max(0, match.start() - 24), match.start()
            ):
                continue
            if match[0] == "US" and text[match.end() : match.end() + 1] == "$":
                continue
            yield Mention(
                match.start(),
                match.end(),
                PlaceName(_fold(match[0]), place.country, place.adjective, place.name),
            )
