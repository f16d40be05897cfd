"""A learning curve: what more annotated passages would bring, and its picture as SVG."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tipfacts.learned.event_model import EVENTS
from tipfacts.learned.logistic import fit
from tipfacts.train.crossval import score_events
from tipfacts.train.events import EventExample
from tipfacts.train.scores import Tally


@dataclass(frozen=True, slots=True)
class Point:
    """F1 on held-out documents after learning from so many groups of documents, per seed."""

    groups: int
    scores: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean over the seeds."""
        return sum(self.scores) / len(self.scores)


def curve(
    real: Sequence[EventExample],
    made: Sequence[EventExample],
    held: Sequence[EventExample],
    *,
    shares: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 1.0),
    seeds: int = 3,
    limit: float = 0.5,
    weight: float = 0.5,
) -> list[Point]:
    """Measure the reader of law events on `held` after learning from growing shares of groups."""
    groups = sorted({one.group for one in real})
    extra = [one.row(weight) for one in made]
    points = []
    for share in shares:
        count = max(1, round(share * len(groups)))
        scores = []
        for seed in range(seeds):
            kept = set(random.Random(seed).sample(groups, count))
            rows = [one.row() for one in real if one.group in kept]
            tally: Tally = score_events(fit([*rows, *extra], EVENTS), held, limit)
            scores.append(tally.f1)
        points.append(Point(count, tuple(scores)))
    return points


_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 360, 60, 50


def svg(points: Sequence[Point], title: str) -> str:
    """Draw a curve: the mean as a line, every seed as a dot.

    >>> svg([Point(1, (0.2, 0.4)), Point(10, (0.5, 0.5))], "t").count("<circle")
    4
    """
    widest = max(p.groups for p in points)

    def place(groups: int, score: float) -> tuple[float, float]:
        across = _LEFT + groups / widest * (_WIDTH - _LEFT - 20)
        return round(across, 1), round(_HEIGHT - _BOTTOM - score * (_HEIGHT - _BOTTOM - 40), 1)

    line = " ".join("{},{}".format(*place(p.groups, p.mean)) for p in points)
    dots = [place(p.groups, s) for p in points for s in p.scores]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_LEFT}" y="24" font-size="14">{title}</text>',
        *(_grid(step / 5, *place(0, step / 5)) for step in range(6)),
        *(_tick(p.groups, place(p.groups, 0)[0]) for p in points),
        f'<polyline fill="none" stroke="#1f5f8b" stroke-width="2" points="{line}"/>',
        *(f'<circle cx="{x}" cy="{y}" r="3" fill="#1f5f8b"/>' for x, y in dots),
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 8}" text-anchor="middle">groups of annotated documents</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(score: float, left: float, height: float) -> str:
    return (
        f'<line x1="{left}" x2="{_WIDTH - 20}" y1="{height}" y2="{height}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{height + 4}" text-anchor="end">{score:.1f}</text>'
    )


def _tick(groups: int, across: float) -> str:
    return f'<text x="{across}" y="{_HEIGHT - 30}" text-anchor="middle">{groups}</text>'
