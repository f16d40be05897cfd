"""Words around a tier that tell a placement, and words that tell that there is none."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.records import TierChange


class _Verb(BaseModel):
    """A row of `data/tier_verbs.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: str
    change: TierChange


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], TierChange], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row.pattern})", re.IGNORECASE), row.change)
        for row in rows("tier_verbs.tsv", _Verb)
    )


def change_told(ahead: str) -> TierChange | None:
    """Give the change that the last verb of placing before a tier tells, if there is one."""
    found: tuple[int, TierChange] | None = None
    for pattern, change in _verbs():
        last = None
        for last in pattern.finditer(ahead):  # noqa: B007 - the last match is wanted
            pass
        if last is None:
            continue
        closer = change != "placed" and last.end() > len(ahead) - 90
        if found is None or (closer and found[1] == "placed"):
            found = (last.start(), change)
    return found[1] if found else None


BOUNDARY = re.compile(
    r";|:(?=\s+[a-z])|\bwhile\b|\bwhereas\b|\bbut\b|\bafter\b|\bwhen\b|(?<=,) and (?=\w+ed\b|was|were|then)|\bthen\b"
)


LEFT_BEHIND = re.compile(
    r"\b(?:from|off|out\s+of|exited|quit|ending\s+(?:\w+\s+){1,6}(?:on|in)|after\s+(?:\w+\s+){1,3}(?:on|in))\s+(?:a\s+|the\s+)?(?:\w+\s+){0,2}$"
    r"|\b(?:los(?:t|es|ing)|follow(?:s|ed|ing)\s+(?:\w+\s+){1,3}(?:on|in))\s+(?:its|their|a|the)?\s*(?:\w+\s+){0,1}$"
    r"|\b(?:left|leav(?:es|ing))\s+(?:a\s+|the\s+)?(?:(?!on\b|in\b|at\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)


WAIVED = re.compile(
    r"\b(?:otherwise|required|avoid\w*|spared?|escap\w*|instead of|rather than|exempt\w*)\b[^;:]{0,60}$"
    r"|\bwaive\w*\b(?:(?!\b(?:is|was|were|are|has|have|remain\w*|kept|keeps|stay\w*|placed|put|listed)\b)[^;:]){0,60}$",
    re.IGNORECASE,
)
"""Words before a tier that say that it was not given; what a waiver kept stands behind its verb."""


GENERIC = re.compile(
    r"\b(?:countries|governments|nations|(?<!united )states|those|any|each|every|a|no|which)\s+(?:\w+\s+){0,3}?"
    r"(?:countr(?:y|ies)|governments?|nations?|states?|that|who|which|whose|in|ranked|placed|listed|on)\b"
    r"|^\W*(?:countries|governments|those|nations)\b|\b(?:neighbou?rs|peers|others)\b|\bwhat\b[^;]{0,30}\bmean|\bcriteria\b|\bdefin",
    re.IGNORECASE,
)


COUNTED = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|"
    r"several|many|some|most|other|dozens of|number of|more|fewer)\s+(?:\w+\s+){0,2}?"
    r"(?:countries|governments|nations|states|placements)\b",
    re.IGNORECASE,
)


_MEMBER = re.compile(r"\b(?:one\s+of|among)\s+(?:the\s+|those\s+|only\s+)*$", re.IGNORECASE)


def counted(ahead: str) -> re.Match[str] | None:
    """Find the last count of countries, unless the country told of is one of them.

    >>> counted("41 countries were on ") is None, counted("Chad is one of 41 countries on ") is None
    (False, True)
    """
    last = None
    for last in COUNTED.finditer(ahead):  # noqa: B007 - the last match is wanted
        pass
    if last is None or last[0].lower().startswith("one of"):
        return None
    return None if _MEMBER.search(ahead[: last.start()]) else last


SUPPOSED = re.compile(
    r"\b(?:may|might|could|would|should|can|will|if|unless|threat\w*|risk\w*|warn(?:ed|s|ing)\s+(?:that|of)|fear\w*|"
    r"prospect|possib\w*|recommend\w*|urg\w*|propos\w*|likely|expect\w*|forecast\w*|in danger|"
    r"facing|faces?|predict\w*|consider\w*\s+for|ask(?:ed|s|ing)?\b|deserv\w*|eligible|candidate|hop(?:e|es|ed|ing)|aim\w*|want\w*|seek\w*|demand\w*|call\w* for)\b",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"(?:^|[,;])\s*(?:because|although|though|even\s+though|while|since|as|(?:(?:in|on|to|from)\s+)?which|who|that|whose|where)\b[^,;]*,",
    re.IGNORECASE,
)


def without_asides(ahead: str) -> str:
    """Take subordinate clauses that end before a tier out of the words ahead of it.

    >>> without_asides("Because it may change, the island was on ")
    ' the island was on '
    """
    return _ASIDE.sub("", ahead)


DENIED = re.compile(r"\b(?:not|never|n[’']t|neither|nor|no longer)\b[^,;]{0,40}$", re.IGNORECASE)


PLUPERFECT = re.compile(
    r"\b(?:which|having|who|that)\s+(?:had\s+)?(?:been|spent|stood|sat|held|ranked)\b",
    re.IGNORECASE,
)


ASSESSOR = re.compile(
    r"\b(?:the\s+)?(?:(?:U\.?S\.?\s+)?(?:State\s+Department|Department\s+of\s+State|Secretary\s+of\s+State)"
    r"|United\s+States(?:\s+Department\s+of\s+State)?|U\.S\.\s+government|Washington)\b(?!['’]s)",
    re.IGNORECASE,
)


_COUNT = re.compile(
    r"\b(?:for\s+)?(?:the\s+|a\s+)?(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\s+(?:consecutive|straight|successive|year|time)"
    r"(?:\s+(?:year|time|report))?(?:\s+(?:running|in a row))?"
    r"|\b(?:for|spen[dt]\w*)\s+(?:the\s+(?:past|last)\s+)?(?P<m>two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|\d{1,2})\s+"
    r"(?:consecutive\s+|straight\s+|successive\s+)?years(?:\s+(?:running|in a row))?",
    re.IGNORECASE,
)


_ORDINALS = {
    w: i
    for i, w in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}


_CARDINALS = {
    w: i
    for i, w in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        2,
    )
}


def without_count(gap: str) -> str:
    """Take a count of years ("for the fifth consecutive year") out of the words before a date."""
    return _COUNT.sub(" ", gap)


def count_of_years(text: str) -> int | None:
    """Read "for the fifth consecutive year" or "for four years".

    >>> count_of_years("for the fifth consecutive year"), count_of_years("for four years")
    (5, 4)
    """
    match = _COUNT.search(text)
    if match is None:
        return None
    word = (match["n"] or match["m"]).lower()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS.get(word) or _CARDINALS.get(word)
