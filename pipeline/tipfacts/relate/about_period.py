"""The period that a report covers: as it says itself, else its year; news and papers cover none."""

from __future__ import annotations

import re

from tipfacts.records import DateValue
from tipfacts.tag.dates_words import any_of, words

_HEAD = 1500
_MONTH = rf"(?:{any_of('month')})"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_YEAR = r"(?:19|20)\d\d"
_ENDED = re.compile(
    rf"\b(?i:(?:financial|fiscal|reporting|report)?\s*(?:year|period)|(?:12|twelve)\s+months)\s+"
    rf"(?i:ended|ending|to)\s+{_DAY}(?P<month>{_MONTH})(?:\s+\d{{1,2}})?\s*,?\s+(?P<year>{_YEAR})"
)
"""How a report says when its twelve months ended: "for the year ended 28 February 2014"."""
_RANGE = re.compile(
    rf"\b{_DAY}(?P<first>{_MONTH})(?:\s+\d{{1,2}})?\s*,?\s+(?P<from>{_YEAR})\s*(?:–|—|-|to|until|through)\s*"
    rf"{_DAY}(?P<last>{_MONTH})(?:\s+\d{{1,2}})?\s*,?\s+(?P<to>{_YEAR})"
)
_SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:data|figures|statistics|report(?:ing)?|period|review|answers|replies|information|results|year)\b",
    re.I,
)
_OF_A_TABLE = re.compile(r"^\W*[†‡*]|\bdata\s+(?:are|is|were|was|come)\s+(?:from|for)\b", re.I)
"""A note under a table that says when its own data were taken."""
_FISCAL = re.compile(r"\b(?:fiscal|financial|budget)\s+year\b", re.I)
_STATED = re.compile(
    r"\b(?:reporting\s+period|period\s+(?:under\s+review|covered)|covers?(?:\s+the\s+period)?)\b",
    re.I,
)
_DATELINE = re.compile(
    rf"^\W*[A-ZÀ-Ž][A-ZÀ-Ž .'’-]{{2,30}}(?:,\s*(?:[A-Z][\w .]{{1,20}},?\s*)?(?:{_DAY}{_MONTH}[\w\s,.]{{0,12}})?)?\s*"
    rf"(?:\([\w\s.]+\)\s*)?(?:[—–]|-\s?-|-\s)(?=[^\n]{{45}})",
    re.M,
)
_DATED_LINE = re.compile(
    rf"^\W*[A-ZÀ-Ž][A-ZÀ-Ž .'’-]{{2,30}},\s*{_MONTH}\s*\d{{1,2}}\s*,?\s*(?:{_YEAR})?\s*$", re.M
)
_WEEKDAY = re.compile(
    r"\b(?:(?:on|last|this)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s+\d)"
)
_CALLED_REPORT = re.compile(
    r"\b(?:annual|year-?end|progress|activity|country)\s+(?:report|review|statistics|return|results)\b"
    r"|\b(?:results|return|report|review|statistics|survey|findings|bulletin|fact\s?sheet)\b[^\n]{0,40}\b(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\b[^\n]{0,40}\b(?:results|return|report|review|statistics|survey|findings|bulletin)\b",
    re.I,
)
_NOTED = re.compile(r"(?<=[a-z][.,;”\"])\d{1,3}(?=\s|$)")
_MANY_NOTES = 3
_MANY_CITED = 1


def stated_period(text: str) -> DateValue | None:
    r"""Give the months that a report says it covers.

    Forms: "Annual report for the year ended 28 February 2014" in its first lines; "Part C. Data
    for 1 April 2024 to 31 March 2025" and "the reporting period (July 2019 to June 2020)" anywhere.

    >>> found = stated_period("Annual report for the year ended 31 March 2014")
    >>> found.edtf if found else None
    '2013-04/2014-03'
    >>> stated_period("Report\n† Data are from January 2019 to September 2019.") is None
    True
    """
    ended = _ENDED.search(text, 0, _HEAD)
    if ended and _heads(text, ended.start()):
        return _twelve_months(_month(ended["month"]), int(ended["year"]))
    for found in _RANGE.finditer(text):
        near = text[max(0, found.start() - 60) : found.start()]
        fiscal = _FISCAL.search(near) is not None
        if _STATED.search(near) or (_heads(text, found.start()) and not fiscal):
            return _span(found)
    return None


def _heads(text: str, at: int) -> bool:
    """Say whether a place stands early in a line that speaks of the report or of its figures."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if _OF_A_TABLE.search(before):
        return False
    return len(before) < 60 and _SPEAKS_OF_ITSELF.search(before) is not None


def _span(found: re.Match[str]) -> DateValue:
    first, last = _month(found["first"]), _month(found["last"])
    return DateValue.of(f"{found['from']}-{first:02}/{found['to']}-{last:02}")


def _month(word: str) -> int:
    return words("month")[word.rstrip(".").lower()]


def _twelve_months(last: int, year: int) -> DateValue:
    if last == 12:
        return DateValue.of(str(year))
    return DateValue.of(f"{year - 1}-{last + 1:02}/{year}-{last:02}")


def covers_year(text: str, cited: int = 0) -> bool:
    """Say whether a text is a report on its year: news and papers tell of any time.

    Args:
        text: the raw text.
        cited: how many works it cites by author and year.

    >>> covers_year("LOME, 4 May 2015 - Police freed 12 girls on Monday.")
    False
    >>> covers_year("Togo: results for 2015. Police freed 12 girls.")
    True
    """
    if _is_news(text) or cited >= _MANY_CITED:
        return False
    return _is_titled(text) or len(_NOTED.findall(text)) < _MANY_NOTES


def _is_titled(text: str) -> bool:
    """Say whether a short line at the top names a year or calls the text a report of one."""
    lines = [line.strip() for line in text[:300].splitlines()][:5]
    return any(re.search(_YEAR, x) and len(x) < 120 and not x.endswith(".") for x in lines) or bool(
        _CALLED_REPORT.search(text, 0, 250)
    )


_COLUMN = re.compile(
    r"^\W*(?:OPINION|EDITORIAL|COMMENT(?:ARY)?|OP-?ED|COLUMN|LETTERS?|VIEWPOINT|INTERVIEW)\b"
    r"|^[ \t]*By\s+[A-ZÀ-Ž][\w.’'-]+(?:\s+[A-ZÀ-Ž][\w.’'-]+){1,3}\s*$",
    re.M,
)
"""How a piece with an author of its own opens."""
_SPEAKER = re.compile(
    r"^[ \t]*(?:The\s+)?(?:Hon|Mr|Mrs|Ms|Dr|Sir|Lord|Deputy|Senator|Minister|Member)\b[^\n:]{0,60}:\s",
    re.M,
)
_SPEAKERS = 2


def _is_news(text: str) -> bool:
    head = text[:400]
    if _COLUMN.search(head) or len(_SPEAKER.findall(text)) >= _SPEAKERS:
        return True
    if _DATELINE.search(head) or _DATED_LINE.search(head):
        return True
    return bool(_WEEKDAY.search(text))
