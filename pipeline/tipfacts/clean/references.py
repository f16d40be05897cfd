"""The reference list, parsed into entries that an attribution can point to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.clean.structured import Block, Reference, Role

_BULLET = re.compile(r"^(?:[-•*▪]|\[\d{1,3}\]|\d{1,3}[.)]|\d{1,3}(?=\s[A-ZÀ-Ž]))\s*")
_YEAR = re.compile(r"\(?\b((?:18|19|20)\d\d)([a-z])?\b\)?")
_SURNAME = re.compile(
    r"(?:^|[,&;]\s|\band\s)(?:\&\s*)?([A-ZÀ-Ž][\w’'À-ž-]+)(?=,\s*(?:[A-Z]\.|[A-Z][a-z]+))"
)
_HEAD = re.compile(r"(?:references|bibliography|works cited|endnotes|sources|notes)", re.I)
_AUTHORS_END = re.compile(r"(?<!\b[A-ZÀ-Ž])(?<!\bet)(?<!\bal)(?<!\bJr)(?<!\bSt)(?<!\bDr)\.\s")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_LONGEST = 500
"""Characters from which words are several entries that could not be parted: nothing names them."""
_LAST_WORDS = (
    rf"(?:\.\s(?:[A-ZÀ-Ž][\w’'-]{{1,30}},\s)?{_MONTH}\s(?:\d{{1,2}},\s)?(?:19|20)\d\d\."
    r"|\b[Ss]ources?\son\sfile\.|\s\.)"
)
_NEXT_ENTRY = re.compile(
    _LAST_WORDS + r"(\s+)(?!Accessed|Retrieved|Source|Available|Updated|Translat|http)"
    r"(?=(?:\d{1,3}\s)?[A-ZÀ-Ž])"
)
"""The words that end an entry, of lists whose entries stand in one run of lines.

A stop that stands alone is what is left where a web address ended the entry.
"""


def read_references(text: str, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """Parse the entries of the reference list; what is no entry (its head) is left out."""
    return tuple(
        entry
        for block in blocks
        if block.role is Role.REFERENCE
        for words in _parted(" ".join(text[block.start : block.end].split()))
        for entry in _entry(words)
    )


def _parted(text: str) -> Iterator[str]:
    """Part entries that the page ran together, behind the day or the note that ends each.

    >>> list(_parted("The Oar. Two jailed. May 3, 2014. Watch. Nets. Source on file."))
    ['The Oar. Two jailed. May 3, 2014.', 'Watch. Nets. Source on file.']
    """
    begin = 0
    for match in _NEXT_ENTRY.finditer(text):
        yield text[begin : match.start(1)]
        begin = match.end(1)
    yield text[begin:]


def _entry(text: str) -> Iterator[Reference]:
    text = _BULLET.sub("", text)
    year = _YEAR.search(text)
    if _HEAD.fullmatch(text.rstrip(": ")) or len(text) < 12:
        return
    authors = text[: year.start()] if year else text
    end = _AUTHORS_END.search(authors)
    yield Reference(
        text,
        _names(authors[: end.start()] if end else authors) if len(text) < _LONGEST else (),
        int(year[1]) if year else None,
        (year[2] or "") if year else "",
    )


def _names(authors: str) -> tuple[str, ...]:
    """Give the surnames of personal authors, or the name of the body that wrote.

    >>> _names("Tyldum, G. & Brunovskis, A. "), _names("The International Center (IC) ")
    (('Tyldum', 'Brunovskis'), ('The International Center (IC)',))
    """
    people = tuple(_SURNAME.findall(authors))
    body = authors.strip(" .,(")
    return people or ((body,) if body[:1].isupper() else ())
