"""What a mention tagger is: a function from a parsed document to labelled spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Found:
    """Half-open `[start, end)` of the cleaned text that a model labelled; `score` is 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class MentionTagger(Protocol):
    """Finds mentions in a parsed document, in the order of the text."""

    @property
    def extractor(self) -> str:
        """Give name and version, as records carry them."""

    def find(self, parsed: Parsed) -> tuple[Found, ...]:
        """Find the mentions of a document."""
