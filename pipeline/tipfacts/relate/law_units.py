"""A sentence as a row of units: words, and laws that count as one word each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.relate.law_lexicon import AUXILIARY, event_words
from tipfacts.tag.laws import LawName
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence

LawMention = Mention[LawName]
_PARTS = (";", "|")
_SKIPPED = frozenset("\"“”‘’'")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word at `[start, end)` of the cleaned text, or the law that stands there.

    Attributes:
        word: in lower case; empty for a law.
        token: the word's token; for a law, the last token of its name.
    """

    start: int
    end: int
    word: str
    lemma: str
    tag: str
    token: Token
    law: LawMention | None = None


@dataclass(frozen=True)
class Units:
    """The units of a sentence in order."""

    parsed: Parsed
    sentence: Sentence
    units: tuple[Unit, ...]

    def __len__(self) -> int:
        """Give the number of units."""
        return len(self.units)

    def __getitem__(self, at: int) -> Unit:
        """Give a unit; out of range is an error, never the other end."""
        if at < 0:
            raise IndexError(at)
        return self.units[at]

    def word(self, at: int) -> str:
        """Give the word at a place, `""` outside the sentence and for a law."""
        return self.units[at].word if 0 <= at < len(self.units) else ""

    def law(self, at: int) -> LawMention | None:
        """Give the law at a place, if one stands there."""
        return self.units[at].law if 0 <= at < len(self.units) else None

    def index_of(self, token: Token) -> int | None:
        """Give the unit that a token of the sentence's block belongs to."""
        start = self.parsed.token_start(self.sentence, token)
        at = bisect_left([u.end for u in self.units], start + 1)
        found = at < len(self.units) and self.units[at].start <= start
        return at if found else None

    def segment(self, at: int) -> tuple[int, int]:
        """Give the range around a place that semicolons and bars part from the rest."""
        text, unit = self.parsed.text, self.units[at]
        before = max(text.rfind(mark, self.sentence.start, unit.start) for mark in _PARTS)
        after = [i for m in _PARTS if (i := text.find(m, unit.end, self.sentence.end)) >= 0]
        return max(before + 1, self.sentence.start), min(after, default=self.sentence.end)

    def lead(self, at: int) -> str:
        """Give the words from the beginning of its segment to the unit at a place."""
        return self.parsed.text[self.segment(at)[0] : self.units[at].start]

    def rest(self, at: int) -> str:
        """Give the words from behind the unit at a place to the end of its segment."""
        return self.parsed.text[self.units[at].end : self.segment(at)[1]]

    @property
    def laws(self) -> tuple[LawMention, ...]:
        """Give the laws of the sentence in order."""
        return tuple(u.law for u in self.units if u.law is not None)


def units_of(parsed: Parsed, sentence: Sentence, laws: tuple[LawMention, ...]) -> Units:
    """Cut a sentence into units; what stands in round brackets without a law is left out."""
    found: list[Unit] = []
    at = 0
    for token in sentence.words:
        start = parsed.token_start(sentence, token)
        end = start + len(token.text)
        while at < len(laws) and laws[at].end <= start:
            at += 1
        law = laws[at] if at < len(laws) and laws[at].start < end else None
        if law is not None:
            if not found or found[-1].law is not law:
                found.append(Unit(law.start, law.end, "", "", "NNP", token, law))
            elif law.value.draft.name.endswith(token.text):
                found[-1] = Unit(law.start, law.end, "", "", "NNP", token, law)
        elif not token.is_space and token.text not in _SKIPPED:
            found.append(Unit(start, end, token.lower_, _lemma(token), token.tag_, token))
    return Units(parsed, sentence, _without_brackets(found))


def _lemma(token: Token) -> str:
    """Give the lemma; of a verb that the tagger took for an auxiliary or a noun, that of the verb."""
    lemma, word = token.lemma_.lower(), token.lower_
    if token.pos_ != "AUX" or word in AUXILIARY:
        return lemma
    known = event_words("subject", "object")
    guesses = (word.removesuffix("es"), word.removesuffix("s"), word.removesuffix("ed"), word[:-1])
    return next((g for g in guesses if g in known), lemma)


def _without_brackets(units: list[Unit]) -> tuple[Unit, ...]:
    kept: list[Unit] = []
    opened: int | None = None
    for unit in units:
        if unit.word == "(" and opened is None:
            opened = len(kept)
        kept.append(unit)
        if unit.word == ")" and opened is not None:
            if not any(u.law for u in kept[opened:]):
                del kept[opened:]
            opened = None
    return tuple(kept)
