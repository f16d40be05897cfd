"""Confidence as a share of right records: what the rules say of themselves, fitted to gold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from tipfacts.data import rows


class Fitted(BaseModel):
    """A row of `data/confidence.tsv`: of a kind's records at `raw`, the share that was right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    raw: float = Field(ge=0, le=1)
    right: float = Field(ge=0, le=1)
    source: str


_FITTED: ContextVar[bool] = ContextVar("fitted", default=True)


@contextmanager
def as_the_rules_say() -> Iterator[None]:
    """Leave confidence as the rules give it, so that it can be fitted anew."""
    token = _FITTED.set(False)
    try:
        yield
    finally:
        _FITTED.reset(token)


def confidence_of(kind: str, raw: float) -> float:
    """Give the share of right records that the rules' own confidence stands for.

    Between two rows of the table the line between them is followed, beyond them the last one. A
    kind without rows keeps what the rules say.

    >>> with as_the_rules_say():
    ...     confidence_of("law", 0.9)
    0.9
    """
    points = _points().get(kind, ()) if _FITTED.get() else ()
    if not points:
        return raw
    at = bisect_left(points, (raw, 0.0))
    if at == 0 or at == len(points):
        return points[min(at, len(points) - 1)][1]
    (left, low), (right, high) = points[at - 1], points[at]
    return round(low + (high - low) * (raw - left) / (right - left), 3)


@cache
def _points() -> dict[str, tuple[tuple[float, float], ...]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for row in rows("confidence.tsv", Fitted):
        found.setdefault(row.kind, []).append((row.raw, row.right))
    return {kind: tuple(sorted(points)) for kind, points in found.items()}
