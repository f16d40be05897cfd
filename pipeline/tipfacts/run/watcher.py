"""Who is told how far a run is."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Shows people how far a run is."""

    def begin(self, what: str, total: int) -> None:
        """Hear that a part of the run begins, which has so many steps."""

    def advance(self) -> None:
        """Hear that one step is done."""


class Silent:
    """Shows nothing."""

    def begin(self, what: str, total: int) -> None:
        """Do nothing."""

    def advance(self) -> None:
        """Do nothing."""
