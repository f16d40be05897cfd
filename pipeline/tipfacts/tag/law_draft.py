"""A law as first read: what its words say, before short forms and the document complete it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tipfacts.records import Instrument, LawKind
from tipfacts.tag.law_ids import article_slug, law_slug, law_uri

LawForm = Literal["full", "short", "description"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-open `[start, end)` of the cleaned text that names a law.

    Attributes:
        title: the words that its slug is made from.
        name: as written, white space folded, filled up where a list left something out.
        family: of short forms that can stand for it ("act", "law", "protocol", ...).
        form: as in `LawName`.
        known: id in the registry, if it is there.
        needs_event: true for what is only told by its content, and gives no record by itself.
        weak: true for words that are a law only where a verb of law-making governs them.
        container: what an article stands in.
        adopted: year that only an event of the text tells, see `relate.law_instruments`.
    """

    start: int
    end: int
    kind: LawKind
    title: str
    name: str
    family: str
    form: LawForm = "full"
    number: str | None = None
    year: int | None = None
    jurisdiction: str | None = None
    known: str | None = None
    uri: str | None = None
    needs_event: bool = False
    weak: bool = False
    container: Draft | None = None
    confidence: float = 0.9

    @property
    def slug(self) -> str:
        """Give the canonical id, still without the country."""
        if self.known:
            return self.known
        if self.kind == "code_article" and self.container and self.number:
            return article_slug(self.container.slug, self.number)
        return law_slug(self.title, self.number, self.year)

    @property
    def instrument(self) -> Instrument:
        """Give the instrument as far as it is known here."""
        return Instrument(
            name=self.name,
            canonical=self.slug,
            uri=self.uri,
            kind=self.kind,
            number=self.number,
            year=self.year,
            jurisdiction=self.jurisdiction,
        )

    def at(self, start: int, end: int, form: LawForm = "short") -> Draft:
        """Give the same law named at another place by a short form."""
        return replace(self, start=start, end=end, form=form)


def uri_of(draft: Draft, jurisdiction: str | None) -> str | None:
    """Give the identifier of a law that is not in the registry, once its country is known."""
    if draft.kind == "code_article":
        return None
    return law_uri(draft.kind, jurisdiction, draft.year, draft.number, draft.title)
