"""The blocks of a Word file as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CELL = "\t"
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
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
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


@dataclass(slots=True)
class _Writer:
    """Gathers words to paragraphs and rows while the elements of a body are entered and left.

    Attributes:
        held: words of each paragraph that is open; one may stand inside another, in a text box.
        rows: the cells of each row that is open.
        pending: notes that the open paragraph or table refers to.
    """

    styles: Styles
    notes: Notes
    out: list[tuple[str, str]] = field(default_factory=list)
    held: list[list[str]] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    told: int = 0

    def block(self, kind: str, text: str) -> None:
        if text.strip():
            self.out.append((kind, text))

    def flush_notes(self) -> None:
        if not self.rows:
            for note in self.pending:
                self.block("note", note)
            self.pending.clear()

    def text(self) -> str:
        """Join the blocks: rows and items of one kind stand close."""
        parts: list[str] = []
        before = ""
        for kind, text in self.out:
            close = kind == before and kind in {"row", "item", "note"}
            parts.append(("\n" if close else "\n\n") + text)
            before = kind
        return "".join(parts).strip("\n")


def write_body(body: etree._Element, styles: Styles, notes: Notes) -> str:
    """Write a body block by block; a note stands behind the paragraph or table that it is for."""
    writer = _Writer(styles, notes)
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "start":
            skipped = element if _is_unseen(element) else None
            if skipped is None:
                _enter(writer, element)
        else:
            _leave(writer, element)
    return writer.text()


def _is_unseen(element: etree._Element) -> bool:
    return element.tag in _UNSEEN or (element.tag == _RUN and _is_on(element, "rPr/vanish"))


def _enter(writer: _Writer, element: etree._Element) -> None:
    tag = element.tag
    if tag == _PARAGRAPH:
        writer.held.append([])
    elif tag == _ROW:
        writer.rows.append([])
    elif tag == _CELL_TAG and writer.rows:
        writer.rows[-1].append([])
    elif tag in {f"{WORD}footnoteReference", f"{WORD}endnoteReference"}:
        _refer(writer, element)
    elif writer.held:
        writer.held[-1].append(_words(element))


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
    return text.translate(_SUPERSCRIPT) if raised and text.strip().isdecimal() else text


def _refer(writer: _Writer, element: etree._Element) -> None:
    """Write the mark of a note, and keep the note for later."""
    kind = etree.QName(element).localname.removesuffix("Reference")
    note = writer.notes.get(kind, {}).get(element.get(f"{WORD}id", ""))
    if note is None or not writer.held:
        return
    writer.told += 1
    mark = str(writer.told).translate(_SUPERSCRIPT)
    writer.held[-1].append(mark)
    words = "".join(_words(e) for e in note.iter(f"{WORD}t", *_CHARACTERS))
    writer.pending.append(f"{mark} {' '.join(words.split())}")


def _leave(writer: _Writer, element: etree._Element) -> None:
    if element.tag == _PARAGRAPH:
        _end_paragraph(writer, element)
    elif element.tag == _ROW:
        _end_row(writer)
    elif element.tag == _TABLE:
        writer.flush_notes()


def _end_paragraph(writer: _Writer, element: etree._Element) -> None:
    lines = "".join(writer.held.pop()).split("\n")
    text = "\n".join(x for line in lines if (x := " ".join(line.split())))
    style = _value(element, "pPr/pStyle") or ""
    if style in writer.styles.contents:
        return
    if writer.rows:
        if writer.rows[-1]:
            writer.rows[-1][-1].append(text)
        return
    numbering = _value(element, "pPr/numPr/numId")
    item = numbering not in {None, "0"} or (style in writer.styles.lists and numbering is None)
    is_item = item and not style.lower().startswith("heading")
    writer.block("item" if is_item else "text", f"- {text}" if is_item and text else text)
    writer.flush_notes()


def _end_row(writer: _Writer) -> None:
    """Write a row as a line of cells; a row of one cell only sets a page; one inside is words."""
    cells = writer.rows.pop()
    joined = [" ".join(" ".join(c).split()) for c in cells]
    if writer.rows:
        if writer.rows[-1]:
            writer.rows[-1][-1].append(" ".join(joined))
    elif len(cells) == 1:
        for text in cells[0]:
            writer.block("text", text)
    else:
        writer.block("row", CELL.join(joined).rstrip(CELL))


def _find(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(f"{WORD}{name}" for name in path.split("/")))


def _value(element: etree._Element, path: str) -> str | None:
    found = _find(element, path)
    value: str | None = None if found is None else found.get(f"{WORD}val")
    return value


def _is_on(element: etree._Element, path: str) -> bool:
    found = _find(element, path)
    return found is not None and found.get(f"{WORD}val", "1") not in _OFF
