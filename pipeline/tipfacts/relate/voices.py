"""Voices: who the text says is speaking, for every place of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipfacts.records import Attribution
from tipfacts.relate.relation import Relation
from tipfacts.relate.voices_authors import authoring_bodies
from tipfacts.relate.voices_debates import debate_scopes
from tipfacts.relate.voices_listener import Listener
from tipfacts.relate.voices_people import nameable
from tipfacts.relate.voices_source import Source
from tipfacts.relate.voices_spoken import Speakers
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.sources import Citation

_AROUND = 6
"""Characters beside the words of a source that its name may reach into."""


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
    known = nameable(parsed.text, citations, references)
    speakers = Speakers(parsed, home, known, authoring_bodies(parsed.text))
    scopes = [*Listener(speakers, citations).scopes(), *debate_scopes(parsed)]
    return Voices(
        tuple(
            Voice(s.start, s.end, s.source.attribution(references), _named(parsed, s.source))
            for s in scopes
            if s.source.name and s.end > s.start
        )
    )


def _named(parsed: Parsed, source: Source) -> tuple[int, int]:
    """Give where the name itself stands, without article, bracket, year and page around it."""
    name = r"\s*".join(re.escape(word) for word in re.findall(r"\w+|[^\w\s]", source.name or ""))
    near = max(0, source.start - _AROUND), source.end + _AROUND
    inside = re.compile(name).search(parsed.text, source.start, near[1])
    found = inside or re.compile(name).search(parsed.text, *near)
    return found.span() if found and name else (source.start, source.end)


def relate_voices(voices: Voices, heads: Iterable[tuple[int, int]]) -> Iterator[Relation]:
    """Relate the evidence of records, as ranges of the cleaned text, to their source's words."""
    for head in heads:
        voice = voices.over(*head)
        if voice and not (voice.source[0] < head[1] and head[0] < voice.source[1]):
            yield Relation("attributed_to", head, voice.source)
