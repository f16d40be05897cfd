"""The country being told of at each place of a document: sentence, discourse, document."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.relate.about import About
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.places import PlaceName


@dataclass(frozen=True)
class Countries:
    """Answers which country a place of the text speaks of."""

    parsed: Parsed
    places: tuple[Mention[PlaceName], ...]
    document: About

    def within(self, start: int, end: int) -> tuple[Mention[PlaceName], ...]:
        """Give the countries named inside `[start, end)` of the cleaned text."""
        return tuple(m for m in self.places if start <= m.start and m.end <= end)

    def at(self, offset: int) -> PlaceName | None:
        """Give the country that the discourse is about at a place; `None` where two fit."""
        if self.document.country and self.document.country_name:
            return PlaceName(
                self.document.country_name, self.document.country, name=self.document.country_name
            )
        return None
