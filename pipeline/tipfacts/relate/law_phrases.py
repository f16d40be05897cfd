"""Events of laws told by a noun or a phrase.

Forms: "the ratification of the Protocol", "acceded to the Convention", "is a party to", "signatory to",
"entered into force", "took effect", "was voted down".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_behind import acceded_far
from tipfacts.relate.law_grammar import (
    Chain,
    chain,
    law_beside,
    laws_after,
    list_around,
    subject_laws,
    subject_words,
)
from tipfacts.relate.law_hit import Hit, Laws, pronoun_subject
from tipfacts.relate.law_nouns import agent_of, owned
from tipfacts.relate.law_units import Units

__all__ = ["acceded", "agent_of", "told_by_phrase"]

_INTO = frozenset({"into", "in", "took", "takes", "take", "taken"})


def acceded(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    """Read "acceded to the Protocol", "was acceded to", "the Protocol, to which it acceded"."""
    before = chain(units, at)
    if before.passive:
        laws = subject_laws(units, at) or ()
        if laws and units.word(at + 1) == "to":
            yield Hit(laws, "acceded", at, before, 0.9, agent_of(units, at))
        return
    if units.word(at + 1) == "to" and (laws := laws_after(units, at + 1)):
        yield Hit(laws, "acceded", at, before, 0.93, subject_words(units, at))
    elif units.word(at + 1) != "to" and (far := acceded_far(units, at))[0]:
        denied: Assertion | None = "negated" if far[1] else None
        yield Hit(far[0], "acceded", at, before, 0.85, subject_words(units, at), denied)
    elif units.word(at - 1) == "which" or units.word(at - 2) == "which":
        beside = law_beside(units, at - (2 if units.word(at - 2) == "which" else 1) - 1)
        laws = list_around(units, beside) if beside is not None else earlier[-1:]
        yield Hit(laws, "acceded", at, before, 0.7, subject_words(units, at))


def told_by_phrase(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    """Read the phrase that the word at a place is the heart of ("a party to", "into force")."""
    word = units.word(at)
    if word == "down" and units[at - 1].lemma == "vote":
        yield from _voted_down(units, at - 1)
    if word == "outside":
        yield from _outside(units, at, earlier)
    if word == "voted":
        yield from _voted_for(units, at)
    if word in {"effective", "operative", "applicable"}:
        yield from _effective(units, at)
    if word in {"party", "parties", "signatory", "signatories"}:
        yield from _party(units, at)
    elif word in {"force", "effect", "operation"} and units.word(at - 1) in _INTO:
        yield from _force(units, at, earlier)


def _outside(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    """Read "domestic workers fall outside the Act", "the country stayed outside the Protocol"."""
    if at == 0 or units[at - 1].lemma not in {"fall", "lie", "remain", "stay", "be"}:
        return
    named = tuple(u.law for u in units.units[:at] if u.law is not None) or earlier
    laws = laws_after(units, at) or (named[-1:] if units.word(at + 1) == "it" else ())
    if not laws:
        return
    treaty = laws[0].value.draft.kind == "treaty"
    event: LawEvent = "ratified" if treaty else "prohibits"
    actor = subject_words(units, at - 1) if treaty else None
    yield Hit(laws, event, at - 1, chain(units, at - 1), 0.75, actor, "negated")


def _voted_for(units: Units, at: int) -> Iterator[Hit]:
    """Read "voted 71 to 2 to set up a court (Law 12)"."""
    text = units.parsed.text
    for unit in units.units[at:]:
        if unit.law is None:
            continue
        closed = re.match(r"\s*\)", text[unit.end : units.sentence.end])
        if text[: unit.start].rstrip().endswith("(") and closed:
            yield Hit((unit.law,), "adopted", at, chain(units, at), 0.8, subject_words(units, at))
        return


def _voted_down(units: Units, at: int) -> Iterator[Hit]:
    before = chain(units, at)
    laws = subject_laws(units, at) if before.passive else laws_after(units, at + 1)
    if laws:
        yield Hit(laws, "rejected", at, before, 0.9, subject_words(units, at))


def _party(units: Units, at: int) -> Iterator[Hit]:
    """Read "is a party to the Protocol", "signatory to it"."""
    event: LawEvent = "signed" if units.word(at).startswith("signator") else "ratified"
    laws = laws_after(units, at + 1) if units.word(at + 1) in {"to", "of"} else ()
    if not laws:
        return
    verb = next(
        (
            i
            for i in range(at - 1, max(-1, at - 7), -1)
            if units[i].lemma in {"be", "become", "remain"}
        ),
        None,
    )
    if verb is None:
        yield from _as_party(units, at, event, laws)
        return
    before = chain(units, verb)
    negated = (
        "not" in {units.word(i) for i in range(max(0, before.start - 1), at)}
        or "never" in before.words
    )
    yield Hit(
        laws,
        event,
        verb,
        before,
        0.9,
        subject_words(units, verb),
        "negated" if negated else None,
    )


def _as_party(units: Units, at: int, event: LawEvent, laws: Laws) -> Iterator[Hit]:
    """Read "Barbados, though a signatory to the Protocol," and "as a party to it"."""
    first = at - 1
    while first > 0 and units[first].tag in {"DT", "JJ", "RB", "NN", "NNP"}:
        first -= 1
    if units.word(first) not in {"though", "although", "as", ",", "while"}:
        return
    no: Assertion | None = "negated" if {"not", "never"} & _words(units, first, at) else "stated"
    owner = units[first - 1] if units.word(first) == "," and first else None
    owner = units[first - 2] if units.word(first - 1) == "," and first > 1 else owner
    actor = owner.token if owner is not None and owner.law is None else None
    yield Hit(laws, event, at, Chain(at, ()), 0.75, actor, no)


def _words(units: Units, start: int, end: int) -> set[str]:
    return {units.word(i) for i in range(start, end)}


def _effective(units: Units, at: int) -> Iterator[Hit]:
    """Read "the new code, effective 1 June 2015," and "operative since May"."""
    place = law_beside(units, at)
    follows = units[at + 1] if at + 1 < len(units) else None
    dated = follows is not None and (
        follows.tag == "CD"
        or follows.token.ent_type_ == "DATE"
        or follows.word in {"from", "since", "as", "on"}
    )
    if place is not None and dated and units.word(at - 1) in {",", ""}:
        laws = list_around(units, place)
        yield Hit(laws, "entered_into_force", at, Chain(at, ()), 0.8, inner=True)


def _force(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    """Read "entered into force", "came into effect", "took effect", "in force since"."""
    verb = next(
        (
            i
            for i in range(at - 1, max(-1, at - 6), -1)
            if units[i].lemma
            in {"enter", "come", "go", "take", "be", "put", "bring", "entry", "coming"}
        ),
        None,
    )
    if verb is not None and units[verb].word in {"entry", "coming"}:
        behind = laws_after(units, at + 1) if units.word(at + 1) == "of" else ()
        laws: Laws | None = behind or owned(units, verb, earlier)
        before = Chain(verb, ())
    elif verb is not None:
        before = chain(units, verb)
        laws = subject_laws(units, verb) or pronoun_subject(units, verb, earlier)
    else:
        beside = law_beside(units, at - 1)
        before = Chain(at - 1, ())
        laws = list_around(units, beside) if beside is not None else ()
    for_effect = units.word(at) == "effect" and verb is not None and units[verb].lemma == "be"
    if laws and not for_effect:
        yield Hit(laws, "entered_into_force", verb if verb is not None else at, before, 0.9)
