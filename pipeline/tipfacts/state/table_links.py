"""Links of the statistics that tables tell: each cell to the words of its label in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tipfacts.records import Evidence, Fact, RelationRecord
from tipfacts.relate.context import Context
from tipfacts.state.common import RULES
from tipfacts.state.tables import counted_words
from tipfacts.tag.tables import Cell, read_tables

_NUMBER_OF = re.compile(r"^(?:total\s+)?(?:number|no\.)\s+(?:of\s+)?", re.I)
_BEHIND = re.compile(r"\s*\((?:%|percent)[^)]*\)?.*$|\s*[:*†‡]+$", re.I)
_FAR = 4000
_SURE = 0.8


def table_links(context: Context, records: Iterable[Fact]) -> Iterator[RelationRecord]:
    """Give `stat_subject` of each record of a table's cell: its label, without "Number of".

    The label is the nearest one before the cell; where it can't be found, there is no link.
    """
    told = [r for r in records if r.type == "statistic"]
    if not told:
        return
    document = context.parsed.document
    for cell in read_tables(document.text):
        inside = [r for r in told if cell.piece.start <= r.evidence[0].start < cell.piece.end]
        span = label_span(document.text, cell) if inside else None
        for record in inside if span is not None else ():
            assert span is not None
            yield RelationRecord(
                relation="stat_subject",
                head=record.evidence[0],
                tail=Evidence.of(document.cut(*span)),
                doc=document.id,
                confidence=_SURE,
                extractor=RULES,
            )


def label_span(text: str, cell: Cell) -> tuple[int, int] | None:
    """Give where the words that a cell counts stand in the raw text before it."""
    words = _BEHIND.sub("", _NUMBER_OF.sub("", counted_words(cell).strip())).split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(w) for w in words))
    begin = max(0, cell.piece.start - _FAR)
    spans = [m.span() for m in pattern.finditer(text, begin, cell.piece.start)]
    return spans[-1] if spans else None
