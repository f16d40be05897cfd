"""A visible line of a text."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.clean.structured import Role


@dataclass(frozen=True, slots=True)
class Line:
    """Half-open `[start, end)` of a line's visible characters, and its role.

    Attributes:
        gap: whether a blank line stands before it.
    """

    start: int
    end: int
    text: str
    role: Role
    gap: bool
