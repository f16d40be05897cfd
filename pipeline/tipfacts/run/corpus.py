"""The documents of a run: read twice and never held, once to compare them and once for facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tipfacts.clean import clean
from tipfacts.clean.structured import Structured
from tipfacts.document import Document, Dropped
from tipfacts.errors import InputError
from tipfacts.read import Input, Manner, Source
from tipfacts.read.reader import read_source, read_sources
from tipfacts.timing import Stopwatch

_HELD = 8


@dataclass
class Corpus(Mapping[str, Structured]):
    """Sources, and what the first reading found in them; by id, a cleaned document.

    Attributes:
        manner: how they are read.
        inputs: what each source was.
        dropped: what gave no document.
        origin: for each document's id the number of its source, in the order of reading.
        characters: of all documents together.
    """

    sources: list[Source]
    manner: Manner
    dropped: list[Dropped]
    watch: Stopwatch = field(default_factory=Stopwatch)
    inputs: list[Input] = field(default_factory=list)
    origin: dict[str, int] = field(default_factory=dict)
    characters: int = 0

    def __post_init__(self) -> None:
        self._held = lru_cache(maxsize=_HELD)(self._find)

    def survey(self) -> Iterator[Structured]:
        """Read everything once, cleaned, noting what there is and what gave nothing."""
        for item in self.watch.each("read", read_sources(self.sources, self.manner)):
            if isinstance(item, Document):
                self.origin[item.id] = len(self.inputs)
                self.characters += len(item.text)
                with self.watch.of("clean"):
                    structured = clean(item)
                yield structured
            elif isinstance(item, Dropped):
                self.dropped.append(item)
            else:
                self.inputs.append(item)

    def documents(self) -> Iterator[Document]:
        """Read everything again.

        Raises:
            InputError: a source is no longer what it was.
        """
        known = {found.id: found for found in self.inputs}
        for item in self.watch.each("read", read_sources(self.sources, self.manner)):
            if isinstance(item, Document):
                yield item
            elif isinstance(item, Input) and item != known.get(item.id):
                raise InputError(f"{item.id} was changed while it was read: run again")

    def __getitem__(self, doc_id: str) -> Structured:
        """Give a cleaned document; the last few are held, others are read again."""
        return self._held(doc_id)

    def _find(self, doc_id: str) -> Structured:
        source = self.sources[self.origin[doc_id]]
        for item in read_source(source, self.manner):
            if isinstance(item, Document) and item.id == doc_id:
                return clean(item)
        raise InputError(f"{source.id} was changed while it was read: run again")

    def __iter__(self) -> Iterator[str]:
        """Give the ids in the order of reading."""
        return iter(self.origin)

    def __len__(self) -> int:
        """Count the documents."""
        return len(self.origin)
