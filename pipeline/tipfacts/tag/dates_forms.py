"""Calendar units, one by one: the forms they take and the value that their words give.

Forms: 12 December 2000 · the 3rd of May, 2004 · December 12, 2000 · Dec. 12 · 31/12/2000 (where
the order is plain) · 2004-05-09 · February of 2003 · June of that year · the spring of 2003 · that
autumn · the following June · the first half of 2012 · Q3 2012 · the 1990s · the nineteenth
century · fiscal year 2009 · FY 2010-11 · the 2012–13 school year · 2007–2008 · 1998/99 · 2004 ·
the next year · two years earlier · the past three years · the reporting period.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tipfacts.tag import dates_readers as readers
from tipfacts.tag.dates_relative import relative_years
from tipfacts.tag.dates_units import Unit
from tipfacts.tag.dates_words import any_of

_YEAR = (
    r"(?:(?:(?<![\d.,/$€£#&\w-])(?<!\d[–—])|(?<=\b(?i:mid|pre|end)-)|(?<=\b(?i:post|late)-)"
    r"|(?<=\b(?i:early)-))(?:1[5-9]|20)\d\d"
    r"(?![\d%‰°])(?![.,]\d)(?!\s?(?:%|percent|per\s+cent|km|kg)\b)(?!\w))"
)
_TAIL = r"(?![\w/])(?![–—-]\d)"
_HOLE = re.compile(r"(?<!\?P)<(?:yr|year|rel|month|season|day2?|ordinal|number)>")
_Form = tuple[str, Callable[[re.Match[str]], Unit | None]]


def _expand(pattern: str) -> re.Pattern[str]:
    """Write the small words of a form out: `<year>`, `<month>`, `<day>`, `<rel>`, ..."""
    pieces = {
        "<yr>": r"(?:(?P<year>" + _YEAR + r")|(?P<rel>" + relative_years() + "))",
        "<year>": r"(?P<year>" + _YEAR + ")",
        "<rel>": r"(?P<rel>" + relative_years() + ")",
        "<month>": r"(?P<month>" + any_of("month") + ")",
        "<season>": r"(?P<season>" + any_of("season") + ")",
        "<day>": r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])(?!,\d|\.\d)",
        "<day2>": r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])(?!,\d|\.\d)",
        "<ordinal>": r"(?P<ordinal>(?i:" + any_of("ordinal") + r"|last|final|latter|former))",
        "<number>": r"(?P<number>\d{1,2}|" + any_of("number") + ")",
    }
    return re.compile(_HOLE.sub(lambda m: pieces[m[0]], pattern))


_ENDS = r"(?=\s*(?:[.,;:!?)\]”\"’]|$))"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Unit | None]], ...]:
    month_list: list[_Form] = [
        (r"(?<![\d/.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])", readers.read_iso),
        (
            r"(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?![\d/])",
            readers.read_numeric,
        ),
        (
            r"(?:\b[Tt]he\s+)?(?<![\d.,/$€£-])<day>\s*[–—-]\s*<day2>\s+<month>(?:,?\s+<yr>)?",
            readers.read_day,
        ),
        (
            r"<month>\s+<day>\s*(?:[–—-]|to|through)\s*<day2>(?:,?\s+<yr>)?(?!\s+(?:percent|of\b))",
            readers.read_day,
        ),
        (
            r"(?:\b[Tt]he\s+)?(?<![\d.,/$€£–-])<day>(?:\s+of)?\s+<month>(?:,?\s+(?:of\s+)?<yr>)?",
            readers.read_day,
        ),
        (r"<month>\s+(?:the\s+)?<day>(?:,?\s+(?:of\s+)?<yr>)?", readers.read_day),
        (
            r"(?<!\d\s)(?<!\d(?:st|nd|rd|th)\s)<month>(?:,|,?\s+of)?\s+<yr>" + _TAIL,
            readers.read_month,
        ),
        (r"(?<!\d\s)(?<!\d(?:st|nd|rd|th)\s)<month>(?!\s+\d)", readers.read_month),
        (
            r"(?P<which>(?i:that(?:\s+same)?|the\s+(?:following|next|subsequent|previous|preceding|same)|last|next|this(?:\s+past)?))\s+(?:<month>|<season>)(?!\s+\d)(?!\s+of\b)(?<!that\sMay(?=\s[A-Z]))",
            readers.read_which,
        ),
        (
            r"<season>(?:\s+of|,)?\s+(?:the\s+year\s+)?<yr>(?:\s?[–/-]\s?\d{2,4}\b)?",
            readers.read_season,
        ),
    ]
    part_list: list[_Form] = [
        (
            r"(?:\b[Tt]he\s+)?<ordinal>\s+(?P<part>half|quarter|third)\s+of\s+(?:fiscal\s+year\s+)?(?:<yr>|(?P<the_year>the\s+year))",
            readers.read_half,
        ),
        (r"(?:\b[Tt]he\s+)?<ordinal>\s+(?P<part>half|quarter)\s*,?\s+<year>", readers.read_half),
        (
            r"(?:\b[Tt]he\s+)?<ordinal>\s+<number>\s+months\s+of\s+(?:<yr>|(?P<the_year>the\s+year))",
            readers.read_half,
        ),
        (r"\bQ(?P<quarter>[1-4])(?P<part>)\s+(?:of\s+)?<year>", readers.read_quarter),
        (r"(?<![\w/.-])(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", readers.read_decade),
        (
            r"(?:(?<=\bthe\s)|(?<=\bmid-)|(?<=\bearly\s)|(?<=\blate\s))(?P<word>[’'‘]\d0s|"
            + any_of("decade")
            + r")\b",
            readers.read_short_decade,
        ),
        (
            r"(?<!\w)(?P<ordinal>1[5-9]th|20th|21st|(?i:" + any_of("ordinal") + r"))[\s-]century\b",
            readers.read_century,
        ),
    ]
    year_list: list[_Form] = [
        (
            r"\b(?P<fy>(?i:(?:fiscal|financial|academic|school)\s+years?|FY)\s*)(?P<first>(?:1[89]|20)\d\d)\s*[–—/-]\s*(?P<second>(?:\d\d){1,2})"
            + _TAIL,
            readers.read_years,
        ),
        (
            rf"(?P<first>{_YEAR})\s*[–—/-]\s*(?P<second>(?:\d\d){{1,2}})\s+(?P<kind>(?i:fiscal|financial|academic|school|budget)\s+years?)\b",
            readers.read_years,
        ),
        (
            rf"(?P<first>{_YEAR})\s?(?:[–—/]|-)\s?(?P<second>(?:\d\d){{1,2}})"
            + _TAIL
            + r"(?!\.\d)",
            readers.read_years,
        ),
        (
            r"\b(?:(?i:fiscal|financial|academic|school)\s+(?:year\s+)?|FY\s*|F\.Y\.\s*)(?P<year>(?:19|20)\d\d)"
            + _TAIL,
            readers.read_fiscal,
        ),
        (
            r"\b(?i:fiscal|financial|school|academic)\s+year\s+(?:that\s+|which\s+)?(?:end(?:s|ed|ing)|"
            r"(?:that|which)\s+(?:ends|ended))\s+(?:(?:in|on)\s+)?(?:<day>\s+)?<month>(?:\s+\d{1,2}\b(?!\d))?"
            r"(?:,?\s+(?:of\s+)?<yr>)?",
            readers.read_fiscal_ending,
        ),
        (r"<year>\s+(?i:fiscal|financial|academic|school|budget)\s+year\b", readers.read_fiscal),
        (r"(?:\b(?:calendar\s+)?[Yy]ear\s+)?<year>" + _TAIL, readers.read_year),
        (r"\b<rel>", readers.read_relative),
        (
            r"\b(?i:during|in|throughout|within|over)\s+the\s+(?:(?:financial|fiscal)\s+)?year\b(?!\s+(?:of|before|prior|after|that|when|19|20|ending|to)\b)",
            readers.read_the_year,
        ),
        (
            r"\b(?i:the\s+year(?:['’]s\s+end)?|year['’]s\s+end|year-end)" + _ENDS,
            readers.read_year_end,
        ),
        (
            r"(?<=\bend\sof\s)the\s+year\b(?!\s+(?:of|when|that|(?:19|20)\d\d)\b)",
            readers.read_year_end,
        ),
        (r"\bthe\s+(?:end|close)\s+of\s+(?:the|that)\s+decade\b", readers.read_decade_end),
        (
            r"(?<=\bfor\s)the\s+year\b(?!\s+(?:of|when|that|before|prior|end\w*|to|19|20))",
            readers.read_for_year,
        ),
        (
            r"\bthe\s+<number>\s+months\s+(?:(?:up\s+)?to|through|ending(?:\s+in)?|ended(?:\s+in)?)\s+"
            r"(?:the\s+end\s+of\s+)?<month>,?\s+<year>",
            readers.read_months_to,
        ),
        (
            r"\b(?i:the\s+(?P<which>past|last|previous|preceding|prior|next|following)\s+(?:<number>\s+)?(?P<span>years?|decades?))\b(?!\s+of\b)",
            readers.read_run,
        ),
        (
            r"\b(?:(?i:during|in|throughout|within|over)\s+)?(?i:(?:the|this)\s+(?:(?P<which>previous|last|prior|preceding|current|same)\s+)?(?:reporting|rating|review)\s+(?:period|year)|the\s+(?:period|year)\s+(?:under\s+review|covered\s+by\s+this\s+report))\b",
            readers.read_reporting,
        ),
        (
            r"\b(?i:that(?:\s+same)?|the\s+(?:same|next|following|previous|preceding|prior))\s+(?P<span>month|day)\b",
            readers.read_step,
        ),
        (r"\b(?i:<number>\s+(?P<span>month|week|day)s?\s+(?:later|earlier))\b", readers.read_step),
        (rf"\b(?i:the\s+(?P<span>month|day)\s+(?:before|after)){_ENDS}", readers.read_step),
        (
            r"\b(?i:the\s+same\s+(?:period|months?))\s+(?:(?:in|of|during)\s+)?<yr>",
            readers.read_same_span,
        ),
        (r"(?P<weekday>" + any_of("weekday") + ")", readers.read_weekday),
    ]
    return tuple((_expand(p), read) for p, read in (*month_list, *part_list, *year_list))


def find_units(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """Find the calendar units in `[start, end)` of a text; where two overlap, the longer stays."""
    found = sorted(_all(text, start, end), key=lambda u: (-(u.end - u.start), u.start))
    kept: list[Unit] = []
    for unit in found:
        if all(unit.end <= k.start or k.end <= unit.start for k in kept):
            kept.append(unit)
    return tuple(sorted(kept, key=lambda u: u.start))


def _all(text: str, start: int, end: int) -> Iterator[Unit]:
    for form, read in _forms():
        for match in form.finditer(text, start, end):
            unit = read(match)
            if unit:
                yield unit
