"""Lines of a page of a PDF: pieces put in reading order, cells of a table side by side.

Most programs draw a page in the order in which it is read, and a table cell by cell; that order is
kept. Two kinds of pages are put right: columns that are drawn line by line across the gutter, and
pages whose lines are drawn in no order from top to bottom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tipfacts.read.pdf_characters import Piece

CELL = "\t"
"""What parts the cells of a row in the text."""

_NUMBER = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*$")
_BULLET = re.compile(r"(?:[-–—•*▪●◦‣·○■□➢]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[⁰¹²³⁴-⁹]{1,3})$")
_SENTENCE_END = re.compile(r"[.!?:][”\"’')\]]*(?:\s?\([\d,;\s–-]+\))?[⁰¹²³⁴-⁹]*$")
_ENTRY_NUMBER = re.compile(r"\[?\d{1,4}\]?$")
_ENTRY_WORDS = 4
_UNSPACED = re.compile(r"(?<=\w)([-–—/]) (?=\w)")
_TWO = 2
_WRAPPED_PITCH = 1.15
_PARAGRAPH_PITCH = 1.25
_COLUMN_LINES = 4
_COLUMN_WORDS = 3
_STITCHED = 0.75
_RAGGED = 0.8


@dataclass(slots=True)
class _Cell:
    """Lines below each other that may be one cell of a row."""

    lines: list[Piece]

    @property
    def x1(self) -> float:
        return max(p.x1 for p in self.lines)

    def runs_on(self, new: Piece) -> bool:
        """Say whether a piece stands right below, as the next line of the cell does."""
        last = self.lines[-1]
        left, right = min(p.x0 for p in self.lines), self.x1
        return (
            0 < last.y0 - new.y0 <= _WRAPPED_PITCH * max(last.size, new.size)
            and new.x0 < right
            and new.x1 > left
        )

    def text(self) -> str:
        return _UNSPACED.sub(r"\1", " ".join(p.text for p in self.lines))


@dataclass(slots=True)
class _Row:
    """Cells side by side; a line of prose is a row of one cell and one line."""

    cells: list[_Cell] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        return [p for c in self.cells for p in c.lines]

    def beside(self, new: Piece) -> bool:
        """Say whether a piece stands to the right of the last cell, on a line of the row."""
        if new.x0 < self.cells[-1].x1:
            return False
        tops = [c.lines[0] for c in self.cells]
        top, low = max(p.y1 for p in tops), min(p.y0 for p in self.pieces)
        return low < (new.y0 + new.y1) / 2 < top + _WRAPPED_PITCH * new.size

    def texts(self) -> Iterator[str]:
        """Give the row as one line, its cells parted by tabs, or each piece as a line.

        A bullet or a number before a sentence belongs to its first line.
        """
        if len(self.cells) == 1 or self._is_columns():
            for before, cell in zip([None, *self.cells], self.cells, strict=False):
                if before and not _holds_numbers(cell):
                    yield ""
                yield from (p.text for p in cell.lines)
        elif len(self.cells) == _TWO and _opens_entry(*self.cells):
            mark, *others = self.pieces
            yield f"{mark.text} {others[0].text}"
            yield from (p.text for p in others[1:])
        else:
            yield CELL.join(c.text() for c in self.cells)

    def _is_columns(self) -> bool:
        """Say whether the cells are columns: of prose, or of numbers that each are a cell."""
        shortest = min(len(c.lines) for c in self.cells)
        if len(self.cells) == _TWO and shortest >= _COLUMN_LINES:
            return True
        return shortest > 1 and any(_holds_numbers(c) for c in self.cells)


def _holds_numbers(cell: _Cell) -> bool:
    """Say whether most lines are numbers: then each is a cell of its own."""
    return 2 * sum(bool(_NUMBER.match(p.text)) for p in cell.lines) > len(cell.lines)


def lines(pieces: Sequence[Piece], extent: tuple[float, float]) -> list[str]:
    """Put the pieces of a page in order and give its lines; an empty one parts paragraphs.

    Args:
        pieces: as they are drawn.
        extent: left and right edge of the page; what stands beside the page is not on it.
    """
    shown = [p for p in pieces if p.x0 < extent[1] and p.x1 > extent[0]]
    return list(_spaced(list(_rows(_ordered(shown)))))


def _opens_entry(mark: _Cell, entry: _Cell) -> bool:
    words = len(entry.text().split())
    bullet, number = _BULLET.match(mark.text()), _ENTRY_NUMBER.match(mark.text())
    return bool(bullet) or (bool(number) and words >= _ENTRY_WORDS)


def _rows(pieces: Sequence[Piece]) -> Iterator[_Row]:
    """Gather the pieces to rows: cells that follow each other to the right, wrapped or not."""
    first: list[Piece] = []
    row: _Row | None = None
    for piece in pieces:
        if row and row.beside(piece):
            row.cells.append(_Cell([piece]))
        elif row and row.cells[-1].runs_on(piece):
            row.cells[-1].lines.append(piece)
        elif not row and (at := _begins_row(first, piece)) is not None:
            yield from (_Row([_Cell([p])]) for p in first[:at])
            row, first = _Row([_Cell(first[at:]), _Cell([piece])]), []
        else:
            if row:
                yield row
                row = None
            if first and not _Cell(first).runs_on(piece):
                yield from (_Row([_Cell([p])]) for p in first)
                first = []
            first.append(piece)
    if row:
        yield row
    yield from (_Row([_Cell([p])]) for p in first)


def _begins_row(first: list[Piece], new: Piece) -> int | None:
    """Give the line of what came before that a piece stands beside, to its right."""
    for at, piece in enumerate(first):
        if piece.beside(new) and new.x0 >= max(p.x1 for p in first[at:]):
            return at
    if not first or new.x0 < first[-1].x1:
        return None
    higher = abs(new.y0 - first[-1].y0) <= _WRAPPED_PITCH * new.size
    return len(first) - 1 if higher else None


def _spaced(rows: Sequence[_Row]) -> Iterator[str]:
    """Give the lines of rows, an empty line where a paragraph, a heading or a table begins."""
    singles = [r.pieces[0] for r in rows if len(r.pieces) == 1]
    pitches = [
        (one.y0 - two.y0) / one.size
        for one, two in pairwise(singles)
        if 0 < one.y0 - two.y0 < 2 * one.size
    ]
    pitch = median(pitches) if pitches else 1.0
    right = _right_edge(singles)
    before: _Row | None = None
    for row in rows:
        if before and _parted(before, row, pitch, right):
            yield ""
        yield from row.texts()
        before = row


def _right_edge(pieces: Sequence[Piece]) -> float:
    """Give where long lines end: nine in ten lines end before it."""
    ends = sorted(p.x1 for p in pieces)
    return ends[int(0.9 * (len(ends) - 1))] if ends else 0.0


def _parted(before: _Row, row: _Row, pitch: float, right: float) -> bool:
    if len(before.cells) > 1 and len(row.cells) > 1:
        return False
    one, two = before.pieces[-1], row.pieces[0]
    low = min(p.y0 for p in before.pieces)
    drop = low - two.y0
    if not 0 <= drop <= _PARAGRAPH_PITCH * max(pitch, 1.0) * min(one.size, two.size):
        return True
    return _closes(one, two, right)


def _closes(one: Piece, two: Piece, right: float) -> bool:
    """Say whether a line ends its paragraph: short, with a sentence's end, before a capital."""
    short = one.x1 - one.x0 < _RAGGED * (right - one.x0)
    return short and bool(_SENTENCE_END.search(one.text)) and two.text[:1].isupper()


def _ordered(pieces: list[Piece]) -> list[Piece]:
    """Put pieces that are drawn in no order from top to bottom; then part stitched columns."""
    upward = sum(two.y0 > one.y1 and two.x0 < one.x1 for one, two in pairwise(pieces))
    if upward > max(_COLUMN_LINES, 0.2 * len(pieces)):
        pieces = [p for band in _bands(sorted(pieces, key=lambda p: -p.y1)) for p in band]
    return list(_unstitched(list(_bands(pieces))))


def _bands(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Give the pieces that stand side by side on one line, from left to right."""
    band: list[Piece] = []
    for piece in pieces:
        if band and not (band[0].beside(piece) and _clear(band, piece)):
            yield sorted(band, key=lambda p: p.x0)
            band = []
        band.append(piece)
    if band:
        yield sorted(band, key=lambda p: p.x0)


def _clear(band: list[Piece], piece: Piece) -> bool:
    return all(piece.x0 >= p.x1 or piece.x1 <= p.x0 for p in band)


def _unstitched(bands: list[list[Piece]]) -> Iterator[Piece]:
    """Give column by column what is drawn line by line across the space between columns."""
    at = 0
    while at < len(bands):
        stop, gutter = _stitched(bands, at)
        if stop - at >= _COLUMN_LINES:
            run = [p for band in bands[at:stop] for p in band]
            yield from (p for p in run if p.x1 <= gutter)
            right = [[p for p in band if p.x1 > gutter] for band in bands[at:stop]]
            yield from _unstitched([band for band in right if band])
        else:
            stop = at + 1
            yield from bands[at]
        at = stop


def _stitched(bands: list[list[Piece]], at: int) -> tuple[int, float]:
    """Find how far lines go on that leave one gutter free, and where the gutter is.

    Both sides must hold running words: a row of a table is no two columns.
    """
    if len(bands[at]) < _TWO or not _prose(bands[at]):
        return at, 0.0
    low, high = bands[at][0].x1, bands[at][1].x0
    stop, both, seen = at, 0, 0
    for i, band in enumerate(bands[at:], at):
        left = [p for p in band if p.x0 < low]
        right = [p for p in band if p.x1 > high]
        new_low, new_high = max([low, *(p.x1 for p in left)]), min([high, *(p.x0 for p in right)])
        if new_low >= new_high or len(left) > 1 or (left and right and not _prose(band)):
            break
        both, seen = both + bool(left and right), seen + 1
        if both >= _STITCHED * seen:
            low, high, stop = new_low, new_high, i + 1
        elif seen - both > _COLUMN_LINES:
            break
    return (stop if both > _COLUMN_LINES else at), (low + high) / 2


def _prose(band: list[Piece]) -> bool:
    return all(len(p.text.split()) >= _COLUMN_WORDS for p in band[:2])
