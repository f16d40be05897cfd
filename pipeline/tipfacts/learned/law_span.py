"""A law from words that a model pointed at: what the rules would have made of them.

The kind is that of the head noun ("bill", "act", "decree", "convention", "plan"), a number or year is
read where it stands, a short form is resolved to the law named before it. A law told by its content
gives no record by itself: only an event of the text makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.learned.mentions import Found
from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_heads import country_in, is_none, year_of
from tipfacts.tag.laws import LawName
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

LawMention = Mention[LawName]


class HeadNoun(BaseModel):
    """A row of `data/learned_law_heads.tsv`: a noun that heads a law, lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    head: str
    kind: LawKind
    family: str
    source: str


@cache
def _heads() -> dict[str, HeadNoun]:
    return {row.head: row for row in rows("learned_law_heads.tsv", HeadNoun)}


_LEAD = re.compile(r"(?:(?:the|an?|its|their|this|that|his|her|our|any|each)\s+|[“\"'‘(])+", re.I)
_TRAIL = re.compile(r"[\s,;:.”\"'’(–-]+$")
_ARTICLE = re.compile(
    r"(?:art(?:icle|\.)?s?|sec(?:tion|\.)?s?|ss?\.|§§?|para(?:graph)?s?|chapter|title|clause)\s*"
    r"(?P<no>\d[\w.()/-]*)",
    re.I,
)
_NUMBER = re.compile(r"(?:\b[Nn](?:o|r|°|º|um(?:ber)?)\.?\s*)?(?P<no>\d+(?:[-/.]\d+)*[A-Za-z]?)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*(?:\s?\d{2,4})?")
_LAWS = frozenset({"act", "law", "statute"})
"""Families of heads that are said of one another's laws."""
_LONGEST = 160
"""Characters above which a span is no name of a law."""


def laws_of(
    parsed: Parsed, found: Iterable[Found], known: Sequence[LawMention]
) -> tuple[LawMention, ...]:
    """Give the mentions of the laws that a model found and the rules did not.

    Args:
        parsed: the document.
        found: spans labelled as laws; others are passed over.
        known: the laws that the rules found, in order; a span that touches one is left to them.
    """
    fresh: list[LawMention] = []
    for one in found:
        if one.label != "LAW" or any(m.start < one.end and one.start < m.end for m in known):
            continue
        before = [m.value.draft for m in (*known, *fresh) if m.end <= one.start]
        draft = draft_of(parsed.text, one.start, one.end, before)
        if draft is not None:
            fresh.append(
                Mention(
                    draft.start, draft.end, LawName(draft.instrument, draft.form, draft), one.score
                )
            )
    return tuple(fresh)


def draft_of(text: str, start: int, end: int, before: Sequence[Draft] = ()) -> Draft | None:
    """Read the words `[start, end)` as a law; `None` where they cannot name one.

    Args:
        text: the cleaned text.
        start: first character of the words.
        end: one past their last character.
        before: the laws named before, which a short form may stand for.

    >>> text = "Parliament passed the Border Safety Bill of 2019."
    >>> made = draft_of(text, 18, 48)
    >>> made.kind, made.name, made.year, made.form
    ('bill', 'Border Safety Bill of 2019', 2019, 'full')
    """
    start, end = _trimmed(text, start, end)
    words = " ".join(text[start:end].split())
    if not re.search(r"[^\W\d]|§", words) or len(words) > _LONGEST or is_none(words):
        return None
    if article := _ARTICLE.match(words):
        return _article(words, article, start, end)
    head = _head_of(words)
    if head is None:
        return _abbreviated(words, start, end, before)
    if (meant := _meant(words, head, before)) is not None:
        return meant.at(start, end)
    return _titled(words, head, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    trail = _TRAIL.search(text[start:end])
    return start, start + trail.start() if trail else end


def _head_of(words: str) -> HeadNoun | None:
    """Give the head: the last noun that heads a law before "of", "on", "against", "to", a number."""
    lead = re.split(r"\s(?:on|against|for|to|concerning|regarding|that|which)\s", words)[0]
    for part in (lead, words):
        tokens = re.findall(r"[^\W\d_]+", part.lower())
        found = [_heads()[t] for t in tokens if t in _heads()]
        if found:
            return _drafted(tokens, found)
    return None


def _drafted(tokens: Sequence[str], found: Sequence[HeadNoun]) -> HeadNoun:
    """Give the head of a name; a draft of a law is a bill."""
    head = found[-1]
    if head.kind == "statute" and {"draft", "proposed", "bill"} & set(tokens):
        return _heads()["bill"]
    return head


def _article(words: str, match: re.Match[str], start: int, end: int) -> Draft:
    rest = words[match.end() :].strip(" ,")
    return Draft(
        start,
        end,
        "code_article",
        words if rest else match[0],
        words,
        "article",
        number=match["no"].rstrip("."),
        needs_event=not rest,
        confidence=0.7,
    )


def _abbreviated(words: str, start: int, end: int, before: Sequence[Draft]) -> Draft | None:
    """Read capitals as the short name of a law; of one named before, if the letters fit."""
    if not _ACRONYM.fullmatch(words):
        return None
    letters = [c for c in words if c.isupper()]
    for draft in reversed(before):
        initials = [w[0] for w in re.findall(r"[A-Z]\w+", draft.name)]
        if initials == letters:
            return draft.at(start, end)
    return Draft(start, end, "statute", words, words, "act", needs_event=True, confidence=0.6)


def _meant(words: str, head: HeadNoun, before: Sequence[Draft]) -> Draft | None:
    """Give the law that "the Act" or "the new law" stands for: the last one of its family."""
    if len(words.split()) > 2 or re.search(r"\d", words):
        return None
    if len(words.split()) == 2 and words[0].isupper():
        return None
    kin = _LAWS if head.family in _LAWS else {head.family}
    fitting = [d for d in before if d.family in kin and d.kind != "code_article"]
    own = [d for d in fitting if d.family == head.family]
    return next(reversed(own or fitting), None)


def _titled(words: str, head: HeadNoun, start: int, end: int) -> Draft:
    """Make the draft of a law by its title, its number, or its content."""
    year = year_of(words)
    number = _number(words)
    country, title = country_in(_without_number(words, number))
    named = bool(re.search(r"[A-Z]\w+\s", f"{words} ")) and _is_title(words)
    return Draft(
        start,
        end,
        head.kind,
        title,
        words,
        head.family,
        "full" if named or number else "description",
        number=number,
        year=year,
        jurisdiction=country,
        needs_event=not (named or number),
        weak=" " not in words,
        confidence=0.75,
    )


def _without_number(words: str, number: str | None) -> str:
    """Give the words of a title that its number is no part of."""
    if number is None:
        return words
    bare = re.sub(rf"\b(?:[Nn](?:o|r|°|º)\.?\s*)?{re.escape(number)}\b", " ", words)
    return " ".join(bare.split()) or words


def _is_title(words: str) -> bool:
    """Say whether capitals make a name of the words, beyond the first of them."""
    return len(re.findall(r"\b[A-Z]\w+", words)) >= 2


def _number(words: str) -> str | None:
    for match in _NUMBER.finditer(words):
        span = re.fullmatch(r"(?:18|19|20)\d\d(?:-(?:\d\d|\d{4}))?", match["no"])
        if not span and not re.match(r"\s*[–-]\s*\d{4}", words[match.end() :]):
            return match["no"]
    return None
