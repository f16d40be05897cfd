"""The year of a document whose fields do not give it: from its title, its dateline, its own words.

Forms: "2017 FINDINGS" · "Report for 2019" · "CHILD LABOR MONITOR 2008" · "Annual statistics,
2017–18" · "Home | Reports | 2011 | Uruguay" · "ACCRA, 3 March 2020 —" · "Thursday, 6 June 2019" ·
"released its 2017 Trafficking in Persons Report".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tipfacts.tag.dates_words import any_of

YearBasis = Literal["title", "dateline", "text"]

_HEAD = 1200
_FIRST_LINES = 6
_TITLE_LENGTH = 120
_YEAR = r"(?:19|20)\d\d"
_RUN = rf"{_YEAR}(?:\s?[–/-]\s?\d\d(?!\d))?"
_KIND = (
    r"(?:reports?|findings|notes|survey|reviews?|bulletin|monitor|statistics|figures|returns?|results|"
    r"accounts|update|assessment|yearbook|almanac|overview|profile|replies|responses|questionnaire|"
    r"submission|round|edition|fact\s?sheet|newsletter|summary|data)"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<year>{_RUN})\s+(?:\w+\s+){{0,6}}{_KIND}\b",
        rf"\b{_KIND}\b[^\n.]{{0,60}}?\b(?P<year>{_RUN})(?!\s?[–/-]\s?\d)",
        rf"(?:^|[|›»>/]\s*)(?P<year>{_YEAR})\s*(?:[|›»>/]|$)",
    )
)
_LAW = re.compile(r"\b(?:act|law|code|decree|resolution|directive)\b", re.IGNORECASE)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{any_of('month')}\s*,?\s*(?P<a>{_YEAR})"
    rf"|{any_of('month')}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+(?P<b>{_YEAR}))"
)
_DATELINE = re.compile(
    rf"^\W*(?:[A-ZÀ-Ž][A-ZÀ-Ž .'’-]{{2,30}},\s*(?:[A-Z][\w .]{{1,20}},\s*)?)(?:{any_of('weekday')},?\s+)?{_DATE}",
    re.MULTILINE,
)
_DATED_LINE = re.compile(
    rf"^\W*(?:(?i:date|dated|published|posted|issued)\s*:?\s*)?(?:{any_of('weekday')},?\s+)?{_DATE}\W*$",
    re.MULTILINE,
)
_OWN_REPORT = re.compile(
    rf"\b(?:released|issued|published|unveiled|launched)\s+(?:its|the|this\s+year['’]s)\s+(?P<year>{_YEAR})\s"
)
_WHOLE_YEAR = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom)\s+January\s+(?:and|to|through|until)\s+December\s+(?P<year>{_YEAR})\b"
)


def year_from_head(text: str, title: str | None = None) -> tuple[int, YearBasis] | None:
    r"""Give the year that the head of a text names as its own, and what it was read from.

    >>> year_from_head("Safe Harbor Trust\nResults for 2019\n\nWe took in 52 girls.")
    (2019, 'title')
    >>> year_from_head("Police sum up\n\nACCRA, 3 March 2020 - Police freed two men.")
    (2020, 'dateline')
    """
    for line in (title or "", *title_lines(text)):
        if found := year_of_title(line):
            return found, "title"
    head = text[:_HEAD]
    if dated := _DATELINE.search(head) or _DATED_LINE.search(head):
        return int(dated["a"] or dated["b"]), "dateline"
    if told := _OWN_REPORT.search(head) or _WHOLE_YEAR.search(head):
        return int(told["year"]), "text"
    return None


def title_lines(text: str) -> Iterator[str]:
    """Give the first short lines of a text that are no sentences, runs of spaces made one."""
    lines = (" ".join(line.split()) for line in text[:_HEAD].splitlines())
    short = [line for line in lines if len(line) > 2][:_FIRST_LINES]
    yield from (
        x for x in short if len(x) <= _TITLE_LENGTH and not x.endswith((".", "!", "?", ";"))
    )


def year_of_title(line: str) -> int | None:
    """Give the last year of a title that names a report; the year of a law is none.

    >>> year_of_title("Extract from the annual statistics, 2017–18"), year_of_title("The Harbour Act 2009")
    (2018, None)
    """
    if _LAW.search(line):
        return None
    found = next((m for form in _FORMS if (m := form.search(line))), None)
    if found is None:
        return None
    first, _, last = re.sub(r"[\s–/-]+", "/", found["year"]).partition("/")
    return int(first[:2] + last) if last else int(first)


def run_of_title(line: str) -> str | None:
    """Give the two years that a title of a report runs over, as EDTF.

    >>> run_of_title("Extract from the annual statistics, 2017–18"), run_of_title("Report 2018")
    ('2017/2018', None)
    """
    found = next((m for form in _FORMS if (m := form.search(line))), None)
    if found is None or _LAW.search(line):
        return None
    first, _, last = re.sub(r"[\s–/-]+", "/", found["year"]).partition("/")
    follows = last and (int(first) + 1) % 100 == int(last)
    return f"{first}/{first[:2]}{last}" if follows else None
