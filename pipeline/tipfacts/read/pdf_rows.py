"""Rows of a page of a PDF: pieces that stand side by side, wrapped or not, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tipfacts.read.pdf_characters import Piece

CELL = "\t"
"""What parts the cells of a row in the text."""

WRAPPED_PITCH = 1.15
COLUMN_LINES = 4
TWO = 2

SENTENCE_END = re.compile(r"[.!?:][”\"’')\]]*(?:\s?\([\d,;\s–-]+\))?[⁰¹²³⁴-⁹]*$")
_NUMBER = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*$")
_BULLET = re.compile(r"(?:[-–—•*▪●◦‣·○■□➢]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[⁰¹²³⁴-⁹]{1,3})$")
_ENTRY_NUMBER = re.compile(r"\[?\d{1,4}\]?$")
_ENTRY_WORDS = 4
_UNSPACED = re.compile(r"(?<=\w)([-–—/]) (?=\w)")


@dataclass(slots=True)
class Cell:
    """Lines below each other that may be one cell of a row."""

    lines: list[Piece]

    @property
    def x0(self) -> float:
        """Give the left edge."""
        return min(p.x0 for p in self.lines)

    @property
    def x1(self) -> float:
        """Give the right edge."""
        return max(p.x1 for p in self.lines)

    def runs_on(self, new: Piece) -> bool:
        """Say whether a piece stands right below, as the next line of the cell does."""
        last = self.lines[-1]
        return (
            0 < last.y0 - new.y0 <= WRAPPED_PITCH * max(last.size, new.size)
            and new.x0 < self.x1
            and new.x1 > self.x0
        )

    def text(self) -> str:
        """Give the lines as one."""
        return _UNSPACED.sub(r"\1", " ".join(p.text for p in self.lines))

    def holds_numbers(self) -> bool:
        """Say whether most lines are numbers: then each is a cell of its own."""
        return 2 * sum(bool(_NUMBER.match(p.text)) for p in self.lines) > len(self.lines)


@dataclass(slots=True)
class Row:
    """Cells side by side; a line of prose is a row of one cell and one line.

    Attributes:
        columns: of a row of a table, for each cell the number of its column, from 0.
        table: number of the table on its page that the row belongs to, 0 for none.
    """

    cells: list[Cell]
    columns: list[int] = field(default_factory=list)
    table: int = 0

    @property
    def pieces(self) -> list[Piece]:
        """Give the lines of all cells."""
        return [p for c in self.cells for p in c.lines]

    def beside(self, new: Piece) -> bool:
        """Say whether a piece stands to the right of the last cell, on a line of the row."""
        if new.x0 < self.cells[-1].x1:
            return False
        tops = [c.lines[0] for c in self.cells]
        top, low = max(p.y1 for p in tops), min(p.y0 for p in self.pieces)
        return low < (new.y0 + new.y1) / 2 < top + WRAPPED_PITCH * new.size

    def texts(self) -> Iterator[str]:
        """Give the row as one line, its cells parted by tabs, or each piece as a line.

        A bullet or a number before a sentence belongs to its first line.
        """
        if self.columns:
            yield self._in_columns()
        elif len(self.cells) == 1 or self.is_columns():
            for before, cell in zip([None, *self.cells], self.cells, strict=False):
                if before and not cell.holds_numbers():
                    yield ""
                yield from (p.text for p in cell.lines)
        elif self.is_entry():
            mark, *others = self.pieces
            yield f"{mark.text} {others[0].text}"
            yield from (p.text for p in others[1:])
        else:
            yield CELL.join(c.text() for c in self.cells)

    def _in_columns(self) -> str:
        """Write each cell in its column; an empty one has no words."""
        words = [""] * (self.columns[-1] + 1)
        for column, cell in zip(self.columns, self.cells, strict=True):
            words[column] = cell.text()
        return CELL.join(words)

    def is_columns(self) -> bool:
        """Say whether the cells are columns: of prose, or of numbers that each are a cell."""
        shortest = min(len(c.lines) for c in self.cells)
        return self.is_prose() or (shortest > 1 and any(c.holds_numbers() for c in self.cells))

    def is_prose(self) -> bool:
        """Say whether two cells are long enough to be columns of prose."""
        return len(self.cells) == TWO and min(len(c.lines) for c in self.cells) >= COLUMN_LINES

    def is_entry(self) -> bool:
        """Say whether the first of two cells is the mark of an item, and the other its words."""
        if len(self.cells) != TWO:
            return False
        mark, entry = (c.text() for c in self.cells)
        bullet, number = _BULLET.match(mark), _ENTRY_NUMBER.match(mark)
        return bool(bullet) or (bool(number) and len(entry.split()) >= _ENTRY_WORDS)


def gather_rows(pieces: Sequence[Piece]) -> Iterator[Row]:
    """Gather the pieces to rows: cells that follow each other to the right, wrapped or not."""
    first: list[Piece] = []
    row: Row | None = None
    for piece in pieces:
        if row and row.beside(piece):
            row.cells.append(Cell([piece]))
        elif row and row.cells[-1].runs_on(piece):
            row.cells[-1].lines.append(piece)
        elif not row and (at := _begins_row(first, piece)) is not None:
            yield from _lines(first[:at])
            row, first = Row([Cell(first[at:]), Cell([piece])]), []
        else:
            if row:
                yield row
                row = None
            if first and not Cell(first).runs_on(piece):
                yield from _lines(first)
                first = []
            first.append(piece)
    if row:
        yield row
    yield from _lines(first)


def _lines(pieces: Sequence[Piece]) -> Iterator[Row]:
    return (Row([Cell([p])]) for p in pieces)


def _begins_row(first: list[Piece], new: Piece) -> int | None:
    """Give the line of what came before that a piece stands beside, to its right."""
    for at, piece in enumerate(first):
        if piece.beside(new) and new.x0 >= max(p.x1 for p in first[at:]):
            return at
    if not first or new.x0 < first[-1].x1:
        return None
    higher = abs(new.y0 - first[-1].y0) <= WRAPPED_PITCH * new.size
    return len(first) - 1 if higher else None
