"""The blocks of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tipfacts.read.blocks import Blocks, superscript

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, STYLE = (_SPACE % name for name in ("text", "table", "style"))
_OFFICE, _DRAWING = (_SPACE % name for name in ("office", "drawing"))
_PICTURE = _SPACE % "svg-compatible"

_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
_NOTE, _LIST_ITEM = f"{TEXT}note", f"{TEXT}list-item"
_UNSEEN = frozenset(
    {
        *(f"{TEXT}{t}" for t in ("tracked-changes", "table-of-content", "illustration-index")),
        *(f"{TEXT}{t}" for t in ("table-index", "object-index", "alphabetical-index")),
        *(f"{TEXT}{t}" for t in ("ruby-text", "script", "hidden-text")),
        *(f"{_OFFICE}{t}" for t in ("annotation", "annotation-end", "forms")),
        *(f"{_PICTURE}{t}" for t in ("title", "desc")),
        *(f"{_DRAWING}{t}" for t in ("object", "object-ole", "image")),
    }
)
"""What is not shown, or is no text: deletions, tables of contents, comments, pictures' other words."""
_MOST_REPEATED = 256
"""Columns or rows that an element may stand for; more belong to sheets, which are no texts."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Which styles raise their words, and which hide them."""

    raised: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *parts: etree._Element | None) -> Styles:
        """Read the styles of the parts of a file."""
        found = [s for part in parts if part is not None for s in part.iter(f"{STYLE}style")]
        looks = [(s.get(f"{STYLE}name", ""), s.find(f"{STYLE}text-properties")) for s in found]
        return cls(
            frozenset(name for name, look in looks if look is not None and _is_raised(look)),
            frozenset(n for n, x in looks if x is not None and x.get(f"{TEXT}display") == "none"),
        )

    def hides(self, element: etree._Element) -> bool:
        """Say whether an element is hidden: by its style, or as a section."""
        style = element.get(f"{TEXT}style-name")
        return style in self.hidden or element.get(f"{TEXT}display") == "none"


def _is_raised(look: etree._Element) -> bool:
    position = look.get(f"{STYLE}text-position", "").split()
    if not position:
        return False
    return position[0] == "super" or (position[0].endswith("%") and position[0][0] in "123456789")


@dataclass(slots=True)
class _State:
    """The blocks, spans that are open and raised, and whether the next paragraph has a mark."""

    styles: Styles
    blocks: Blocks = field(default_factory=Blocks)
    raised: int = 0
    marked: bool = False

    def add(self, words: str | None) -> None:
        """Add words; a superscript number is written as one."""
        self.blocks.add(superscript(words) if words and self.raised else words)


def write_body(body: etree._Element, styles: Styles) -> str:
    """Write a body block by block; a note stands behind the paragraph or table that it is for."""
    state = _State(styles)
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is None and event == "start":
            skipped = element if _enter(state, element) else None
        elif skipped is None:
            _leave(state, element)
            state.add(element.tail)
        elif event == "end" and element is skipped:
            skipped = None
            state.add(element.tail)
    return state.blocks.text()


def _enter(state: _State, element: etree._Element) -> bool:
    """Enter an element; say whether what is in it is told already, or never."""
    tag, blocks = element.tag, state.blocks
    if tag in _UNSEEN or state.styles.hides(element):
        return True
    if tag == _NOTE:
        blocks.refer("".join(_words_of_note(element)))
        return True
    if tag in _PARAGRAPHS:
        blocks.held.append([])
    elif tag == f"{TABLE}table-row":
        blocks.rows.append([])
    elif tag in _CELLS and blocks.rows:
        blocks.rows[-1].append([])
    elif tag == _LIST_ITEM:
        state.marked = True
    state.raised += _raises(state, element)
    state.add(_character(element))
    state.add(element.text)
    return False


def _leave(state: _State, element: etree._Element) -> None:
    tag, blocks = element.tag, state.blocks
    state.raised -= _raises(state, element)
    if tag in _PARAGRAPHS:
        is_item = state.marked and tag == f"{TEXT}p"
        state.marked = False
        blocks.end_paragraph(item=is_item)
    elif tag in _CELLS:
        _repeat_cell(blocks, element)
    elif tag == f"{TABLE}table-row":
        blocks.end_row(_times(element, "number-rows-repeated"))
    elif tag == f"{TABLE}table":
        blocks.end_table()
    elif tag == _LIST_ITEM:
        state.marked = False


def _raises(state: _State, element: etree._Element) -> bool:
    return element.tag == f"{TEXT}span" and element.get(f"{TEXT}style-name") in state.styles.raised


def _character(element: etree._Element) -> str:
    """Give what an element stands for that is a character itself."""
    if element.tag == f"{TEXT}line-break":
        return "\n"
    return " " if element.tag in {f"{TEXT}s", f"{TEXT}tab"} else ""


def _words_of_note(note: etree._Element) -> Iterator[str]:
    """Give the words of a note, its paragraphs parted by spaces; its own mark is none of them."""
    for body in note.iter(f"{TEXT}note-body"):
        for element in body.iter(etree.Element):
            yield " " if element.tag in _PARAGRAPHS else _character(element)
            yield "" if element.tag in _UNSEEN else element.text or ""
            yield element.tail or ""


def _repeat_cell(blocks: Blocks, cell: etree._Element) -> None:
    row = blocks.rows[-1] if blocks.rows else []
    if row:
        row += [list(row[-1]) for _ in range(_times(cell, "number-columns-repeated") - 1)]


def _times(element: etree._Element, name: str) -> int:
    times = element.get(f"{TABLE}{name}", "1")
    known = times.isascii() and times.isdigit() and len(times) < 8
    return min(max(int(times), 1), _MOST_REPEATED) if known else 1
