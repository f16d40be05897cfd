"""Which hits stand: what can be told of a law, and what is told of none."""

from __future__ import annotations

from dataclasses import replace

from tipfacts.records import LawEvent
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_lexicon import LAW_MAKING
from tipfacts.relate.law_units import LawMention, Units


def failed(hit: Hit) -> Hit:
    """Read "was never passed" of a bill as its failure."""
    never = hit.event == "adopted" and "never" in hit.before.words
    if not never or any(x.value.draft.kind != "bill" for x in hit.laws):
        return hit
    return replace(hit, event="rejected", assertion="stated")


def habit(units: Units, hit: Hit) -> bool:
    """Say whether a body's standing task is told, no deed ("approves legislation")."""
    present = units[hit.at].tag in {"VBZ", "VBP", "VBG"} and not hit.before.words
    if units[hit.at].lemma in {"be", "have", "remain"}:
        return False
    return present and hit.event in {"adopted", "introduced"} and hit.laws[0].value.draft.weak


def fitting(hit: Hit, made: set[int]) -> Hit:
    """Keep the laws that an event can be told of."""
    return replace(hit, laws=tuple(law for law in hit.laws if _fits(law, hit.event, made)))


def _fits(law: LawMention, event: LawEvent, made: set[int]) -> bool:
    """Say whether an event can be told of a law.

    General words ("legislation") must be made law by the sentence before it says what they ban.
    """
    draft = law.value.draft
    if draft.weak and not (draft.kind == "bill" and event in {"prohibits", "penalizes"}):
        return event in LAW_MAKING or law.start in made
    if event == "acceded":
        return draft.kind == "treaty"
    return not (event in {"prohibits", "penalizes"} and draft.kind == "policy")
