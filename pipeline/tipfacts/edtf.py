"""Date values: an EDTF string with the first and last day it covers.

EDTF is the Extended Date/Time Format of the Library of Congress, now ISO 8601-2:2019. The
library `edtf` parses levels 0 to 2; built around it here are the contract's season bounds, open
ends as `None`, and the narrowing of "early", "mid" and "late" to a third of the unit.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from math import isinf
from time import struct_time
from typing import Literal

from edtf import EDTFParseException, parse_edtf

Third = Literal["early", "mid", "late"]

_SEASON = re.compile(r"^(\d{4})-(2[1-4])$")
_SEASON_MONTHS = {"21": 3, "22": 6, "23": 9, "24": 12}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Give the first and last day that an EDTF string covers; `None` for an open end.

    A season has its three months of the northern year, so winter ends in the year after.

    >>> bounds("2004-22")
    (datetime.date(2004, 6, 1), datetime.date(2004, 8, 31))
    >>> bounds("2004/..")
    (datetime.date(2004, 1, 1), None)

    Raises:
        ValueError: the string is not EDTF, or covers no days of the years 1 to 9999.
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _edge(first)[0], _edge(last)[1]
    return _edge(edtf)


def _edge(edtf: str) -> tuple[date | None, date | None]:
    if edtf in {"..", ""}:
        return None, None
    if season := _SEASON.match(edtf.rstrip("~?%")):
        first = date(int(season[1]), _SEASON_MONTHS[season[2]], 1)
        return first, _months_later(first, 3) - timedelta(days=1)
    try:
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, OverflowError, AttributeError, TypeError) as error:
        raise ValueError(f"{edtf!r} is not a date in EDTF") from error


def _months_later(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)


def _day(moment: struct_time | float) -> date | None:
    if isinstance(moment, (int, float)):
        if isinf(moment):
            return None
        raise ValueError("not a day")
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def narrowed(edtf: str, third: Third) -> tuple[date, date]:
    """Give the first, middle or last third of the unit that an EDTF string names.

    Years are cut in months (4 each), seasons and months and the rest in days.

    >>> narrowed("2017", "late")
    (datetime.date(2017, 9, 1), datetime.date(2017, 12, 31))
    >>> narrowed("199X", "early")
    (datetime.date(1990, 1, 1), datetime.date(1993, 4, 30))

    Raises:
        ValueError: the string is not EDTF or has an open end.
    """
    first, last = bounds(edtf)
    if first is None or last is None:
        raise ValueError(f"{edtf!r} has an open end: no third of it can be taken")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    at = ("early", "mid", "late").index(third)
    if first.day == 1 and months % 3 == 0:
        begin = _months_later(first, months // 3 * at)
        return begin, _months_later(begin, months // 3) - timedelta(days=1)
    days = (last - first).days + 1
    cuts = [first + timedelta(days=round(days * k / 3)) for k in range(4)]
    return cuts[at], cuts[at + 1] - timedelta(days=1)
