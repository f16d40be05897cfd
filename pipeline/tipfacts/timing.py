"""Seconds a stage, measured from outside the stages, which have no clock."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Stopwatch:
    """Adds up seconds by the name of what took them.

    >>> watch = Stopwatch()
    >>> with watch.of("tag"):
    ...     pass
    >>> list(watch.seconds)
    ['tag']
    """

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Count the time inside the `with` block towards `name`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.add({name: time.perf_counter() - began})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add seconds that were measured elsewhere, as in a worker process."""
        for name, spent in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def each(self, name: str, items: Iterable[T]) -> Iterator[T]:
        """Count towards `name` the time that it takes to get each item, not what is done with it."""
        iterator = iter(items)
        while True:
            with self.of(name):
                try:
                    item = next(iterator)
                except StopIteration:
                    return
            yield item
