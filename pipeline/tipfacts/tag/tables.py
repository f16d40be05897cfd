"""Tables as texts leave them: cells with the words at the head of their row and column.

Four layouts are read: rows whose cells are parted by tabs, as the readers of files write them; all
row labels first and then each column under its head; a label with its cells below it; a label with
its cells on its own line. Where the count of cells does not fit the count of rows, the table gives
nothing rather than something wrong. Offsets are raw.
"""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.tag.table_cells import NIL, Cell, Part, Piece, clean_cell
from tipfacts.tag.table_grid import read_grid
from tipfacts.tag.table_lines import find_runs
from tipfacts.tag.table_rows import heads_first, read_rows, read_year_rows
from tipfacts.tag.table_stacked import read_stacked

__all__ = ["NIL", "Cell", "Part", "Piece", "clean_cell", "read_tables"]


def read_tables(text: str) -> Iterator[Cell]:
    """Read the cells of every table of a raw text that can be aligned."""
    for run in find_runs(text):
        if run.is_grid:
            yield from read_grid(run.title, [line.row for line in run.lines])
        else:
            yield from _read_pieces(run.title, run.pieces)


def _read_pieces(title: str, pieces: list[Piece]) -> list[Cell]:
    """Read a table whose lines do not say in which column a cell stands: the first that fits."""
    return (
        list(read_stacked(title, pieces))
        or list(read_year_rows(title, pieces))
        or list(read_rows(title, pieces))
        or list(read_rows(title, heads_first(pieces)))
    )
