"""Web pages: what a page tells, without what stands around it, and what is known of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from tipfacts.document import Document, Dropped
from tipfacts.read.decode import Decoded, Refused, decode
from tipfacts.read.html_blocks import write_blocks
from tipfacts.read.html_main import find_main
from tipfacts.read.html_metadata import Known, read_metadata
from tipfacts.read.reasons import dropped

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I
)
_HEAD = 4096
_WINDOWS = frozenset({"iso8859-1", "ascii"})
"""Names under which pages are in truth in Windows-1252, as every browser reads them."""


def read_html(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a web page: its main text as blocks, with its title, publisher and date."""
    found = decode_page(data)
    if isinstance(found, Refused):
        yield dropped(source, found.reason, where=found.where)
        return
    page = parse_page(found.text)
    if page is None:
        yield dropped(source, "empty")
        return
    deep = is_cut_short(page)
    if deep:
        yield dropped(source, "too_deep")
    known = read_metadata(page)
    text = write_blocks(find_main(page))
    if text:
        yield _document(source, text, known, found.encoding)
    elif not deep:
        yield dropped(source, "empty")


def _document(source: str, text: str, known: Known, encoding: str) -> Document:
    if known.heading and known.heading not in text:
        text = f"{known.heading}\n\n{text}"
    return Document(
        source,
        text,
        title=known.title,
        publisher=known.publisher,
        encoding=encoding,
        published=known.published,
    )


def decode_page(data: bytes) -> Decoded | Refused:
    """Decode a page by its mark, by what it says of itself, else as any text."""
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(named[1].decode("ascii")).name
            name = "windows-1252" if name in _WINDOWS else name
            text = data.decode(name)
            return Decoded(text, name) if "\0" not in text else decode(data)
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def parse_page(text: str) -> etree._Element | None:
    """Parse a page; nothing that it names is fetched, and its entities are only those of HTML."""
    parser = markup.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return markup.document_fromstring(text.encode(), parser)
    except etree.ParserError:
        return None


def is_cut_short(page: etree._Element) -> bool:
    """Say whether a page nests deeper than its parser goes, so that what stands below is lost."""
    return any(e.type_name == "ERR_RESOURCE_LIMIT" for e in page.getroottree().parser.error_log)
