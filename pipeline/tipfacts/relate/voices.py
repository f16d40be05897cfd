"""Voices: who the text says is speaking, for every place of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipfacts.records import Attribution
from tipfacts.relate.relation import Relation
from tipfacts.relate.voices_cited import cited_scopes, completed
from tipfacts.relate.voices_source import Scope
from tipfacts.relate.voices_spoken import according_to, reported
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources import Citation


@dataclass(frozen=True, slots=True)
class Voice:
    """A range of the cleaned text that a source vouches for, and where the source is named.

    Attributes:
        source: half-open range of the words that name the source.
    """

    start: int
    end: int
    attribution: Attribution
    source: tuple[int, int]


@dataclass(frozen=True)
class Voices:
    """All voices of a document; the innermost one speaks."""

    voices: tuple[Voice, ...]

    def over(self, start: int, end: int) -> Voice | None:
        """Give the voice that vouches for `[start, end)`, the author's own being `None`."""
        fitting = [v for v in self.voices if v.start <= start and end <= v.end]
        return min(fitting, key=lambda v: v.end - v.start, default=None)


def listen(
    parsed: Parsed, citations: tuple[Mention[Citation], ...], home: str | None = None
) -> Voices:
    """Find who speaks where: reporting verbs, "according to", quotations, citations.

    Args:
        parsed: the document.
        citations: its citations, in the order of the text.
        home: alpha-3 of the country that the document is about, whose government speaks of its
            own acts.
    """
    references = parsed.structured.references
    return Voices(
        tuple(
            Voice(s.start, s.end, s.source.attribution(references), (s.source.start, s.source.end))
            for s in _scopes(parsed, citations, home)
            if s.source.name and s.end > s.start
        )
    )


def _scopes(
    parsed: Parsed, citations: tuple[Mention[Citation], ...], home: str | None
) -> Iterator[Scope]:
    for sentence in parsed.sentences:
        inside = [c for c in citations if sentence.start <= c.start < sentence.end]
        for scope in _spoken(parsed, sentence, home):
            yield completed(scope, inside)
        yield from cited_scopes(parsed, sentence, inside)


def _spoken(parsed: Parsed, sentence: Sentence, home: str | None) -> Iterator[Scope]:
    yield from according_to(parsed, sentence, home)
    yield from reported(parsed, sentence, home)


def relate_voices(voices: Voices, heads: Iterable[tuple[int, int]]) -> Iterator[Relation]:
    """Relate the evidence of records, as ranges of the cleaned text, to the words of their source."""
    for head in heads:
        voice = voices.over(*head)
        if voice and not (voice.source[0] < head[1] and head[0] < voice.source[1]):
            yield Relation("attributed_to", head, voice.source)
