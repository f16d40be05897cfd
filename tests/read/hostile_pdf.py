"""PDF files made to harm, or broken."""

from __future__ import annotations

import zlib

from tests.read.pdf_files import column, file_of, pdf

_LINES = [f"Line {n} of a passage about the islands." for n in range(8)]
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_BOX = "/MediaBox [0 0 595 842]"


def sound() -> bytes:
    """Write a PDF with which nothing is wrong."""
    return pdf(column(50, 740, _LINES))


def nested_forms(depth: int, times: int) -> bytes:
    """Write a page that draws a form, which draws another several times, and so on."""
    forms = []
    for n in range(depth):
        drawn, held = "/X Do " * times, f"/XObject << /X {6 + n} 0 R >>"
        if n == depth - 1:
            drawn, held = "BT /F 9 Tf 50 700 Td (word) Tj ET", f"/Font << /F {5 + depth} 0 R >>"
        forms.append(
            _stream(drawn.encode(), f"/Subtype /Form /BBox [0 0 9 9] /Resources << {held} >>")
        )
    return _one_page("/XObject << /X 5 0 R >>", b"/X Do", *forms, _FONT)


def form_in_itself() -> bytes:
    """Write a form that draws itself."""
    form = _stream(
        b"/X Do /X Do", "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    )
    return _one_page("/XObject << /X 5 0 R >>", b"/X Do", form)


def packed_page(mebibytes: int) -> bytes:
    """Write a page whose drawing unpacks to far more than it is."""
    data = zlib.compress(b"0 0 m " * (mebibytes * 1024 * 1024 // 6), 9)
    return _one_page("", data, kind="/Filter /FlateDecode")


def twice_packed_page(mebibytes: int) -> bytes:
    """Write a page whose drawing is packed twice, so that a few bytes become very many."""
    data = zlib.compress(zlib.compress(b" " * (mebibytes * 1024 * 1024), 9), 9)
    return _one_page("", data, kind="/Filter [/FlateDecode /FlateDecode]")


def many_words(count: int) -> bytes:
    """Write a page of very many words, all in one place."""
    drawn = b"BT /F 9 Tf 50 700 Td " + b"(word) Tj " * count + b"ET"
    return _one_page("/Font << /F 5 0 R >>", drawn, _FONT)


def page_tree_in_itself() -> bytes:
    """Write pages that are their own children."""
    return sound().replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def boastful_page_count() -> bytes:
    """Write a list of pages that says it has two thousand million."""
    return sound().replace(b"/Count 1 ", b"/Count 2147483647 ")


def deep_page_tree(depth: int) -> bytes:
    """Write a list of pages in a list of pages, and so on."""
    lists = [f"<< /Type /Pages /Count 1 /Kids [{3 + n} 0 R] >>" for n in range(depth)]
    return file_of(
        ["<< /Type /Catalog /Pages 2 0 R >>", *lists, f"<< /Type /Page {_BOX} >>", "<< >>"]
    )


def deep_array(depth: int) -> bytes:
    """Write a list in a list, and so on."""
    return file_of(["<< /Type /Catalog /Pages 2 0 R >>", "[" * depth + "]" * depth, "<< >>"])


def tables_in_a_ring() -> bytes:
    """Write a table of objects whose earlier table is itself."""
    data = sound()
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Root", b"/Prev %d /Root" % at)


def huge_object_numbers() -> bytes:
    """Write a table of objects that begins at a number no file has."""
    return sound().replace(b"xref\n0 ", b"xref\n4294967290 ").replace(b"/Size ", b"/Size 99999999")


def length_in_itself() -> bytes:
    """Write a drawing whose length stands in an object that has the same length."""
    return _one_page("", b"", _stream(b"BT ET", "/Length 5 0 R"), kind="/Length 5 0 R")


def without_pages() -> bytes:
    """Write a PDF that has none."""
    return pdf()


def locked() -> bytes:
    """Write a PDF that asks for a password."""
    keys = b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b">"
    lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 " + keys + b" >> "
    return sound().replace(b"trailer << ", b"trailer << " + lock)


def _one_page(resources: str, drawn: bytes, *more: str | bytes, kind: str = "") -> bytes:
    """Write a PDF of one page; the objects after its drawing are numbered from 5."""
    return file_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R {_BOX} /Resources << {resources} >> /Contents 4 0 R >>",
            _stream(drawn, kind),
            *more,
            "<< >>",
        ]
    )


def _stream(data: bytes, kind: str = "") -> bytes:
    length = "" if "/Length" in kind else f"/Length {len(data)}"
    return f"<< {kind} {length} >>\nstream\n".encode() + data + b"\nendstream"
