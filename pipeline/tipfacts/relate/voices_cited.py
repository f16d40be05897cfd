"""What citations vouch for, and how they complete the source that the sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources import Citation


def completed(scope: Scope, citations: Sequence[Mention[Citation]]) -> Scope:
    """Join year, locator and title of the sentence's citations to the source that speaks in it."""
    source = scope.source
    for mention in citations:
        cited = mention.value
        if mention.start < source.start and not mention.end > source.start:
            continue
        if cited.name is None or _same(cited.name, source.name):
            source = replace(
                source,
                year=source.year or cited.year,
                locator=source.locator or cited.locator,
                title=source.title or cited.title,
                cited_in=source.cited_in or cited.cited_in,
            )
    return replace(scope, source=source)


def _same(one: str, two: str | None) -> bool:
    if two is None:
        return False
    a, b = one.lower(), two.lower()
    return a in b or b in a


def cited_scopes(
    parsed: Parsed, sentence: Sentence, citations: Sequence[Mention[Citation]]
) -> Iterator[Scope]:
    """Give what each named bracket vouches for: from the one before it, or the sentence's start."""
    at = sentence.start
    for mention in citations:
        cited = mention.value
        if cited.name and not cited.narrative:
            source = Source(
                cited.name,
                mention.start,
                mention.end,
                cited.year,
                cited.locator,
                cited.title,
                cited.cited_in,
            )
            yield Scope(source, at, mention.start)
            at = mention.end
