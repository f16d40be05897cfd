"""Find the words that an annotator quoted, and give their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tipfacts.span import Span

_MARKED = re.compile(r"^(?P<before>.*?)\[\[(?P<words>.+?)\]\](?P<after>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A raw text under its document id."""

    doc: str
    raw: str


def locate(at: str, text: Text) -> Span:
    """Find the evidence that `[[ ]]` marks in a stretch that stands once in the text.

    >>> locate("signed [[it]] in", Text("a", "They signed it in 2000, in May."))
    Span(doc='a', start=12, end=14, text='it')

    Raises:
        ValueError: there is no pair of brackets, or the stretch stands nowhere or more than once.
    """
    marked = _MARKED.match(at)
    if marked is None or "[[" in marked["after"]:
        raise ValueError(f"at {at!r} has not exactly one pair of [[ ]]")
    stretch = marked["before"] + marked["words"] + marked["after"]
    count = sum(1 for _ in occurrences(stretch, text.raw))
    if count != 1:
        raise ValueError(f"at {at!r} stands {count} times in the text, not once")
    start = text.raw.index(stretch) + len(marked["before"])
    span = Span.cut(text.doc, text.raw, start, start + len(marked["words"]))
    if span.text != span.text.strip():
        raise ValueError(f"evidence {span.text!r} does not start and end on a visible character")
    return span


def nearest(words: str, heads: Sequence[Span], text: Text, *, inside: bool) -> tuple[Span, Span]:
    """Find the occurrence of `words` that is nearest to one of the evidence spans.

    Args:
        words: exact words of the text.
        heads: the pieces of evidence of the record.
        text: where to look.
        inside: whether the words may overlap the evidence (the subject and the whole of a
            statistic may; a date or an actor may only where nothing else is found).

    Returns:
        The piece of evidence that they are nearest to, and the words' span.

    Raises:
        ValueError: the words stand nowhere in the text.
    """
    found = [Span.cut(text.doc, text.raw, i, i + len(words)) for i in occurrences(words, text.raw)]
    whole = [s for s in found if _is_whole(s, text.raw)] or found
    if not inside:
        whole = [s for s in whole if not any(s.overlaps(head) for head in heads)] or whole
    if not whole:
        raise ValueError(f"link {words!r} stands nowhere in the text")
    pairs = ((head, tail) for tail in whole for head in heads)
    return min(pairs, key=lambda pair: (_gap(*pair), pair[1].start))


def occurrences(words: str, raw: str) -> Iterator[int]:
    """Give every place where the words begin, those that overlap too.

    >>> list(occurrences("aa", "aaa"))
    [0, 1]
    """
    at = raw.find(words) if words else -1
    while at >= 0:
        yield at
        at = raw.find(words, at + 1)


def _is_whole(span: Span, raw: str) -> bool:
    before, after = raw[span.start - 1 : span.start], raw[span.end : span.end + 1]
    return not (
        (before.isalnum() and span.text[0].isalnum())
        or (after.isalnum() and span.text[-1].isalnum())
    )


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)
