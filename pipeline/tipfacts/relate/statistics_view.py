"""The sentence of a number with what else stands in it: other numbers, dates, places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.statistics_phrase import (
    Tokens,
    head_of,
    noun_phrase,
    plural,
    subject_text,
    with_complement,
)
from tipfacts.relate.statistics_reading import Reading
from tipfacts.relate.statistics_sites import Site
from tipfacts.tag.mention import Mention
from tipfacts.tag.places import PlaceName

_OF_NEXT = re.compile(r"\s*(?:out\s+)?of\s+(?:(?:the|these|those|all|its|their)\s+)*", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class View:
    """One quantity with its neighbours.

    Attributes:
        site: the quantity.
        peers: all quantities of its sentence, itself included, in order.
        earlier: what was read of the document's quantities before it.
    """

    context: Context
    site: Site
    peers: Sequence[Site]
    earlier: Sequence[Reading]

    @cached_property
    def moments(self) -> tuple[Mention[Moment], ...]:
        """Give the moments of the sentence."""
        sentence = self.site.sentence
        return self.context.clock.within(sentence.start, sentence.end)

    @cached_property
    def places(self) -> tuple[Mention[PlaceName], ...]:
        """Give the countries named in the sentence."""
        sentence = self.site.sentence
        return self.context.countries.within(sentence.start, sentence.end)

    @cached_property
    def _taken(self) -> frozenset[int]:
        found: set[int] = set()
        for peer in self.peers:
            if peer.index != self.site.index:
                found |= set(range(peer.first, peer.last))
        for moment in self.moments:
            found |= set(range(*self.site.tokens(moment.start, moment.end)))
        return frozenset(found)

    def taken(self, at: int) -> bool:
        """Say whether a token belongs to another number or to a date."""
        return at in self._taken

    @cached_property
    def _named(self) -> frozenset[int]:
        found: set[int] = set()
        own = self.context.document.country
        for place in self.places:
            if own is None or place.value.country == own:
                found |= set(range(*self.site.tokens(place.start, place.end)))
        return frozenset(found)

    def skipped(self, token: Token) -> bool:
        """Say whether a subject leaves a token out: the country told of, a year."""
        return token.i in self._named or bool(_YEAR.fullmatch(token.text))

    def phrase(self, first: int) -> Tokens | None:
        """Give the noun phrase that begins at a token, with its complement."""
        site = self.site
        found = noun_phrase(site.doc, first, site.stop, self.taken)
        return with_complement(site.doc, found, site.stop, self.taken) if found else None

    def leftward(self, noun: Token) -> Tokens:
        """Give the phrase that ends with a noun: its modifiers to the left."""
        first = noun.i
        while first - 1 >= self.site.begin and not self.taken(first - 1):
            token = self.site.doc[first - 1]
            if not (token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"VBN", "VBG", "HYPH"}):
                break
            if token.dep_ not in {"amod", "compound", "nmod", "punct", "nounmod", "poss"}:
                break
            first -= 1
        return first, noun.i + 1

    def subject(self, phrase: Tokens) -> str:
        """Give a phrase as a subject: in the plural, never empty."""
        doc, skip = self.site.doc, self.skipped
        text = subject_text(doc, phrase, skip) or subject_text(doc, phrase, lambda _: False)
        head = head_of(doc, phrase)
        return plural(text) if head.tag_ == "NN" and self.site.quantity.value in {0, 1} else text

    @cached_property
    def before(self) -> Site | None:
        """Give the number before this one in the sentence."""
        found = [p for p in self.peers if p.index < self.site.index]
        return found[-1] if found else None

    @cached_property
    def after(self) -> Site | None:
        """Give the number after this one in the sentence, its own whole left out."""
        later = [p for p in self.peers if p.index > self.site.index]
        if later and self._of_it(later[0]):
            later = later[1:]
        return later[0] if later else None

    @cached_property
    def next(self) -> Site | None:
        """Give the very next number of the sentence, be it the whole of this one."""
        return next((p for p in self.peers if p.index > self.site.index), None)

    def _of_it(self, peer: Site) -> bool:
        gap = self.context.parsed.text[self.site.mention.end : peer.mention.start]
        return bool(_OF_NEXT.fullmatch(gap))

    @cached_property
    def gap(self) -> str:
        """Give the words between the number before and this one, or from the sentence on."""
        start = self.before.mention.end if self.before else self.site.sentence.start
        return self.context.parsed.text[start : self.site.mention.start]

    @cached_property
    def behind(self) -> str:
        """Give the words from this number to the next one, or to the end of the sentence."""
        end = self.after.mention.start if self.after else self.site.sentence.end
        return self.context.parsed.text[self.site.mention.end : end]

    def reading(self, index: int) -> Reading | None:
        """Give what was read of an earlier quantity."""
        return next((r for r in reversed(self.earlier) if r.site.index == index), None)

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Give the range of the sentence between the semicolons around the number."""
        text, sentence, mention = self.context.parsed.text, self.site.sentence, self.site.mention
        start = text.rfind(";", sentence.start, mention.start) + 1
        end = text.find(";", mention.end, sentence.end)
        return max(start, sentence.start), sentence.end if end < 0 else end

    def bracketed(self, start: int) -> bool:
        """Say whether a place of the sentence is inside a bracket that the number is outside of."""
        text = self.context.parsed.text
        opened = text.rfind("(", self.site.sentence.start, start)
        if opened < 0 or ")" in text[opened:start]:
            return False
        closed = text.find(")", start)
        return not opened < self.site.mention.start < closed

    @cached_property
    def near(self) -> tuple[Reading, ...]:
        """Give the readings of the same sentence, nearest first."""
        return tuple(
            r for r in reversed(self.earlier) if r.site.sentence.index == self.site.sentence.index
        )
