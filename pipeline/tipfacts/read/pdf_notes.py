"""Notes at the foot of a page of a PDF: what they are, and where they do not cut a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from tipfacts.read.pdf_rows import SENTENCE_END, Cell, Row

Parted = Callable[[Row, Row], bool]
"""Says whether a paragraph, a heading or a table begins at the second of two rows."""

_MARK = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|[†‡*§]{1,3}|\d{1,3}[.)]?(?=\s))\s*(?=\S)")
_PLAIN_MARK = re.compile(r"(\d{1,3})[.)]?\s+(?=[A-Z“\"‘'(])")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLER = 0.93
_LINE_WORDS = 5
_FURNITURE = 3
"""Rows below the notes of a page, at most: its number, its foot."""


def set_notes(rows: Sequence[Row], parted: Parted) -> list[Row]:
    """Mark the notes at the foot of a page, and keep them out of a sentence that goes on overleaf.

    Such a page's notes are put before its last paragraph, so that the next page follows it.
    """
    found = list(rows)
    begin, stop = _notes(found)
    if begin == stop or not _is_prose(found[begin - 1]):
        return found
    notes = [_marked(row) for row in found[begin:stop]]
    at = begin if _ends(found[begin - 1]) else _last_paragraph(found[:begin], parted)
    return [*found[:at], *notes, *found[at:begin], *found[stop:]]


def _notes(rows: list[Row]) -> tuple[int, int]:
    """Find the rows in small type at the foot of a page, the first with the mark of a note."""
    sizes = [size for r in rows for size in [r.pieces[0].size] * len(_text(r))]
    small = _SMALLER * median(sizes) if sizes else 0.0
    stop = len(rows)
    while stop > max(1, len(rows) - _FURNITURE) and not _is_small(rows[stop - 1], small):
        stop -= 1
    begin = stop
    while begin > 1 and _is_small(rows[begin - 1], small):
        begin -= 1
    while begin < stop and not _MARK.match(_text(rows[begin])):
        begin += 1
    return begin, stop


def _is_small(row: Row, size: float) -> bool:
    return row.table == 0 and row.pieces[0].size <= size and len(_text(row).split()) > 1


def _is_prose(row: Row) -> bool:
    """Say whether a row is a line of running words, and neither heading nor row of a table."""
    return row.table == 0 and len(row.pieces) == 1 and len(_text(row).split()) >= _LINE_WORDS


def _last_paragraph(rows: list[Row], parted: Parted) -> int:
    """Give where the last paragraph begins that stands behind the end of a sentence."""
    for at in range(len(rows) - 1, 0, -1):
        if _ends(rows[at - 1]) and parted(rows[at - 1], rows[at]):
            return at
    return len(rows)


def _marked(row: Row) -> Row:
    """Write the number that a note begins with as a superscript."""
    first = row.pieces[0]
    match = _PLAIN_MARK.match(first.text)
    if match is None:
        return row
    text = f"{match[1].translate(_SUPERSCRIPT)} {first.text[match.end() :]}"
    return Row([Cell([replace(first, text=text), *row.pieces[1:]])])


def _ends(row: Row) -> bool:
    return bool(SENTENCE_END.search(_text(row)))


def _text(row: Row) -> str:
    return " ".join(p.text for p in row.pieces)
