"""Events of laws told by a noun: "the ratification of the Protocol", "its repeal", and who did it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_grammar import Chain, laws_after, subject_words
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_lexicon import MODAL, event_words
from tipfacts.relate.law_units import Units

_MERE = re.compile(
    r"\b(?:proposed|draft|planned|suggested|for|for\s+the|pending|towards?)\s+$", re.I
)
_WOULD = re.compile(r"[^.;,]{0,80}\bthat\s+would\b")
_BRINGS_ABOUT = frozenset({"give", "promote", "complete", "grant", "deposit"})
_MERE_OWN = re.compile(
    r"\b(?:pending|await\w*|urg\w+|before|until|towards?|for|recommend\w*|seek\w*|demand\w*|support\w*|consider\w*)"
    r"\s+(?:its|[\w’' -]{3,30})\s*$"
)
_BACKGROUND = re.compile(r"\b(?:since|following|upon|despite)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)
_OWNED = frozenset(
    "ratification accession adoption enactment passage promulgation repeal signature signing commencement abrogation "
    "revocation annulment".split()
)
"""Nouns that "its" makes an event of a law."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FAR = 14


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


def told_by_noun(units: Units, at: int, event: LawEvent, earlier: Laws = ()) -> Iterator[Hit]:
    """Read "the ratification of the Protocol", "accession to it" and "its adoption"."""
    if units[at].lemma in _OWNED and (laws := owned(units, at, earlier)):
        mere = _MERE_OWN.search(units.lead(at)[-40:])
        stance: Assertion = "hypothetical" if mere or _supposed(units, at) else "stated"
        yield Hit(laws, event, at, Chain(at, ()), 0.7, agent_of(units, at), stance)
        return
    place = _of_behind(units, at)
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
        past: Assertion | None = "stated" if _BACKGROUND.search(units.lead(at)[-30:]) else None
        says: Assertion | None = "hypothetical" if supposed else past
        yield Hit(laws, event, at, Chain(at, ()), 0.75, _owner(units, at), says)


def _of_behind(units: Units, at: int) -> int:
    """Give the place of "of" in "ratification by the state, in May, of the Protocol"."""
    if units.word(at + 1) not in {"by", "in", "on", ",", "last", "this"}:
        return at + 1
    for i in range(at + 2, min(at + _FAR, len(units))):
        if units[i].tag in _FINITE or units.law(i) is not None or units.word(i) == ";":
            break
        if units.word(i) == "of" and laws_after(units, i):
            return i
    return at + 1


def owned(units: Units, at: int, earlier: Laws) -> Laws:
    """Give the law that a noun belongs to: "the Act's repeal", "upon its entry into force"."""
    if units.word(at - 1) == "its":
        ahead = tuple(u.law for u in units.units[: at - 1] if u.law is not None)
        return (ahead or earlier)[-1:]
    law = units.law(at - 2) if at > 1 and units[at - 1].tag == "POS" else None
    return (law,) if law is not None else ()


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
