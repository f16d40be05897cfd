"""Tables in which every label is followed by its cells, below it or on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.tag.table_cells import NIL, Cell, Part, Piece, is_cell, is_head
from tipfacts.tag.table_stacked import unwrapped


def read_rows(title: str, pieces: list[Piece]) -> Iterator[Cell]:
    """Read a table in which every label is followed by its cells."""
    first = next((i for i, p in enumerate(pieces) if is_cell(p)), None)
    if first is None:
        return
    if any(is_head(p) for p in pieces[max(0, first - 1) :]):
        return
    rows = list(_labelled(pieces, first))
    width = _width(pieces, first, rows)
    heads = _column_heads(pieces, first, width)
    if heads is None:
        return
    columns: list[Piece | None] = [*heads[0]] or [None]
    labels = [label for label, _ in rows]
    for i, (label, cells) in enumerate(rows):
        if len(cells) != width or not label:
            continue
        for column, cell in zip(columns, cells, strict=False):
            yield Cell(
                cell,
                label,
                column.text if column else "",
                column.part if column else None,
                " ".join([title, *heads[1]]).strip(),
                tuple(labels[:i]),
            )


_YEAR_HEAD = re.compile(r"(?:fiscal\s+|calendar\s+|reporting\s+)?(?:year|period)s?$", re.I)


def read_year_rows(title: str, pieces: list[Piece]) -> Iterator[Cell]:
    """Read a table whose rows are years and whose columns say what is counted."""
    first = next((i for i, p in enumerate(pieces) if _YEAR_HEAD.match(p.text)), None)
    stop = next((i for i, p in enumerate(pieces) if p.part is Part.YEAR), None)
    if first is None or stop is None or stop - first < 2:
        return
    heads = pieces[first + 1 : stop]
    at = stop
    while at < len(pieces) and pieces[at].part is Part.YEAR:
        cells = pieces[at + 1 : at + 1 + len(heads)]
        if len(cells) < len(heads) or any(c.part is Part.YEAR for c in cells):
            return
        for head, cell in zip(heads, cells, strict=True):
            shown = cell if not NIL.match(cell.text) else replace(cell, part=Part.VALUE)
            yield Cell(shown, head.text, pieces[at].text, Part.YEAR, title)
        at += 1 + len(heads)


def heads_first(pieces: list[Piece]) -> list[Piece]:
    """Put the heads that stand between the first row's cells before that row."""
    head = next((i for i, p in enumerate(pieces) if p.part is Part.YEAR), 0)
    stop = head
    while [p.part is Part.YEAR for p in pieces[stop : stop + 2]] == [True, False]:
        if not is_cell(pieces[stop + 1]):
            break
        stop += 2
    if not head or stop - head < 4:
        return []
    first = pieces[head:stop]
    return [*pieces[: head - 1], *first[::2], pieces[head - 1], *first[1::2], *pieces[stop:]]


def _width(pieces: list[Piece], first: int, rows: list[tuple[str, list[Piece]]]) -> int:
    """Give the number of cells of most rows."""
    counts = [len(cells) for _, cells in rows]
    return max(set(counts), key=counts.count) if counts else 0


def _labelled(pieces: list[Piece], first: int) -> Iterator[tuple[str, list[Piece]]]:
    """Give each row: its label, with what runs on joined, and its cells."""
    labels: list[str] = [pieces[first - 1].text] if first else []
    cells: list[Piece] = []
    for piece in pieces[first:]:
        if is_cell(piece):
            cells.append(piece)
            continue
        if cells:
            yield _one_label(labels), cells
            labels, cells = [], []
        labels.append(piece.text)
    if cells:
        yield _one_label(labels), cells


def _one_label(lines: list[str]) -> str:
    """Join the lines of a label; what is more than one label is none."""
    labels = list(unwrapped(lines))
    return labels[0] if len(labels) == 1 else ""


def _heads_at_end(pieces: list[Piece]) -> list[Piece]:
    count = next((i for i, p in enumerate(reversed(pieces)) if not is_head(p)), len(pieces))
    return pieces[len(pieces) - count :]


def _column_heads(
    pieces: list[Piece], first: int, width: int
) -> tuple[list[Piece], list[str]] | None:
    """Give the heads of the columns and the words above them; `None` where they do not fit."""
    before = pieces[: max(0, first - 1)]
    dated = _heads_at_end(before)
    if len(dated) == width:
        return dated, [p.text for p in before[: -len(dated)]]
    if dated:
        return None
    if width < 2:
        return ([], [p.text for p in before]) if width == 1 else None
    named = before[-width:]
    enough = len(before) > width and all(
        p.part is Part.LABEL and len(p.text.split()) <= 6 for p in named
    )
    return (named, [p.text for p in before[:-width]]) if enough else None
