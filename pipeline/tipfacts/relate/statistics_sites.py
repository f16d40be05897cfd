"""Where a quantity stands: its sentence, its tokens, and the quantities around it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tipfacts.relate.context import Context
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.quantities import Quantity

Range = tuple[int, int]


@dataclass(frozen=True)
class Site:
    """A quantity in its sentence; token numbers are those of the block's spaCy `Doc`.

    Attributes:
        index: position among the document's quantities.
        first, last: half-open tokens of the mention, modifier included.
        base: offset of the block in the cleaned text.
    """

    index: int
    mention: Mention[Quantity]
    sentence: Sentence
    first: int
    last: int
    base: int

    @property
    def quantity(self) -> Quantity:
        """Give what the number says."""
        return self.mention.value

    @property
    def doc(self) -> Doc:
        """Give the parsed block."""
        return self.sentence.words.doc

    @property
    def begin(self) -> int:
        """Give the first token of the sentence."""
        return self.sentence.words.start

    @property
    def stop(self) -> int:
        """Give one past the last token of the sentence."""
        return self.sentence.words.end

    @property
    def money(self) -> bool:
        """Say whether the number is a sum of money."""
        return self.quantity.unit is not None and self.quantity.unit.isupper()

    @property
    def percent(self) -> bool:
        """Say whether the number is a share."""
        return self.quantity.unit == "percent"

    @property
    def kind(self) -> str:
        """Give the sort of number, which never mixes with another: `share`, `money`, `count`."""
        return "share" if self.percent else "money" if self.money else "count"

    @property
    def missing(self) -> bool:
        """Say whether the text says that the figure is missing."""
        return self.quantity.status == "not_reported"

    @property
    def told(self) -> Token | None:
        """Give the noun or verb that a zero or a missing figure names, if it names one."""
        if self.quantity.head is None:
            return None
        first, last = self.tokens(*self.quantity.head)
        return self.doc[first:last].root if last > first else None

    @property
    def core(self) -> Token:
        """Give the token that the number hangs in the parse by."""
        return self.doc[self.first : self.last].root

    def text_range(self, first: int, last: int) -> Range:
        """Give the range of the cleaned text of half-open tokens."""
        words = self.doc[first:last]
        return self.base + words.start_char, self.base + words.end_char

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open tokens that a range of the cleaned text touches."""
        words = self.doc.char_span(start - self.base, end - self.base, alignment_mode="expand")
        return (words.start, words.end) if words is not None else (self.last, self.last)


def sites(context: Context) -> tuple[Site, ...]:
    """Give the site of each quantity of a document, in the order of the text."""
    parsed = context.parsed
    found: list[Site] = []
    for mention in context.tagged.quantities:
        words = parsed.words(mention.start, mention.end)
        sentence = parsed.sentence_at(mention.start)
        base = parsed.block_of(sentence).start
        found.append(Site(len(found), mention, sentence, words.start, words.end, base))
    return tuple(found)
