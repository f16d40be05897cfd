"""Cross-validation by groups of documents: near-duplicates never stand on both sides."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from tipfacts.learned.event_model import EVENTS
from tipfacts.learned.logistic import Logistic, fit
from tipfacts.train.events import EventExample
from tipfacts.train.scores import Tally


class Grouped(Protocol):
    """What belongs to a group of documents."""

    @property
    def group(self) -> str:
        """Name the group."""


G = TypeVar("G", bound=Grouped)


def folds(ones: Sequence[G], count: int, seed: int = 0) -> Iterator[tuple[list[G], list[G]]]:
    """Give, for each fold, what is learned from and what is measured on."""
    groups = sorted({one.group for one in ones})
    random.Random(seed).shuffle(groups)
    for number in range(min(count, len(groups))):
        held = set(groups[number::count])
        yield [o for o in ones if o.group not in held], [o for o in ones if o.group in held]


def crossval_events(
    real: Sequence[EventExample],
    made: Sequence[EventExample],
    weight: float,
    limit: float,
    count: int = 5,
) -> Tally:
    """Measure the reader of law events on groups that it has not learned from."""
    total = Tally()
    extra = [one.row(weight) for one in made]
    for learned, held in folds(real, count):
        model = fit([*(one.row() for one in learned), *extra], EVENTS)
        total += score_events(model, held, limit)
    return total


def score_events(model: Logistic, held: Sequence[EventExample], limit: float) -> Tally:
    """Count events that are told of laws, the likeliest of each, and those that there are."""
    total = Tally()
    for one in held:
        scores = model.probabilities(one.features)
        event = max(scores, key=scores.__getitem__)
        told = scores[event] >= limit
        right = int(told and event in one.events)
        total += Tally(len(one.events), int(told), right, right)
    return total
