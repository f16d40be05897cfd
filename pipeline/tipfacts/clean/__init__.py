"""Clean: from a raw document to a traced text cut into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from tipfacts.clean.blocks import structure
from tipfacts.clean.steps import STEPS, Step
from tipfacts.clean.structured import Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document


def clean(document: Document, steps: Sequence[Step] = STEPS) -> Structured:
    """Run every step in order over the document's text and cut the result into blocks."""
    traced = reduce(lambda text, step: step(text), steps, Traced.of(document.text))
    return structure(document, traced)
