"""The walk through a document, sentence by sentence, that gathers who speaks where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tipfacts.clean.structured import Role
from tipfacts.relate.voices_cited import (
    Cited,
    cited_scopes,
    completed,
    from_citation,
    narrative_scopes,
    same_name,
)
from tipfacts.relate.voices_memory import Memory
from tipfacts.relate.voices_names import common_name
from tipfacts.relate.voices_pointers import named_subject, namesake
from tipfacts.relate.voices_quoted import note_scopes, quoted_scopes
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.relate.voices_spoken import Speakers, spoken
from tipfacts.tag.parsed import Sentence


@dataclass
class Listener:
    """Gathers the voices of one document, remembering who was named.

    Attributes:
        said: the source that a sentence lets speak last, by the sentence's index.
        opened: the source that the end of a block lets speak, by the block's index.
    """

    speakers: Speakers
    citations: Cited
    memory: Memory = field(default_factory=Memory)
    said: dict[int, Source] = field(default_factory=dict)
    opened: dict[int, Source] = field(default_factory=dict)

    def scopes(self) -> list[Scope]:
        """Give every source and what it vouches for."""
        found: list[Scope] = []
        parsed = self.speakers.parsed
        for index, sentences in parsed.by_block.items():
            found += self._of_quoted_block(index, sentences)
            for sentence in sentences:
                found += self._of_sentence(sentence)
            found += quoted_scopes(parsed, parsed.blocks[index], sentences, self.said)
            last = self.said.get(sentences[-1].index)
            if last and index not in self.opened and self._is_open(sentences[-1]):
                self.opened[index] = last
        return [*found, *note_scopes(parsed)]

    def _inside(self, start: int, end: int) -> Cited:
        return [c for c in self.citations if start <= c.start < end]

    def _of_quoted_block(self, index: int, sentences: tuple[Sentence, ...]) -> Iterator[Scope]:
        """Let the source of the sentence that introduces a quotation or a list speak in it."""
        block = self.speakers.parsed.blocks[index]
        source = self.opened.get(block.introduced_by) if block.introduced_by is not None else None
        if source is None or block.role not in {Role.BLOCK_QUOTE, Role.LIST_ITEM}:
            return
        pages = [c for c in self._inside(block.start, block.end) if c.value.name is None]
        own = completed(replace(source, start=0, locator=None if pages else source.locator), pages)
        source = replace(own, start=source.start)
        self.opened[index] = source
        self.memory.note(sentences[0], source)
        yield Scope(source, block.start, block.end)

    def _is_open(self, sentence: Sentence) -> bool:
        """Say whether a sentence leaves what it introduces to the next block."""
        return not self.speakers.parsed.text[: sentence.end].endswith((".", "”", '"', ")"))

    def _of_sentence(self, sentence: Sentence) -> Iterator[Scope]:
        inside = self._inside(sentence.start, sentence.end)
        told = list(self._told(sentence, inside))
        yield from told
        parsed = self.speakers.parsed
        for scope in cited_scopes(parsed, sentence, inside):
            self.memory.note(sentence, scope.source)
            yield scope
        for scope in narrative_scopes(parsed, sentence, inside):
            source = completed(scope.source, inside)
            if not any(_speaks(source, t.source) for t in told):
                self.memory.note(sentence, source)
                self.said[sentence.index] = source
            yield replace(scope, source=source)
        yield from self._of_pages(sentence, inside, told)
        for mention in inside:
            if mention.value.narrative and mention.value.name:
                self.memory.note(sentence, completed(from_citation(mention), inside))

    def _told(self, sentence: Sentence, inside: Cited) -> Iterator[Scope]:
        """Give the sources that the sentence's own words let speak, pointers resolved."""
        for scope in spoken(self.speakers, sentence):
            source: Source | None = scope.source
            if source and source.back:
                source = self._meant(sentence, source)
            if source:
                source = self._dated(sentence, completed(source, inside))
                self.memory.note(sentence, source)
                self.said[sentence.index] = source
                yield replace(scope, source=source)

    def _meant(self, sentence: Sentence, pointer: Source) -> Source | None:
        """Give the source that "she", "the report", "the department" point back to."""
        return (
            namesake(self.speakers, pointer)
            or self.memory.resolve(sentence, pointer)
            or named_subject(self.speakers, sentence, pointer)
            or self._common(pointer)
        )

    def _dated(self, sentence: Sentence, source: Source) -> Source:
        """Give a source named without a year that of its other citations, if they agree on one."""
        if source.year or not source.name:
            return source
        near = self.memory.year_of(sentence, source.name)
        if near:
            return replace(source, year=near)
        years = {
            c.value.year
            for c in self.citations
            if c.value.name and c.value.year and same_name(c.value.name, source.name)
        }
        return replace(source, year=years.pop()) if len(years) == 1 else source

    def _common(self, pointer: Source) -> Source | None:
        """Let a body speak that the text only calls by its noun: "the union"."""
        name = common_name(self.speakers.parsed.text[pointer.start : pointer.end])
        return replace(pointer, name=name, back=None) if name else None

    def _of_pages(self, sentence: Sentence, inside: Cited, told: list[Scope]) -> Iterator[Scope]:
        """Let the source named last vouch for what a bare page number closes."""
        at = sentence.start
        for mention in inside:
            cited = mention.value
            bare = cited.name is None and cited.cited_in is None and not cited.talk
            bare = bare and self.speakers.parsed.text[mention.start] in "(["
            if bare and cited.locator and not any(t.source.start < mention.start for t in told):
                pointer = Source(None, mention.start, mention.end, cited.year, cited.locator)
                source = self.memory.resolve(sentence, pointer)
                if source:
                    self.said.setdefault(sentence.index, source)
                    yield Scope(source, at, mention.start)
            at = mention.end


def _speaks(one: Source, two: Source) -> bool:
    return bool(one.name and two.name and same_name(one.name, two.name))
