"""Menus: long runs of names in the order of the alphabet, as pages of a site have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tipfacts.clean.line import Line
from tipfacts.clean.structured import Role

_LONG = 60
_ENTRIES = 20
"""Names that make a menu."""
_IN_ORDER = 0.9
"""Share of neighbors in the order of the alphabet."""
_ENDS = re.compile(r"[.!?:;,]$|\d")
_INTRODUCES = re.compile(r"(?:\S+\s+){5,}\S+:$")


def mark_menus(lines: Sequence[Line], roles: Sequence[Role]) -> list[Role]:
    """Mark runs of short lines in alphabetical order as furniture.

    A run that a sentence introduces ("The following states signed the protocol:") is no menu.
    """
    marked = list(roles)
    for first, stop in _runs(lines, roles):
        names = [_key(line.text) for line in lines[first:stop]]
        introduced = first > 0 and _INTRODUCES.match(lines[first - 1].text)
        if not introduced and _ordered(names):
            marked[first:stop] = [Role.FURNITURE] * (stop - first)
    return marked


def _runs(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """Give the runs of lines that could be the entries of a menu."""
    first = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or not _may_be_entry(lines[i], roles[i]):
            if i - first >= _ENTRIES:
                yield first, i
            first = i + 1


def _may_be_entry(line: Line, role: Role) -> bool:
    short = len(line.text) <= _LONG and not _ENDS.search(line.text)
    return short and role is Role.PARAGRAPH


def _ordered(names: Sequence[str]) -> bool:
    pairs = list(pairwise(names))
    return sum(a <= b for a, b in pairs) >= _IN_ORDER * len(pairs)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())
