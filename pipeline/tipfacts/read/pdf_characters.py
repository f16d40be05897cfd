"""Pieces of text on a page of a PDF, in the order in which the page draws them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

CELL_GAP = 1.0
"""Heights of a line of white space, side by side, that part two cells or two columns."""

_WIDE = 0.5
_WIDER = 2.5
_BROKEN_HYPHEN = "-"
_LINE_STEP = 0.7
_SAMPLE = 200
_SMALL = 0.8
_RAISED = 0.2
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHARACTERS = {0x02: _BROKEN_HYPHEN, 0xFFFE: _BROKEN_HYPHEN, 0xF0B7: "•", 0xF0A7: "▪"}
_NO_TEXT = frozenset([*range(0x09), *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand side by side on one line; `y` grows upwards, as in the PDF.

    Attributes:
        size: height of its letters, ascent and descent included.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    def beside(self, other: Piece) -> bool:
        """Say whether both share half of the lower one's height."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return shared > 0.5 * min(self.y1 - self.y0, other.y1 - other.y0)


class _Character(NamedTuple):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def pieces(page: PdfTextPage, turn: int = 0) -> Iterator[Piece]:
    """Give the pieces of a page; wide white space and line ends part them.

    Args:
        page: the text of a page.
        turn: by how many quarters its words are turned, as `turned` gives it.
    """
    held: list[_Character] = []
    for character in _characters(page, turn):
        if character is None or (held and _apart(held, character)):
            yield from _pieces(held)
            held = []
        if character is not None:
            held.append(character)
    yield from _pieces(held)


def _pieces(held: list[_Character]) -> Iterator[Piece]:
    for part in _cut(held):
        yield from _piece(part)


def _characters(page: PdfTextPage, turn: int) -> Iterator[_Character | None]:
    """Give the characters of a page, `None` for a line end; a space has no place of its own."""
    box = pdfium.FS_RECTF()
    place = byref(box)
    last = _Character("", 0, 0, 0, 0)
    for i in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, i)
        text = _CHARACTERS.get(code) or chr(code)
        if text in "\r\n":
            yield None
        elif text.isspace():
            yield _Character(" ", last.x1, last.y0, last.x1, last.y1)
        elif ord(text) not in _NO_TEXT and pdfium.FPDFText_GetLooseCharBox(page, i, place):
            last = _Character(text, *upright(turn, box.left, box.bottom, box.right, box.top))
            yield last


def turned(page: PdfTextPage) -> int:
    """Give by how many quarters, with the clock, most words of a page are turned."""
    count = min(pdfium.FPDFText_CountChars(page), _SAMPLE)
    angles = (pdfium.FPDFText_GetCharAngle(page, i) for i in range(count))
    quarters = Counter(round(2 * angle / pi) % 4 for angle in angles if angle >= 0)
    return quarters.most_common(1)[0][0] if quarters else 0


def upright(
    turn: int, left: float, low: float, right: float, high: float
) -> tuple[float, float, float, float]:
    """Turn a box so that its words run from left to right."""
    x0, x1 = (left, right) if left <= right else (right, left)
    y0, y1 = (low, high) if low <= high else (high, low)
    if not turn:
        return x0, y0, x1, y1
    return ((-y1, x0, -y0, x1), (-x1, -y1, -x0, -y0), (y0, -x1, y1, -x0))[turn - 1]


def _apart(held: list[_Character], new: _Character) -> bool:
    """Say whether a character stands far from the one before it, or on another line."""
    before = held[-1]
    if new.text == " ":
        return False
    height = max(before.y1 - before.y0, new.y1 - new.y0)
    gap = new.x0 - before.x1
    elsewhere = abs(new.y0 - before.y0) > _LINE_STEP * height
    return elsewhere or gap > CELL_GAP * height or gap < -2 * height


def _cut(held: list[_Character]) -> Iterator[list[_Character]]:
    """Cut a line where a space is much wider than its other spaces."""
    spaces = {
        i + 1: after.x0 - space.x1
        for i, (space, after) in enumerate(pairwise(held))
        if space.text == " " != after.text
    }
    at = 0
    usual = median(spaces.values()) if spaces else 0.0
    for place, width in spaces.items():
        if width > max(_WIDE * (held[place].y1 - held[place].y0), _WIDER * usual):
            yield held[at:place]
            at = place
    yield held[at:]


def _piece(held: list[_Character]) -> Iterator[Piece]:
    shown = [c for c in held if c.text != " "]
    if not shown:
        return
    size = median(c.y1 - c.y0 for c in shown)
    bottom = median(c.y0 for c in shown)
    text = "".join(_raised(c, size, bottom) for c in held)
    yield Piece(
        re.sub(" +(?= |[⁰¹²³⁴-⁹])", "", text).strip(),
        min(c.x0 for c in shown),
        bottom,
        max(c.x1 for c in shown),
        bottom + size,
        size,
    )


def _raised(character: _Character, size: float, bottom: float) -> str:
    """Give a small raised digit, the mark of a note, as a superscript."""
    small = character.y1 - character.y0 < _SMALL * size
    if small and character.y0 > bottom + _RAISED * size and character.text.isdecimal():
        return character.text.translate(_SUPERSCRIPT)
    return character.text
