"""Rich text: paragraphs, list items, rows of tables and notes, as they are shown."""

from __future__ import annotations

import locale
import re
from collections.abc import Callable, Iterator

from striprtf.striprtf import rtf_to_text

from tipfacts.document import Document, Dropped
from tipfacts.read.blocks import Blocks
from tipfacts.read.reasons import dropped
from tipfacts.read.rtf_source import (
    BOX,
    BREAK,
    CELL,
    ITEM,
    NOTE,
    NOTE_END,
    PART,
    PART_END,
    ROW,
    prepare,
)
from tipfacts.read.titles import as_title

_BEGINS = re.compile(rb"\s*\{\\rtf")
_NOTE = re.compile(f"{NOTE}(\\w+){NOTE_END}")
_PART = re.compile(f"{PART}(\\w+){PART_END}")
_ENDS = re.compile(f"(\n|{ROW})")
_MARKS = re.compile("[\ue000-\ue007]")
_LIBRARY_FAILS = (ValueError, TypeError, LookupError, OverflowError)
"""What striprtf raises for sources that break its rules."""


def read_rtf(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a rich text: one document, with the title, company and language of its properties."""
    if not _BEGINS.match(data):
        yield dropped(source, "damaged", what="RTF: it does not begin as one")
        return
    found = prepare(data.decode("windows-1252", errors="replace"))
    try:
        shown = _whole_characters(_read(found.source(), errors="replace"))
    except _LIBRARY_FAILS as error:
        yield dropped(source, "damaged", what=f"RTF: {error}")
        return
    body, *others = _PART.split(shown)
    parts = dict(zip(others[::2], others[1::2], strict=True))
    text = _blocks(body, parts)
    if not text.strip():
        yield dropped(source, "empty")
        return
    yield Document(
        source,
        text,
        title=as_title(parts.get("title")),
        publisher=" ".join(parts.get("company", "").split()) or None,
        language=_language(found.language),
    )


_read: Callable[..., str] = rtf_to_text


def _blocks(body: str, parts: dict[str, str]) -> str:
    """Write a body block by block; a note stands behind the paragraph or table that it is for.

    Text boxes stand at the end: their places are not told.
    """
    blocks, rows = Blocks(), False
    boxes = (words for name, words in parts.items() if name.startswith(BOX))
    pieces = _ENDS.split("\n".join((body, *boxes)))
    for words, end in zip(pieces[::2], [*pieces[1::2], "\n"], strict=True):
        if end == ROW:
            _row(blocks, words, parts)
            rows = True
            continue
        if rows:
            blocks.end_table()
            rows = False
        blocks.held.append([])
        _add(blocks, words.replace(CELL, " ").replace(BREAK, "\n"), parts)
        blocks.end_paragraph(item=ITEM in words)
    blocks.end_table()
    return blocks.text()


def _row(blocks: Blocks, words: str, notes: dict[str, str]) -> None:
    blocks.rows.append([])
    for cell in words.removesuffix(CELL).split(CELL):
        blocks.rows[-1].append([])
        blocks.held.append([])
        _add(blocks, cell.replace(BREAK, " "), notes)
        blocks.end_paragraph()
    blocks.end_row()


def _add(blocks: Blocks, words: str, notes: dict[str, str]) -> None:
    """Add words to the open paragraph, and the notes that they refer to."""
    for number, piece in enumerate(_NOTE.split(words)):
        if number % 2:
            blocks.refer(_MARKS.sub(" ", notes.get(piece, "")))
        else:
            blocks.add(_MARKS.sub("", piece))


def _whole_characters(text: str) -> str:
    """Join the halves of characters that RTF writes as two; a half alone is no character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors="replace")


def _language(number: int | None) -> str | None:
    """Name a language by its number in Windows.

    >>> _language(2057), _language(None)
    ('en-GB', None)
    """
    name = locale.windows_locale.get(number) if number is not None else None
    return name.replace("_", "-") if name else None
