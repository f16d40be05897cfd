"""PDF: the text of every page in reading order, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from tipfacts.document import Document, Dropped
from tipfacts.read.pdf_characters import pieces, turned, upright
from tipfacts.read.pdf_layout import lines
from tipfacts.read.reasons import dropped
from tipfacts.read.titles import as_title

PAGE_END = "\n\f\n"
"""What parts the texts of two pages."""

MAX_PAGES = 5000
MAX_CHARACTERS = 8_000_000
"""Bounds that keep the time below a minute; the thickest report has 4 million characters."""

_MOST_BOOKMARKS = 20_000


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its text, whether it shows a picture instead, and what is wrong with it."""

    text: str = ""
    pictured: bool = False
    damage: str = ""


class _Refused(Exception):  # noqa: N818 - an answer, which never leaves this module
    """Why a file gives no document: the reason, and the bound that was passed."""

    def __init__(self, reason: str, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.limit = reason, limit


def read_pdf(source: str, data: bytes) -> Iterator[Document | Dropped]:
    """Read a PDF: one document whose `pages` tell where each page begins.

    Pages that are pictures without text, and damaged ones, are told once, with their numbers.
    """
    try:
        title, pages = _read(data)
    except _Refused as refused:
        yield dropped(source, refused.reason, limit=refused.limit)
        return
    except PdfiumError as error:
        encrypted = "password" in str(error).lower() or "security" in str(error).lower()
        yield dropped(source, "encrypted" if encrypted else "damaged", what=_said(error))
        return
    damage = next((page.damage for page in pages if page.damage), "")
    if not any(page.text for page in pages):
        yield dropped(source, "damaged" if damage else "no_text_layer", what=damage)
        return
    if scanned := [n for n, page in enumerate(pages, 1) if page.pictured]:
        yield dropped(source, "no_text_layer", _numbered(scanned))
    if damaged := [n for n, page in enumerate(pages, 1) if page.damage]:
        yield dropped(source, "damaged", _numbered(damaged), what=damage)
    yield Document(
        source,
        PAGE_END.join(page.text for page in pages),
        title=title,
        pages=tuple(_starts(pages)),
    )


def _said(error: PdfiumError) -> str:
    found = re.search(r"PDFium: (.+?)(?: error)?\.?\)", str(error))
    return f"PDF: {found[1].lower() if found else error}"


def _read(data: bytes) -> tuple[str | None, list[_Page]]:
    with closing(PdfDocument(data)) as pdf:
        if not len(pdf):
            raise _Refused("no_pages")
        if len(pdf) > MAX_PAGES:
            raise _Refused("too_many_pages", limit=MAX_PAGES)
        pages: list[_Page] = []
        left, heads = MAX_CHARACTERS, _bookmarks(pdf)
        for index in range(len(pdf)):
            try:
                with closing(pdf[index]) as page:
                    found, count = _read_page(page, left, heads.get(index, frozenset()))
            except PdfiumError as error:
                found, count = _Page(damage=_said(error)), 0
            pages.append(found)
            left -= count
        return as_title(pdf.get_metadata_value("Title")), pages


def _bookmarks(pdf: PdfDocument) -> dict[int, frozenset[str]]:
    """Give for each page what bookmarks call its places, in small letters."""
    found: dict[int, set[str]] = {}
    for mark in islice(pdf.get_toc(), _MOST_BOOKMARKS):
        place = mark.get_dest()
        page = place.get_index() if place else None
        if page is not None:
            title = " ".join(mark.get_title().casefold().split())
            found.setdefault(page, set()).add(title)
    return {page: frozenset(titles - {""}) for page, titles in found.items()}


def _read_page(page: PdfPage, left: int, heads: frozenset[str]) -> tuple[_Page, int]:
    with closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > left:
            raise _Refused("too_many_characters", limit=MAX_CHARACTERS)
        turn = turned(text)
        edge, _, end, _ = upright(turn, *page.get_cropbox())
        found = lines(list(pieces(text, turn)), (edge, end), heads)
    words = "\n".join(found).strip("\n")
    pictured = not words and next(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None
    return _Page(words, pictured), count


def _starts(pages: list[_Page]) -> Iterator[int]:
    at = 0
    for page in pages:
        yield at
        at += len(page.text) + len(PAGE_END)


def _numbered(pages: list[int]) -> str:
    shown = ", ".join(str(n) for n in pages[:10])
    more = f" and {len(pages) - 10} more" if len(pages) > 10 else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
