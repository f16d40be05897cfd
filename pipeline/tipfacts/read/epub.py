"""E-books: the pages of an EPUB in the order in which they are read, as one text."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from lxml import etree

from tipfacts.document import Document, Dropped
from tipfacts.read import parts
from tipfacts.read.decode import Decoded
from tipfacts.read.epub_notes import settle_notes, types_of
from tipfacts.read.html import decode_page, parse_page
from tipfacts.read.html_blocks import write_blocks
from tipfacts.read.html_main import WITHOUT_WORDS, take_off
from tipfacts.read.parts import DUBLIN_CORE, needed_part, parse_part, read_part, words_of
from tipfacts.read.reasons import dropped
from tipfacts.read.titles import as_title

_PACKAGE = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_CHROME = frozenset({"toc", "landmarks", "page-list", "pagebreak", "doc-toc", "doc-pagebreak"})
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")


def read_epub(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read an e-book: one document, with the fields of its package; a page that is not there is told."""
    yield from parts.read_zipped(source, data, "EPUB", partial(_read, source))


def _read(source: str, file: zipfile.ZipFile) -> Iterator[Document | Dropped]:
    root = needed_part(file, "META-INF/container.xml").find(f".//{_CONTAINER}rootfile")
    if root is None:
        raise KeyError("no package named in its container")
    path = root.get("full-path", "")
    package = needed_part(file, path)
    names = _spine(package, posixpath.dirname(path))
    if locked := _locked(file) & set(names):
        yield dropped(source, "encrypted", what=f"EPUB: {min(locked)}")
        return
    texts, left = [], parts.MAX_PART_BYTES
    for name in names:
        data = read_part(file, name)
        if data is None:
            yield dropped(source, "damaged", f"page {name}", what="EPUB: it is not there")
            continue
        left -= len(data)
        if left < 0:
            raise parts.PartTooLarge
        texts.append(_text(data))
    yield _document(source, "\n\n".join(text for text in texts if text), package)


def _document(source: str, text: str, package: etree._Element) -> Document:
    days = (
        _DAY.match((date.text or "").strip())
        for date in package.iter(f"{DUBLIN_CORE}date")
        if date.get(f"{_PACKAGE}event", "publication") == "publication"
    )
    return Document(
        source,
        text,
        title=as_title(words_of(package, f".//{DUBLIN_CORE}title")),
        publisher=words_of(package, f".//{DUBLIN_CORE}publisher"),
        published=next((day[0] for day in days if day), None),
        language=words_of(package, f".//{DUBLIN_CORE}language"),
    )


def _spine(package: etree._Element, folder: str) -> list[str]:
    """Name the pages in the order of reading, without the table of contents."""
    items = {item.get("id", ""): item for item in package.iter(f"{_PACKAGE}item")}
    named = (items.get(ref.get("idref", "")) for ref in package.iter(f"{_PACKAGE}itemref"))
    pages = [item for item in named if item is not None and item.get("media-type") in _PAGES]
    paths = [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))
        for item in pages
        if "nav" not in item.get("properties", "").split()
    ]
    return list(dict.fromkeys(paths))


def _locked(file: zipfile.ZipFile) -> set[str]:
    """Name the parts that cannot be read without a key; fonts often are, and no matter."""
    listed = parse_part(file, "META-INF/encryption.xml")
    named = [] if listed is None else listed.iter(_ENCRYPTED)
    return {unquote(reference.get("URI", "")) for reference in named}


def _text(data: bytes) -> str:
    """Give the words of a page as blocks."""
    found = decode_page(data)
    page = parse_page(found.text) if isinstance(found, Decoded) else None
    if page is None:
        return ""
    for element in list(page.iter(etree.Element)):
        if element.tag in WITHOUT_WORDS or types_of(element) & _CHROME:
            take_off(element)
    settle_notes(page)
    body = page.find("body")
    return write_blocks(page if body is None else body)
