"""The laws that are told of by the words for a change of them ("passed amendments to the Act")."""

from __future__ import annotations

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_grammar import laws_after, subject_token
from tipfacts.relate.law_hit import Laws
from tipfacts.relate.law_units import LawMention, Units

_CHANGES = frozenset({"amendment", "change", "revision", "reform", "modification"})
_TO_LAWS = frozenset({"to", "of", "in"})
_NEAR = 8
_BESIDE = 4


def amendments_after(units: Units, at: int) -> Laws:
    """Give the law whose amendments are the object of the verb at a place."""
    for i in range(at + 1, min(at + _NEAR, len(units))):
        if units[i].lemma in _CHANGES:
            return _law_of(units, i)
        if units[i].tag.startswith("V") or units[i].word in {",", ";", "."}:
            return ()
    return ()


def amendments_before(units: Units, at: int) -> Laws:
    """Give the law whose amendments are the subject of the verb at a place."""
    subject = subject_token(units[at].token)
    place = units.index_of(subject) if subject is not None else None
    if place is None or units[place].lemma not in _CHANGES:
        return ()
    return _law_of(units, place)


def _law_of(units: Units, noun: int) -> Laws:
    """Give the laws behind "amendments to", or the law right before "amendments"."""
    if units.word(noun + 1) in _TO_LAWS:
        return laws_after(units, noun + 1)
    law = units.law(noun - 1)
    return (law,) if law is not None else ()


def amended_by(units: Units, law: LawMention) -> Laws:
    """Give the law that a bill would amend ("a bill to amend the Act")."""
    place = next((i for i, u in enumerate(units.units) if u.law is law), len(units))
    for at in range(place + 1, min(place + _BESIDE, len(units))):
        if units[at].lemma in {"amend", "amending", "revise"}:
            return laws_after(units, at)
    return ()


def mere(event: LawEvent) -> Assertion | None:
    """Give the stance of an amendment that was only drafted."""
    return {"introduced": "hypothetical", "rejected": "negated"}.get(event)  # type: ignore[return-value]
