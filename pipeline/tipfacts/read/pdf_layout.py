"""Lines of a page of a PDF: pieces put in reading order, cells of a table side by side.

Most programs draw a page in the order in which it is read, and a table cell by cell; that order is
kept. Two kinds of pages are put right: columns that are drawn line by line across the gutter, and
pages whose lines are drawn in no order from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from tipfacts.read.pdf_characters import Piece
from tipfacts.read.pdf_notes import Parted, set_notes
from tipfacts.read.pdf_rows import COLUMN_LINES, SENTENCE_END, TWO, Row, gather_rows
from tipfacts.read.pdf_tables import place_cells

_PARAGRAPH_PITCH = 1.25
_OTHER_SIZE = 0.15
"""Share by which the type of a heading or a note is larger or smaller than that of the text."""
_COLUMN_WORDS = 3
_STITCHED = 0.75
_RAGGED = 0.8


def lines(
    pieces: Sequence[Piece], extent: tuple[float, float], heads: frozenset[str] = frozenset()
) -> list[str]:
    """Put the pieces of a page in order and give its lines; an empty one parts paragraphs.

    Args:
        pieces: as they are drawn.
        extent: left and right edge of the page; what stands beside the page is not on it.
        heads: what bookmarks call the places of the page, in small letters; these are headings.
    """
    shown = [p for p in pieces if p.x0 < extent[1] and p.x1 > extent[0]]
    return list(_spaced(place_cells(list(gather_rows(_ordered(shown)))), heads))


def _spaced(rows: Sequence[Row], heads: frozenset[str]) -> Iterator[str]:
    """Give the lines of rows, an empty line where a paragraph, a heading or a table begins."""
    parted = _parting([r.pieces[0] for r in rows if len(r.pieces) == 1])
    before: Row | None = None
    for row in set_notes(rows, parted):
        if before and (parted(before, row) or heads & {_words(before), _words(row)}):
            yield ""
        yield from row.texts()
        before = row


def _words(row: Row) -> str:
    """Give the words of a row as bookmarks are compared by."""
    return " ".join(" ".join(p.text for p in row.pieces).casefold().split())


def _parting(singles: Sequence[Piece]) -> Parted:
    """Say what parts two rows of a page, given its lines that stand alone."""
    pitches = [
        (one.y0 - two.y0) / one.size
        for one, two in pairwise(singles)
        if 0 < one.y0 - two.y0 < 2 * one.size
    ]
    pitch = median(pitches) if pitches else 1.0
    return partial(_parted, pitch=pitch, right=_right_edge(singles))


def _right_edge(pieces: Sequence[Piece]) -> float:
    """Give where long lines end: nine in ten lines end before it."""
    ends = sorted(p.x1 for p in pieces)
    return ends[int(0.9 * (len(ends) - 1))] if ends else 0.0


def _parted(before: Row, row: Row, pitch: float, right: float) -> bool:
    if before.table == row.table > 0 or (len(before.cells) > 1 and len(row.cells) > 1):
        return False
    one, two = before.pieces[-1], row.pieces[0]
    low = min(p.y0 for p in before.pieces)
    drop = low - two.y0
    if abs(one.size - two.size) > _OTHER_SIZE * min(one.size, two.size):
        return True
    if not 0 <= drop <= _PARAGRAPH_PITCH * max(pitch, 1.0) * min(one.size, two.size):
        return True
    return _closes(one, two, right)


def _closes(one: Piece, two: Piece, right: float) -> bool:
    """Say whether a line ends its paragraph: short, with a sentence's end, before a capital."""
    short = one.x1 - one.x0 < _RAGGED * (right - one.x0)
    return short and bool(SENTENCE_END.search(one.text)) and two.text[:1].isupper()


def _ordered(pieces: list[Piece]) -> list[Piece]:
    """Put pieces that are drawn in no order from top to bottom; then part stitched columns."""
    upward = sum(two.y0 > one.y1 and two.x0 < one.x1 for one, two in pairwise(pieces))
    if upward > max(COLUMN_LINES, 0.2 * len(pieces)):
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
        if stop - at >= COLUMN_LINES:
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
    if len(bands[at]) < TWO or not _prose(bands[at]):
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
        elif seen - both > COLUMN_LINES:
            break
    return (stop if both > COLUMN_LINES else at), (low + high) / 2


def _prose(band: list[Piece]) -> bool:
    return all(len(p.text.split()) >= _COLUMN_WORDS for p in band[:2])
