"""Words that bound or blur a number: at least, up to, about, or more; see `data/bounds.tsv`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel

from tipfacts.data import rows
from tipfacts.records import Modifier

Side = Literal["before", "after"]


class BoundRow(BaseModel):
    """A row of `data/bounds.tsv`."""

    phrase: str
    modifier: Modifier
    side: Side
    source: str


@cache
def _phrases(side: Side) -> tuple[re.Pattern[str], dict[str, Modifier]]:
    table = {r.phrase: r.modifier for r in rows("bounds.tsv", BoundRow) if r.side == side}
    longest = sorted(table, key=len, reverse=True)
    forms = "|".join(
        (r"\b" if p[0].isalpha() else "") + re.escape(p).replace(r"\ ", r"\s+") for p in longest
    )
    if side == "before":
        return re.compile(
            rf"(?:{forms})(?:\s+(?:a\s+total\s+of|another))?\s*[“\"]?\s*$", re.I
        ), table
    return re.compile(rf",?\s*(?:{forms})(?!\w)", re.I), table


def bound_before(text: str, start: int, at: int) -> tuple[int, Modifier] | None:
    """Find the bound that ends at `at` and begins at or after `start`: its start, its modifier.

    >>> bound_before("found at least 12", 0, 15)
    (6, 'at_least')
    """
    pattern, table = _phrases("before")
    match = pattern.search(text, max(start, at - 45), at)
    if match is None:
        return None
    words = " ".join(match[0].lower().rstrip(' “"').split())
    words = re.sub(r"\s+(?:a total of|another)$", "", words)
    return match.start(), table[words]


def bound_after(text: str, at: int, end: int) -> tuple[int, Modifier] | None:
    """Find the bound that begins at `at`: its end, its modifier.

    >>> bound_after("12 or more", 2, 10)
    (10, 'at_least')
    """
    pattern, table = _phrases("after")
    match = pattern.match(text, at, end)
    return (match.end(), table[" ".join(match[0].lower().lstrip(", ").split())]) if match else None
