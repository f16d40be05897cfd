"""What two passages must have in common to be one: numbers, tiers, dates and names.

Reports repeat last year's sentences with this year's figures. Words alone would call them copies.
"""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORD = re.compile(
    r"\b(?:no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozens?|"
    r"half|third|quarter|first|second|fourth|fifth|not|never|n't)\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_TIER = re.compile(r"\btier[\s-]*(?:\d|one|two|three)|watch list|special case", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<![.!?]” )\b[A-ZÀ-Ž][\w’'-]*[a-zà-ž][\w’'-]*")

_SAME_NAME = 80
"""Ratio (0 to 100) from which two spellings are one name: broken and scanned names differ a little."""


def difference(one: str, other: str) -> str | None:
    """Say in which kind of figure two passages differ; `None` if they agree in all.

    >>> difference("Police opened 12 cases in Mali.", "Police opened 15 cases in Mali.")
    'numbers'
    >>> difference("He met Tiuriukanova.", "He met Tiuriu kanova.") is None
    True
    """
    for kind, pattern in (
        ("numbers", _NUMBER),
        ("number words and negations", _NUMBER_WORD),
        ("tiers", _TIER),
        ("dates", _CALENDAR),
    ):
        if _counted(pattern, one) != _counted(pattern, other):
            return kind
    return None if _same_names(_counted(_NAME, one), _counted(_NAME, other)) else "names"


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(m[0].casefold() for m in pattern.finditer(text))


def _same_names(one: Counter[str], other: Counter[str]) -> bool:
    left, right = set(one) - set(other), set(other) - set(one)
    return all(_has_like(name, right) for name in left) and all(
        _has_like(name, left) for name in right
    )


def _has_like(name: str, others: set[str]) -> bool:
    return any(fuzz.partial_ratio(name, other) >= _SAME_NAME for other in others)
