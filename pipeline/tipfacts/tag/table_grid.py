"""Tables whose rows are lines and whose cells are parted by tabs: every cell has its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tipfacts.tag.table_cells import NIL, Cell, Part, Piece, is_cell, is_head

GridRow = dict[int, Piece]
"""The cells of a row by their column, from 0; an empty one is missing."""


@dataclass(slots=True)
class _Heads:
    """The rows at the head of a table, and the words above it."""

    title: str
    rows: list[GridRow] = field(default_factory=list)

    def add(self, row: GridRow) -> None:
        """Take a row at the head; what stands above the row labels is of all rows."""
        self.rows.append(row)
        if 0 in row and not is_head(row[0]):
            self.title = f"{self.title} {row[0].text}".strip()

    def of(self, column: int) -> list[Piece]:
        """Give the heads of a column, from above; one spans the columns to its right above others."""
        found = []
        for number, row in enumerate(self.rows):
            spans = number + 1 < len(self.rows)
            at = max((c for c in row if 0 < c <= column), default=None) if spans else column
            if at is not None and at in row:
                found.append(row[at])
        return found


def read_grid(title: str, rows: Sequence[GridRow]) -> Iterator[Cell]:
    """Read a table by its columns: the rows before the first cell of data are its heads.

    Args:
        title: caption and other words above the table.
        rows: its rows, in order.
    """
    heads, above, begun = _Heads(title), list[str](), False
    for row in rows:
        is_data = any(is_cell(p) for c, p in row.items() if c)
        if not is_data and (not begun or _is_dated(row)):
            heads = _Heads(title) if begun else heads
            above, begun = ([], False) if begun else (above, begun)
            heads.add(row)
        else:
            begun = True
            yield from _cells(heads, row, tuple(above))
            above.append(_label(row))


def _is_dated(row: GridRow) -> bool:
    """Say whether a row is a head of years, as where another table begins."""
    others = [p for c, p in row.items() if c]
    return len(others) > 1 and all(p.part is Part.YEAR for p in others)


def _label(row: GridRow) -> str:
    """Give the label of a row: the words that stand last before its first cell of data."""
    first = min((c for c, p in row.items() if c and is_cell(p)), default=len(row))
    labels = [p.text for c, p in sorted(row.items()) if c < first and p.part is Part.LABEL]
    return labels[-1] if labels else ""


def _cells(heads: _Heads, row: GridRow, above: tuple[str, ...]) -> Iterator[Cell]:
    label, first = _label(row), row.get(0)
    year = first if first and first.part is Part.YEAR else None
    for column, piece in sorted(row.items()):
        found = heads.of(column)
        if column == 0 or (heads.rows and not found):
            continue
        if year:
            yield from _of_year(heads, year, found, piece)
        elif label and is_cell(piece):
            yield _cell(heads, label, found, piece, above)


def _of_year(heads: _Heads, year: Piece, found: list[Piece], piece: Piece) -> Iterator[Cell]:
    """Give the cell of a row that is a year: its column says what is counted."""
    words = [p.text for p in found if p.part is not Part.YEAR]
    shown = replace(piece, part=Part.VALUE) if NIL.match(piece.text) else piece
    if words and is_cell(shown):
        yield Cell(shown, " ".join(words), year.text, Part.YEAR, heads.title)


def _cell(
    heads: _Heads, label: str, found: list[Piece], piece: Piece, above: tuple[str, ...]
) -> Cell:
    """Give a cell under its head; under a year, other heads say what of the row is counted."""
    year = next((p for p in found if p.part is Part.YEAR), None)
    head = year or (found[-1] if found else None)
    more = [p.text for p in found if year and p is not year and p.part is Part.LABEL]
    return Cell(
        piece,
        " ".join([label, *more]),
        head.text if head else "",
        head.part if head else None,
        heads.title,
        above,
    )
