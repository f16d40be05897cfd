"""Tables of a page of a PDF: rows below each other whose cells stand in the same columns.

A cell that is empty, or that a taller one beside it spans, leaves no piece behind; where it is
missing shows from the columns of the other rows. The rows of a table give its columns, and each
cell is written in the one that it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipfacts.read.pdf_rows import TWO, Row

Edges = tuple[float, float]
"""Left and right edge of a column."""

_APART = 4.0
"""Heights of a line between two rows of a table, at most."""

_NARROWER = 1.3
_TOLERANCE = 3.0
"""Points by which cells that begin together may begin apart."""


def place_cells(rows: Sequence[Row]) -> list[Row]:
    """Find the tables among the rows of a page, and the column of each of their cells."""
    placed: list[Row] = []
    at, number = 0, 0
    while at < len(rows):
        stop, columns = _table(rows, at)
        if stop - at < TWO:
            placed.append(rows[at])
            at += 1
            continue
        number += 1
        placed += _set(rows[at:stop], columns, number)
        at = stop
    return placed


def _table(rows: Sequence[Row], at: int) -> tuple[int, list[Edges]]:
    """Find how many rows go on in the same columns, and those columns; none begin with one cell."""
    first = rows[at]
    if len(first.cells) < TWO or first.is_entry() or first.is_columns():
        return at, []
    columns, stop = _edges(first), at + 1
    for i, row in enumerate(rows[at + 1 :], at + 1):
        new = _joined(columns, row) if _near(rows[i - 1], row) else None
        if new is None:
            break
        columns = new
        if len(row.cells) > 1 or row.cells[0].x0 >= columns[1][0] - _TOLERANCE:
            stop = i + 1
    return stop, columns


def _near(before: Row, row: Row) -> bool:
    low = min(p.y0 for p in before.pieces)
    top = max(p.y1 for p in row.pieces)
    return low - top < _APART * row.pieces[0].size and top < max(p.y1 for p in before.pieces)


def _joined(columns: list[Edges], row: Row) -> list[Edges] | None:
    """Give the columns with those of a row, or nothing where it stands in columns of its own."""
    edges = _edges(row)
    alike = all(any(_alike(e, c) for c in columns) for e in edges)
    if (row.is_entry() and not alike) or (row.is_prose() and not (alike and _uneven(row))):
        return None
    if len(edges) == 1:
        return columns if _stands_in_one(edges[0], columns) else None
    more, fewer = (edges, columns) if len(edges) > len(columns) else (columns, edges)
    places = _places(fewer, more)
    if places is None:
        return None
    found = list(more)
    for place, edge in zip(places, fewer, strict=True):
        wide = (min(found[place][0], edge[0]), max(found[place][1], edge[1]))
        beside = found[place + 1][0] if place + 1 < len(found) else wide[1] + 1
        before = found[place - 1][1] if place else wide[0] - 1
        if before < wide[0] and wide[1] < beside:
            found[place] = wide
    return found


def _alike(one: Edges, other: Edges) -> bool:
    return abs(one[0] - other[0]) <= _TOLERANCE


def _uneven(row: Row) -> bool:
    """Say whether one of two cells is much the wider, as columns of prose are not."""
    widths = sorted(c.x1 - c.x0 for c in row.cells)
    return widths[1] > _NARROWER * widths[0]


def _stands_in_one(edge: Edges, columns: list[Edges]) -> bool:
    """Say whether a cell that stands alone begins in a column and ends before the next begins."""
    starts = [c[0] for c in columns]
    at = max((i for i, s in enumerate(starts) if edge[0] >= s - _TOLERANCE), default=None)
    if at is None:
        return False
    if at + 1 < len(columns):
        return edge[1] < columns[at + 1][0]
    return edge[0] - columns[at][0] <= _TOLERANCE or edge[1] <= columns[at][1] + _TOLERANCE


def _edges(row: Row) -> list[Edges]:
    return [(c.x0, c.x1) for c in row.cells]


def _places(cells: list[Edges], columns: list[Edges]) -> list[int] | None:
    """Give for each cell the column that it begins with, else the one that shares most with it.

    `None` if two would share one.
    """
    places: list[int] = []
    for cell in cells:
        shared = [min(cell[1], c[1]) - max(cell[0], c[0]) for c in columns]
        begun = (i for i, c in enumerate(columns) if _alike(cell, c))
        place = next(begun, shared.index(max(shared)))
        if places and place <= places[-1]:
            return None
        places.append(place)
    return places


def _set(rows: Sequence[Row], columns: list[Edges], number: int) -> list[Row]:
    """Put each cell of a table in its column; lines of one cell that stand alone become one row."""
    found: list[Row] = []
    for row in rows:
        places = _places(_edges(row), columns)
        before = found[-1] if found else None
        if before and _runs_on(before, row, places):
            before.cells[-1].lines += row.pieces
            continue
        found.append(Row(row.cells, _written(row, places), number))
    return found


def _runs_on(before: Row, row: Row, places: list[int] | None) -> bool:
    """Say whether a line is the next one of the cell that stands alone above it."""
    alone = len(before.cells) == 1 == len(row.cells)
    return alone and before.columns == places and before.cells[0].runs_on(row.pieces[0])


def _written(row: Row, places: list[int] | None) -> list[int]:
    """Give the columns that a row is written in: as it stands where they are not known."""
    if places is None:
        return list(range(len(row.cells)))
    return places
