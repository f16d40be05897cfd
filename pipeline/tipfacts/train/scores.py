"""Counts of right and wrong, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was there, what was found, and how much of each met the other."""

    gold: int = 0
    found: int = 0
    gold_met: int = 0
    found_met: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add the counts of other sentences."""
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.gold_met + other.gold_met,
            self.found_met + other.found_met,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.found_met / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was there that was found; 0 where nothing was there."""
        return self.gold_met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def spans_tally(pairs: Iterable[tuple[list[Span], list[Span]]]) -> Tally:
    """Count spans that overlap one of the same label on the other side.

    >>> spans_tally([([(0, 5, "LAW")], [(2, 7, "LAW"), (9, 11, "LAW")])]).precision
    0.5
    """
    total = Tally()
    for gold, found in pairs:
        total += Tally(len(gold), len(found), _met(gold, found), _met(found, gold))
    return total


def _met(ones: list[Span], others: list[Span]) -> int:
    return sum(any(a < d and c < b and x == y for c, d, y in others) for a, b, x in ones)
