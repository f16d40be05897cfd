"""Countries by name, adjective and alias; see `data/countries.tsv`."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as written, its country (ISO 3166-1 alpha-3), and whether an adjective names it.

    Attributes:
        text: the words, white space folded.
        country: alpha-3, or `None` for a region that is no country.
        adjective: true for "Russian", false for "Russia".
        name: the country's usual English name.
    """

    text: str
    country: str | None
    adjective: bool = False
    name: str | None = None


def tag_places(parsed: Parsed) -> tuple[Mention[PlaceName], ...]:
    """Find the countries that a document names, by name or by adjective."""
    return ()
