"""Whether two laws are the same one: by the registry, else by number, else by name."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel

from tipfacts.data import rows
from tipfacts.evaluate.phrases import SAME, overlap
from tipfacts.records import Instrument

_DASHES = re.compile(r"\s*[‐‑‒–—−]\s*")
_SPACES = re.compile(r"\s+")
_YEAR = re.compile(r"(?<=.)(?:/|of)(?:19|20)\d\d$")
_SMALL = re.compile(r"\b(?:of|on|in|to|for|and|against|no|nos|number)\b\.?", re.IGNORECASE)


class _Known(BaseModel):
    id: str


@cache
def registry() -> frozenset[str]:
    """Give the ids of the known instruments."""
    return frozenset(row.id for row in rows("instruments.tsv", _Known))


def same_law(expected: Instrument, found: Instrument) -> bool:
    """Say whether two laws are the same.

    A law that the gold knows by its registry id must have this id. Otherwise two numbers decide:
    they must be equal, and the kinds too or else the names. Otherwise the names must share at
    least half of their words (F1, small words left out). A slug never decides anything.
    """
    if expected.canonical in registry():
        return expected.canonical == found.canonical
    numbers = number_of(expected), number_of(found)
    if None not in numbers:
        return numbers[0] == numbers[1] and (
            expected.kind == found.kind or _same_name(expected, found)
        )
    return _same_name(expected, found)


def number_of(law: Instrument) -> str | None:
    """Give a law's number in one spelling: plain hyphens, no spaces, lower case, no year.

    >>> number_of(Instrument(name="x", canonical="x", kind="statute", number="155 – 157A"))
    '155-157a'
    >>> number_of(Instrument(name="x", canonical="x", kind="decree", number="126/2008"))
    '126'
    """
    if law.number is None:
        return None
    plain = _SPACES.sub("", _DASHES.sub("-", law.number)).casefold()
    return _YEAR.sub("", plain)


def _same_name(expected: Instrument, found: Instrument) -> bool:
    return overlap(_SMALL.sub(" ", expected.name), _SMALL.sub(" ", found.name)) >= SAME
