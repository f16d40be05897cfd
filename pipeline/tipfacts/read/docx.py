"""Word files: paragraphs, list items, rows of tables and notes, as they are shown.

The XML is read directly: python-docx leaves out what stands in content controls and in insertions
that nobody has accepted yet.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from tipfacts.document import Document, Dropped
from tipfacts.read.docx_blocks import WORD, Styles, write_body
from tipfacts.read.reasons import dropped
from tipfacts.read.titles import as_title

MAX_PART_BYTES = 64 * 1024 * 1024
"""Bound of one XML part, unzipped; a report of a thousand pages has a tenth of it."""

_BODY = "word/document.xml"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD = b"\xd0\xcf\x11\xe0"
_CORE = "{http://purl.org/dc/elements/1.1/}title"
_SPOILED = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError, EOFError)


class _TooLarge(Exception):  # noqa: N818 - an answer, which never leaves this module
    """A part is larger than its bound."""


def read_docx(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a Word file: one document, with its title if its properties have one."""
    if data.startswith(_OLD):
        locked = _LOCKED in data
        what = "DOCX: locked" if locked else "DOCX: an older format; save it as .docx"
        yield dropped(source, "encrypted" if locked else "damaged", what=what)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            text, title = _read(file)
    except _TooLarge:
        yield dropped(source, "too_large", limit=MAX_PART_BYTES)
    except (*_SPOILED, KeyError, RuntimeError, OSError, ValueError) as error:
        yield dropped(source, "damaged", what=f"DOCX: {error}")
    else:
        found = Document(source, text, title=title)
        yield found if text else dropped(source, "empty")


def _read(file: zipfile.ZipFile) -> tuple[str, str | None]:
    body = _part(file, _BODY)
    if body is None:
        raise KeyError(f"no {_BODY} in it")
    notes = {
        kind: _notes(_part(file, f"word/{kind}s.xml"), kind) for kind in ("footnote", "endnote")
    }
    core = _part(file, "docProps/core.xml")
    title = None if core is None else as_title(core.findtext(_CORE))
    return write_body(body, Styles.of(_part(file, "word/styles.xml")), notes), title


def _part(file: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Parse a part, bounded; entities are not expanded and nothing is fetched."""
    if name not in file.namelist():
        return None
    with file.open(name) as part:
        data = part.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise _TooLarge
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _notes(part: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """Give the notes of a part by their number; what parts notes from the text is none."""
    if part is None:
        return {}
    return {
        note.get(f"{WORD}id", ""): note
        for note in part.iter(f"{WORD}{kind}")
        if note.get(f"{WORD}type", "normal") == "normal"
    }
