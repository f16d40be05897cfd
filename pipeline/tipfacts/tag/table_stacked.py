"""Tables whose row labels all stand before the first column, as PDF text leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.tag.table_cells import Cell, Part, Piece, is_cell, is_head

_CONTINUES = re.compile(r"[a-z(&]|(?:and|or|of|for|to|in)\b")
_OPEN_END = re.compile(
    r"(?:[,&–-]|\b(?:a|an|the|of|to|in|on|for|and|or|with|by|from|that|which|as|at|than|between|related))$",
    re.I,
)
_HEADS_LIST = re.compile(
    r"(?:(?:overview|indicator|item|standard|category|description|measure|year|province|region|type)\b"
    r"|(?:children|women|men|workers|persons|households)$)",
    re.I,
)


def read_stacked(title: str, pieces: list[Piece]) -> Iterator[Cell]:
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
    if any(is_cell(p) for p in before):
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
        if is_head(piece) and i + 1 < len(pieces) and is_cell(pieces[i + 1]):
            cells: list[Piece] = []
            for after in pieces[i + 1 :]:
                if not is_cell(after):
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
        labels = list(unwrapped(lines[heads:]))
        if len(labels) == count and (heads == 0 or _may_head(lines[:heads])):
            return lines[:heads], labels
    return None


def _may_head(heads: list[str]) -> bool:
    """Say whether lines can stand above a list of rows instead of being rows."""
    return bool(_HEADS_LIST.match(heads[0]))


def unwrapped(lines: list[str]) -> Iterator[str]:
    """Join the lines of a label: what plainly runs on from the line before."""
    pending = ""
    for line in lines:
        if pending and not (_CONTINUES.match(line) or _OPEN_END.search(pending)):
            yield pending
            pending = line
        else:
            pending = f"{pending} {line}".strip()
    if pending:
        yield pending
