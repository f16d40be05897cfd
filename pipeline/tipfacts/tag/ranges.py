"""Ranges of the cleaned text that are spoken for, so that no other tagger reads them again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Ranges:
    """A set of half-open ranges that answers overlap questions in logarithmic time.

    >>> taken = Ranges([(0, 4), (10, 12)])
    >>> taken.touches(3, 5), taken.touches(4, 10), taken.covers(10, 11)
    (True, False, True)
    """

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        """Take ranges in any order; those that overlap or meet are joined."""
        merged: list[list[int]] = []
        for start, end in sorted(ranges):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts = [s for s, _ in merged]
        self._ends = [e for _, e in merged]

    def touches(self, start: int, end: int) -> bool:
        """Say whether any character of `[start, end)` is taken."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start

    def covers(self, start: int, end: int) -> bool:
        """Say whether one range holds all of `[start, end)`."""
        at = bisect_left(self._starts, start + 1) - 1
        return at >= 0 and self._ends[at] >= end
