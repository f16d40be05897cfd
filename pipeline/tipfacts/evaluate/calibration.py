"""Whether confidence means what it says: of the records at 0.9, about nine in ten are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tipfacts.evaluate.match import Matched
from tipfacts.evaluate.score import GROUPS, Group
from tipfacts.evaluate.tally import Figure, Floats, Resampling, percentiles

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence lies in `(low, high]` (the first bin takes 0 too)."""

    low: float
    high: float
    predictions: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability table, and the expected calibration error.

    The error is the mean distance of confidence and share of right records over the bins,
    weighted by their size (Guo et al. 2017). Right means a core match; predictions that meet
    optional gold are left out.
    """

    bins: tuple[Bin, ...]
    error: Figure


def calibrate(
    matched: Sequence[Matched], resampling: Resampling | None = None
) -> Mapping[Group, Calibration]:
    """Measure calibration by type and over all."""
    docs = sorted({one.doc for one in matched})
    draws = resampling or Resampling.of(len(docs))
    return {
        group: _calibration([one for one in matched if group in ("all", one.kind)], docs, draws)
        for group in GROUPS
    }


def _calibration(matched: Sequence[Matched], docs: Sequence[str], draws: Resampling) -> Calibration:
    """Sum predictions, confidence and right ones by document and bin, and read both off them."""
    sums = np.zeros((len(docs), 3, BINS))
    for one in matched:
        for confidence, right in outcomes(one):
            sums[docs.index(one.doc), :, bin_of(confidence)] += 1, confidence, right
    totals = sums.sum(axis=0)
    value = None if not totals[0].sum() else float(_error(totals[None])[0])
    drawn = np.tensordot(draws.weights, sums, axes=1)
    interval = None if value is None else percentiles(_error(drawn))
    return Calibration(_bins(totals), Figure(value, interval))


def outcomes(one: Matched) -> list[tuple[float, bool]]:
    """Give confidence and rightness of each prediction that counts."""
    met = {j: i for i, j in one.pairs["core"]}
    return [
        (found.fact.confidence, j in met)
        for j, found in enumerate(one.found)
        if j not in met or not one.gold[met[j]].optional
    ]


def bin_of(confidence: float) -> int:
    """Give the number of the bin that a confidence falls in.

    >>> [bin_of(c) for c in (0, 0.1, 0.11, 0.9, 1)]
    [0, 0, 1, 8, 9]
    """
    return max(0, int(np.ceil(round(confidence * BINS, 9))) - 1)


def _bins(totals: Floats) -> tuple[Bin, ...]:
    return tuple(
        Bin(k / BINS, (k + 1) / BINS, int(n), float(confidence / n), float(right / n))
        for k, (n, confidence, right) in enumerate(totals.T)
        if n
    )


def _error(sums: Floats) -> Floats:
    """Give the error of each sample; `sums` has the shape (samples, 3, bins)."""
    count, confidence, right = sums[:, 0], sums[:, 1], sums[:, 2]
    total = count.sum(axis=1)
    found: Floats = np.full(len(sums), np.nan)
    np.divide(np.abs(confidence - right).sum(axis=1), total, out=found, where=total > 0)
    return found
