"""Clean: from a raw document to a traced text cut into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from tipfacts.clean.blocks import structure
from tipfacts.clean.steps import STEPS, Step
from tipfacts.clean.structured import Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document

_ROUNDS = 8
"""Rounds after which what still changes is left; dirt made by chance took four at most."""


def clean(document: Document, steps: Sequence[Step] = STEPS) -> Structured:
    """Run every step in order over the document's text and cut the result into blocks."""
    return structure(document, clean_text(Traced.of(document.text), steps))


def clean_text(text: Traced, steps: Sequence[Step] = STEPS) -> Traced:
    r"""Run every step in order, again as long as one of them finds something to do.

    What one step mends may show another what to do, so that once is not always enough.

    >>> clean_text(Traced.of("traf&#173;\nficking")).text
    'trafficking'
    """
    for _ in range(_ROUNDS):
        after = reduce(lambda traced, step: step(traced), steps, text)
        if after.text == text.text:
            break
        text = after
    return text
