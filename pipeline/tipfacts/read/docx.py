"""Word files: paragraphs, list items, rows of tables and notes, as they are shown.

The XML is read directly: python-docx leaves out what stands in content controls and in insertions
that nobody has accepted yet.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial

from lxml import etree

from tipfacts.document import Document, Dropped
from tipfacts.read.docx_blocks import WORD, Styles, write_body
from tipfacts.read.parts import DUBLIN_CORE, needed_part, parse_part, read_zipped, words_of
from tipfacts.read.reasons import dropped
from tipfacts.read.titles import as_title

_BODY = "word/document.xml"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD = b"\xd0\xcf\x11\xe0"
_COMPANY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"


def read_docx(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a Word file: one document, with the title, company and language of its properties."""
    if data.startswith(_OLD):
        locked = _LOCKED in data
        what = "DOCX: locked" if locked else "DOCX: an older format; save it as .docx"
        yield dropped(source, "encrypted" if locked else "damaged", what=what)
        return
    yield from read_zipped(source, data, "DOCX", partial(_read, source))


def _read(source: str, file: zipfile.ZipFile) -> Iterator[Document]:
    body = needed_part(file, _BODY)
    notes = {
        kind: _notes(parse_part(file, f"word/{kind}s.xml"), kind)
        for kind in ("footnote", "endnote")
    }
    core = parse_part(file, "docProps/core.xml")
    yield Document(
        source,
        write_body(body, Styles.of(parse_part(file, "word/styles.xml")), notes),
        title=as_title(words_of(core, f"{DUBLIN_CORE}title")),
        publisher=words_of(parse_part(file, "docProps/app.xml"), _COMPANY),
        language=words_of(core, f"{DUBLIN_CORE}language"),
    )


def _notes(part: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """Give the notes of a part by their number; what parts notes from the text is none."""
    if part is None:
        return {}
    return {
        note.get(f"{WORD}id", ""): note
        for note in part.iter(f"{WORD}{kind}")
        if note.get(f"{WORD}type", "normal") == "normal"
    }
