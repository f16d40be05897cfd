"""Stance: whether the clause states, denies or only supposes what a mention tells."""

from __future__ import annotations

from tipfacts.records import Assertion
from tipfacts.tag.parsed import Parsed


def assertion(parsed: Parsed, start: int, end: int) -> Assertion:
    """Give the stance of the clause that holds the words `[start, end)` of the cleaned text."""
    return "stated"


def clause_range(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Give the range in the cleaned text of the smallest clause that holds `[start, end)`."""
    sentence = parsed.sentence_at(start)
    return sentence.start, sentence.end
