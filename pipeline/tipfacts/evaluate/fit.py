"""Fitting confidence: for each kind, what share of the records at a raw confidence is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import isotonic_regression

from tipfacts.evaluate.calibration import outcomes
from tipfacts.evaluate.match import Matched

_PRIOR = 4.0
"""How many records the rules' own word counts for at each confidence."""


@dataclass(frozen=True, slots=True)
class Point:
    """Of a kind's records at the confidence `raw`, the share that is right, from 0 to 1."""

    kind: str
    raw: float
    right: float


def fit(matched: Sequence[Matched]) -> Iterator[Point]:
    """Fit a rising curve to the outcomes of each kind (isotonic regression, least squares).

    Each raw confidence is weighed with the rules' own word, so that a handful of records does not
    decide (the curve is that of Zadrozny and Elkan 2002).
    """
    seen: dict[str, dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for one in matched:
        for confidence, right in outcomes(one):
            seen[one.kind][round(confidence, 2)].append(bool(right))
    for kind in sorted(seen):
        yield from _curve(kind, seen[kind])


def _curve(kind: str, seen: dict[float, list[bool]]) -> Iterator[Point]:
    raws = sorted(seen)
    overall = np.mean([r for rights in seen.values() for r in rights])
    own = np.array([(overall + raw) / 2 for raw in raws])
    counts = np.array([len(seen[raw]) for raw in raws], dtype=float)
    means = np.array([np.mean(seen[raw]) for raw in raws])
    shares = (means * counts + own * _PRIOR) / (counts + _PRIOR)
    rising = isotonic_regression(shares, weights=counts + _PRIOR).x
    for i, (raw, right) in enumerate(zip(raws, rising, strict=True)):
        inside = 0 < i < len(raws) - 1
        if not inside or rising[i - 1] != right or rising[i + 1] != right:
            yield Point(kind, raw, round(float(right), 3))
