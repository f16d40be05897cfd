"""The noun that a number counts, found by its place and the tagger's parts of speech."""

from __future__ import annotations

from functools import cache
from itertools import islice

from pydantic import BaseModel
from spacy.tokens import Token

from tipfacts.data import rows
from tipfacts.tag.parsed import Parsed, Sentence

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "POS", "FW", "AFX"})


class CountedRow(BaseModel):
    """A row of `data/nouns_counted.tsv`."""

    noun: str
    kind: str
    source: str


@cache
def counted_nouns() -> dict[str, str]:
    """Give the kind (`event`, `person`, `thing`) of each noun that reports count, by lemma."""
    return {r.noun: r.kind for r in rows("nouns_counted.tsv", CountedRow)}


def lemma(token: Token) -> str:
    """Give the lower-case lemma, with the plural cut where the lemmatizer left it."""
    word = token.lemma_.lower()
    return word if token.tag_ not in {"NNS", "NNPS"} or word != token.lower_ else _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def kind_of(token: Token) -> str | None:
    """Give the kind of a counted noun, else `None`."""
    known = counted_nouns()
    return known.get(lemma(token)) or known.get(_singular(token.lower_)) or known.get(token.lower_)


def tokens_from(parsed: Parsed, sentence: Sentence, at: int) -> list[Token]:
    """Give the tokens of a sentence that begin at or after an offset of the cleaned text."""
    base = parsed.blocks[sentence.block].start
    return [t for t in sentence.words if base + t.idx >= at]


def noun_after(parsed: Parsed, sentence: Sentence, at: int) -> Token | None:
    """Give the head noun of the phrase that begins at an offset, if one does."""
    head: Token | None = None
    for token in islice(tokens_from(parsed, sentence, at), 8):
        if token.tag_ in _NOMINAL:
            head = token
        elif head is not None or token.tag_ not in _INSIDE:
            break
    return head
