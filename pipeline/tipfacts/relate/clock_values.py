"""Date values from EDTF shapes: years filled in, thirds and open ends cut."""

from __future__ import annotations

from tipfacts.edtf import Third, bounds, narrowed
from tipfacts.records import DateValue


def value_of(
    edtf: str, third: Third | None = None, last_third: Third | None = None
) -> DateValue | None:
    """Give the value of an EDTF string, its edges narrowed to thirds of their units.

    `None` where the string is no date (a thirtieth of February).

    >>> value_of("../2005", "mid", "mid").end
    datetime.date(2005, 8, 31)
    """
    try:
        first, last = bounds(edtf)
        left, _, right = edtf.partition("/")
        if third and left != ".." and first:
            first = narrowed(left, third)[0]
        if last_third and (right or left) != ".." and last:
            last = narrowed(right or left, last_third)[1]
        return DateValue(edtf=edtf, start=first, end=last)
    except ValueError:
        return None
