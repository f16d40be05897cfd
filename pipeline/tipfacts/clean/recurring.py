"""Lines that recur on many pages or in many documents, though cleaning should have left them out.

What stands in running text is looked at: cells of tables, headings and captions recur by nature.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tipfacts.clean.structured import Block, Role, Structured

_SENTENCES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.BLOCK_QUOTE, Role.FOOTNOTE})
_LINE = re.compile(r"[^\r\n\f]+")
_SHORTEST = 3
"""Letters of a line that is looked at."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A line as first written, and the pages or documents that it is on."""

    line: str
    count: int
    unit: str


@dataclass(slots=True)
class RecurringLines:
    """Counts lines over documents, digits put aside ("12 of 40" and "13 of 40" are one line)."""

    _written: dict[str, str] = field(default_factory=dict)
    _pages: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    _documents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, structured: Structured) -> None:
        """Count the lines of a document."""
        document = structured.document
        breaks = [m.start() for m in re.finditer("\f", document.text)]
        for start, line in _lines(structured):
            key = re.sub(r"\d+", "#", line).casefold()
            self._written.setdefault(key, line)
            self._documents[key].add(document.id)
            if document.pages or breaks:
                page = document.page_at(start) or bisect_right(breaks, start)
                self._pages[key].add((document.id, page))

    def on(self, least: int) -> list[Recurring]:
        """Give the lines that are on so many pages or in so many documents, most first."""
        found = [
            Recurring(
                self._written[key], *max((len(self._pages[key]), "pages"), (len(docs), "documents"))
            )
            for key, docs in self._documents.items()
        ]
        return sorted((r for r in found if r.count >= least), key=lambda r: (-r.count, r.line))


def _lines(structured: Structured) -> Iterator[tuple[int, str]]:
    """Give the raw lines of running text that are still there, each with its offset."""
    raw = structured.document.text
    for block in structured.blocks:
        if block.role in _SENTENCES:
            span = structured.raw_span(block.start, block.end)
            for match in _LINE.finditer(raw, span.start, span.end):
                line = " ".join(match[0].split())
                letters = sum(c.isalpha() for c in line)
                if letters >= _SHORTEST and _is_kept(structured, block, match.start(), match.end()):
                    yield match.start(), line


def _is_kept(structured: Structured, block: Block, start: int, end: int) -> bool:
    """Say whether letters of a raw line are in the cleaned block, and not left out between two."""
    starts = structured.traced.starts
    first = bisect_left(starts, start, block.start, block.end)
    last = bisect_left(starts, end, block.start, block.end)
    return any(c.isalpha() for c in structured.traced.text[first:last])
