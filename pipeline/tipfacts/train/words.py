"""Sentences as words with tags, for models that read words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from tipfacts.train.data import Example

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a sentence, their places in it, a tag each (`O`, `B-LAW`, ...), its marks."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    spans: tuple[Span, ...]

    def range(self, first: int, last: int) -> tuple[int, int]:
        """Give the range in the sentence from one word to another, both included."""
        return self.places[first][0], self.places[last][1]


@cache
def _tokenizer() -> Language:
    return spacy.blank("en")


def tokens_of(example: Example) -> Tokens:
    """Cut a sentence into words as the base pipeline does, each with its tag."""
    doc = _tokenizer().make_doc(example.text)
    places = tuple((t.idx, t.idx + len(t.text)) for t in doc)
    tags = ["O"] * len(doc)
    for mark in example.marks:
        inside = [i for i, (a, b) in enumerate(places) if a < mark.end and mark.start < b]
        for number, i in enumerate(inside):
            tags[i] = f"{'I' if number else 'B'}-{mark.label}"
    spans = tuple((m.start, m.end, m.label) for m in example.marks)
    return Tokens(tuple(t.text for t in doc), places, tuple(tags), spans)
