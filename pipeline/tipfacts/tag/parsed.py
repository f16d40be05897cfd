"""A cleaned document with its sentences parsed, and the way from its offsets to raw evidence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tipfacts.clean.structured import Block, Structured
from tipfacts.document import Document
from tipfacts.records import Evidence


@dataclass(frozen=True)
class Sentence:
    """Half-open `[start, end)` of the cleaned text: one sentence, parsed.

    Attributes:
        words: the spaCy span; its offsets are relative to the block, see `Parsed.token_start`.
        block: index of its block in `Parsed.blocks`.
    """

    start: int
    end: int
    words: Words
    block: int
    index: int


@dataclass(frozen=True)
class Parsed:
    """A structured document and its sentences, in order. Blocks that give no facts have none."""

    structured: Structured
    sentences: tuple[Sentence, ...]

    @property
    def document(self) -> Document:
        """Give the raw document."""
        return self.structured.document

    @property
    def text(self) -> str:
        """Give the cleaned text, which all offsets of mentions point into."""
        return self.structured.traced.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Give the blocks of the cleaned text."""
        return self.structured.blocks

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def by_block(self) -> dict[int, tuple[Sentence, ...]]:
        """Give the sentences of each block that has any, by the block's index."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return {k: tuple(v) for k, v in found.items()}

    def sentence_at(self, offset: int) -> Sentence:
        """Give the sentence that a character of the cleaned text stands in, or the one before it.

        Raises:
            ValueError: no sentence begins at or before the offset.
        """
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            raise ValueError(f"{self.document.id}: no sentence at {offset} of the cleaned text")
        return self.sentences[at]

    def block_of(self, sentence: Sentence) -> Block:
        """Give the block that a sentence stands in."""
        return self.blocks[sentence.block]

    def token_start(self, sentence: Sentence, token: Token) -> int:
        """Give the offset of a token of a sentence's block in the cleaned text."""
        return self.blocks[sentence.block].start + token.idx

    def token_range(self, sentence: Sentence, words: Words) -> tuple[int, int]:
        """Give the range in the cleaned text of a spaCy span of a sentence's block."""
        base = self.blocks[sentence.block].start
        return base + words.start_char, base + words.end_char

    def words(self, start: int, end: int) -> Words:
        """Give the tokens that the range `[start, end)` of the cleaned text touches.

        Raises:
            ValueError: the range leaves its block, or touches no token.
        """
        sentence = self.sentence_at(start)
        base = self.blocks[sentence.block].start
        doc: Doc = sentence.words.doc
        found = doc.char_span(start - base, end - base, alignment_mode="expand")
        if found is None or not len(found):
            raise ValueError(f"{self.document.id}: no words in {start}..{end} of the cleaned text")
        return found

    def evidence(self, start: int, end: int) -> Evidence:
        """Map a range of the cleaned text to the raw words it stands for.

        Raises:
            ValueError: the range is empty or outside the cleaned text.
        """
        return Evidence.of(self.structured.raw_span(start, end))

    def sentence_evidence(self, offset: int) -> Evidence:
        """Give the raw words of the sentence that a character of the cleaned text stands in."""
        sentence = self.sentence_at(offset)
        return self.evidence(sentence.start, sentence.end)
