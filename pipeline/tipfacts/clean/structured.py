"""What cleaning gives: a traced text cut into blocks, each with its role in the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tipfacts.clean.traced import Traced
from tipfacts.document import Document
from tipfacts.span import Span


class Role(StrEnum):
    """The part that a block plays in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    BLOCK_QUOTE = "block_quote"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FRONT_MATTER = "front_matter"
    CONTENTS = "contents"
    REFERENCE = "reference"
    FURNITURE = "furniture"


READ_FOR_FACTS = frozenset(
    {
        Role.PARAGRAPH,
        Role.HEADING,
        Role.LIST_ITEM,
        Role.BLOCK_QUOTE,
        Role.TABLE,
        Role.CAPTION,
        Role.FOOTNOTE,
    }
)
"""Roles that facts are read from; contents, references, front matter and furniture give none."""


@dataclass(frozen=True, slots=True)
class Block:
    """Half-open `[start, end)` of the cleaned text, with its role.

    Attributes:
        section: texts of the headings above it, outermost first.
        introduced_by: index of the paragraph that introduces a block quote or list, if any.
    """

    start: int
    end: int
    role: Role
    section: tuple[str, ...] = ()
    introduced_by: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list: its text on one line, the names it is cited by, its year."""

    text: str
    names: tuple[str, ...]
    year: int | None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Structured:
    """A cleaned document: the raw document, the traced text, its blocks in order, its references."""

    document: Document
    traced: Traced = field(repr=False)
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()

    def raw_span(self, start: int, end: int) -> Span:
        """Map cleaned `[start, end)` to the smallest raw span, quote included.

        Raises:
            ValueError: the range is empty or outside the cleaned text.
        """
        lo, hi = self.traced.raw_range(start, end)
        return self.document.cut(lo, hi)
