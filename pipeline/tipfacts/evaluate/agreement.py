"""How far two annotators agree who saw neither each other's work nor any output of the line."""

from __future__ import annotations

from dataclasses import replace

from tipfacts.evaluate.items import Corpus
from tipfacts.evaluate.score import Scores, score


def agreement(a: Corpus, b: Corpus) -> Scores:
    """Score the second pass against the first over the documents that both annotated.

    F1 does not depend on which of the two is called gold. What either pass calls optional is
    compared like the rest, as both could write it.
    """
    shared = a.docs & b.docs
    return score(required(a.only(shared)), required(b.only(shared)))


def required(corpus: Corpus) -> Corpus:
    """Give the same items, none of them optional."""
    items = tuple(replace(item, optional=False) for item in corpus.items)
    return replace(corpus, items=items)
