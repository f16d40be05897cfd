"""Which source named before a pronoun, "the report" or a bare page number points back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tipfacts.relate.voices_cited import same_name
from tipfacts.relate.voices_source import Source
from tipfacts.tag.parsed import Sentence

_REACH = {"person": 3, "body": 3, "work": 8, "page": 6}
"""How many sentences back each kind of pointer reaches."""


@dataclass
class Memory:
    """The sources named so far, each with the sentence that names it last."""

    named: list[tuple[Sentence, Source]] = field(default_factory=list)

    def note(self, sentence: Sentence, source: Source) -> None:
        """Remember that a sentence names a source."""
        if source.name:
            self.named.append((sentence, source))

    def resolve(self, sentence: Sentence, source: Source) -> Source | None:
        """Give the source that a pointer means, at the pointer's place; `None` if none is near."""
        kind = source.back or "page"
        found = self._latest(sentence, kind)
        if found is None:
            return None
        keeps = kind == "work" or found.name != source.name
        return replace(
            found,
            start=source.start,
            end=source.end,
            year=source.year or (found.year if keeps else None),
            locator=source.locator,
            back=None,
        )

    def year_of(self, sentence: Sentence, name: str) -> int | None:
        """Give the year with which a source was cited last in this block or the one before."""
        for told, source in reversed(self.named):
            if sentence.block - told.block > 1:
                return None
            if source.year and source.name and same_name(source.name, name):
                return source.year
        return None

    def _latest(self, sentence: Sentence, kind: str) -> Source | None:
        for told, source in reversed(self.named):
            if sentence.index - told.index > _REACH[kind]:
                return None
            if sentence.block - told.block > (1 if kind in {"work", "page"} else 0):
                return None
            if told.index == sentence.index and source.start >= sentence.end:
                continue
            if kind == "person" and not _may_be_person(source):
                continue
            if kind == "body" and source.person:
                continue
            return source
        return None


def _may_be_person(source: Source) -> bool:
    """Say whether a name can be a person's: known as one, or a surname as citations give it."""
    words = (source.name or "").split()
    return source.person or (0 < len(words) <= 2 and not any(w.isupper() for w in words))
