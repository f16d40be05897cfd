"""Lines of a text that may be a table: where it begins and ends, and the pieces of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tipfacts.clean.lines import CELL, WIDE, Line, read_lines
from tipfacts.clean.structured import Role
from tipfacts.tag.table_cells import MEASURE, YEAR, Part, Piece, is_cell, part_of, piece_of

_SENTENCE = re.compile(r"[.!?][\"”’)]*\s*(?:\(\d[\d,\s–-]*\))?\d{0,3}$")
_INLINE_CELL = re.compile(
    r"(?:\s+|^)((?:US)?[$€£]?\d(?:[\d,.]*\d)?%?|yes|no|n/?a|unknown|unavailable|[-–—])(?:\s?\(\d{1,3}(?:,\s?\d{1,3})*\))?$",
    re.I,
)
_NAMES_NUMBER = re.compile(
    r"\b(?:C\.?|No\.?|Nos\.?|articles?|sections?|convention|law|act|protocol|age|phase|table|page|chapter|annex|part|tier|to|under|over)$",
    re.I,
)
_LINE_LIMIT = 120
_FEW = 2


@dataclass(frozen=True, slots=True)
class TableLine:
    """The pieces of a line, and for each its column where tabs part them."""

    pieces: tuple[Piece, ...]
    columns: tuple[int, ...] = ()

    @property
    def row(self) -> dict[int, Piece]:
        """Give the pieces by their column; one that stands alone is at the left."""
        return dict(zip(self.columns or (0,), self.pieces, strict=False))


@dataclass(slots=True)
class Run:
    """Lines that may be one table, with the caption above them.

    Attributes:
        laid_out: whether wide spaces part its cells.
    """

    title: str
    lines: list[TableLine] = field(default_factory=list)
    laid_out: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """Give the pieces of all lines."""
        return [p for line in self.lines for p in line.pieces]

    @property
    def is_grid(self) -> bool:
        """Say whether tabs part the cells of its lines."""
        holding = [x for x in self.lines if any(is_cell(p) for p in x.pieces)]
        return 2 * sum(len(x.columns) > 1 for x in holding) > len(holding)

    def holds_cells(self) -> bool:
        """Say whether there are two cells of data or more."""
        return sum(is_cell(p) for p in self.pieces) >= _FEW


def find_runs(text: str) -> Iterator[Run]:
    """Give the stretches of short lines of a raw text that hold cells, each with its caption."""
    run = Run("")
    for line in read_lines(text):
        if line.role is Role.CAPTION or _prose(line):
            if run.holds_cells():
                yield run
            run = Run(line.text if line.role is Role.CAPTION else "")
        elif line.role is not Role.FURNITURE or YEAR.match(line.text) or MEASURE.match(line.text):
            new = _table_line(text, line)
            another = bool(run.lines) and not new.columns and _is_head_row(new.pieces)
            if another or (run.laid_out and line.gap and run.holds_cells()):
                if run.holds_cells():
                    yield run
                run = Run(" ".join([run.title, *_words_at_end(run)]).strip() if another else "")
            run.lines.append(new)
            run.laid_out = run.laid_out or (_parts_cells(line) and not new.columns)
    if run.holds_cells():
        yield run


def _is_head_row(pieces: Sequence[Piece]) -> bool:
    """Say whether a line is the head of a table: words, and two or more years at its end."""
    first, *heads = pieces
    return first.part is Part.LABEL and len(heads) > 1 and all(p.part is Part.YEAR for p in heads)


def _words_at_end(run: Run) -> list[str]:
    """Give the words behind the last cell, which stand above the table that follows."""
    pieces = run.pieces
    last = max((i for i, p in enumerate(pieces) if p.part is not Part.LABEL), default=-1)
    return [p.text for p in pieces[last + 1 :]]


def _prose(line: Line) -> bool:
    if line.role in {Role.REFERENCE, Role.CONTENTS, Role.FRONT_MATTER, Role.FOOTNOTE}:
        return True
    if _parts_cells(line):
        return False
    words = len(line.text.split())
    return len(line.text) > _LINE_LIMIT or (words >= 3 and _SENTENCE.search(line.text) is not None)


def _parts_cells(line: Line) -> bool:
    """Say whether a line parts its cells itself: by tabs, or by wide spaces in a table."""
    return CELL in line.text or (line.role is Role.TABLE and WIDE.search(line.text) is not None)


def _table_line(text: str, line: Line) -> TableLine:
    """Read a line; one that tabs part may begin with cells that are empty."""
    lead = 0
    while text[line.start - lead - 1 : line.start - lead] == CELL:
        lead += 1
    if CELL not in line.text and not lead:
        return TableLine(tuple(_pieces(line)))
    pieces, columns, at = [], [], line.start
    for column, words in enumerate(line.text.split(CELL), lead):
        if shown := words.strip():
            start = at + words.index(shown)
            pieces.append(piece_of(start, shown, part_of(shown) or Part.LABEL))
            columns.append(column)
        at += len(words) + 1
    return TableLine(tuple(pieces), tuple(columns))


def _pieces(line: Line) -> list[Piece]:
    """Read a line as one piece, or as a label with the cells that follow it on the line."""
    if _parts_cells(line):
        return list(_cells(line))
    if part := part_of(line.text):
        return [piece_of(line.start, line.text, part)]
    cells: list[Piece] = []
    end = len(line.text)
    while match := _INLINE_CELL.search(line.text[:end]):
        if _NAMES_NUMBER.search(line.text[: match.start()].rstrip()):
            break
        part = part_of(match[1]) or Part.VALUE
        cells.append(
            piece_of(line.start + match.start(1), line.text[match.start(1) : end].strip(), part)
        )
        end = match.start()
    if len(cells) == 1 and cells[0].part is Part.YEAR:
        return [piece_of(line.start, line.text, Part.LABEL)]
    label = line.text[:end].rstrip()
    opening = [piece_of(line.start, label, part_of(label) or Part.LABEL)] if label else []
    return [*opening, *reversed(cells)]


def _cells(line: Line) -> Iterator[Piece]:
    """Give the cells of a line that parts them itself; an empty one is none."""
    for match in re.finditer(rf"(?:(?!{CELL}|\s{{2}}).)+", line.text):
        if text := match[0].strip():
            yield piece_of(
                line.start + match.start() + match[0].index(text), text, part_of(text) or Part.LABEL
            )
