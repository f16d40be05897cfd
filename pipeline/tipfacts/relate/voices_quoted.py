"""Quotations: the words between quotation marks, blocks of quoted text, and notes under tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tipfacts.clean.structured import Block, Role
from tipfacts.relate.voices_names import read_name
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources_brackets import YEAR

_QUOTE = re.compile(r"“[^“”]{3,3000}(?:”|$)|\"[^\"]{3,1500}\"")
_NOTE = re.compile(
    r"^[*†‡§\s]*(?:Sources?|Data(?:\s+source)?)(?P<of>\s+(?:for|of)\s+[^:]{2,120})?\s*:\s*(?P<rest>.+)$",
    re.DOTALL,
)
_BY = re.compile(
    r"\b(?:published|provided|compiled|collected|produced|reported)\s+by\s+(?:the\s+)?(?P<name>[A-Z][^,.;(]+)"
)
_FIRST = re.compile(r"^(?:the\s+)?(?P<name>[A-Z][^,.;(]+)")
_LONGEST_NAME = 9
"""Words in the longest name of a source that a note gives; more are the cells of a table."""


def quoted_scopes(
    parsed: Parsed, block: Block, sentences: Sequence[Sentence], said: Mapping[int, Source]
) -> Iterator[Scope]:
    """Give who speaks in each quotation of a block.

    Args:
        parsed: the document.
        block: the block.
        sentences: its sentences.
        said: the source that speaks in a sentence, by the sentence's index.
    """
    last: tuple[int, Source] | None = None
    for quote in _QUOTE.finditer(parsed.text, block.start, block.end):
        touched = [s.index for s in sentences if s.start < quote.end() and quote.start() < s.end]
        if not touched:
            continue
        source = next((said[i] for i in touched if i in said), None)
        if source is None and last and touched[0] - last[0] <= 1 and not said.keys() & set(touched):
            source = last[1]
        if source:
            last = (touched[-1], source)
            yield Scope(source, quote.start(), quote.end())


def note_scopes(parsed: Parsed) -> Iterator[Scope]:
    """Give what a note under a table vouches for: the table, or the rows that it names."""
    table: Block | None = None
    for block in parsed.blocks:
        if block.role is Role.TABLE:
            table = block
        elif table is not None and block.start - table.end > 1500:
            table = None
        note = _NOTE.match(parsed.text[block.start : block.end]) if table else None
        if table is not None and note:
            source = _note_source(note, block.start)
            if source:
                yield from (Scope(source, lo, hi) for lo, hi in _rows(parsed, table, note["of"]))


def _note_source(note: re.Match[str], base: int) -> Source | None:
    rest = note["rest"]
    found = _BY.search(rest) or _FIRST.match(rest)
    if not found:
        return None
    named = read_name(found["name"])
    if named is None or named.name is None or len(named.name.split()) > _LONGEST_NAME:
        return None
    if re.search(r"\d|[$€£%]", named.name):
        return None
    years = re.findall(YEAR, rest[found.end() : found.end() + 40])
    start = base + note.start("rest") + found.start("name")
    year = named.year or (int(years[-1]) if years else None)
    return Source(named.name, start, start + len(found["name"]), year)


def _rows(parsed: Parsed, table: Block, of: str | None) -> Iterator[tuple[int, int]]:
    """Give the table, or its lines that share the telling words of "Source for ..."."""
    if of is None:
        yield table.start, table.end
        return
    words = {w.lower() for w in re.findall(r"[A-Za-z]{5,}", of)}
    at = table.start
    for line in parsed.text[table.start : table.end].split("\n"):
        shared = {w.lower() for w in re.findall(r"[A-Za-z]{5,}", line)} & words
        if words and len(shared) * 2 >= len(words):
            yield at, at + len(line)
        at += len(line) + 1
