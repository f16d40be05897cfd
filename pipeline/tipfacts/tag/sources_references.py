"""The entry of a reference list that a citation points to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.fuzz import ratio

from tipfacts.clean.structured import Reference
from tipfacts.tag.sources_words import kinds_of

_SMALL = frozenset("of the and for on in to against de la s".split())
_NEAR = 88
"""Similarity, 0 to 100, from which two surnames are one with a slip of the pen."""


def matching(
    references: Iterable[Reference],
    name: str,
    year: int | None,
    title: str | None = None,
    *,
    exact_year: bool = False,
) -> Reference | None:
    """Give the one entry that a name, a year and a title point to; `None` if none or several do.

    Args:
        references: the entries.
        name: an author, authors ("Keck and Sikkink"), a body or its acronym.
        year: the year cited; an entry of another year is never meant.
        title: words of the title, which tell two entries of one author and year apart.
        exact_year: whether a citation without a year points nowhere.

    >>> entry = Reference("Ek, A. (2004). Nets.", ("Ek",), 2004)
    >>> matching([entry], "Ek", 2004) is entry, matching([entry], "Ek", 2005)
    (True, None)
    """
    if exact_year and year is None:
        return None
    fitting = [
        r
        for r in references
        if year in (None, r.year) and any(_same(name, n) for n in _names(r, name))
    ]
    if len(fitting) > 1 and title:
        fitting = [r for r in fitting if title.lower() in r.text.lower()]
    return fitting[0] if len(fitting) == 1 else None


def is_title(references: Iterable[Reference], words: str | None, year: int | None) -> bool:
    """Say whether words name no author of a year but begin the title of an entry of that year.

    >>> entry = Reference("Ek, A. (2004). Lost nets.", ("Ek",), 2004)
    >>> is_title([entry], "Lost", 2004), is_title([entry], "Ek", 2004)
    (True, False)
    """
    of_year = [r for r in references if year is not None and r.year == year]
    if not words or any(_same(words, n) for r in of_year for n in r.names):
        return False
    begins = re.compile(rf"\)?[.,]\s+[*“\"]?{re.escape(words)}\b", re.IGNORECASE)
    return any(begins.search(r.text) for r in of_year)


def _names(reference: Reference, name: str) -> tuple[str, ...]:
    """Give the names to compare: the first author's alone, where the citation leads with one."""
    return reference.names[:1]


def _same(cited: str, entry: str) -> bool:
    one, two = _fold(cited), _fold(entry)
    if one == two or one in _acronyms(entry) or two in _acronyms(cited):
        return True
    first = _fold(re.split(r"\s+(?:and|&|et)\s+|,", cited, maxsplit=1)[0]).split()
    words = two.split()
    if not first or not words:
        return False
    if len(words) == 1:
        return ratio(first[-1], words[0]) >= _NEAR
    if len(one.split()) == 1 and "body" in kinds_of(one):
        return False
    return len(one) > 3 and (two.startswith(one + " ") or one.startswith(two + " "))


def _fold(name: str) -> str:
    """Fold what differs in writing only.

    >>> _fold("The U.S. Department of State"), _fold("United States Department of State")
    ('us department of state', 'us department of state')
    """
    folded = re.sub(r"\([^()]*\)", " ", name).lower().replace(".", "")
    folded = re.sub(r"\bunited states(?: of america)?\b", "us", folded)
    folded = re.sub(r"\bunited nations\b", "un", folded)
    folded = re.sub(r"(?:’s|'s)(?=\s|$)", "", folded)
    words = re.sub(r"[^\w/-]+", " ", folded).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _acronyms(name: str) -> frozenset[str]:
    """Give what a body's name can be shortened to.

    >>> sorted(_acronyms("International Organization for Migration"))
    ['iofm', 'iom']
    """
    given = {m.lower() for m in re.findall(r"\(([A-Z][A-Z/&-]{1,9})\)", name)}
    plain = re.sub(r"^the\s+|\([^()]*\)", "", name, flags=re.IGNORECASE)
    for parts in (re.split(r"[\s/-]+", plain), re.split(r"[\s/]+", plain)):
        words = [w for w in parts if w[:1].isalpha()]
        if len(words) > 1:
            given.add("".join(w[0] for w in words if w.lower() not in _SMALL).lower())
            given.add("".join(w[0] for w in words).lower())
    return frozenset(given)
