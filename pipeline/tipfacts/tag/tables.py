"""Tables as PDF text leaves them: cells with the words at the head of their row and column.

Three layouts are read: all row labels first and then each column under its head; a label with its
cells below it; a label with its cells on its own line. Where the count of cells does not fit the
count of rows, the table gives nothing rather than something wrong. Offsets are raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tipfacts.clean.lines import CELL, WIDE, Line, read_lines
from tipfacts.clean.structured import Role


class Part(StrEnum):
    """What a piece of a table is."""

    CAPTION = "caption"
    LABEL = "label"
    YEAR = "year"
    MEASURE = "measure"
    VALUE = "value"
    GAP = "gap"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Piece:
    """Half-open `[start, end)` of the raw text: a label, a column's head, or a cell."""

    start: int
    end: int
    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the words that say what it tells.

    Attributes:
        row: the label of its row.
        column: the head of its column, empty where the table has none.
        column_part: what that head is: a year, a measure ("Percent", "Age"), or words.
        title: caption and other words above the table.
        above: labels of the rows above, nearest last; a short label leans on them.
    """

    piece: Piece
    row: str
    column: str
    column_part: Part | None
    title: str
    above: tuple[str, ...] = ()


_NOTE = r"(?:\s*\((?!\d{1,3}(?:,\d{3})+\))(?:\d{1,3}|[a-z])(?:\s*[,–-]\s*\d{1,3})*\)|[†‡*]+|\s*\[\d{1,3}\])"
_AMOUNT = r"(?:(?:US|U\.S\.)?[$€£]|[A-Z]{3}\s)?\s?\d{1,3}(?:[,   ]\d{3})+(?:\.\d+)?\s?%?|(?:(?:US|U\.S\.)?[$€£]|[A-Z]{3}\s)?\s?\d+(?:\.\d+)?\s?(?:%|percent|(?:m|b)illion)?"
_VALUE = re.compile(rf"(?:{_AMOUNT})(?:\s*\((?:{_AMOUNT})\))?(?:{_NOTE})*$", re.I)
_GAP = re.compile(
    rf"(?:unknown|unavailable|not\s+(?:known|available|reported|received|recorded|provided)|no\s+data)(?:{_NOTE})*$",
    re.I,
)
_WORD = re.compile(
    rf"(?:yes|no|n\s?/\s?a|n\.\s?a\.?|none|[-–—]+|✓|✔|x|\d{{1,2}}\s?(?:[-–—]|to)\s?\d{{1,2}})(?:{_NOTE})*$",
    re.I,
)
_YEAR = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d{2}|(?:19|20)\d\d))?(?:\s*\([A-Z][a-z]{2,8}\.?\s?[-–]\s?[A-Z][a-z]{2,8}\.?\))?$"
)
_MEASURE = re.compile(
    r"(?:(?:percent(?:age)?|per\s?cent|share|%)(?:\s+of\s+(?:the\s+)?\w+)?|rate|age|number|total|value|population|count)$",
    re.I,
)
_TRAILING_NOTE = re.compile(rf"(?:{_NOTE})+$")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s*(?:\(\d[\d,\s–-]*\))?\d{0,3}$")
_CONTINUES = re.compile(r"[a-z(&]|(?:and|or|of|for|to|in)\b")
_OPEN_END = re.compile(
    r"(?:[,&–-]|\b(?:a|an|the|of|to|in|on|for|and|or|with|by|from|that|which|as|at|than|between|related))$",
    re.I,
)
_INLINE_CELL = re.compile(
    r"(?:\s+|^)((?:US)?[$€£]?\d(?:[\d,.]*\d)?%?|yes|no|n/?a|unknown|unavailable|[-–—])(?:\s?\(\d{1,3}(?:,\s?\d{1,3})*\))?$",
    re.I,
)
_HEADS_LIST = re.compile(
    r"(?:(?:overview|indicator|item|standard|category|description|measure|year|province|region|type)\b"
    r"|(?:children|women|men|workers|persons|households)$)",
    re.I,
)
_NAMES_NUMBER = re.compile(
    r"\b(?:C\.?|No\.?|Nos\.?|articles?|sections?|convention|law|act|protocol|age|phase|table|page|chapter|annex|part|tier|to|under|over)$",
    re.I,
)
_LINE_LIMIT = 120


def clean_cell(text: str) -> str:
    """Give a cell without its notes.

    >>> clean_cell("Unknown (16)"), clean_cell("$0 (27)"), clean_cell("31.4% (503 200)")
    ('Unknown', '$0', '31.4% (503 200)')
    """
    return _TRAILING_NOTE.sub("", text).rstrip()


def read_tables(text: str) -> Iterator[Cell]:
    """Read the cells of every table of a raw text that can be aligned."""
    for title, pieces in _runs(read_lines(text)):
        yield from (
            list(_columns(title, pieces))
            or list(_year_rows(title, pieces))
            or list(_rows(title, pieces))
            or list(_rows(title, _heads_first(pieces)))
        )


def _runs(lines: Sequence[Line]) -> Iterator[tuple[str, list[Piece]]]:
    """Give the stretches of short lines that hold cells, each with its caption."""
    title, run, laid_out = "", list[Piece](), False
    for line in lines:
        if line.role is Role.CAPTION or _prose(line):
            if _holds_cells(run):
                yield title, run
            title, run = (line.text if line.role is Role.CAPTION else ""), []
        elif line.role is not Role.FURNITURE or _YEAR.match(line.text) or _MEASURE.match(line.text):
            pieces = _pieces(line)
            another = bool(run) and _is_head_row(pieces)
            if another or (laid_out and line.gap and _holds_cells(run)):
                if _holds_cells(run):
                    yield title, run
                title = " ".join([title, *_words_at_end(run)]).strip() if another else ""
                run, laid_out = [], False
            run += pieces
            laid_out = laid_out or (_parts_cells(line) and CELL not in line.text)
    if _holds_cells(run):
        yield title, run


def _is_head_row(pieces: list[Piece]) -> bool:
    """Say whether a line is the head of a table: words, and two or more years at its end."""
    first, *heads = pieces
    return first.part is Part.LABEL and len(heads) > 1 and all(p.part is Part.YEAR for p in heads)


def _words_at_end(run: list[Piece]) -> list[str]:
    """Give the words behind the last cell, which stand above the table that follows."""
    last = max((i for i, p in enumerate(run) if p.part is not Part.LABEL), default=-1)
    return [p.text for p in run[last + 1 :]]


def _holds_cells(run: list[Piece]) -> bool:
    return sum(p.part in {Part.VALUE, Part.GAP, Part.WORD} for p in run) >= 2


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


def _pieces(line: Line) -> list[Piece]:
    """Read a line as one piece, or as a label with the cells that follow it on the line."""
    if _parts_cells(line):
        return list(_cells(line))
    if part := _part(line.text):
        return [_piece(line.start, line.text, part)]
    cells: list[Piece] = []
    end = len(line.text)
    while match := _INLINE_CELL.search(line.text[:end]):
        if _NAMES_NUMBER.search(line.text[: match.start()].rstrip()):
            break
        part = _part(match[1]) or Part.VALUE
        cells.append(
            _piece(line.start + match.start(1), line.text[match.start(1) : end].strip(), part)
        )
        end = match.start()
    if len(cells) == 1 and cells[0].part is Part.YEAR:
        return [_piece(line.start, line.text, Part.LABEL)]
    label = line.text[:end].rstrip()
    opening = [_piece(line.start, label, _part(label) or Part.LABEL)] if label else []
    return [*opening, *reversed(cells)]


def _cells(line: Line) -> Iterator[Piece]:
    """Give the cells of a line that parts them itself; an empty one is none."""
    for match in re.finditer(rf"(?:(?!{CELL}|\s{{2}}).)+", line.text):
        if text := match[0].strip():
            yield _piece(
                line.start + match.start() + match[0].index(text), text, _part(text) or Part.LABEL
            )


def _piece(start: int, text: str, part: Part) -> Piece:
    shown = clean_cell(text) if part in {Part.VALUE, Part.GAP, Part.WORD} else text
    return Piece(start, start + len(shown), shown, part)


def _part(text: str) -> Part | None:
    forms = (
        (_YEAR, Part.YEAR),
        (_MEASURE, Part.MEASURE),
        (_GAP, Part.GAP),
        (_WORD, Part.WORD),
        (_VALUE, Part.VALUE),
    )
    return next((part for form, part in forms if form.match(text)), None)


def _is_cell(piece: Piece) -> bool:
    return piece.part in {Part.VALUE, Part.GAP, Part.WORD}


def _is_head(piece: Piece) -> bool:
    return piece.part in {Part.YEAR, Part.MEASURE}


def _columns(title: str, pieces: list[Piece]) -> Iterator[Cell]:
    """Read a table whose row labels all stand before the first column."""
    groups = list(_groups(pieces))
    if not groups:
        return
    count = max(len(cells) for _, cells in groups)
    told = [g for g in groups if len(g[1]) == count]
    if count < 2 or any(len(c) != count and h.part is Part.YEAR for h, c in groups):
        return
    first = pieces.index(groups[0][0])
    before = pieces[:first]
    if any(_is_cell(p) for p in before):
        return
    fitted = fit([p.text for p in before if p.part is Part.LABEL], count)
    if fitted is None:
        return
    heads, labels = fitted
    for head, cells in told:
        for i, (label, cell) in enumerate(zip(labels, cells, strict=True)):
            yield Cell(
                cell, label, head.text, head.part, " ".join([title, *heads]), tuple(labels[:i])
            )


def _groups(pieces: list[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Give each column head with the cells right below it."""
    for i, piece in enumerate(pieces):
        if _is_head(piece) and i + 1 < len(pieces) and _is_cell(pieces[i + 1]):
            cells: list[Piece] = []
            for after in pieces[i + 1 :]:
                if not _is_cell(after):
                    break
                cells.append(after)
            yield piece, cells


def fit(lines: list[str], count: int) -> tuple[list[str], list[str]] | None:
    """Make lines to as many row labels as there are cells, or give nothing.

    Lines above the first row are heads; a line is joined to the next only where it plainly runs on.

    >>> fit(["Overview", "Number of", "cases", "Number of raids"], 2)
    (['Overview'], ['Number of cases', 'Number of raids'])
    >>> fit(["Cases", "Raids", "Fines"], 2) is None
    True
    """
    order = (1, 0, 2, 3) if lines and _HEADS_LIST.match(lines[0]) else (0, 1)
    for heads in order:
        labels = list(_unwrapped(lines[heads:]))
        if len(labels) == count and (heads == 0 or _may_head(lines[:heads])):
            return lines[:heads], labels
    return None


def _may_head(heads: list[str]) -> bool:
    """Say whether lines can stand above a list of rows instead of being rows."""
    return bool(_HEADS_LIST.match(heads[0]))


def _unwrapped(lines: list[str]) -> Iterator[str]:
    pending = ""
    for line in lines:
        if pending and not (_CONTINUES.match(line) or _OPEN_END.search(pending)):
            yield pending
            pending = line
        else:
            pending = f"{pending} {line}".strip()
    if pending:
        yield pending


def _rows(title: str, pieces: list[Piece]) -> Iterator[Cell]:
    """Read a table in which every label is followed by its cells."""
    first = next((i for i, p in enumerate(pieces) if _is_cell(p)), None)
    if first is None:
        return
    if any(_is_head(p) for p in pieces[max(0, first - 1) :]):
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


def _year_rows(title: str, pieces: list[Piece]) -> Iterator[Cell]:
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


NIL = re.compile(r"(?:nil|none|zero)$", re.I)
"""A zero in words, as the cells of a table of counts have it."""


def _heads_first(pieces: list[Piece]) -> list[Piece]:
    """Put the heads that stand between the first row's cells before that row."""
    head = next((i for i, p in enumerate(pieces) if p.part is Part.YEAR), 0)
    stop = head
    while [p.part is Part.YEAR for p in pieces[stop : stop + 2]] == [True, False]:
        if not _is_cell(pieces[stop + 1]):
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
        if _is_cell(piece):
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
    labels = list(_unwrapped(lines))
    return labels[0] if len(labels) == 1 else ""


def _heads_at_end(pieces: list[Piece]) -> list[Piece]:
    count = next((i for i, p in enumerate(reversed(pieces)) if not _is_head(p)), len(pieces))
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
