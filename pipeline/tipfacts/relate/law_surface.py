"""The law that a verb has for its subject, read from the order of words where the parse fails."""

from __future__ import annotations

from dataclasses import replace

from tipfacts.relate.law_grammar import list_around, subject_token
from tipfacts.relate.law_hit import Laws
from tipfacts.relate.law_units import LawMention, Units

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset(
    {
        "",
        ",",
        "and",
        "but",
        ":",
        "that",
        "while",
        "when",
        "as",
        "after",
        "before",
        "because",
        "since",
        "whether",
        "if",
        "although",
        "though",
        "where",
        "until",
        "once",
        "so",
    }
)
_NOT_SUBJECT = frozenset(
    "in of under to with from by for on against at into about per within through between than via".split()
)
_BEHIND = frozenset(
    "on against for concerning regarding of to in about regulating prohibiting governing punishing named called numbered itself".split()
)
_FAR = 24
_NEAR = 9
_SHORT = {
    "act": {"statute"},
    "law": {"statute", "bill", "decree"},
    "statute": {"statute"},
    "legislation": {"statute", "bill"},
    "bill": {"bill"},
    "draft": {"bill", "policy", "statute", "decree"},
    "proposal": {"bill"},
    "measure": {"bill", "statute", "decree"},
    "text": {"bill", "treaty", "statute"},
    "instrument": {"treaty"},
    "treaty": {"treaty"},
    "convention": {"treaty"},
    "protocol": {"treaty"},
    "plan": {"policy"},
    "strategy": {"policy"},
    "decree": {"decree"},
    "ordinance": {"decree", "statute"},
    "code": {"statute"},
    "article": {"code_article"},
    "section": {"code_article"},
    "clause": {"code_article"},
    "provision": {"code_article"},
}
"""Nouns that may stand for a law named before, and what kind of law that is."""


def surface_subject(units: Units, start: int) -> Laws:
    """Give the laws that stand before a verb as its subject does.

    Between the law and the verb there may be what describes the law, between commas or behind a
    preposition or "which"; a law behind a preposition is no subject.
    """
    at = _skip_aside(units, start - 1)
    place = _law_ahead(units, at)
    if place is None or _governed(units, place):
        return ()
    return list_around(units, place)


def apposed(units: Units, tail: int) -> Laws:
    """Give the law behind a comma that names what a verb has for its object ("a fresh one, Law 5")."""
    for i in range(tail, min(tail + _NEAR, len(units))):
        if units.word(i) == ",":
            law = units.law(i + 1) or (
                units.law(i + 2) if units.word(i + 1) in {"the", "a"} else None
            )
            return (law,) if law is not None and i > tail and _names(units, i - 1) else ()
        if not units[i].tag.startswith(("DT", "JJ", "NN", "VBN", "CD", "PRP$")):
            return ()
    return ()


def _names(units: Units, at: int) -> bool:
    """Say whether the noun at a place may be named by the law behind it."""
    return units[at].lemma in _SHORT or units[at].word in {
        "one",
        "ones",
        "instrument",
        "regulation",
    }


def _skip_aside(units: Units, at: int) -> int:
    """Go past what stands between two commas before a verb."""
    while at >= 0 and units[at].tag == "RB":
        at -= 1
    if units.word(at) != ",":
        return at
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if units.word(i) == ",":
            return i - 1
        if units.word(i) == ";":
            return at
    return at


def _law_ahead(units: Units, at: int) -> int | None:
    """Give the nearest law before a place that only its own description parts from it."""
    for i in range(at, max(-1, at - _NEAR), -1):
        if units.law(i) is not None:
            return i if _describes(units, i, at) else None
        if units[i].tag in _FINITE or units.word(i) in {",", ";", ":", "and", "but"}:
            return None
    return None


def _describes(units: Units, law: int, at: int) -> bool:
    """Say whether the words from behind a law to a place describe it, or there are none."""
    return law == at or units.word(law + 1) in _BEHIND


def _governed(units: Units, place: int) -> bool:
    """Say whether a law stands behind a preposition, or is the object of a verb."""
    i = place - 1
    while (
        i >= 0
        and units.law(i) is None
        and units[i].tag.startswith(("DT", "JJ", "PRP$", "CD", "POS", "NN", "VBN"))
    ):
        i -= 1
    if i < 0 or units.word(i) in _OPENERS:
        return False
    return (
        units.word(i) in _NOT_SUBJECT
        or units[i].tag.startswith(("V", "IN", "TO"))
        or units.law(i) is not None
    )


def short_subject(units: Units, at: int, earlier: Laws) -> Laws:
    """Give the law that a noun stands for that is the subject of a verb ("the draft was returned").

    The evidence is the noun; the law is the nearest one before it of a kind that the noun fits.
    """
    subject = subject_token(units[at].token)
    place = units.index_of(subject) if subject is not None else None
    if place is None or place >= at or units.law(place) is not None:
        return ()
    if not units[place + 1].tag.startswith(("V", "MD", "RB")):
        return ()
    return short_at(units, place, earlier)


def short_at(units: Units, place: int, earlier: Laws) -> Laws:
    """Give the law that the noun at a place stands for."""
    kinds = _SHORT.get(units[place].word)
    if kinds is None or units.word(place - 1) not in {"the", "this", "that", "its"}:
        return ()
    here = [u.law for u in units.units[:place] if u.law is not None]
    return _named_short(units, place, kinds, (*earlier, *here))


def _named_short(units: Units, place: int, kinds: set[str], named: Laws) -> Laws:
    fitting = [x for x in named if x.value.draft.kind in kinds and not x.value.draft.weak]
    if not fitting:
        return ()
    return (_as_short(units, place, fitting[-1]),)


def _as_short(units: Units, place: int, law: LawMention) -> LawMention:
    unit = units[place]
    draft = law.value.draft.at(unit.start, unit.end)
    return replace(
        law, start=unit.start, end=unit.end, value=replace(law.value, form="short", draft=draft)
    )
