"""What the readers give: a document, or the reason why there is none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tipfacts.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One text as decoded, before any cleaning; every offset points into `text`.

    Attributes:
        id: path relative to the input root, or the id that the caller gave.
        text: the raw decoded text.
        title, country, year, publisher: what is known of the document beside its text; `country`
            as given (a name or an ISO 3166-1 code), `year` the year it reports on.
        encoding: the encoding it was decoded from, `None` for text that came as text.
        pages: where each page of a paged source begins in `text`, empty for others.
        published: the day on which it was published (ISO 8601), where the source has a field for it.
        language: the language that the source says it is in (BCP 47: "en", "en-GB").
    """

    id: str
    text: str
    title: str | None = None
    country: str | None = None
    year: int | None = None
    publisher: str | None = None
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    published: str | None = None
    language: str | None = None

    def page_at(self, offset: int) -> int | None:
        r"""Give the page that a character stands on, from 1; `None` where there are no pages.

        >>> Document("a.pdf", "One.\n\f\nTwo.", pages=(0, 7)).page_at(7)
        2
        """
        return bisect_right(self.pages, offset) or None

    def cut(self, start: int, end: int) -> Span:
        """Cut a span out of the text, with the page it begins on.

        Raises:
            ValueError: the bounds are empty, reversed or outside the text.
        """
        return Span.cut(self.id, self.text, start, end, self.page_at(start))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was not turned into facts, and why; counted and written, never silent.

    Attributes:
        source: the document id, or the path when no document came of it.
        stage: the stage that gave it up (`read`, `clean`, `state`, ...).
        reason: a short stable slug (`empty`, `binary`, `undecodable`, `too_large`, ...).
        detail: one sentence for a person: what was found and what to do.
        place: where inside the source (`line 12`), if anywhere.
    """

    source: str
    stage: str
    reason: str
    detail: str
    place: str | None = None
