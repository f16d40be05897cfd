"""A place in a document's raw text, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of the raw text of `doc`, which begins on `page`.

    >>> Span.cut("a.txt", "signed in 2000", 10, 14)
    Span(doc='a.txt', start=10, end=14, text='2000')

    Raises:
        ValueError: the bounds are empty, reversed or outside the text.
    """

    doc: str
    start: int
    end: int
    text: str
    page: int | None = field(default=None, compare=False, repr=False)

    @classmethod
    def cut(cls, doc: str, raw: str, start: int, end: int, page: int | None = None) -> Span:
        """Cut the span out of the raw text, so that quote and offsets cannot disagree."""
        if not 0 <= start < end <= len(raw):
            raise ValueError(f"{doc}: span {start}..{end} is not inside a text of {len(raw)}")
        return cls(doc, start, end, raw[start:end], page)

    def overlaps(self, other: Span) -> bool:
        """Say whether both share at least one character of one document.

        >>> Span("a", 0, 3, "abc").overlaps(Span("a", 2, 4, "cd"))
        True
        """
        return self.doc == other.doc and self.start < other.end and other.start < self.end
