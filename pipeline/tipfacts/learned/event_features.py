"""What an event model sees of a law in its sentence: the verbs above it, the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from tipfacts.data import rows
from tipfacts.relate.law_lexicon import AUXILIARY, BE, MODAL, EventWord
from tipfacts.relate.law_units import LawMention, Units

_NEAR = 7
"""Units on either side whose words are seen."""
_CLIMB = 3
"""Verbs above a law that are seen."""


def features_of(units: Units, at: int) -> tuple[str, ...]:
    """Give the features of the law at a place of a sentence, each a short name."""
    law = units.law(at)
    if law is None:
        raise ValueError(f"no law at unit {at}")
    return tuple(dict.fromkeys(["bias", *_of_law(law), *_above(units, at), *_around(units, at)]))


def _of_law(law: LawMention) -> Iterator[str]:
    draft = law.value.draft
    yield f"kind={draft.kind}"
    yield f"form={draft.form}"
    yield f"kind={draft.kind}+{draft.form}"
    if draft.weak:
        yield "weak"


@cache
def _told_by() -> dict[str, frozenset[str]]:
    """Map the lemmas of the lexicon to the events that they tell."""
    found: dict[str, set[str]] = {}
    for row in rows("law_events.tsv", EventWord):
        found.setdefault(row.lemma, set()).add(f"{row.event}/{row.frame}")
    return {lemma: frozenset(events) for lemma, events in found.items()}


def _above(units: Units, at: int) -> Iterator[str]:
    """Give the verbs and nouns that govern the law, nearest first."""
    token, path = units[at].token, ""
    rank = 0
    while token.head.i != token.i and rank < _CLIMB:
        path = f"{path}<{token.dep_}" if len(path) < 24 else path
        token = token.head
        if token.pos_ not in {"VERB", "NOUN", "AUX"} or _in_law(units, token):
            continue
        rank += 1
        yield from _governor(token, rank, path)
        path = ""


def _in_law(units: Units, token: Token) -> bool:
    place = units.index_of(token)
    return place is not None and units.law(place) is not None


def _governor(token: Token, rank: int, path: str) -> Iterator[str]:
    lemma = token.lemma_.lower()
    voice = "passive" if any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children) else ""
    yield f"g{rank}={lemma}"
    yield f"g{rank}={lemma}{path}{voice}"
    yield f"g{rank}:{path}{voice}"
    for event in _told_by().get(lemma, ()):
        yield f"g{rank}~{event}{voice}"
        yield f"g{rank}~{event}{path}"
    for child in token.children:
        if child.dep_ in {"neg", "aux", "prep", "prt"}:
            yield f"g{rank}>{child.dep_}={child.lower_}"


def _around(units: Units, at: int) -> Iterator[str]:
    for side, step in (("L", -1), ("R", 1)):
        for distance in range(1, _NEAR + 1):
            place = at + step * distance
            if not 0 <= place < len(units):
                yield f"{side}{min(distance, 3)}=edge"
                break
            yield from _word(units, place, side, distance)


def _word(units: Units, place: int, side: str, distance: int) -> Iterator[str]:
    unit = units[place]
    if unit.law is not None:
        yield f"{side}{_bin(distance)}=law"
        return
    if unit.word in AUXILIARY:
        kind = "be" if unit.word in BE else "modal" if unit.word in MODAL else unit.word
        yield f"{side}{_bin(distance)}={kind}"
        return
    if unit.word[:1].isdigit():
        yield f"{side}=digits"
        return
    yield f"{side}={unit.lemma}"
    yield f"{side}{_bin(distance)}={unit.lemma}"
    for event in _told_by().get(unit.lemma, ()):
        yield f"{side}~{event}"
        yield f"{side}{_bin(distance)}~{event}"


def _bin(distance: int) -> str:
    return str(distance) if distance <= 2 else "3-4" if distance <= 4 else "5-7"
