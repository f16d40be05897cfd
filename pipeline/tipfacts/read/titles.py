"""What of a file's properties is a title."""

from __future__ import annotations

import re

_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?|pmd)\b|^microsoft|^untitled|^document\s?\d*$"
    r"|^word document$",
    re.I,
)


def as_title(text: str | None) -> str | None:
    """Give a title; the name of a file, a program or a single word is none.

    >>> as_title("Labor in  the Islands"), as_title("Microsoft Word - a.doc"), as_title("x")
    ('Labor in the Islands', None, None)
    """
    title = " ".join((text or "").split())
    return title if " " in title and not _FILE_NAME.search(title) else None
