"""Where deduplication meets the run: what each document is about keeps its passages apart."""

from __future__ import annotations

from collections.abc import Iterable

from tipfacts import dedup
from tipfacts.clean.structured import Structured
from tipfacts.consolidate import consolidate
from tipfacts.dedup import Copies
from tipfacts.relate.about import about
from tipfacts.tag.parsed import Parsed

__all__ = ["Copies", "consolidate", "copies"]


def copies(structured: Iterable[Structured]) -> Copies:
    """Find what is a copy of what among the documents of a run."""
    return dedup.copies(structured, _subject)


def _subject(structured: Structured) -> tuple[str | None, int | None]:
    """Give country and year as fields, title and name tell them, before anything is parsed."""
    known = about(Parsed(structured, ()), ())
    return known.country, known.year
