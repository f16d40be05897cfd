"""Passages that could be copies: blocks of prose, and their MinHash windows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from tipfacts.clean.structured import READ_FOR_FACTS, Role, Structured

_COMPARED = READ_FOR_FACTS - {Role.TABLE, Role.HEADING, Role.CAPTION}
_FEWEST_WORDS = 12
_WINDOW = 40
_STRIDE = 20
_SHINGLE = 3
_PERMUTATIONS = 64
_LIKE = 0.45
"""Jaccard similarity at which two windows become candidates; the exact check comes after."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of one document that may be a copy: its place and its cleaned words.

    Attributes:
        doc: the document's id.
        block: index of the block.
        start: where it begins in the cleaned text.
        subject: country and year that the document is known to be about.
    """

    doc: str
    block: int
    start: int
    text: str
    subject: tuple[str | None, int | None]


def passages(structured: Structured, subject: tuple[str | None, int | None]) -> Iterator[Passage]:
    """Give the blocks of a document that are long enough to be recognised."""
    text = structured.traced.text
    for i, block in enumerate(structured.blocks):
        words = text[block.start : block.end]
        if block.role in _COMPARED and len(_WORD.findall(words)) >= _FEWEST_WORDS:
            yield Passage(structured.document.id, i, block.start, words, subject)


class Index:
    """Finds passages that share windows with a given one (MinHash, locality-sensitive hashing).

    Source: A. Broder, On the resemblance and containment of documents, 1997; by `datasketch`.
    """

    def __init__(self) -> None:
        self._lsh = MinHashLSH(threshold=_LIKE, num_perm=_PERMUTATIONS)
        self._at: list[int] = []

    def add(self, number: int, windows: list[MinHash]) -> None:
        """Add a passage, known by its number, with its windows."""
        for window in windows:
            self._lsh.insert(len(self._at), window)
            self._at.append(number)

    def like(self, windows: list[MinHash]) -> list[int]:
        """Give the numbers of passages that share a third of these windows, the likest first."""
        hits: Counter[int] = Counter()
        for window in windows:
            hits.update({self._at[key] for key in self._lsh.query(window)})
        enough = max(1, len(windows) // 3)
        ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
        return [number for number, count in ranked if count >= enough]


def windows(text: str) -> list[MinHash]:
    """Give the MinHash of each window of words of a text; digits do not count."""
    words = [w for w in _WORD.findall(text.casefold()) if not w.isdigit()]
    if len(words) <= _WINDOW + _STRIDE:
        return [_hashed(words)]
    return [_hashed(words[i : i + _WINDOW]) for i in range(0, len(words) - _STRIDE, _STRIDE)]


def _hashed(words: list[str]) -> MinHash:
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
    shingles = {
        " ".join(words[i : i + _SHINGLE]).encode() for i in range(max(1, len(words) - _SHINGLE + 1))
    }
    sketch.update_batch(sorted(shingles))
    return sketch
