"""The reference list, parsed into entries that an attribution can point to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.clean.structured import Block, Reference, Role

_BULLET = re.compile(r"^(?:[-•*▪]|\[\d{1,3}\]|\d{1,3}[.)])\s+")
_YEAR = re.compile(r"\(?\b((?:18|19|20)\d\d)([a-z])?\b\)?")
_SURNAME = re.compile(
    r"(?:^|[,&;]\s|\band\s)(?:\&\s*)?([A-ZÀ-Ž][\w’'À-ž-]+)(?=,\s*(?:[A-Z]\.|[A-Z][a-z]+))"
)
_HEAD = re.compile(r"(?:references|bibliography|works cited|endnotes|sources)", re.I)


def read_references(text: str, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """Parse the entries of the reference list; what is no entry (its head) is left out."""
    return tuple(
        entry
        for block in blocks
        if block.role is Role.REFERENCE
        for entry in _entry(text[block.start : block.end])
    )


def _entry(text: str) -> Iterator[Reference]:
    text = _BULLET.sub("", " ".join(text.split()))
    year = _YEAR.search(text)
    if _HEAD.fullmatch(text.rstrip(": ")) or len(text) < 12:
        return
    authors = text[: year.start()] if year else text.split(". ", 1)[0]
    yield Reference(
        text, _names(authors), int(year[1]) if year else None, (year[2] or "") if year else ""
    )


def _names(authors: str) -> tuple[str, ...]:
    """Give the surnames of personal authors, or the name of the body that wrote.

    >>> _names("Tyldum, G. & Brunovskis, A. "), _names("The International Center (IC) ")
    (('Tyldum', 'Brunovskis'), ('The International Center (IC)',))
    """
    people = tuple(_SURNAME.findall(authors))
    return people or ((authors.strip(" .,("),) if authors.strip(" .,(") else ())
