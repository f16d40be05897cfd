"""Clean: from a raw document to a traced text cut into blocks."""

from __future__ import annotations

from tipfacts.clean.structured import Block, Role, Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document


def clean(document: Document) -> Structured:
    """Run every cleaning step over a document and cut the result into blocks."""
    traced = Traced.of(document.text)
    return Structured(document, traced, (Block(0, len(traced.text), Role.PARAGRAPH),))
