"""Cleaning steps over dashes and numbers that are set with spaces or broken by a line end."""

from __future__ import annotations

import re

from tipfacts.clean.traced import Traced
from tipfacts.clean.words import is_word

_SPACED_NUMBER_DASH = re.compile(r"(?<=\d)(?: [–—-] ?| ?[–—] )(?=\d)|(?<=\d)—(?=\d)")
_SPACED_NAME_DASH = re.compile(r"\b([A-Z][a-z]{2,}) [–—-] ([a-z]{2,})\b")
_SPACED_COMPOUND = re.compile(
    r"\b((?:most|least)(?= [–—-] [a-z]+ed\b)|low|high|well|long|short|self|non|anti|cross|co|re|pre|post|multi|semi|"
    r"action|one|size|full|part|half|third|first|second|victim|child|government|so) [–—-] "
    r"(?=([a-z]+)\b)"
)


def close_dashes(text: Traced) -> Traced:
    """Close dashes set with spaces inside a number range, a name or a compound.

    "353—0" and "17 - 28" become ranges with an en dash; "Tiuriu – kanova" is one name, because
    neither half is a word; "most – respected" is a compound.

    >>> close_dashes(Traced.of("aged 17 - 28; Tiuriu – kanova, most – respected")).text
    'aged 17–28; Tiuriukanova, most-respected'
    """
    text = text.sub(_SPACED_NUMBER_DASH, "–", "close_dashes")
    text = text.sub(_SPACED_NAME_DASH, _close_name, "close_dashes")
    return text.sub(_SPACED_COMPOUND, r"\1-", "close_dashes")


def _close_name(match: re.Match[str]) -> str:
    left, right = match[1], match[2]
    return match[0] if is_word(left) or is_word(right) else left + right


_THOUSANDS_RUN = re.compile(r"(?<![\d.,\w+])\d{1,3}(?: \d{3})+(?![\d,]|[–-]\d|\.\d| \d)")
_BROKEN_AT_COMMA = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})*,\n\d{3}\b")
_BROKEN_AT_POINT = re.compile(
    r"\n(?=\d)(?:(?<=[$€£]\d\.\n)|(?<=[$€£]\d\d\.\n)"
    r"|(?<=\d\.\n)(?=\d{1,2}(?:\s?%|\s(?:percent|per cent|million|billion)\b)))"
)
_BROKEN_THOUSANDS = re.compile(r"\d(?<=[a-z] \d)\d{0,2}\n\d{3}(?= [a-z]{3})")
_APART_FROM_MARK = re.compile(
    r"(?<=\d) (?=,\d{3}\b)|(?<=\d) (?=\.\d+\s?(?:%|percent|million|billion))"
)
_NUMBER_BEFORE = re.compile(
    r"\b(?:No|Nos|Art|Arts|Article|Articles|Section|Sections|Law|Act|Decree)\.? $"
)
_DAY_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)


def close_numbers(text: Traced) -> Traced:
    r"""Close numbers broken by spaces or a line end: "940 000", "1,\n373", "some 940\n000 people".

    >>> close_numbers(Traced.of("some 940 000 people, 1,\n373 cases")).text
    'some 940000 people, 1,373 cases'
    """
    step = "close_numbers"
    text = text.sub(_BROKEN_AT_COMMA, _close, step)
    text = text.sub(_BROKEN_AT_POINT, "", step)
    text = text.sub(_APART_FROM_MARK, "", step)
    text = text.sub(_BROKEN_THOUSANDS, _close, step)
    return text.sub(_THOUSANDS_RUN, lambda m: m[0] if _follows_comma(m) else _close(m), step)


def _follows_comma(match: re.Match[str]) -> bool:
    return match.string[max(0, match.start() - 2) : match.start()] == ", "


def _close(match: re.Match[str]) -> str:
    """Close a number, unless it is that of an article or begins with the day of a date."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if _NUMBER_BEFORE.search(before) or _DAY_BEFORE.search(before):
        return match[0]
    return re.sub(r"\s", "", match[0])
