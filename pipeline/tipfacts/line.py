"""The line: the one module that knows the order of the stages.

`clean → parse → tag → contextualize → relate → state`, one document at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language

from tipfacts.clean import clean
from tipfacts.clean.structured import Structured
from tipfacts.document import Document
from tipfacts.records import Fact
from tipfacts.relate.context import Context, contextualize
from tipfacts.relate.laws import relate_laws
from tipfacts.relate.relation import Relation
from tipfacts.relate.statistics import relate_statistics
from tipfacts.relate.tiers import placements, relate_tiers
from tipfacts.state.dates import state_dates
from tipfacts.state.laws import state_laws
from tipfacts.state.statistics import state_statistics
from tipfacts.state.tiers import state_tiers
from tipfacts.tag.pipeline import BASE_MODEL, load_base, parse
from tipfacts.tag.tagged import tag


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: its records in the order of the text, and its relations."""

    context: Context = field(repr=False)
    records: tuple[Fact, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True)
class Line:
    """The whole line, ready to be called.

    >>> from tipfacts import load
    >>> [r.text for r in load()("The law was signed in 2004.") if r.type == "date"]
    ['2004']
    """

    nlp: Language = field(repr=False)

    def __call__(self, text: str | Document) -> list[Fact]:
        """Give the records of one text or document."""
        document = text if isinstance(text, Document) else Document("text", text)
        return list(self.extract(clean(document)).records)

    def pipe(self, documents: Iterable[str | Document]) -> Iterator[list[Fact]]:
        """Give the records of each document, one by one and lazily."""
        for document in documents:
            yield self(document)

    def extract(self, structured: Structured, skip: frozenset[int] = frozenset()) -> Extracted:
        """Run tag, relate and state over a cleaned document.

        Args:
            structured: the cleaned document.
            skip: indices of its blocks that are copies of text read elsewhere.
        """
        context = contextualize(tag(parse(structured, self.nlp, skip)))
        laws, placed = relate_laws(context), placements(context)
        statistics = relate_statistics(context)
        records: list[Fact] = [
            *state_laws(context, laws),
            *state_dates(context),
            *state_tiers(context, placed),
            *state_statistics(context, statistics),
        ]
        records.sort(key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.type, r.id))
        return Extracted(context, tuple(records), (*laws, *relate_tiers(placed), *statistics))


def load(model: str = BASE_MODEL) -> Line:
    """Load the line with its base model: a package's name or a folder, never the network.

    Raises:
        InputError: the model is not installed.
    """
    return Line(load_base(model))
