"""The blocks of a Word file as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from tipfacts.read.blocks import Blocks, superscript

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Notes = Mapping[str, Mapping[str, etree._Element]]
"""For `footnote` and `endnote`, each note by its number."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({f"{WORD}del", f"{WORD}moveFrom", _FALLBACK, f"{WORD}instrText"})
"""What is not shown: deletions, the old place of what was moved, second forms of pictures."""
_PARAGRAPH, _TABLE, _ROW, _CELL_TAG = (f"{WORD}{t}" for t in ("p", "tbl", "tr", "tc"))
_RUN = f"{WORD}r"
_CHARACTERS = {
    f"{WORD}tab": " ",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}ptab": " ",
}
_OFF = frozenset({"0", "false", "off", "none"})
_CONTENTS = re.compile(r"(?:toc|table of figures|contents)\b\s*\d*", re.I)
_LIST = re.compile(r"list (?:bullet|number|paragraph)", re.I)


@dataclass(frozen=True, slots=True)
class Styles:
    """Which styles of paragraphs make list items, and which make a table of contents."""

    lists: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()

    @classmethod
    def of(cls, part: etree._Element | None) -> Styles:
        """Read the styles of a file."""
        found = [] if part is None else list(part.iter(f"{WORD}style"))
        names = {s.get(f"{WORD}styleId", ""): _value(s, "name") or "" for s in found}
        numbered = {s.get(f"{WORD}styleId", "") for s in found if _is_on(s, "pPr/numPr")}
        return cls(
            frozenset(i for i, n in names.items() if _LIST.match(n) or i in numbered)
            - frozenset(i for i, n in names.items() if n.lower().startswith("heading")),
            frozenset(i for i, n in names.items() if _CONTENTS.fullmatch(n)),
        )


def write_body(body: etree._Element, styles: Styles, notes: Notes) -> str:
    """Write a body block by block; a note stands behind the paragraph or table that it is for."""
    writer = Blocks()
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "start":
            skipped = element if _is_unseen(element) else None
            if skipped is None:
                _enter(writer, element, notes)
        else:
            _leave(writer, element, styles)
    return writer.text()


def _is_unseen(element: etree._Element) -> bool:
    return element.tag in _UNSEEN or (element.tag == _RUN and _is_on(element, "rPr/vanish"))


def _enter(writer: Blocks, element: etree._Element, notes: Notes) -> None:
    tag = element.tag
    if tag == _PARAGRAPH:
        writer.held.append([])
    elif tag == _ROW:
        writer.rows.append([])
    elif tag == _CELL_TAG and writer.rows:
        writer.rows[-1].append([])
    elif tag in {f"{WORD}footnoteReference", f"{WORD}endnoteReference"}:
        _refer(writer, element, notes)
    else:
        writer.add(_words(element))


def _words(element: etree._Element) -> str:
    """Give the words of an element that holds some itself."""
    if element.tag == f"{WORD}br" and element.get(f"{WORD}type") in {"page", "column"}:
        return " "
    if element.tag == f"{WORD}tab" and element.getparent().tag != _RUN:
        return ""
    if element.tag != f"{WORD}t":
        return _CHARACTERS.get(element.tag, "")
    text: str = element.text or ""
    raised = _value(element.getparent(), "rPr/vertAlign") == "superscript"
    return superscript(text) if raised else text


def _refer(writer: Blocks, element: etree._Element, notes: Notes) -> None:
    kind = etree.QName(element).localname.removesuffix("Reference")
    note = notes.get(kind, {}).get(element.get(f"{WORD}id", ""))
    if note is not None:
        words = note.iter(_PARAGRAPH, f"{WORD}t", *_CHARACTERS)
        writer.refer("".join(" " if e.tag == _PARAGRAPH else _words(e) for e in words))


def _leave(writer: Blocks, element: etree._Element, styles: Styles) -> None:
    if element.tag == _PARAGRAPH:
        style = _value(element, "pPr/pStyle") or ""
        item = _is_item(element, style, styles)
        writer.end_paragraph(item=item, shown=style not in styles.contents)
    elif element.tag == _ROW:
        writer.end_row()
    elif element.tag == _TABLE:
        writer.end_table()


def _is_item(element: etree._Element, style: str, styles: Styles) -> bool:
    numbering = _value(element, "pPr/numPr/numId")
    item = numbering not in {None, "0"} or (style in styles.lists and numbering is None)
    return item and not style.lower().startswith("heading")


def _find(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(f"{WORD}{name}" for name in path.split("/")))


def _value(element: etree._Element, path: str) -> str | None:
    found = _find(element, path)
    value: str | None = None if found is None else found.get(f"{WORD}val")
    return value


def _is_on(element: etree._Element, path: str) -> bool:
    found = _find(element, path)
    return found is not None and found.get(f"{WORD}val", "1") not in _OFF
