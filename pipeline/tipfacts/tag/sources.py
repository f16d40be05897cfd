"""Who is cited: parenthetical citations, page locators, and names of speaking sources."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as written: "(Shelley 2005, 301)", "(p. 11)", "Bales (2004)".

    Attributes:
        name: the cited author or body, `None` for a bare locator.
        year: four digits, or `None`.
        locator: "p. 11", or `None`.
    """

    name: str | None
    year: int | None
    locator: str | None


def tag_citations(parsed: Parsed) -> tuple[Mention[Citation], ...]:
    """Find the citations; their years and pages are neither dates nor statistics."""
    return ()
