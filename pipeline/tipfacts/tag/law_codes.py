"""Codes and constitutions in lower case: "penal code", "the provisional constitution"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_heads import nation, year_of
from tipfacts.tag.law_ids import words_slug

_LOWER_CODE = re.compile(
    r"(?<![\w-])(?:(?P<adj>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?"
    r"(?P<title>(?:criminal|penal|labou?r|civil|family|child(?:ren)?(?:['’]s)?|electoral|nationality|"
    r"immigration|military|customs|commercial|work|criminal\s+procedure|civil\s+procedure|"
    r"administrative(?:\s+offen[cs]es)?)\s+codes?"
    r"|code\s+of\s+(?:criminal|civil|penal)\s+procedure)\b(?!\s+of\s+conduct)"
)
_LOWER_CONSTITUTION = re.compile(
    r"(?:(?<![\w-])(?:[Tt]he|[Ii]ts|[Aa]|[Uu]nder)|(?<=\w)[’']s?)\s+(?P<title>(?:(?:new|draft|provisional|interim|transitional|"
    r"current|national|federal|\d{4})\s+){0,2}constitution)\b(?!al)"
)
_CAP_CONSTITUTION = re.compile(
    r"(?:(?<![\w-])(?:[Tt]he|[Ii]ts|[Aa]|[Uu]nder|new|draft|;|:|^)|(?<=\w)[’']s?)\s*(?P<title>(?:Constitution))\b(?!\s+(?:Avenue|Day|Square|Hill|Committee|Act|Street|Review|Commission|Drafting)\b|,\s+[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?\s+Committee)"
)

_OF_YEAR = re.compile(r"\s+of\s+(?:1[89]|20)\d\d\b")
_FORMING = re.compile(r"\s+of\s+(?:an?|the|this|our|its|their)\s+[a-z]")
"""What makes "constitution" a founding: "the constitution of a working group"."""


def find_codes(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find codes and constitutions in lower case: "penal code", "the provisional constitution"."""
    for match in _LOWER_CODE.finditer(text, start, end):
        adjective = (match["adj"] or "").removeprefix("The ").removeprefix("Under ")
        country = nation(adjective)
        begin = match.end("adj") - len(adjective) if country else match.start("title")
        if match["title"].endswith("s") or text[match.end() : match.end() + 1] == "-":
            continue
        title = " ".join(match["title"].split())
        yield _plain(text, begin, match.end(), title, "code", country)
    for pattern in (_LOWER_CONSTITUTION, _CAP_CONSTITUTION):
        for match in pattern.finditer(text, start, end):
            begin, stop = match.span("title")
            if _FORMING.match(text, stop, end):
                continue
            of = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?").match(text, stop, end)
            of = of or _OF_YEAR.match(text, stop, end)
            year = year_of(match["title"]) or year_of(of[0] if of else None)
            yield _plain(
                text, begin, of.end() if of else stop, "constitution", "constitution", None, year
            )


def _plain(
    text: str,
    start: int,
    end: int,
    title: str,
    family: str,
    country: str | None,
    year: int | None = None,
) -> Draft:
    return Draft(
        start,
        end,
        "statute",
        words_slug(title).replace("-", " "),
        " ".join(text[start:end].split()),
        family,
        year=year,
        jurisdiction=country,
        confidence=0.8,
    )
