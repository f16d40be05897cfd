"""Signs at one word of a parse: negation, modals, conditions, a "no" in its phrase or its subject."""

from __future__ import annotations

import re

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.relate.stance_cues import cued

_ONLY = frozenset({"only", "merely", "just", "simply", "least", "solely"})
_FEW = frozenset({"fewer", "less", "more", "later", "earlier", "sooner", "longer", "doubt"})
_HABIT = re.compile(
    r"\b(?:often|usually|typically|frequently|regularly|sometimes|always|each (?:year|day|week|month)"
    r"|every (?:year|day|week|month))\b"
)
_UNTIL = re.compile(r"\b(?:until|till)\b")


def is_negated(head: Token, words: Words | None) -> bool:
    """Say whether a verb is denied by a "not", "never" or "nor" of its own.

    "Not only", "not until 2005" and a "not" that belongs to another phrase deny nothing.
    """
    return any(_denies(child, head, words) for child in head.children)


def _denies(child: Token, head: Token, words: Words | None) -> bool:
    if child.dep_ != "neg" and child.lower_ not in {"never", "nor", "neither"}:
        return False
    after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    if after in _ONLY:
        return False
    return not (child.dep_ == "neg" and _until(head))


def _until(head: Token) -> bool:
    """Tell "did not sign it until 2005", which says that it was signed."""
    return any(_UNTIL.fullmatch(c.lower_) for c in head.children if c.dep_ in {"prep", "mark"})


def denied_by_subject(head: Token, words: Words | None) -> bool:
    """Say whether the subject is "nobody" or "no law": nothing of the clause is so."""
    return any(
        _is_no(child)
        for child in head.children
        if child.dep_ in {"nsubj", "nsubjpass"} and not (words and _inside(child, words))
    )


def _is_no(token: Token) -> bool:
    if token.lower_ in {"nobody", "none", "nothing", "neither"}:
        return True
    return any(
        c.lower_ in {"no", "neither"}
        and c.dep_ in {"det", "preconj", "cc"}
        and c.nbor(1).lower_ not in _FEW
        for c in token.children
    )


def _inside(token: Token, words: Words) -> bool:
    return words.start <= token.i < words.end


def denies_phrase(token: Token, words: Words, *, lacks: bool) -> bool:
    """Say whether a noun has a "no" that stands before the words, or a "without" above it."""
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        return True
    if not lacks and token.lemma_.lower() in cued("light_noun"):
        return False
    return any(
        c.lower_ == "no"
        and c.dep_ == "det"
        and c.nbor(1).lower_ not in _FEW
        and not _inside(c, words)
        for c in token.children
    )


def is_supposed(head: Token) -> bool:
    """Say whether a verb has a modal that leaves open whether it came so."""
    for child in head.children:
        if child.dep_ not in {"aux", "auxpass"} or child.lower_ not in cued("modal"):
            continue
        return not _habitual(head, child)
    return _is_to(head)


def _habitual(head: Token, modal: Token) -> bool:
    if modal.lower_ not in {"would", "could"}:
        return False
    if modal.lower_ == "could" and any(c.dep_ == "neg" for c in head.children):
        return True
    return bool(_HABIT.search(head.sent.text.lower()))


def _is_to(head: Token) -> bool:
    """Tell "is to open", "are to be tried"."""
    if head.dep_ != "xcomp" or head.head.lemma_ != "be" or head.tag_ != "VB":
        return False
    return not any(c.dep_ in {"acomp", "attr"} for c in head.head.children)


def is_conditional(head: Token) -> bool:
    """Say whether a clause is a condition, or hangs on one."""
    marks = [c for c in head.children if c.dep_ == "mark" and c.lower_ in cued("if")]
    if any(not (m.i > 0 and m.nbor(-1).lower_ in {"even", "as"}) for m in marks):
        return True
    return any(
        c.dep_ == "advcl"
        and any(
            m.dep_ == "mark"
            and m.lower_ in {"if", "unless"}
            and (m.i == 0 or m.nbor(-1).lower_ != "even")
            for m in c.children
        )
        for c in head.children
    )
