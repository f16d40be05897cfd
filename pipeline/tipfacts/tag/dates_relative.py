"""Years that the text leaves to the reader, and the rule that resolves each of them.

A rule is a name, and where it counts something a colon and a number:

    told:k       the year being told, k years on ("the next year" is told:1)
    the_year     the report's year, unless the text has just named another ("during the year")
    report:k     the document's year, k years on ("last year" is report:-1)
    past:n       the n years that end with the document's ("the past three years")
    before:n     the n years before the year being told ("the previous two years")
    ahead:n      the n years after it
    decade_end   the last year of the decade being told
    over_year    the document's period or year ("over the past year")
    reporting:k  the document's reporting period, k years on
    month:k, day:k   the month or day being told, k on ("the following month")
    month_back, day_back   are month:-1 and day:-1
    next_such, last_such   the nearest such month or season after what is told ("the following
                 June"), or before the document's own date ("last November")
    same_span    the months just given, in another year ("the same period in 2021")
    weekday:d    the latest such day up to the document's own date
"""

from __future__ import annotations

import re
from functools import cache

from tipfacts.tag.dates_words import any_of, number

_ENDS = r"(?=\s*(?:[.,;:!?)\]”\"’]|$|\s(?:and|but|when|or|while|to|in|by|from|because|as)\s))"
"""What may follow "the year before": never what it was before."""

_AGO = re.compile(r"ago|previously")


@cache
def counted(unit: str) -> str:
    """Give a pattern for a number of units ("three years", "a year")."""
    return rf"(?:(?:\d{{1,2}}|{any_of('number')})\s+(?:full\s+)?{unit}s?)"


@cache
def relative_years() -> str:
    """Give the pattern of the expressions that stand for one year without its number."""
    step = counted("year")
    return (
        r"(?:(?i:(?:that|this|the)\s+same\s+year|that\s+year|this\s+year|last\s+year|next\s+year"
        r"|the\s+(?:next|following|subsequent|ensuing|previous|preceding|prior|current|same)\s+year"
        rf"(?!s)|the\s+year\s+(?:before|after|previous)\b"
        rf"|{step}\s+(?:later|earlier|ago|previously|on(?=[,;.]))"
        rf"|{step}\s+(?:before|after){_ENDS}))"
    )


def year_rule(text: str) -> str:
    """Give the rule for an expression of `relative_years`.

    >>> year_rule("the following year"), year_rule("two years earlier"), year_rule("last year")
    ('told:1', 'told:-2', 'report:-1')
    """
    low = " ".join(text.lower().split())
    if low in _FIXED:
        return _FIXED[low]
    if counts := re.match(r"(?:the\s+)?(\S+)\s+(?:full\s+)?years?\s+(\S+)", low):
        back = counts[2] in {"earlier", "before", "ago", "previously"}
        rule = "report" if _AGO.search(low) else "told"
        return f"{rule}:{-number(counts[1]) if back else number(counts[1])}"
    return f"told:{_step(low)}"


_FIXED = {
    "this year": "report:0",
    "the current year": "report:0",
    "last year": "report:-1",
    "next year": "report:1",
    "the year before": "told:-1",
    "the year previous": "told:-1",
    "the year after": "told:1",
}


def _step(text: str) -> int:
    if re.search(r"next|following|subsequent|ensuing", text):
        return 1
    return -1 if re.search(r"previous|preceding|prior", text) else 0
