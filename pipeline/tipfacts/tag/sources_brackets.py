"""Citations in brackets: "(Shelley 2005, 301)", "(p. 11)", "(personal communication, June 2009)".

The forms read, each alone or joined by semicolons: author and year with or without comma, title
and locator; "as cited in"; year and page ("2009, p. 12"); a bare page; a talk, letter or interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.tag.sources_names import NAME, citable, tidy
from tipfacts.tag.sources_words import kinds_of

YEAR = r"(?:1[6-9]|20)\d\d"
_PAGES = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*(?:\s?ff?\.?)?"
_MARK = (
    r"(?:pp?\.\s?|pages?\s+|paras?\.?\s+|¶+\s?|chap\.\s?|ch\.\s?|chapter\s+|fn\.\s?|n\.\s?|§+\s?)"
)
MARKED_PAGES = rf"{_MARK}{_PAGES}"
_LOCATOR = rf"(?:{_MARK})?(?!{YEAR}(?!\d)){_PAGES}"
_TITLE = r"\*[^*()]{2,120}\*|“[^”()]{2,120}”|\"[^\"()]{2,120}\""
_LEAD = (
    r"(?:(?:see|see also|see e\.g\.,?|see for example,?|e\.g\.,?|for example,?|cf\.|also|in|quoted in"
    r"|quoted by|(?:as )?cited (?:in|by)|qtd\. in|source:|adapted from|following|from)\s+)?"
)
_REST = r"(?:,?\s+(?:emphasis|italics|translation|translated|my|our|original|author['’]s|in press)\b[^()]*)?"
_WORK = re.compile(
    rf"{_LEAD}(?P<name>{NAME})(?:\s+\[[^\[\]]{{2,20}}\])?(?:,?\s+(?P<title>{_TITLE}))?,?\s*(?P<year>{YEAR}|n\.d\.)[a-z]?"
    rf"(?:[/,–-]\s?{YEAR}[a-z]?)*(?:\s*[,:]\s*(?P<locator>{_LOCATOR}))?{_REST}"
)
_TITLE_YEAR = re.compile(
    rf"{_LEAD}(?P<title>{_TITLE}),?\s+(?P<year>{YEAR})[a-z]?(?:\s*[,:]\s*(?P<locator>{_LOCATOR}))?"
)
_NAME_PAGES = re.compile(rf"{_LEAD}(?P<name>{NAME}),?\s+(?P<locator>{_MARK}{_PAGES})")
_YEAR_PAGES = re.compile(rf"(?P<year>{YEAR})[a-z]?\s*[,:]\s*(?P<locator>{MARKED_PAGES}){_REST}")
_YEAR_NUMBER = re.compile(
    rf"(?P<year>{YEAR})[a-z]?,\s*(?P<locator>\d{{1,3}}(?:\s?[-–—]\s?\d{{1,4}})?)"
)
_ONLY_YEAR = re.compile(rf"(?P<year>{YEAR})[a-z]?")
_ONLY_PAGES = re.compile(
    rf"(?:see |ibid\.?,? )?(?P<locator>(?:id\. )?at \d{{1,4}}|(?:at )?{MARKED_PAGES}){_REST}",
    re.IGNORECASE,
)
_IBID = re.compile(
    rf"(?:ibid|op\. cit|loc\. cit)\.?(?:,?\s*(?P<locator>{_LOCATOR}))?", re.IGNORECASE
)
_SECONDARY = re.compile(r",?\s*\b(?:as\s+)?(?:cited|quoted|qtd\.)\s+(?:in|by)\s+")
_TALK_WORD = (
    r"(?i:(?:inter)?personal communications?|(?:the\s+)?(?:author['’]s?\s+)?interviews?"
    r"|e-?mails?|telephone|phone|correspondence|conversations?|field ?notes|focus group|letters? to)"
)
_TALK = re.compile(rf"(?P<name>{NAME})?,?\s*{_TALK_WORD}\b(?P<rest>[^()]*)")
_TALK_REST = re.compile(
    rf"(?:[^\d]*(?:\b\d{{1,2}}\b[^\d]*)?\b{YEAR}\b(?:[^\d]*\b\d{{1,2}}\b)?|[^\d]*)\.?"
)
_INITIAL = re.compile(r"\b[A-Z]\.\s")


@dataclass(frozen=True, slots=True)
class Work:
    """One work cited in a bracket; offsets are relative to the bracket's inside.

    Attributes:
        needs_name: whether the words before the bracket must name the source ("(2004, 16)").
        cited_in: the work in which the named source was read ("as cited in").
        cited_year: the year of that work.
    """

    start: int
    end: int
    name: str | None = None
    year: int | None = None
    locator: str | None = None
    title: str | None = None
    cited_in: str | None = None
    cited_year: int | None = None
    needs_name: bool = False
    talk: bool = False


def works(inside: str) -> tuple[Work, ...]:
    """Read the inside of a bracket as citations; empty if any part is none.

    >>> [(w.name, w.year, w.locator) for w in works("Heckathorn, 1997; Tyldum and Ek, 2005, p.18")]
    [('Heckathorn', 1997, None), ('Tyldum and Ek', 2005, 'p.18')]
    >>> works("12 women"), works("126"), works("Law 100 of 2003")
    ((), (), ())
    """
    found = tuple(_parts(inside))
    return tuple(w for w in found if w) if all(found) else ()


def _parts(inside: str) -> Iterator[Work | None]:
    at = 0
    name: str | None = None
    for part in inside.split(";"):
        lead = len(part) - len(part.lstrip())
        start, end = at + lead, at + len(part.rstrip())
        work = _work(part.strip(), start, end, name)
        yield work
        name = work.name if work else None
        at += len(part) + 1


def _work(text: str, start: int, end: int, before: str | None) -> Work | None:
    secondary = _SECONDARY.search(text)
    if secondary:
        return _secondary(text, secondary, start, end)
    for read in (_talk, _named, _unnamed):
        work = read(text, start, end, before)
        if work:
            return work
    return None


def _secondary(text: str, at: re.Match[str], start: int, end: int) -> Work | None:
    """Read "Smith, 1999, as cited in Jones, 2004, p. 3": Smith speaks, Jones is where to look."""
    carrier = _named(text[at.end() :], start, end, None)
    if not carrier:
        return None
    original = text[: at.start()].strip(" ,")
    if not original:
        return Work(
            start, end, None, carrier.year, carrier.locator, None, carrier.name, carrier.year
        )
    name = re.match(rf"(?P<name>{NAME})(?:,?\s+(?P<year>{YEAR}))?", original)
    if not name or not citable(name["name"]):
        return None
    year = int(name["year"]) if name["year"] else None
    named = tidy(name["name"])
    return Work(start, end, named, year, carrier.locator, None, carrier.name, carrier.year)


def _named(text: str, start: int, end: int, before: str | None) -> Work | None:
    found = _WORK.fullmatch(text) or _TITLE_YEAR.fullmatch(text) or _NAME_PAGES.fullmatch(text)
    if not found:
        return None
    given = found.groupdict()
    name, title = given.get("name"), given.get("title")
    if name and not citable(name):
        return None
    name, title = _apart(tidy(name)) if name and not title else (name and tidy(name), title)
    return Work(
        start,
        end,
        name,
        _year(given.get("year")),
        given.get("locator"),
        tidy(title) if title else None,
    )


def _apart(name: str) -> tuple[str, str | None]:
    """Part an author from the title: "TLO, Lost Crews"; authors in a row stay together.

    >>> _apart("TLO, Lost Crews"), _apart("Marlow, Oduya, & Tull")
    (('TLO', 'Lost Crews'), ('Marlow, Oduya, & Tull', None))
    """
    first, comma, rest = name.partition(", ")
    if not comma or re.search(r"(?:^|\s)(?:and|&)\s|et al", rest):
        return name, None
    return first, rest


def _unnamed(text: str, start: int, end: int, before: str | None) -> Work | None:
    """Read what names no source itself: a page, a year with a page, a year alone."""
    pages = _ONLY_PAGES.fullmatch(text) or _IBID.fullmatch(text)
    if pages:
        return Work(start, end, before, None, pages["locator"])
    strong = _YEAR_PAGES.fullmatch(text)
    if strong:
        return Work(start, end, before, int(strong["year"]), strong["locator"])
    weak = _YEAR_NUMBER.fullmatch(text) or _ONLY_YEAR.fullmatch(text)
    if weak:
        locator = weak.groupdict().get("locator")
        return Work(start, end, before, int(weak["year"]), locator, needs_name=before is None)
    return None


def _talk(text: str, start: int, end: int, before: str | None) -> Work | None:
    """Read a talk or letter; a private person's name is left out, a body's is kept."""
    found = _TALK.fullmatch(text)
    if not found or not _TALK_REST.fullmatch(found["rest"]):
        return None
    if not re.match(_TALK_WORD, text) and not found["name"]:
        return None
    if "interview" in text.lower() and not re.search(rf"author|\b{YEAR}\b", text):
        return None
    year = re.search(YEAR, found["rest"])
    return Work(start, end, _body(found["name"] or ""), int(year[0]) if year else None, talk=True)


def _body(name: str) -> str | None:
    """Keep the name of a body: several words without an initial, or an acronym."""
    name = tidy(name)
    if not name or (_INITIAL.search(name) and "body" not in kinds_of(name.split()[-1])):
        return None
    several = len(name.split()) > 1 or "/" in name
    return name if several or name.isupper() else None


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
