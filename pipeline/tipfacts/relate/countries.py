"""The country being told of at each place of a document: sentence, discourse, document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

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

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.places]

    def within(self, start: int, end: int) -> tuple[Mention[PlaceName], ...]:
        """Give the countries named inside `[start, end)` of the cleaned text."""
        lo, hi = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.places[lo:hi] if m.end <= end)

    def at(self, offset: int) -> PlaceName | None:
        """Give the country that the discourse is about at a place; `None` where two fit.

        The document's country, if it is about one; else the one country that the sentence names;
        else the last one that was named alone in a sentence of the same block before it.
        """
        if self.document.country:
            return PlaceName(
                self.document.country_name or "",
                self.document.country,
                name=self.document.country_name,
            )
        sentence = self.parsed.sentence_at(offset)
        named = self.within(sentence.start, sentence.end)
        if len({m.value.country for m in named}) == 1:
            return named[0].value
        return None if named else self._before(offset, sentence.block)

    def _before(self, offset: int, block: int) -> PlaceName | None:
        for sentence in reversed(self.parsed.by_block.get(block, ())):
            if sentence.start >= offset:
                continue
            named = self.within(sentence.start, sentence.end)
            if named:
                return named[0].value if len({m.value.country for m in named}) == 1 else None
        return None
