"""The name of a source, out of the phrase that stands where a source speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipfacts.tag.places import country_named
from tipfacts.tag.sources_brackets import YEAR
from tipfacts.tag.sources_words import kinds_of

_ARTICLE = re.compile(
    r"^(?:the|an?|its|their|his|her|our|this|that|these|those|one|some|many|several|both)\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[;:“\"(\[]|,(?!\s(?:[A-Z][\w’']*,?\s)*(?:and|&)\s[A-Z])|\s[–—-]\s|—"
    r"|\s(?:who|whom|which|that|where|with whom|published|released|conducted|issued|dated|as of|quoted|covering"
    r"|cited|based|working|entitled|titled|called|on the|about|in (?:the|its|a|his|her|their))\b).*$",
    re.DOTALL,
)
_LEADING_YEAR = re.compile(rf"^(?P<year>{YEAR})\s+")
_OF_SOURCE = re.compile(
    r"^(?P<head>[\w\s-]*?\b(?P<noun>\w+))\s+(?:by|from|of|conducted by|produced by|compiled by|published by)\s+"
    r"(?:the\s+)?(?P<name>[A-Z].*)$"
)
_POSSESSIVE = re.compile(
    rf"^(?P<name>.+?[\w.])(?:’s|'s|(?<=s)’|(?<=s)')\s+(?P<rest>(?:{YEAR}\s+)?[\w\s-]+)$"
)
_CLASS = re.compile(
    r"^(?:(?:[a-z][\w-]*|NGOs?|non-?governmental organi[sz]ation|INGO)\s+)+(?=[A-Z])"
)
_OWN = frozenset(
    "government authorities officials police authority prosecutors courts court ministry law-enforcement "
    "governments administration officers inspectors prosecution inspectorate state country judge "
    "judges government's president parliament".split()
)
_BARE = frozenset(
    "research studies study data statistics evidence literature information report reports figures "
    "estimates estimate survey surveys findings records sources accounts analysis document documents "
    "text article book paper section chapter table it they he she we i you this that these those "
    "who which there one some many others people narrative someone everyone anyone nobody all both "
    "most none neither either".split()
)
_ANAPHOR = frozenset(
    "report organization organisation survey study agency group ngo ministry article author paper "
    "institute institution commission center centre foundation association coalition document "
    "researcher union federation fund bank embassy office committee book council network charity "
    "department authors researchers scholar bureau assessment newspaper company shelter".split()
)


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name as an attribution gives it, and the year of the source if the phrase tells it.

    Attributes:
        name: without article and class noun; `None` if the phrase only points back.
        anaphor: "person", "body" or "work" if it points back to a source named before.
    """

    name: str | None
    year: int | None = None
    anaphor: str | None = None


def read_name(phrase: str, home: str | None = None) -> SourceName | None:
    """Read a phrase as a source's name; `None` if it names no source.

    Args:
        phrase: the words, as in "a 2020 Harbor Institute report".
        home: alpha-3 of the country that the document is about, whose government speaks of
            its own acts.

    >>> read_name("a 2020 Harbor Institute report")
    SourceName(name='Harbor Institute', year=2020, anaphor=None)
    >>> read_name("the government"), read_name("the NGO Open Door").name
    (None, 'Open Door')
    """
    text = " ".join(phrase.replace("*", "").split()).strip(" ,")
    pronoun = _pronoun(text)
    if pronoun:
        return pronoun
    definite = text.lower().startswith(("the ", "this ", "that ", "these "))
    text = _CUT.sub("", _ARTICLE.sub("", text)).strip(" ,.")
    year = _LEADING_YEAR.match(text)
    text = text[year.end() :] if year else text
    if definite and (text.lower() in _ANAPHOR) and not year:
        return SourceName(None, None, "work" if _publication(text) else "body")
    found = _named(text)
    if found is None or _is_own(found.name or "", home):
        return None
    given = found.year or (int(year["year"]) if year else None)
    return SourceName(found.name, given)


def _pronoun(text: str) -> SourceName | None:
    if text.lower() in {"he", "she"}:
        return SourceName(None, None, "person")
    return SourceName(None, None, "body") if text.lower() in {"it", "they"} else None


def _named(text: str) -> SourceName | None:
    """Take the body out of "figures from X", "X's report" and "X report"."""
    if not text or text.lower() in _BARE:
        return None
    of = _OF_SOURCE.match(text)
    if of and _publication(of["noun"]) and of["noun"].islower():
        return _named(_CUT.sub("", of["name"]))
    own = _POSSESSIVE.match(text)
    if own and _publication(own["rest"].split()[-1]):
        year = re.match(YEAR, own["rest"])
        return SourceName(_class_off(own["name"]), int(year[0]) if year else None)
    words = text.split()
    while (
        len(words) > 1 and words[-1].islower() and _publication(words[-1]) and words[0][0].isupper()
    ):
        words.pop()
    kinds = kinds_of(words[-1])
    if kinds & {"norm", "measure"} and not kinds & {"body", "publication", "role", "office"}:
        return None
    name = _class_off(" ".join(words))
    return SourceName(name) if name and name.lower() not in _BARE else None


def _class_off(name: str) -> str:
    """Cut article and class noun before a proper name: "the NGO Open Door"."""
    name = _ARTICLE.sub("", name)
    return re.sub(r"(?:’s|'s)$", "", _CLASS.sub("", name))


def _publication(noun: str) -> bool:
    return "publication" in kinds_of(noun)


def _is_own(name: str, home: str | None) -> bool:
    """Say whether the government of the document's country speaks, of its own acts."""
    if name.lower() in _OWN:
        return True
    words = name.split()
    if not words or (
        words[-1].lower() not in _OWN and not name.lower().startswith("government of")
    ):
        return False
    rest = " ".join(words[:-1]) if words[-1].lower() in _OWN else name[len("government of ") :]
    place = country_named(rest.removeprefix("the ")) if rest else None
    return place is not None and (home is None or place.country == home)
