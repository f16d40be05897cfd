"""Everything that the relations and records of a document are made from."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.relate.about import About, about
from tipfacts.relate.clock import Clock, resolve_dates
from tipfacts.relate.countries import Countries
from tipfacts.relate.voices import Voices, listen
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.tagged import Tagged


@dataclass(frozen=True)
class Context:
    """A tagged document with its discourse: what it is about, when, where, by whose word."""

    tagged: Tagged
    document: About
    clock: Clock
    countries: Countries
    voices: Voices

    @property
    def parsed(self) -> Parsed:
        """Give the parsed document."""
        return self.tagged.parsed


def contextualize(tagged: Tagged) -> Context:
    """Work out the discourse of a tagged document."""
    document = about(tagged.parsed, tagged.places, _works_cited(tagged))
    return Context(
        tagged,
        document,
        resolve_dates(tagged.parsed, tagged.dates, document),
        Countries(tagged.parsed, tagged.places, document),
        listen(tagged.parsed, tagged.citations, document.country),
    )


def _works_cited(tagged: Tagged) -> int:
    """Count the citations by author and year."""
    return sum(bool(m.value.name and m.value.year) for m in tagged.citations)
