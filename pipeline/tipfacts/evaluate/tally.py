"""Counts by document, and the figures with intervals that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SAMPLES = 1000
SEED = 20240229


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95% interval of a figure: the 2.5th and 97.5th percentile of the bootstrap."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval; `value` is `None` where there was nothing to measure."""

    value: float | None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right (`tp`), invented (`fp`) and missed (`fn`)."""

    tp: float = 0
    fp: float = 0
    fn: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1, of the counts over all documents."""

    tp: int
    fp: int
    fn: int
    precision: Figure
    recall: Figure
    f1: Figure


@dataclass(frozen=True, slots=True)
class Resampling:
    """How often each document is drawn in each of the samples; one for all figures of a run.

    Attributes:
        weights: shape (samples, documents); every row sums to the number of documents.
    """

    weights: Floats

    @classmethod
    def of(cls, documents: int, samples: int = SAMPLES, seed: int = SEED) -> Resampling:
        """Draw documents with replacement, by a seeded generator."""
        if documents == 0:
            return cls(np.zeros((samples, 0)))
        generator = np.random.default_rng(seed)
        drawn = generator.multinomial(documents, np.full(documents, 1 / documents), size=samples)
        return cls(drawn.astype(np.float64))

    def ratio(self, above: Sequence[float], below: Sequence[float]) -> Figure:
        """Give the ratio of two sums over documents, with its interval.

        >>> Resampling.of(2).ratio([1, 1], [2, 2])
        Figure(value=0.5, interval=Interval(low=0.5, high=0.5))
        """
        top, bottom = np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)
        if not bottom.sum():
            return Figure(None)
        return Figure(float(top.sum() / bottom.sum()), percentiles(self.ratios(top, bottom)))

    def ratios(self, above: Floats, below: Floats) -> Floats:
        """Give the ratio in every sample; `nan` where the sample has nothing to measure."""
        top, bottom = self.weights @ above, self.weights @ below
        found: Floats = np.full(len(top), np.nan)
        np.divide(top, bottom, out=found, where=bottom > 0)
        return found

    def prf(self, counts: Sequence[Counts]) -> Prf:
        """Give precision, recall and F1 over documents, with their intervals."""
        tp, fp, fn = ([getattr(one, name) for one in counts] for name in ("tp", "fp", "fn"))
        return Prf(
            tp=round(sum(tp)),
            fp=round(sum(fp)),
            fn=round(sum(fn)),
            precision=self.ratio(tp, [a + b for a, b in zip(tp, fp, strict=True)]),
            recall=self.ratio(tp, [a + b for a, b in zip(tp, fn, strict=True)]),
            f1=self.ratio(*f1_parts(counts)),
        )


def f1_parts(counts: Sequence[Counts]) -> tuple[list[float], list[float]]:
    """Give F1 as a ratio of sums: 2 tp over 2 tp + fp + fn, document by document."""
    return [2 * c.tp for c in counts], [2 * c.tp + c.fp + c.fn for c in counts]


def percentiles(values: Floats) -> Interval | None:
    """Give the interval that holds the middle 95% of the values, those that are numbers."""
    numbers = values[~np.isnan(values)]
    if not len(numbers):
        return None
    low, high = np.percentile(numbers, [2.5, 97.5])
    return Interval(round(float(low), 6), round(float(high), 6))
