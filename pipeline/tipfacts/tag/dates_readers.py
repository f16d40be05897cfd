"""Readers: each makes a calendar unit of what one form of it matched, or refuses it."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.tag.dates_relative import year_rule
from tipfacts.tag.dates_units import Unit
from tipfacts.tag.dates_words import number, words


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


def read_day(match: re.Match[str]) -> Unit | None:
    """Read a day, or days of one month, with or without its year."""
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


def read_iso(match: re.Match[str]) -> Unit:
    """Read 2004-05-09."""
    return Unit(match.start(), match.end(), match[0], kind="day")


def read_numeric(match: re.Match[str]) -> Unit | None:
    """Read 31/12/2000 and 12/31/2000; 10.11.2015 could be either and gives nothing."""
    one, two, year = int(match[1]), int(match[3]), match[4]
    month, day = (one, two) if two > 12 else (two, one)
    if not (1 <= month <= 12 and 1 <= day <= _LENGTH[month]) or (
        max(one, two) <= 12 and one != two
    ):
        return None
    return Unit(match.start(), match.end(), f"{year}-{month:02}-{day:02}", kind="day")


def read_month(match: re.Match[str]) -> Unit:
    """Read a month; without a year it is weak."""
    weak = "year" not in match.groupdict()
    return _unit(match, f"-{_month_number(match['month']):02}", "month", weak)


def read_which(match: re.Match[str]) -> Unit:
    """Read "that December", "the following June", "last November", "next spring"."""
    rest, kind = _part_of_year(match)
    which = " ".join(match["which"].lower().split())
    base = _WHICH.get(which.removeprefix("the "), "told:0")
    base = "report:1" if which == "next" else base
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


def read_season(match: re.Match[str]) -> Unit:
    """Read "the spring of 2003"."""
    return _unit(match, _part_of_year(match)[0], "season")


def read_half(match: re.Match[str]) -> Unit | None:
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


def read_decade(match: re.Match[str]) -> Unit:
    """Read "the 1990s"."""
    return Unit(match.start(), match.end(), f"{match['decade'][:3]}X", kind="decade")


def read_short_decade(match: re.Match[str]) -> Unit:
    """Read "the nineties", "the '90s"."""
    word = match["word"]
    tens = word[-3] if word[0].isdigit() or word[0] in "’'‘" else str(words("decade")[word.lower()])
    return Unit(match.start(), match.end(), f"19{tens}X", kind="decade")


def read_century(match: re.Match[str]) -> Unit | None:
    """Read "the nineteenth century"."""
    count = (
        number(match["ordinal"])
        if not match["ordinal"][0].isdigit()
        else int(match["ordinal"][:-2])
    )
    return (
        Unit(match.start(), match.end(), f"{count - 1:02}XX", kind="century") if count > 1 else None
    )


def read_years(match: re.Match[str]) -> Unit | None:
    """Read a run of years: 2007–2008, 2011-12, 1998/99."""
    first, second = int(match["first"]), match["second"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if len(second) == 2 and last < first and first % 100 > 90:
        last += 100
    if not first < last <= first + 100:
        return None
    fiscal = any(match.groupdict().get(g) for g in ("fy", "kind"))
    return Unit(match.start(), match.end(), f"{first}/{last}", kind="span", fiscal=fiscal)


def read_fiscal(match: re.Match[str]) -> Unit:
    """Read "fiscal year 2009", "FY 2010"."""
    return replace(_unit(match, "", "year"), fiscal=True)


def read_fiscal_ending(match: re.Match[str]) -> Unit:
    """Read "the fiscal year ended March 31, 2010" as the twelve months up to then."""
    month = _month_number(match["month"])
    year, base = _base(match)
    first = year if month == 12 else "{2}" if base else str(int(year) - 1)
    shape = f"{first}-{month % 12 + 1:02}/{year}-{month:02}"
    return Unit(match.start(), match.end(), shape, base, "span", fiscal=True)


def read_year(match: re.Match[str]) -> Unit:
    """Read a year on its own."""
    return _unit(match, "", "year")


def read_relative(match: re.Match[str]) -> Unit:
    """Read "the next year", "two years earlier"."""
    return replace(read_year(match), kind="year")


def read_the_year(match: re.Match[str]) -> Unit:
    """Read "during the year"."""
    return Unit(match.start(), match.end(), "{0}", "the_year", keep=True)


def read_for_year(match: re.Match[str]) -> Unit:
    """Read "income for the year", the preposition left out."""
    return Unit(match.start(), match.end(), "{0}", "the_year")


def read_decade_end(match: re.Match[str]) -> Unit:
    """Read "the end of the decade", of the one being told."""
    return Unit(match.start(), match.end(), "{0}", "decade_end")


def read_months_to(match: re.Match[str]) -> Unit | None:
    """Read "the twelve months to July 2004"."""
    count, last = number(match["number"]), int(match["year"]) * 12 + _month_number(match["month"])
    first = last - count
    if not 1 <= count <= 60:
        return None
    shape = f"{first // 12}-{first % 12 + 1:02}/{match['year']}-{_month_number(match['month']):02}"
    return Unit(match.start(), match.end(), shape, kind="span")


def read_run(match: re.Match[str]) -> Unit | None:
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


def read_reporting(match: re.Match[str]) -> Unit:
    """Read "the reporting period"."""
    which = (match["which"] or "").lower()
    step = -1 if which in {"previous", "last", "prior", "preceding"} else 0
    return Unit(match.start(), match.end(), "{0}", f"reporting:{step}", "span", keep=step == 0)


def read_step(match: re.Match[str]) -> Unit:
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


def read_same_span(match: re.Match[str]) -> Unit:
    """Read "the same period in 2021"."""
    year, base = _base(match)
    return Unit(match.start(), match.end(), year, f"same_span:{base or year}", "span")


def read_weekday(match: re.Match[str]) -> Unit:
    """Read "on Thursday"."""
    return Unit(
        match.start(),
        match.end(),
        "{0}",
        f"weekday:{words('weekday')[match['weekday'].lower()]}",
        "day",
        weak=True,
    )


def read_quarter(match: re.Match[str]) -> Unit:
    """Read "Q3 2012"."""
    at = int(match["quarter"])
    year = match["year"]
    return Unit(
        match.start(), match.end(), f"{year}-{3 * at - 2:02}/{year}-{3 * at:02}", kind="span"
    )


def read_year_end(match: re.Match[str]) -> Unit:
    """Read "the end of the year", "by year's end"."""
    ends = "end" in match[0].lower()
    shape = "{0}-12-31" if ends else "{0}"
    return Unit(
        match.start(), match.end(), shape, "the_year", "day" if ends else "year", weak=not ends
    )
