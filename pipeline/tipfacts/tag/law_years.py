"""Years and numbers of laws that other places of the document tell: a fuller name, the references."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from tipfacts.clean.structured import Role
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_ids import words_slug
from tipfacts.tag.parsed import Parsed

_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(?!\d)")
_ENACTED = re.compile(
    r"(?:Enacted|Adopted|Passed|Issued|Promulgated|Approved)\b:?[^.]{0,25}?((?:1[89]|20)\d\d)"
)
_NEXT_ENTRY = re.compile(
    r"Government\s+of|Source\s+on\s+[Ff]ile|\bIbid\b|U\.S\.\s+(?:Embassy|Department)"
)


def with_years(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """Give every law the year that its fuller name or the reference list tells, if it is one."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for draft in (d.container or d for d in drafts):
        if draft.year is not None and not draft.known:
            years[_key(draft)].add(draft.year)
    references = _references(parsed)
    told: dict[str, int | None] = {}
    for draft in (d.container or d for d in drafts):
        key = _key(draft)
        if key not in told:
            found = years.get(key, set())
            told[key] = next(iter(found)) if len(found) == 1 else None
            if not found and draft.form == "full" and not draft.known:
                told[key] = _year_in(references, draft)
    return [_dated(d, told) for d in drafts]


def _key(draft: Draft) -> str:
    """Give what is the same for all names of one law, its year left out."""
    return f"{words_slug(draft.title)}|{draft.number or ''}|{draft.jurisdiction or ''}"


def _dated(draft: Draft, told: dict[str, int | None]) -> Draft:
    if draft.known or draft.form == "description":
        return draft
    if draft.container is not None:
        holder = _dated(draft.container, told)
        return replace(draft, container=holder, year=holder.year)
    return draft if draft.year else replace(draft, year=told.get(_key(draft)))


def _references(parsed: Parsed) -> str:
    text = parsed.text
    return " ".join(
        " ".join(text[b.start : b.end].split()) for b in parsed.blocks if b.role is Role.REFERENCE
    )


def _year_in(references: str, draft: Draft) -> int | None:
    """Give the year that the reference list has for a law that it names by title."""
    title = " ".join(draft.title.split())
    if not references or len(title) < 8:
        return None
    words = re.escape(title).replace(r"\ ", r"\s+").replace("Labou?r", "Labor")
    pattern = re.compile(
        re.sub(r"[Ll]abou?r", "[Ll]abou?r", words) + r"\b(?![^.]{0,20}\bAmendment)", re.IGNORECASE
    )
    for match in pattern.finditer(references):
        after = references[match.end() : match.end() + 160]
        if other := _NEXT_ENTRY.search(after):
            after = after[: other.start()]
        found = _ENACTED.search(after) or _YEAR.search(after[:40])
        if found:
            return int(found[1])
    return None
