"""Events of laws told by a noun or a phrase.

Forms: "the ratification of the Protocol", "acceded to the Convention", "is a party to", "signatory to",
"entered into force", "took effect", "was voted down".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

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
from tipfacts.relate.law_lexicon import MODAL, event_words
from tipfacts.relate.law_units import Units

_MERE = re.compile(
    r"\b(?:proposed|draft|planned|suggested|for|for\s+the|pending|towards?)\s+$", re.I
)
_WOULD = re.compile(r"[^.;,]{0,80}\bthat\s+would\b")
_BRINGS_ABOUT = frozenset({"give", "promote", "complete", "grant", "deposit"})
_INTO = frozenset({"into", "in", "took", "takes", "take", "taken"})


def agent_of(units: Units, at: int) -> Token | None:
    """Give the noun behind "by" that names who did what a passive verb tells."""
    for child in units[at].token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next(
                (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ != "DATE"), None
            )
    return _behind_by(units, at)


def _behind_by(units: Units, at: int) -> Token | None:
    """Give the noun of "by the senate" right behind a participle that the parser put elsewhere."""
    if units.word(at + 1) != "by":
        return None
    for unit in units.units[at + 2 : at + 7]:
        if unit.law is not None or not unit.tag.startswith(("DT", "JJ", "NN", "PRP")):
            return None
        following = unit.token.nbor() if unit.token.i + 1 < len(unit.token.doc) else None
        if unit.tag.startswith("NN") and not (following and following.tag_.startswith("NN")):
            return unit.token if unit.token.ent_type_ != "DATE" else None
    return None


def told_by_noun(units: Units, at: int, event: LawEvent) -> Iterator[Hit]:
    """Read "the ratification of the Protocol" and "accession to it"."""
    place = _of_behind(units, at) if units.word(at + 1) == "by" else at + 1
    if units.word(place) not in {"of", "to"}:
        law = units.law(at - 1) if event == "amended" else None
        if law is not None and law.value.draft.kind != "bill" and _governed(units, at) is None:
            yield Hit((law,), event, at, Chain(at, ()), 0.7)
        return
    if event == "amended" and _governed(units, at) is not None:
        return
    of_a_bill = _of_a_bill(units, at)
    if of_a_bill and event not in {"ratified", "acceded"}:
        return
    laws = laws_after(units, place)
    behind = next((i for i, u in enumerate(units.units) if laws and u.law is laws[-1]), at) + 1
    if laws and units.word(behind) in {"amendments", "amendment", "reform", "reforms"}:
        yield Hit(laws[-1:], "amended", at, Chain(at, ()), 0.75, _owner(units, at))
    elif laws:
        mere = _MERE.search(units.lead(at)[-30:]) or _WOULD.match(units.rest(at))
        supposed = bool(mere) or of_a_bill or _supposed(units, behind)
        stance: Assertion | None = "hypothetical" if supposed else None
        yield Hit(laws, event, at, Chain(at, ()), 0.75, _owner(units, at), stance)


def _of_behind(units: Units, at: int) -> int:
    """Give the place of "of" in "ratification by the state of the Protocol"."""
    near = range(at + 2, min(at + 6, len(units)))
    return next((i for i in near if units.word(i) in {"of", "to"} and units.law(i + 1)), at + 1)


def _supposed(units: Units, start: int) -> bool:
    """Say whether the verb that follows only supposes ("the passage of the bill would help")."""
    finite = (u for u in units.units[start:] if u.tag in {"MD", "VBD", "VBZ", "VBP"})
    return next((u.word in MODAL - {"can"} for u in finite), False)


def _governed(units: Units, at: int) -> int | None:
    """Give the law-making verb that has the noun at a place as its object or subject."""
    head = units[at].token.head
    place = units.index_of(head) if head is not units[at].token else None
    words = event_words("object")
    if place is not None and units[place].lemma in words and head.tag_.startswith("V"):
        return place
    for i in range(at - 1, max(-1, at - 6), -1):
        if units[i].tag.startswith("V") and units[i].lemma in words:
            return i
    return None


def _of_a_bill(units: Units, at: int) -> bool:
    words = {units.word(i) for i in range(max(0, at - 4), at)}
    laws = any(units.law(i) for i in range(max(0, at - 4), at))
    return bool(words & {"on", "for"}) and (laws or bool(words & {"law", "bill", "draft"}))


def _owner(units: Units, at: int) -> Token | None:
    own = (c for c in units[at].token.children if c.dep_ == "poss" and c.pos_ != "PRON")
    if units.word(at + 1) == "by" and (agent := agent_of(units, at)):
        return agent
    head = units[at].token.head
    if head.lower_ == "of" and head.head.lower_ in {"instrument", "instruments"}:
        head = head.head.head
    place = units.index_of(head) if head.lemma_ in _BRINGS_ABOUT else None
    return next(own, None) or (subject_words(units, place) if place is not None else None)


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


def _force(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    """Read "entered into force", "came into effect", "took effect", "in force since"."""
    verb = next(
        (
            i
            for i in range(at - 1, max(-1, at - 6), -1)
            if units[i].lemma in {"enter", "come", "go", "take", "be", "put", "bring", "entry"}
        ),
        None,
    )
    if verb is not None and units[verb].lemma == "entry":
        laws: Laws | None = laws_after(units, at + 1) if units.word(at + 1) == "of" else ()
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
