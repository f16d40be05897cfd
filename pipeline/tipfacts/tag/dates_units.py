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
from dataclasses import dataclass, replace
from functools import cache

from tipfacts.edtf import Third
from tipfacts.tag.dates_relative import counted, relative_years, year_rule
from tipfacts.tag.dates_words import any_of, number, words


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit as its words give it; offsets are of the text it was found in.

    Attributes:
        shape: an EDTF string in which `{0}` stands for a year that the words leave out and `{1}`
            for the year after it, or the end of a run of years.
        base: the rule that gives the missing year, `None` when the shape is complete.
        kind: `day`, `month`, `season`, `year`, `span`, `decade`, `century`.
        weak: true where the words mean a date only after a word that leads one ("in March").
        keep: true where the evidence keeps a preposition before it ("during the year").
    """

    start: int
    end: int
    shape: str
    base: str | None = None
    kind: str = "year"
    third: Third | None = None
    last_third: Third | None = None
    about: bool = False
    fiscal: bool = False
    weak: bool = False
    keep: bool = False
    lead: int | None = None


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


def _base(match: re.Match[str]) -> tuple[str, str | None]:
    """Give the year of a form, and the rule that resolves it if it is not written."""
    groups = match.groupdict()
    if groups.get("year"):
        return groups["year"], None
    return "{0}", year_rule(groups["rel"]) if groups.get("rel") else "told:0"


def _unit(match: re.Match[str], rest: str, kind: str, weak: bool = False) -> Unit:
    year, base = _base(match)
    return Unit(match.start(), match.end(), f"{year}{rest}", base, kind, weak=weak)


def _month_number(text: str) -> int:
    return words("month")[text.rstrip(".").lower()]


def _day(match: re.Match[str]) -> Unit | None:
    month, day = _month_number(match["month"]), int(match["day"])
    if day > _LENGTH[month]:
        return None
    rest = f"-{month:02}-{day:02}"
    if match.groupdict().get("day2"):
        year, base = _base(match)
        shape = f"{year}{rest}/{year}-{month:02}-{int(match['day2']):02}"
        if int(match["day2"]) <= day or int(match["day2"]) > _LENGTH[month]:
            return None
        return Unit(match.start(), match.end(), shape, base, "span")
    return _unit(match, rest, "day")


_LENGTH = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _iso(match: re.Match[str]) -> Unit:
    return Unit(match.start(), match.end(), match[0], kind="day")


def _numeric(match: re.Match[str]) -> Unit | None:
    """Read 31/12/2000 and 12/31/2000; 10.11.2015 could be either and gives nothing."""
    one, two, year = int(match[1]), int(match[3]), match[4]
    month, day = (one, two) if two > 12 else (two, one)
    if not (1 <= month <= 12 and 1 <= day <= _LENGTH[month]) or (
        max(one, two) <= 12 and one != two
    ):
        return None
    return Unit(match.start(), match.end(), f"{year}-{month:02}-{day:02}", kind="day")


def _month(match: re.Match[str]) -> Unit:
    weak = "year" not in match.groupdict()
    return _unit(match, f"-{_month_number(match['month']):02}", "month", weak)


def _which(match: re.Match[str]) -> Unit:
    """Read "that December", "the following June", "last November", "next spring"."""
    rest, kind = _part_of_year(match)
    which = " ".join(match["which"].lower().split())
    base = _WHICH.get(which.removeprefix("the "), "told:0")
    return Unit(match.start(), match.end(), "{0}" + rest, base, kind)


_WHICH = {
    "following": "next_such",
    "next": "next_such",
    "subsequent": "next_such",
    "previous": "prev_such",
    "preceding": "prev_such",
    "last": "last_such",
    "this past": "last_such",
    "past": "last_such",
    "this": "report:0",
}


def _part_of_year(match: re.Match[str]) -> tuple[str, str]:
    groups = match.groupdict()
    if groups.get("season"):
        return f"-{words('season')[groups['season'].lower()]}", "season"
    return f"-{_month_number(groups['month']):02}", "month"


def _season(match: re.Match[str]) -> Unit:
    return _unit(match, _part_of_year(match)[0], "season")


def _half(match: re.Match[str]) -> Unit | None:
    """Read halves, quarters and runs of months of a year."""
    groups = match.groupdict()
    size = {"half": 6, "quarter": 3, "third": 4}.get((groups.get("part") or "").lower(), 0)
    if groups.get("number"):
        size = number(groups["number"])
    count = groups.get("quarter") or (groups["ordinal"].lower() if groups.get("ordinal") else "1")
    if not 1 <= size <= 12:
        return None
    first = _first_month(count, size, runs=bool(groups.get("number")))
    if first is None or first + size > 13:
        return None
    year, base = _base(match)
    if groups.get("the_year"):
        year, base = "{0}", "the_year"
    shape = f"{year}-{first:02}/{year}-{first + size - 1:02}"
    return Unit(match.start(), match.end(), shape, base, "span")


def _first_month(count: str, size: int, *, runs: bool) -> int | None:
    """Give the month that a half, a quarter or a run of months begins with."""
    if count in {"last", "final", "latter"}:
        return 13 - size
    at = 0 if count == "former" else number(count) - 1
    return None if runs and at else at * size + 1


def _decade(match: re.Match[str]) -> Unit:
    return Unit(match.start(), match.end(), f"{match['decade'][:3]}X", kind="decade")


def _short_decade(match: re.Match[str]) -> Unit:
    word = match["word"]
    tens = word[-3] if word[0].isdigit() or word[0] in "’'‘" else str(words("decade")[word.lower()])
    return Unit(match.start(), match.end(), f"19{tens}X", kind="decade")


def _century(match: re.Match[str]) -> Unit | None:
    count = (
        number(match["ordinal"])
        if not match["ordinal"][0].isdigit()
        else int(match["ordinal"][:-2])
    )
    return (
        Unit(match.start(), match.end(), f"{count - 1:02}XX", kind="century") if count > 1 else None
    )


def _years(match: re.Match[str]) -> Unit | None:
    """Read a run of years: 2007–2008, 2011-12, 1998/99."""
    first, second = int(match["first"]), match["second"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if len(second) == 2 and last < first and first % 100 > 90:
        last += 100
    if not first < last <= first + 100:
        return None
    fiscal = any(match.groupdict().get(g) for g in ("fy", "kind"))
    return Unit(match.start(), match.end(), f"{first}/{last}", kind="span", fiscal=fiscal)


def _fiscal(match: re.Match[str]) -> Unit:
    return replace(_unit(match, "", "year"), fiscal=True)


def _fiscal_ending(match: re.Match[str]) -> Unit:
    """Read "the fiscal year ended March 31, 2010" as the twelve months up to then."""
    month = _month_number(match["month"])
    year, base = _base(match)
    first = year if month == 12 else "{2}" if base else str(int(year) - 1)
    shape = f"{first}-{month % 12 + 1:02}/{year}-{month:02}"
    return Unit(match.start(), match.end(), shape, base, "span", fiscal=True)


def _year(match: re.Match[str]) -> Unit:
    return _unit(match, "", "year")


def _relative(match: re.Match[str]) -> Unit:
    return replace(_year(match), kind="year")


def _the_year(match: re.Match[str]) -> Unit:
    return Unit(match.start(), match.end(), "{0}", "the_year", keep=True)


def _run(match: re.Match[str]) -> Unit | None:
    """Read "the past three years", "the previous decade", "the next two years"."""
    which = match["which"].lower()
    count = number(match["number"]) if match["number"] else 1
    if match["span"].lower().startswith("decade"):
        count *= 10
    elif not match["number"]:
        return (
            Unit(match.start(), match.end(), "{0}", "over_year")
            if which in {"past", "last"}
            else None
        )
    rule = {"past": "past", "last": "past", "next": "ahead", "following": "ahead"}.get(
        which, "before"
    )
    return Unit(match.start(), match.end(), "{0}/{1}", f"{rule}:{count}", "span")


def _reporting(match: re.Match[str]) -> Unit:
    which = (match["which"] or "").lower()
    step = -1 if which in {"previous", "last", "prior", "preceding"} else 0
    return Unit(match.start(), match.end(), "{0}", f"reporting:{step}", "span", keep=step == 0)


def _step(match: re.Match[str]) -> Unit:
    """Read "that month", "the following day", "two months later"."""
    groups = match.groupdict()
    back = bool(re.search(r"previous|preceding|before|earlier|prior", match[0].lower()))
    count = (
        number(groups["number"])
        if groups.get("number")
        else int(
            bool(
                re.search(r"next|following|previous|preceding|before|after|prior", match[0].lower())
            )
        )
    )
    kind = match["span"].lower()
    count, kind = (count * 7, "day") if kind == "week" else (count, kind)
    return Unit(match.start(), match.end(), "{0}", f"{kind}:{-count if back else count}", kind)


def _same_span(match: re.Match[str]) -> Unit:
    year, base = _base(match)
    return Unit(match.start(), match.end(), year, f"same_span:{base or year}", "span")


def _weekday(match: re.Match[str]) -> Unit:
    return Unit(
        match.start(),
        match.end(),
        "{0}",
        f"weekday:{words('weekday')[match['weekday'].lower()]}",
        "day",
        weak=True,
    )


_ENDS = r"(?=\s*(?:[.,;:!?)\]”\"’]|$))"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Unit | None]], ...]:
    month_list: list[_Form] = [
        (r"(?<![\d/.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])", _iso),
        (r"(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?![\d/])", _numeric),
        (r"(?:\b[Tt]he\s+)?(?<![\d.,/$€£-])<day>\s*[–—-]\s*<day2>\s+<month>(?:,?\s+<yr>)?", _day),
        (
            r"<month>\s+<day>\s*(?:[–—-]|to|through)\s*<day2>(?:,?\s+<yr>)?(?!\s+(?:percent|of\b))",
            _day,
        ),
        (
            r"(?:\b[Tt]he\s+)?(?<![\d.,/$€£–-])<day>(?:\s+of)?\s+<month>(?:,?\s+(?:of\s+)?<yr>)?",
            _day,
        ),
        (r"<month>\s+(?:the\s+)?<day>(?:,?\s+(?:of\s+)?<yr>)?", _day),
        (r"<month>(?:,|,?\s+of)?\s+<yr>" + _TAIL, _month),
        (r"<month>(?!\s+\d)", _month),
        (
            rf"(?P<which>(?i:that(?:\s+same)?|the\s+(?:following|next|subsequent|previous|preceding|same)|last|next|this(?:\s+past)?))\s+(?:<month>|<season>)(?!\s+\d)(?!\s+of\b)",
            _which,
        ),
        (r"<season>(?:\s+of|,)?\s+(?:the\s+year\s+)?<yr>(?:\s?[–/-]\s?\d{2,4}\b)?", _season),
    ]
    part_list: list[_Form] = [
        (
            r"(?:\b[Tt]he\s+)?<ordinal>\s+(?P<part>half|quarter|third)\s+of\s+(?:fiscal\s+year\s+)?(?:<yr>|(?P<the_year>the\s+year))",
            _half,
        ),
        (r"(?:\b[Tt]he\s+)?<ordinal>\s+(?P<part>half|quarter)\s*,?\s+<year>", _half),
        (
            r"(?:\b[Tt]he\s+)?<ordinal>\s+<number>\s+months\s+of\s+(?:<yr>|(?P<the_year>the\s+year))",
            _half,
        ),
        (r"\bQ(?P<quarter>[1-4])(?P<part>)\s+(?:of\s+)?<year>", _quarter),
        (r"(?<![\w/.-])(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade),
        (
            r"(?:(?<=\bthe\s)|(?<=\bmid-)|(?<=\bearly\s)|(?<=\blate\s))(?P<word>[’'‘]\d0s|"
            + any_of("decade")
            + r")\b",
            _short_decade,
        ),
        (
            r"(?<!\w)(?P<ordinal>1[5-9]th|20th|21st|(?i:" + any_of("ordinal") + r"))[\s-]century\b",
            _century,
        ),
    ]
    year_list: list[_Form] = [
        (
            r"\b(?P<fy>(?i:(?:fiscal|financial|academic|school)\s+years?|FY)\s*)(?P<first>(?:1[89]|20)\d\d)\s*[–—/-]\s*(?P<second>(?:\d\d){1,2})"
            + _TAIL,
            _years,
        ),
        (
            rf"(?P<first>{_YEAR})\s*[–—/-]\s*(?P<second>(?:\d\d){{1,2}})\s+(?P<kind>(?i:fiscal|financial|academic|school|budget)\s+years?)\b",
            _years,
        ),
        (
            rf"(?P<first>{_YEAR})\s?(?:[–—/]|-)\s?(?P<second>(?:\d\d){{1,2}})"
            + _TAIL
            + r"(?!\.\d)",
            _years,
        ),
        (
            r"\b(?:(?i:fiscal|financial|academic|school)\s+(?:year\s+)?|FY\s*|F\.Y\.\s*)(?P<year>(?:19|20)\d\d)"
            + _TAIL,
            _fiscal,
        ),
        (
            r"\b(?i:fiscal|financial|school|academic)\s+year\s+(?:that\s+|which\s+)?(?:end(?:s|ed|ing)|"
            r"(?:that|which)\s+(?:ends|ended))\s+(?:in|on)\s+(?:<day>\s+)?<month>(?:\s+\d{1,2}\b(?!\d))?"
            r"(?:,?\s+(?:of\s+)?<yr>)?",
            _fiscal_ending,
        ),
        (r"<year>\s+(?i:fiscal|financial|academic|school|budget)\s+year\b", _fiscal),
        (r"(?:\b(?:calendar\s+)?[Yy]ear\s+)?<year>" + _TAIL, _year),
        (r"\b<rel>", _relative),
        (
            r"\b(?i:during|in|throughout|within|over)\s+the\s+year\b(?!\s+(?:of|before|prior|after|that|when|19|20|ending|to)\b)",
            _the_year,
        ),
        (r"\b(?i:the\s+year(?:['’]s\s+end)?|year['’]s\s+end|year-end)" + _ENDS, _year_end),
        (
            rf"\b(?i:the\s+(?P<which>past|last|previous|preceding|prior|next|following)\s+(?:<number>\s+)?(?P<span>years?|decades?))\b(?!\s+of\b)",
            _run,
        ),
        (
            r"\b(?:(?i:during|in|throughout|within|over)\s+)?(?i:(?:the|this)\s+(?:(?P<which>previous|last|prior|preceding|current|same)\s+)?(?:reporting|rating|review)\s+(?:period|year)|the\s+period\s+(?:under\s+review|covered\s+by\s+this\s+report))\b",
            _reporting,
        ),
        (
            r"\b(?i:that(?:\s+same)?|the\s+(?:same|next|following|previous|preceding|prior))\s+(?P<span>month|day)\b",
            _step,
        ),
        (rf"\b(?i:<number>\s+(?P<span>month|week|day)s?\s+(?:later|earlier))\b", _step),
        (rf"\b(?i:the\s+(?P<span>month|day)\s+(?:before|after)){_ENDS}", _step),
        (r"\b(?i:the\s+same\s+(?:period|months?))\s+(?:(?:in|of|during)\s+)?<yr>", _same_span),
        (r"(?P<weekday>" + any_of("weekday") + ")", _weekday),
    ]
    return tuple((_expand(p), read) for p, read in (*month_list, *part_list, *year_list))


def _quarter(match: re.Match[str]) -> Unit:
    at = int(match["quarter"])
    year = match["year"]
    return Unit(
        match.start(), match.end(), f"{year}-{3 * at - 2:02}/{year}-{3 * at:02}", kind="span"
    )


def _year_end(match: re.Match[str]) -> Unit:
    ends = "end" in match[0].lower()
    shape = "{0}-12-31" if ends else "{0}"
    return Unit(
        match.start(), match.end(), shape, "the_year", "day" if ends else "year", weak=not ends
    )


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
