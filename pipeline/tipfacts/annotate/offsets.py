"""Offsets in UTF-16 units, which browsers and Java count in, and back to code points."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class Utf16:
    """Converts offsets of one text.

    >>> both = Utf16("a😀b")
    >>> both.units(2), both.points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        """Count the units before each code point."""
        widths = (2 if ord(char) > 0xFFFF else 1 for char in text)
        self._units = [0, *accumulate(widths)]

    def units(self, point: int) -> int:
        """Give the UTF-16 offset of a code-point offset."""
        return self._units[point]

    def points(self, unit: int) -> int:
        """Give the code-point offset of a UTF-16 offset.

        Raises:
            ValueError: it lies outside the text, or inside a surrogate pair.
        """
        at = bisect_left(self._units, unit)
        if at == len(self._units) or self._units[at] != unit:
            raise ValueError(f"{unit} is no offset of this text in UTF-16")
        return at
