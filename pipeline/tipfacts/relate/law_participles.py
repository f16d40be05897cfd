"""Participles beside a law: "the Act, passed in 2008", "Adopted in 2008, the Act bans begging"."""

from __future__ import annotations

import re

from tipfacts.relate.law_grammar import Chain, law_beside, list_around
from tipfacts.relate.law_hit import Laws
from tipfacts.relate.law_lexicon import DETERMINERS
from tipfacts.relate.law_units import Units

_RELATIVE = re.compile(r"\s+(?:that|which)\s[^;,]*,\s*")
_OPENING = 16
"""Words that an opening participle may take along."""
_STOPS = frozenset({"IN", "RB", ",", ".", ":", "CC", "TO", "WDT", "-RRB-", "-LRB-", "CD"})
_GOES_ON = frozenset({"by", "last", "this", "into"})
_TIMES = frozenset({"same", "following", "next", "previous", "year", "month", "day", "last"})
_JOINTS = frozenset({"and", "or", ",", "but", "then", "subsequently", "later", "yet"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE = frozenset({"and", "but", "while", "once", "first", "although", "though", "when"})


def opened(units: Units, at: int) -> Laws:
    """Read "Adopted in 2008, the Act bans begging"."""
    if not _opens(units, at):
        return ()
    for i in range(at + 1, min(at + _OPENING, len(units))):
        if units[i].tag in _FINITE or units.word(i) == ";":
            return ()
        if units.word(i) == "," and (law := _law_behind(units, i)) is not None:
            return list_around(units, law)
    return ()


def _law_behind(units: Units, comma: int) -> int | None:
    """Give the law right behind a comma, past its article or its owner ("Lesotho's")."""
    first = comma + 1
    while units.word(first) in DETERMINERS:
        first += 1
    owner = next(
        (i for i in range(first, first + 4) if i < len(units) and units[i].tag == "POS"), None
    )
    if owner is not None and all(units[i].tag.startswith("NN") for i in range(first, owner)):
        first = owner + 1
    while first < len(units) and units.law(first) is None and units[first].tag in {"JJ", "VBN"}:
        first += 1
    return first if units.law(first) is not None else None


def _opens(units: Units, at: int) -> bool:
    """Say whether a word opens its segment, a conjunction or an adverb aside."""
    begin = units.segment(at)[0]
    ahead = [i for i in range(at) if units[i].start >= begin]
    return all(units.word(i) in _BEFORE or units[i].tag in {"RB", ":"} for i in ahead)


def past_relative(units: Units, at: int) -> int | None:
    """Read "a bill that would ban it, tabled in 2009"."""
    text, start = units.parsed.text, units[at].start
    for i in range(at - 1, -1, -1):
        law = units.law(i)
        if law is not None:
            return i if _RELATIVE.fullmatch(text, law.end, start) else None
    return None


def ends_clause(units: Units, tail: int) -> bool:
    """Say whether no object follows a participle whose words end before a place."""
    follows = units[tail] if tail < len(units) else None
    if follows is None or follows.law is not None:
        return follows is None
    if follows.word == "the":
        return any(units.word(i) in _TIMES for i in (tail + 1, tail + 2))
    return follows.tag in _STOPS or follows.tag == "NNP" or follows.word in _GOES_ON


def joined(units: Units, at: int) -> bool:
    """Say whether a verb goes on with the clause of the one before it."""
    word = units.word(at - 1)
    return word in _JOINTS or (units.word(at - 2) in _JOINTS and units[at - 1].tag == "RB")


def beside(units: Units, at: int, before: Chain) -> Laws | None:
    """Give the laws that a participle stands behind; `None` where its words forbid it."""
    place = law_beside(units, before.start)
    if before.words and (place is None or not _touches(units, place, before.start)):
        return None
    if place is None and units.word(at - 1) == ",":
        place = past_relative(units, at)
    if place is None or _is_changed(units, place):
        return ()
    return list_around(units, place)


def _is_changed(units: Units, place: int) -> bool:
    """Say whether a law is what another one changes ("a bill amending the Code, lodged in May")."""
    at = place - 1
    while at > 0 and units[at].tag in {"DT", "JJ", "PRP$", "NNP", "POS"}:
        at -= 1
    return at >= 0 and units[at].tag in {"VBG", "VB"}


def _touches(units: Units, law: int, at: int) -> bool:
    """Say whether nothing but a space stands between a law and a word, as in a cell."""
    return units.parsed.text[units[law].end : units[at].start] == " "
