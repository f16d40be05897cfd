"""Who is told how far a run is."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Shows people how far a run is."""

    def begin(self, what: str, documents: int | None = None, size: int | None = None) -> None:
        """Hear that a part of the run begins: how many documents and characters, where known."""

    def advance(self, size: int) -> None:
        """Hear that one document of so many characters is done."""


class Silent:
    """Shows nothing."""

    def begin(self, what: str, documents: int | None = None, size: int | None = None) -> None:
        """Do nothing."""

    def advance(self, size: int) -> None:
        """Do nothing."""
