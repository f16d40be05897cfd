"""Logistic regressions over named features, one for each label: weights as safetensors, no code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
_WEIGHTS, _FEATURES = "weights.safetensors", "features.json"


@dataclass(frozen=True)
class Logistic:
    """Weights of shape (features, labels); an unknown feature is passed over."""

    labels: tuple[str, ...]
    features: Mapping[str, int] = field(repr=False)
    weights: Floats = field(repr=False)

    def probabilities(self, names: Iterable[str]) -> dict[str, float]:
        """Give the probability of each label, each by itself: they need not add up to 1."""
        places = [self.features[n] for n in names if n in self.features]
        scores = self.weights[places].sum(axis=0)
        return dict(zip(self.labels, (1 / (1 + np.exp(-scores))).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Write the weights and the names of their rows."""
        folder.mkdir(parents=True, exist_ok=True)
        save_file({"weights": self.weights.astype(np.float32)}, folder / _WEIGHTS)
        names = sorted(self.features, key=self.features.__getitem__)
        text = json.dumps({"labels": self.labels, "features": names}, ensure_ascii=False)
        (folder / _FEATURES).write_text(f"{text}\n", encoding="utf-8")


def load_logistic(folder: Path) -> Logistic:
    """Read what `Logistic.save` wrote; hashes are checked by whoever read the configuration."""
    told = json.loads((folder / _FEATURES).read_text(encoding="utf-8"))
    weights = load_file(folder / _WEIGHTS)["weights"].astype(np.float64)
    return Logistic(
        tuple(told["labels"]), {name: i for i, name in enumerate(told["features"])}, weights
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One example: its features, the labels that hold, and how much it counts."""

    features: tuple[str, ...]
    labels: frozenset[str]
    weight: float = 1.0


def fit(
    examples: Sequence[Row], labels: Sequence[str], *, penalty: float = 1.0, least: int = 2
) -> Logistic:
    """Fit one regression a label by L-BFGS.

    Args:
        examples: what to learn from.
        labels: what to tell apart.
        penalty: strength of the squared penalty on weights.
        least: examples that a feature must stand in to be kept.
    """
    counts = Counter(name for row in examples for name in row.features)
    kept = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}
    matrix = _matrix(examples, kept)
    weight = np.array([row.weight for row in examples])
    columns = [
        _fit_one(matrix, np.array([label in row.labels for row in examples]), weight, penalty)
        for label in labels
    ]
    return Logistic(tuple(labels), kept, np.stack(columns, axis=1))


def _matrix(examples: Sequence[Row], kept: Mapping[str, int]) -> csr_matrix:
    columns = [[kept[n] for n in row.features if n in kept] for row in examples]
    ends = np.cumsum([0, *(len(c) for c in columns)])
    flat = np.array([c for row in columns for c in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(examples), len(kept)))


def _fit_one(
    matrix: csr_matrix, holds: NDArray[np.bool_], weight: Floats, penalty: float
) -> Floats:
    signs = np.where(holds, 1.0, -1.0)

    def loss(w: Floats) -> tuple[float, Floats]:
        margin = signs * (matrix @ w)
        value = float((weight * np.logaddexp(0, -margin)).sum() + penalty / 2 * (w @ w))
        slope = -weight * signs / (1 + np.exp(np.clip(margin, -30, 30)))
        return value, matrix.T @ slope + penalty * w

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(found.x)
