"""Gathers words to paragraphs, list items, rows of tables and notes, whatever the format.

A row is one line whose cells are parted by tabs; a row of one cell only sets the page, and is its
paragraphs. A note stands behind the paragraph or table that refers to it, its mark a superscript.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CELL = "\t"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSE = frozenset({"row", "item", "note"})


def superscript(text: str) -> str:
    """Write a number as a superscript; other words stay.

    >>> superscript("14"), superscript("th")
    ('¹⁴', 'th')
    """
    return text.translate(_SUPERSCRIPT) if text.strip().isdecimal() else text


@dataclass(slots=True)
class Blocks:
    """What was gathered while the elements of a body are entered and left.

    Attributes:
        out: the finished blocks, each with its kind.
        held: words of each paragraph that is open; one may stand inside another, in a text box.
        rows: the cells of each row that is open, a cell being its paragraphs.
        pending: notes that the open paragraph or table refers to.
        told: how many notes were referred to.
    """

    out: list[tuple[str, str]] = field(default_factory=list)
    held: list[list[str]] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    told: int = 0

    def add(self, words: str | None) -> None:
        """Add words to the paragraph that is open; outside of one there are none."""
        if words and self.held:
            self.held[-1].append(words)

    def refer(self, note: str) -> None:
        """Write the mark of a note, and keep the note for later."""
        if not self.held:
            return
        self.told += 1
        mark = superscript(str(self.told))
        self.held[-1].append(mark)
        self.pending.append(f"{mark} {' '.join(note.split())}")

    def end_paragraph(self, *, item: bool = False, shown: bool = True) -> None:
        """End the open paragraph: an item of a list, part of a cell, or a block of its own."""
        lines = "".join(self.held.pop()).split("\n")
        text = "\n".join(x for line in lines if (x := " ".join(line.split())))
        if not shown:
            return
        if self.rows:
            if self.rows[-1]:
                self.rows[-1][-1].append(text)
            return
        self._block("item" if item else "text", f"- {text}" if item and text else text)
        self._flush_notes()

    def end_row(self, times: int = 1) -> None:
        """End the open row; one inside another is words of its cell.

        Args:
            times: how often it stands there, as some formats write equal rows once.
        """
        cells = self.rows.pop()
        joined = [" ".join(" ".join(c).split()) for c in cells]
        if self.rows:
            if self.rows[-1]:
                self.rows[-1][-1].append(" ".join(joined))
        elif len(cells) == 1:
            for text in cells[0]:
                self._block("text", text)
        else:
            for _ in range(times):
                self._block("row", CELL.join(joined).rstrip(CELL))

    def end_table(self) -> None:
        """End a table: its notes stand behind it."""
        self._flush_notes()

    def text(self) -> str:
        """Join the blocks: rows and items of one kind stand close."""
        parts: list[str] = []
        before = ""
        for kind, text in self.out:
            parts.append(("\n" if kind == before and kind in _CLOSE else "\n\n") + text)
            before = kind
        return "".join(parts).strip("\n")

    def _block(self, kind: str, text: str) -> None:
        if text.strip():
            self.out.append((kind, text))

    def _flush_notes(self) -> None:
        if not self.rows:
            for note in self.pending:
                self._block("note", note)
            self.pending.clear()
