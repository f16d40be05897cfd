"""How each format is read whose files are one document, and which are read apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tipfacts.document import Document, Dropped
from tipfacts.read.decode import Refused, decode
from tipfacts.read.docx import read_docx
from tipfacts.read.epub import read_epub
from tipfacts.read.html import read_html
from tipfacts.read.odt import read_odt
from tipfacts.read.pdf import read_pdf
from tipfacts.read.reasons import dropped
from tipfacts.read.rtf import read_rtf

Whole = Callable[[str, bytes], Iterator[Document | Dropped]]
"""Reads the bytes of a file, given the id of its source."""


def read_text(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a text in whatever encoding it is."""
    found = decode(data)
    if isinstance(found, Refused):
        yield dropped(source, found.reason, where=found.where)
    elif not found.text.strip():
        yield dropped(source, "empty")
    else:
        yield Document(source, found.text, encoding=found.encoding)


PLAIN: dict[str, Whole] = {".txt": read_text, ".md": read_text}
"""Formats that are read in the process that asks: decoding takes time in proportion to the text."""

CONFINED: dict[str, Whole] = {
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".docx": read_docx,
    ".odt": read_odt,
    ".epub": read_epub,
    ".rtf": read_rtf,
}
"""Formats that a file made to harm can read forever in, or fill the memory with; see `confined`."""
