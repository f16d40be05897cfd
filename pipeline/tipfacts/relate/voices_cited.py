"""What citations vouch for, and how they complete the source that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tipfacts.clean.structured import Role
from tipfacts.relate.voices_scope import part_between_semicolons
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources import Citation
from tipfacts.tag.sources_words import kinds_of

Cited = Sequence[Mention[Citation]]


def completed(source: Source, citations: Cited) -> Source:
    """Join year, locator and title of the sentence's citations to the source that speaks in it."""
    for mention in citations:
        cited = mention.value
        if mention.end <= source.start or not _joins(source, mention):
            continue
        source = replace(
            source,
            year=source.year or cited.year,
            locator=source.locator or cited.locator,
            title=source.title or cited.title,
            cited_in=source.cited_in or cited.cited_in,
            cited_year=source.cited_year or cited.cited_year,
        )
    return source


def _joins(source: Source, mention: Mention[Citation]) -> bool:
    cited = mention.value
    if cited.name is None:
        return source.name is not None
    return source.name is not None and same_name(cited.name, source.name)


def same_name(one: str, two: str) -> bool:
    """Say whether a name is the other cut short: a surname, or a body without what it issued.

    >>> same_name("Bales", "Kevin Bales"), same_name("UN/IOM Report", "UN/IOM")
    (True, True)
    >>> same_name("United Nations", "United Nations Office on Ports"), same_name("IOM", "Biomed")
    (False, False)
    """
    short, long = sorted((one.split(), two.split()), key=len)
    if long[-len(short) :] == short:
        return True
    rest = long[len(short) :]
    return long[: len(short)] == short and not any("body" in kinds_of(w) for w in rest)


def from_citation(mention: Mention[Citation]) -> Source:
    """Give the source that a citation names by itself."""
    cited = mention.value
    return Source(
        cited.name or cited.cited_in,
        mention.start,
        mention.end,
        cited.year,
        cited.locator,
        cited.title,
        cited.cited_in,
        cited.cited_year,
    )


def cited_scopes(parsed: Parsed, sentence: Sentence, citations: Cited) -> Iterator[Scope]:
    """Give what each named bracket vouches for: from the one before it, or the sentence's start."""
    at = sentence.start
    for group in _brackets(parsed, citations):
        chosen = next((m for m in group if m.value.locator), group[0])
        source = from_citation(chosen)
        if source.name and not chosen.value.narrative:
            if parsed.text[at : group[0].start].strip(' .,;“”"'):
                part = part_between_semicolons(parsed, sentence, group[0].start)[0]
                closes = not parsed.text[group[-1].end : sentence.end].strip(" .,;”\"'")
                lo = at if closes and at == sentence.start else max(at, part)
                yield Scope(source, lo, _till(parsed, sentence, group, source))
            elif at == sentence.start:
                yield from _of_sentence_before(parsed, sentence, source)
            at = group[-1].end


def _till(parsed: Parsed, sentence: Sentence, group: Cited, source: Source) -> int:
    """Give where a bracket's reach ends: itself, or the sentence whose opening names its author.

    "In Marlow’s sample of 40 files (Marlow 2019, 7), nine ended in prison."
    """
    opening = parsed.text[sentence.start : group[0].start]
    surname = (source.name or "").split(" and ")[0].split()[-1]
    owned = re.search(rf"\b{re.escape(surname)}(?:’s|'s)\s", opening)
    return sentence.end if owned else group[0].start


def _of_sentence_before(parsed: Parsed, sentence: Sentence, source: Source) -> Iterator[Scope]:
    """Give what a citation vouches for that stands behind the full stop or below the quotation."""
    if sentence.index == 0:
        return
    before = parsed.sentences[sentence.index - 1]
    block = parsed.block_of(before)
    if before.block == sentence.block:
        yield Scope(source, before.start, before.end)
    elif before.block == sentence.block - 1 and block.role is Role.BLOCK_QUOTE:
        yield Scope(source, block.start, block.end)


def _brackets(parsed: Parsed, citations: Cited) -> Iterator[Cited]:
    """Put together the works of one bracket."""
    group: list[Mention[Citation]] = []
    for mention in citations:
        if group and parsed.text[group[-1].end : mention.start].strip() != ";":
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def narrative_scopes(parsed: Parsed, sentence: Sentence, citations: Cited) -> Iterator[Scope]:
    """Give what an author vouches for who opens a sentence: "Bales (2004) points to three ways"."""
    for mention in citations:
        yield from _of_studied(parsed, sentence, mention)
        lead = parsed.text[sentence.start : mention.start]
        opens = mention.value.narrative and mention.value.name and len(lead.split()) <= 3
        if opens and parsed.text[mention.end : sentence.end].strip(" ."):
            yield Scope(_named_part(mention), mention.end, sentence.end)


_STUDIED = re.compile(
    r"\s+(?:had\s+|has\s+|have\s+|\w+ly\s+)?(?:interviewed|surveyed|questioned|studied|polled|sampled|traced|"
    r"examined|reviewed|followed|visited|met|observed|analy[sz]ed|counted|recorded|documented)\b"
)
_RELATIVE = re.compile(r"\b(?:whom|which|that|who|where|workers|women|men|children|people)\s+$")


def _of_studied(parsed: Parsed, sentence: Sentence, mention: Mention[Citation]) -> Iterator[Scope]:
    """Give the sentence to an author who studied what it counts: "of 40 men whom Ek (2009) met"."""
    cited = mention.value
    lead = parsed.text[sentence.start : mention.start]
    studied = _STUDIED.match(parsed.text, mention.end, sentence.end)
    if studied and cited.narrative and cited.name and _RELATIVE.search(lead):
        yield Scope(_named_part(mention), *part_between_semicolons(parsed, sentence, mention.start))


def _named_part(mention: Mention[Citation]) -> Source:
    source = from_citation(mention)
    size = len(source.name or "")
    return replace(source, end=min(source.end, source.start + size))
