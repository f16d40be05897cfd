"""Signs at one word of a parse: negation, modals, conditions, a "no" in its phrase or its subject."""

from __future__ import annotations

import re

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.relate.stance_cues import cued

_ONLY = frozenset({"only", "merely", "just", "simply", "least", "solely"})
_FEW = frozenset({"fewer", "less", "more", "later", "earlier", "sooner", "longer", "doubt"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_HABIT = re.compile(
    r"\b(?:often|usually|typically|frequently|regularly|sometimes|always|each (?:year|day|week|month)"
    r"|every (?:year|day|week|month))\b"
)


def is_negated(head: Token) -> bool:
    """Say whether a verb is denied: "not", "never", "nor", "no longer", "yet to".

    "Not only", "not until 2005" and a "not" that belongs to another phrase deny nothing.
    """
    return _not(head) or _no_longer(head) or _nor(head) or _yet_to(head)


def _not(head: Token) -> bool:
    return any(
        (c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor"})
        and after(c).lower_ not in _ONLY
        and after(c).pos_ != "ADP"
        and not (c.dep_ == "neg" and _until(head))
        for c in head.children
    )


def after(token: Token) -> Token:
    """Give the next token, or the last one itself."""
    return token.doc[min(token.i + 1, len(token.doc) - 1)]


def _until(head: Token) -> bool:
    """Tell "did not sign it until 2005", which says that it was signed."""
    return any(c.lower_ in {"until", "till"} for c in head.children if c.dep_ in {"prep", "mark"})


def _no_longer(head: Token) -> bool:
    return any(
        c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in head.children
    )


def _nor(head: Token) -> bool:
    """Tell the second part of "neither signed nor adopted"."""
    if head.dep_ != "conj":
        return False
    return any(c.lower_ == "nor" and head.head.i < c.i < head.i for c in head.head.children)


def _yet_to(head: Token) -> bool:
    """Tell "has yet to ratify", "remains to be ratified"."""
    if head.dep_ != "xcomp" or head.head.lemma_ not in {"have", "be", "remain"}:
        return False
    return head.head.lemma_ == "remain" or any(
        w.lower_ in {"yet", "still"} for w in head.doc[head.head.i : head.i]
    )


def denied_by_argument(head: Token, words: Words, *, lacks: bool) -> bool:
    """Say whether the subject or object is "nobody" or "no law": nothing of the clause is so."""
    return any(
        _is_no(child) and (lacks or child.lemma_.lower() not in cued("light_noun"))
        for child in head.children
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and not _holds(child, words)
    )


def _holds(token: Token, words: Words) -> bool:
    """Say whether a phrase holds the words; its own "no" is then met on the way up."""
    return token.left_edge.i <= words.start and words.end - 1 <= token.right_edge.i


def set_aside(words: Words) -> bool:
    """Say whether a "not", "instead of" or "rather than" stands right before the words' phrase."""
    at = words.start
    while at > 0 and words.doc[at - 1].pos_ in {"ADP", "DET", "ADJ"} and at > words.sent.start:
        at -= 1
    lead = words.doc[max(words.sent.start, at - 2) : words.start].text.lower()
    if re.search(r"\b(?:instead|short) of|\brather than", lead):
        return True
    return bool(re.search(r"\bnot\s+(?:in|on|by|at|from|under|to|for)\b", lead)) and any(
        t.lower_ == "but" for t in words.doc[words.end : words.sent.end]
    )


def _is_no(token: Token) -> bool:
    if token.lower_ in _NOBODY:
        return True
    return any(
        c.lower_ in {"no", "neither"}
        and c.dep_ in {"det", "preconj", "cc"}
        and after(c).lower_ not in _FEW
        for c in token.children
    )


def _inside(token: Token, words: Words) -> bool:
    return words.start <= token.i < words.end


def denies_phrase(token: Token, words: Words, *, lacks: bool) -> bool:
    """Say whether a noun has a "no" that stands before the words, or a "without" above it."""
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        return True
    if token.lower_ in _NOBODY and not _inside(token, words):
        return True
    if not lacks and token.lemma_.lower() in cued("light_noun"):
        return False
    return any(
        c.lower_ == "no"
        and c.dep_ == "det"
        and after(c).lower_ not in _FEW
        and not _inside(c, words)
        for c in token.children
    )


def is_supposed(head: Token) -> bool:
    """Say whether a verb has a modal that leaves open whether it came so, or "is to"."""
    if head.tag_ in {"VBD", "VBZ"} and head.lemma_ != "be":
        return False
    for child in head.children:
        if child.dep_ not in {"aux", "auxpass"} or child.lower_ not in cued("modal"):
            continue
        return not _habitual(head, child)
    return _is_to(head) or any(_is_to(c) for c in head.children)


def _habitual(head: Token, modal: Token) -> bool:
    if modal.lower_ not in {"would", "could"}:
        return False
    if modal.lower_ == "could" and any(c.dep_ == "neg" for c in head.children):
        return True
    return bool(_HABIT.search(head.sent.text.lower()))


def _is_to(head: Token) -> bool:
    """Tell "is to open", "are to be tried"."""
    if head.dep_ != "xcomp" or head.head.lemma_ != "be" or head.head.tag_ == "VB":
        return False
    if not any(c.tag_ == "TO" for c in head.children):
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
