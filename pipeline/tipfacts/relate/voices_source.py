"""A source that speaks somewhere, before its citation and its reference are joined to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tipfacts.clean.structured import Reference
from tipfacts.records import Attribution
from tipfacts.tag.sources_references import matching


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, and the half-open range of the cleaned text that names them.

    Attributes:
        cited_in: the work in which the source was read, if the text cites at second hand.
        cited_year: the year of that work.
        back: "person", "body" or "work" if the words only point back to a source named before.
        person: whether a person speaks, so that "she" can point back.
    """

    name: str | None
    start: int
    end: int
    year: int | None = None
    locator: str | None = None
    title: str | None = None
    cited_in: str | None = None
    cited_year: int | None = None
    back: str | None = None
    person: bool = False

    def attribution(self, references: Iterable[Reference]) -> Attribution:
        """Give the attribution, with the entry of the reference list that it points to."""
        carrier = self.cited_in or self.name
        year = self.cited_year if self.cited_in else self.year
        entry = matching(references, carrier, year, self.title) if carrier else None
        return Attribution(
            name=self.name,
            year=self.year,
            locator=self.locator,
            reference=entry.text if entry else None,
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """A source and the half-open range of the cleaned text that it vouches for."""

    source: Source
    start: int
    end: int
