"""OpenDocument texts: paragraphs, list items, rows of tables and notes, as they are shown."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial

from lxml import etree

from tipfacts.document import Document, Dropped
from tipfacts.read.odt_blocks import Styles, write_body
from tipfacts.read.parts import (
    DUBLIN_CORE,
    needed_part,
    parse_part,
    read_part,
    read_zipped,
    words_of,
)
from tipfacts.read.reasons import dropped
from tipfacts.read.titles import as_title

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LOCKED = b"encryption-data"


def read_odt(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read an OpenDocument text: one document, with the fields that its properties fill in."""
    yield from read_zipped(source, data, "ODT", partial(_read, source))


def _read(source: str, file: zipfile.ZipFile) -> Iterator[Document | Dropped]:
    if _LOCKED in (read_part(file, "META-INF/manifest.xml") or b""):
        yield dropped(source, "encrypted", what="ODT")
        return
    content = needed_part(file, "content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise KeyError("no text in content.xml")
    meta = parse_part(file, "meta.xml")
    yield Document(
        source,
        write_body(body, Styles.of(content, parse_part(file, "styles.xml"))),
        title=as_title(words_of(meta, f".//{DUBLIN_CORE}title")),
        publisher=words_of(meta, f".//{DUBLIN_CORE}publisher") or _user_defined(meta, "publisher"),
        language=words_of(meta, f".//{DUBLIN_CORE}language"),
    )


def _user_defined(meta: etree._Element | None, name: str) -> str | None:
    """Give a property that the author named, in any case."""
    fields = [] if meta is None else meta.iter(f"{_META}user-defined")
    found = (f.text for f in fields if f.get(f"{_META}name", "").casefold() == name)
    return next((" ".join(words.split()) for words in found if words and words.strip()), None)
