"""Columns of the cells of a web page's table, where cells span several rows or columns."""

from __future__ import annotations

from lxml import etree

_CELLS = frozenset({"td", "th"})
_MOST_COLUMNS = 1000
"""Columns beyond which spans are not followed: no table that people read has as many."""
_MOST_ROWS = 65_534
_DIGITS = 5


def steps(table: etree._Element) -> dict[etree._Element, int]:
    r"""Give for each cell how many columns it stands right of the one before it in its row.

    A row's first cell is counted from the left edge, so that it stands right of a cell above that
    spans its row too.

    >>> from lxml import html
    >>> cells = "<tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d"
    >>> list(steps(html.fromstring(f"<table>{cells}</table>")).values())
    [0, 1, 2, 1]
    """
    found: dict[etree._Element, int] = {}
    taken: dict[int, int] = {}
    part = None
    for number, row in enumerate(table.iter("tr")):
        if row.getparent() is not part:
            part, taken = row.getparent(), {}
        _step(row, number, taken, found)
    return found


def _step(
    row: etree._Element, number: int, taken: dict[int, int], found: dict[etree._Element, int]
) -> None:
    """Note the steps of one row; `taken` has for each column the row up to which it is spanned."""
    before = column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        while taken.get(column, 0) > number:
            column += 1
        found[cell] = column - before
        before = column
        width, height = _span(cell, "colspan", 1), _span(cell, "rowspan", _MOST_ROWS)
        width = width if column + width <= _MOST_COLUMNS else 1
        for spanned in range(column, column + width) if height > 1 else ():
            taken[spanned] = number + height
        column += width


def _span(cell: etree._Element, name: str, zero: int) -> int:
    """Read how many columns or rows a cell spans; none at all is one, zero means the rest."""
    given = cell.get(name, "1").strip()
    if not (given.isascii() and given.isdigit() and len(given) <= _DIGITS):
        return 1
    return int(given) or zero
