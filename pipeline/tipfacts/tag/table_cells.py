"""Cells of tables: what a piece of a table is, by its words alone. Offsets are raw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


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
YEAR = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d{2}|(?:19|20)\d\d))?(?:\s*\([A-Z][a-z]{2,8}\.?\s?[-–]\s?[A-Z][a-z]{2,8}\.?\))?$"
)
MEASURE = re.compile(
    r"(?:(?:percent(?:age)?|per\s?cent|share|%)(?:\s+of\s+(?:the\s+)?\w+)?|rate|age|number|total|value|population|count)$",
    re.I,
)
_TRAILING_NOTE = re.compile(rf"(?:{_NOTE})+$")

NIL = re.compile(r"(?:nil|none|zero)$", re.I)
"""A zero in words, as the cells of a table of counts have it."""


def clean_cell(text: str) -> str:
    """Give a cell without its notes.

    >>> clean_cell("Unknown (16)"), clean_cell("$0 (27)"), clean_cell("31.4% (503 200)")
    ('Unknown', '$0', '31.4% (503 200)')
    """
    return _TRAILING_NOTE.sub("", text).rstrip()


def piece_of(start: int, text: str, part: Part) -> Piece:
    """Make a piece of words, a cell of data without its notes."""
    shown = clean_cell(text) if part in {Part.VALUE, Part.GAP, Part.WORD} else text
    return Piece(start, start + len(shown), shown, part)


def part_of(text: str) -> Part | None:
    """Say what words are by themselves; `None` for those that are none of it, such as a label."""
    forms = (
        (YEAR, Part.YEAR),
        (MEASURE, Part.MEASURE),
        (_GAP, Part.GAP),
        (_WORD, Part.WORD),
        (_VALUE, Part.VALUE),
    )
    return next((part for form, part in forms if form.match(text)), None)


def is_cell(piece: Piece) -> bool:
    """Say whether a piece is a cell of data, one without a number included."""
    return piece.part in {Part.VALUE, Part.GAP, Part.WORD}


def is_head(piece: Piece) -> bool:
    """Say whether a piece stands at the head of a column."""
    return piece.part in {Part.YEAR, Part.MEASURE}
