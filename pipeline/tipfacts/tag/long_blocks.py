"""Long blocks parted at sentence or row ends, so that time grows with the length of a text only.

Texts without line breaks come as one block. Looking words up in one long parsed block, sentence by
sentence, would take time that grows with the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.clean.structured import Block, Role, Structured
from tipfacts.tag.sentences import sentence_starts

LONGEST = 5000
"""Characters of a block of prose, and of a row of a table, that is left whole."""

LONGEST_TABLE = 20_000
"""Characters of a table that is left whole; its caption is that of its first part only."""

_PROSE = frozenset({Role.PARAGRAPH, Role.BLOCK_QUOTE, Role.LIST_ITEM, Role.FOOTNOTE})


def part_long_blocks(
    structured: Structured, skip: frozenset[int] = frozenset()
) -> tuple[Structured, frozenset[int]]:
    """Part the long blocks; indices to skip and of introductions follow.

    Args:
        structured: the cleaned document.
        skip: indices of blocks in it.
    """
    text = structured.traced.text
    blocks: list[Block] = []
    moved: dict[int, int] = {}
    skipped: set[int] = set()
    for index, block in enumerate(structured.blocks):
        moved[index] = len(blocks)
        introduced = block.introduced_by
        at = moved[introduced] if introduced is not None else None
        for start, end in _parts(text, block):
            if index in skip:
                skipped.add(len(blocks))
            blocks.append(replace(block, start=start, end=end, introduced_by=at))
    return replace(structured, blocks=tuple(blocks)), frozenset(skipped)


def _parts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    longest = LONGEST if block.role in _PROSE else LONGEST_TABLE
    if block.role not in (*_PROSE, Role.TABLE) or block.end - block.start <= longest:
        yield block.start, block.end
        return
    begin, last = block.start, block.start
    for start in (*_starts(text, block)[1:], block.end):
        while start - begin > longest:
            cut = last if last > begin else _anywhere(text, begin)
            yield _trimmed(text, begin, cut)
            begin = cut
        last = start
    yield _trimmed(text, begin, block.end)


def _starts(text: str, block: Block) -> list[int]:
    """Give where the sentences of a block begin, of a table its rows."""
    words = text[block.start : block.end]
    if block.role is Role.TABLE:
        return [block.start, *(block.start + m.end() for m in re.finditer("\n", words))]
    return sorted({block.start + s for s in sentence_starts(words)})


def _anywhere(text: str, begin: int) -> int:
    """Give a place to cut where no sentence ends in reach: behind a cell, a semicolon, a space."""
    for mark in ("\t", "; ", ", ", " "):
        found = text.rfind(mark, begin + 1, begin + LONGEST)
        if found > begin:
            return found + len(mark)
    return begin + LONGEST


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
