"""What a file is by its first bytes, where its name says otherwise."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"PK\x03\x04", "a ZIP, as Word and OpenDocument files are", (".docx", ".odt", ".epub")),
    (b"{\\rtf", "rich text (RTF)", (".rtf",)),
    (b"\x1f\x8b", "a gzip file", ()),
    (b"\x89PNG", "a picture", ()),
    (b"\xff\xd8\xff", "a picture", ()),
)
"""First bytes, what they are the mark of, and the formats that have them."""


def other_format(format_: str, data: bytes) -> str | None:
    """Say what a file is if it is another format than its name says; `None` if nothing tells.

    >>> other_format(".html", b"%PDF-1.7"), other_format(".pdf", b"%PDF-1.7")
    ('a PDF', None)
    """
    head = data[:64].lstrip()
    found = ((kind, formats) for mark, kind, formats in _SIGNATURES if head.startswith(mark))
    kind, formats = next(found, (None, ()))
    return None if format_ in formats else kind
