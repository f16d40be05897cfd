"""The name of a source, out of the phrase that stands where a source speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipfacts.tag.places import country_named
from tipfacts.tag.sources_brackets import YEAR
from tipfacts.tag.sources_names import names_law
from tipfacts.tag.sources_words import kinds_of

_ARTICLE = re.compile(
    r"^(?:the|an?|its|their|his|her|our|my|this|that|these|those|one|some|many|several|both)\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[;:“\"(\[]|,(?!\s(?:[A-Z][\w’']*,?\s)*(?:and|&)\s[A-Z])|\s[–—-]\s|—"
    r"|\s(?:who|whom|which|that|where|with whom|published|released|conducted|issued|dated|as of|quoted|covering"
    r"|are|is|was|were|has|have|had|cited|based|working|entitled|titled|called|on the|about|in (?:the|its|a|his|her|their|\d{4}))\b).*$",
    re.DOTALL,
)
_LEADING_YEAR = re.compile(rf"^(?P<year>{YEAR})\s+")
_OF_SOURCE = re.compile(
    r"^(?P<head>[\w\s-]*?\b(?P<noun>\w+))\s+(?:by|from|of|conducted by|produced by|compiled by|published by)\s+"
    r"(?:(?:the|an?)\s+)?(?:[a-z][\w-]*\s+){0,3}(?P<name>[A-Z].*)$"
)
_MADE_BY = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?P<noun>[a-z]+)\s+(?:(?:published|released|conducted|issued|compiled|produced"
    r"|prepared|commissioned|carried out)\b[^,;]{0,40}?\s)by\s+(?:the\s+)?(?P<name>[A-Z].*)$"
)
_OWNED_BY_POINTER = re.compile(r"^(?P<noun>[a-z]+)(?:’s|'s)\s+[a-z][\w\s-]*$")
_POSSESSIVE = re.compile(
    rf"^(?P<name>.+?[\w.])(?:’s|'s|(?<=s)’|(?<=s)')\s+(?P<rest>(?:{YEAR}\s+)?[\w\s-]+)$"
)
_DATED = re.compile(rf"^(?P<name>[A-Z].*?)(?:’s|'s)?\s+(?P<year>{YEAR})\s+(?P<title>[\w\s-]+)$")
_PUBLISHED = re.compile(r"\s(?P<noun>\w+)\s+(?:of|on|about|regarding|concerning|for)\s")
_CLASS = re.compile(
    r"^(?:(?:[A-Z]\w+-(?:based|led|run|backed|funded|sponsored|affiliated|registered)|(?!(?:of|in|for|at|on|from|with|by)\s)[a-z][\w-]*|NGOs?|non-?governmental organi[sz]ation|INGO)\s+)+(?=[A-Z])"
)
_CLASS_BEHIND = re.compile(
    r"(?<=[A-Za-z])\s+(?:newspaper|magazine|website|newswire|news\s+(?:agency|outlet|site|portal)|blog|radio\s+station|"
    r"television(?:\s+(?:channel|station))?|channel|daily|weekly|think\s+tank|consultancy|charity|non-?profit)$"
)
_COMPLEMENT = re.compile(r"\s(?:of|for|at|in|from|with|on|against|to|operated|led|run)\s")
_LATEST = re.compile(r"^(?:(?:most\s+)?(?:recent|latest|new|current)|own)\s+", re.IGNORECASE)
_EXHIBIT = re.compile(
    r"(?:table|figure|fig\.|chart|box|annex|appendix|map|graph|chapter|section|part|footnote|note)s?\s[\dIVXA-Z.]",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"\s+(?:to|of|for|by|in|on|at|with|from|and|or|the|as)$")
_MAKERS = frozenset({"national", "nationwide", "household", "official", "labor", "labour"})
_OWN = frozenset(
    "government authorities officials police authority prosecutors courts court ministry law-enforcement "
    "governments administration officers inspectors prosecution inspectorate state country judge "
    "judges government's president parliament spokesman spokeswoman spokesperson official officer "
    "minister".split()
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
    text = _LATEST.sub("", _ARTICLE.sub("", text))
    by = _MADE_BY.match(text)
    text = by["name"] if by and _publication(by["noun"]) else text
    text = _DANGLING.sub("", _CUT.sub("", text).strip(" ,."))
    year = _LEADING_YEAR.match(text)
    text = text[year.end() :] if year else text
    if definite and (text.lower() in _ANAPHOR) and not year:
        return SourceName(None, None, "work" if _publication(text) else "body")
    pointer = _OWNED_BY_POINTER.match(text)
    if definite and pointer and pointer["noun"] in _ANAPHOR:
        return SourceName(None, None, "body")
    found = _named(text)
    if found is None or _is_own(found.name or "", home):
        return None
    if found.name and (_law(found.name) or _EXHIBIT.match(found.name)):
        return None
    if definite and (found.name or "").lower() in _ANAPHOR:
        return SourceName(None, found.year, "body")
    if not _proper(found.name or "") and not can_speak(found.name or ""):
        return None
    given = found.year or (int(year["year"]) if year else None)
    return SourceName(found.name, given)


def _pronoun(text: str) -> SourceName | None:
    if text.lower() in {"he", "she"}:
        return SourceName(None, None, "person")
    return SourceName(None, None, "body") if text.lower() in {"it", "they"} else None


def _named(text: str) -> SourceName | None:
    """Take the body out of "figures from X", "X's report", "X report on Y" and "X 2009 Report"."""
    if not text or text.lower() in _BARE:
        return None
    of = _OF_SOURCE.match(text)
    if of and _publication(of["noun"]) and of["noun"].islower():
        return _named(_CUT.sub("", of["name"]))
    found = _owned(text) or _dated(text) or _titled(text)
    if found:
        return found
    words = _without_publication(text.split())
    head = head_of(" ".join(words))
    kinds = kinds_of(head) if head.islower() or len(words) < 2 else frozenset()
    if kinds & {"norm", "measure"} and not kinds & {"body", "publication", "role", "office"}:
        return None
    name = _class_off(" ".join(words))
    return SourceName(name) if name and name.lower() not in _BARE else None


def _dated(text: str) -> SourceName | None:
    """Read "Open Door 2009 Report": name, year, title."""
    found = _DATED.match(text)
    if not found or not any(_publication(w) for w in found["title"].split()):
        return None
    return SourceName(_class_off(found["name"]), int(found["year"]))


def _owned(text: str) -> SourceName | None:
    """Read "Open Door's 2009 report on crews"."""
    own = _POSSESSIVE.match(text)
    if not own or not any(_publication(w) for w in own["rest"].split()[:5]):
        return None
    year = re.search(YEAR, own["rest"])
    return SourceName(_class_off(own["name"]), int(year[0]) if year else None)


def _titled(text: str) -> SourceName | None:
    """Read "IOM description of its programme" and "Harbor Group Report on Crews"."""
    found = next((m for m in _PUBLISHED.finditer(text) if _publication(m["noun"])), None)
    if not found or not text[0].isupper():
        return None
    name = text[: found.start()]
    if found["noun"][0].isupper() and not any(
        "body" in kinds_of(w) or w.isupper() for w in re.split(r"[\s/]", name)
    ):
        return None
    return SourceName(_class_off(" ".join(_without_lower(name.split()))))


def _without_publication(words: list[str]) -> list[str]:
    """Cut "statistical profile" from "IOM statistical profile"; a name of common nouns is kept."""
    cut = list(words)
    if words[0][0].isupper() and words[-1].islower() and _publication(words[-1]) and len(words) > 1:
        cut = _without_lower(words[:-1])
    return cut


def _without_lower(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].islower():
        words = words[:-1]
    return words


def _class_off(name: str) -> str:
    """Cut article and class noun before a proper name: "the NGO Open Door"."""
    name = _ARTICLE.sub("", name)
    name = re.sub(r"(?:’s|'s)$", "", _CLASS.sub("", name))
    cut = _CLASS_BEHIND.sub("", name)
    return cut if len(cut.split()) > 1 else name


def _proper(name: str) -> bool:
    """Say whether a name has a capital behind its first word, or all through its first."""
    words = name.split()
    return any(re.search(r"(?:^|[-’'])[A-ZÀ-Ž]", w) for w in words[1:]) or (
        len(words) == 1 and name[0].isupper() and not kinds_of(name)
    )


def _law(name: str) -> bool:
    """Say whether a name is a law's; "Development Program" is a body's as well."""
    return names_law(name) and "body" not in kinds_of(name.split()[-1])


def head_of(name: str) -> str:
    """Give the noun that heads a phrase.

    >>> head_of("embassies of source countries"), head_of("bus companies")
    ('embassies', 'companies')
    """
    words = name.split()
    if words and words[-1][0].isupper() and kinds_of(words[-1]):
        return words[-1]
    words = _COMPLEMENT.split(name, maxsplit=1)[0].split()
    return words[-1] if words else ""


def can_speak(name: str) -> bool:
    """Say whether a phrase of common nouns is headed by one that can speak.

    Of publications, only those speak that are told by who made them: "press reports".

    >>> can_speak("bus companies"), can_speak("recent estimates"), can_speak("church report")
    (True, False, True)
    """
    words = re.split(r"\s(?:of|for|at|in|from|with|operated|led|run)\s", name, maxsplit=1)[
        0
    ].split()
    kinds = kinds_of(words[-1]) if words else frozenset()
    if kinds == {"publication"}:
        return any(kinds_of(w) - {"measure"} or w.lower() in _MAKERS for w in words[:-1])
    return bool(kinds & {"body", "publication", "office", "author", "role"})


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


_COMMON_BODIES = frozenset(
    "union group ngo church charity network shelter newspaper company federation association "
    "foundation coalition embassy council".split()
)


def common_name(phrase: str) -> str | None:
    """Give the noun that stands for a body never named: "the union" is "union".

    >>> common_name("The union"), common_name("the report"), common_name("it")
    ('union', None, None)
    """
    noun = _ARTICLE.sub("", " ".join(phrase.split())).strip(" ,.")
    owned = _OWNED_BY_POINTER.match(noun)
    return noun if owned or noun.lower() in _COMMON_BODIES else None


def is_organ(noun: str) -> bool:
    """Say whether a noun heads the name of an organ of state.

    >>> is_organ("Ministry"), is_organ("Institute")
    (True, False)
    """
    return noun.lower() in _OWN
