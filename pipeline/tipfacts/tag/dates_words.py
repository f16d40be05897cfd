"""The words of calendar expressions, read from `data/date_words.tsv` and `date_contexts.tsv`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel

from tipfacts.data import rows


class DateWord(BaseModel):
    """A word that names or counts a unit of the calendar."""

    word: str
    kind: str
    value: int
    source: str


class ContextWord(BaseModel):
    """A word beside a number that says whether the number is a year, and what the year names."""

    word: str
    kind: str
    source: str


@cache
def words(kind: str) -> dict[str, int]:
    """Give the words of a kind, lower case, with their values.

    >>> words("month")["sept"], words("season")["fall"]
    (9, 23)
    """
    return {r.word.lower(): r.value for r in rows("date_words.tsv", DateWord) if r.kind == kind}


@cache
def contexts(kind: str) -> frozenset[str]:
    """Give the context words of a kind, lower case.

    >>> "survey" in contexts("title"), "victims" in contexts("counted")
    (True, True)
    """
    return frozenset(
        r.word.lower() for r in rows("date_contexts.tsv", ContextWord) if r.kind == kind
    )


@cache
def any_of(kind: str) -> str:
    """Give a pattern for the words of a kind, longest first; names keep their capital.

    Abbreviated months may end in a full stop, and months may stand in capitals.
    """
    found = [r.word for r in rows("date_words.tsv", DateWord) if r.kind == kind]
    if kind == "month":
        full = [w for w in found if len(w) > 4 or w in {"May", "June", "July"}]
        short = [w for w in found if w not in full]
        names = _longest([*full, *(w.upper() for w in full)])
        return rf"(?:(?:{names})\b|(?:{_longest(short)})\b\.?)"
    if kind == "weekday":
        return rf"(?:{_longest(found)})\b"
    return rf"(?i:{_longest(found)})\b"


def _longest(found: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(found, key=lambda w: (-len(w), w)))


def number(text: str) -> int:
    """Read a small number in digits or words.

    >>> number("nineteen"), number("15"), number("3rd")
    (19, 15, 3)
    """
    text = text.lower().strip()
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    return {**words("ordinal"), **words("number")}[text]
