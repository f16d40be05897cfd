"""Signs at one word of a parse: negation, modals, conditions, a "no" in its phrase or its subject."""

from __future__ import annotations

import re

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.relate.stance_cues import cued

_ONLY = frozenset({"only", "merely", "just", "simply", "least", "solely"})
_FEW = frozenset({"fewer", "less", "more", "later", "earlier", "sooner", "longer", "doubt"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_FORESEEN = frozenset(
    {"expect", "plan", "schedule", "envisage", "envision", "foresee", "anticipate"}
)
_HABIT = re.compile(
    r"\b(?:often|usually|typically|frequently|regularly|sometimes|always|each (?:year|day|week|month)"
    r"|every (?:year|day|week|month))\b"
)


def kids(token: Token, part: range) -> list[Token]:
    """Give the children of a token in a part of its sentence, the part between two semicolons."""
    return [c for c in token.children if c.i in part]


def is_negated(head: Token, part: range) -> bool:
    """Say whether a verb is denied: "not", "never", "nor", "no longer", "yet to".

    "Not only", "not until 2005" and a "not" that belongs to another phrase deny nothing.
    """
    return _not(head, part) or _no_longer(head, part) or _nor(head, part) or _yet_to(head)


def _not(head: Token, part: range) -> bool:
    return any(
        (c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor"})
        and after(c).lower_ not in _ONLY
        and after(c).pos_ != "ADP"
        and not (c.dep_ == "neg" and _until(head, part))
        for c in kids(head, part)
    )


def after(token: Token) -> Token:
    """Give the next token, or the last one itself."""
    return token.doc[min(token.i + 1, len(token.doc) - 1)]


def _until(head: Token, part: range) -> bool:
    """Tell "did not sign it until 2005", which says that it was signed."""
    return any(
        c.lower_ in {"until", "till"} for c in kids(head, part) if c.dep_ in {"prep", "mark"}
    )


def _no_longer(head: Token, part: range) -> bool:
    return any(
        c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in kids(head, part)
    )


def _nor(head: Token, part: range) -> bool:
    """Tell the second part of "neither signed nor adopted"."""
    if head.dep_ != "conj":
        return False
    return any(c.lower_ == "nor" and head.head.i < c.i < head.i for c in kids(head.head, part))


def _yet_to(head: Token) -> bool:
    """Tell "has yet to ratify", "remains to be ratified"."""
    if head.dep_ != "xcomp" or head.head.lemma_ not in {"have", "be", "remain"}:
        return False
    return head.head.lemma_ == "remain" or any(
        w.lower_ in {"yet", "still"} for w in head.doc[head.head.i : head.i]
    )


def denied_by_argument(head: Token, words: Words, part: range, *, lacks: bool) -> bool:
    """Say whether the subject or object is "nobody" or "no law": nothing of the clause is so."""
    return any(
        _is_no(child, part) and (lacks or child.lemma_.lower() not in cued("light_noun"))
        for child in kids(head, part)
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
        and not _holds(child, words)
        and not _and_more(child)
    )


def _and_more(noun: Token) -> bool:
    """Tell "no convictions and 2 trials", where the "no" is of the first alone."""
    return any(c.dep_ == "conj" for c in noun.children) and any(
        c.lower_ == "and" for c in noun.children
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


def _is_no(token: Token, part: range) -> bool:
    if token.lower_ in _NOBODY:
        return True
    return any(
        c.lower_ in {"no", "neither"}
        and c.dep_ in {"det", "preconj", "cc"}
        and after(c).lower_ not in _FEW
        for c in kids(token, part)
    )


def _inside(token: Token, words: Words) -> bool:
    return words.start <= token.i < words.end


def denies_phrase(token: Token, words: Words, part: range, *, lacks: bool) -> bool:
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
        for c in kids(token, part)
    )


def is_supposed(head: Token, part: range) -> bool:
    """Say whether a verb has a modal that leaves open whether it came so, or "is to"."""
    if head.tag_ in {"VBD", "VBZ"} and head.lemma_ != "be":
        return False
    for child in kids(head, part):
        if child.dep_ not in {"aux", "auxpass"} or child.lower_ not in cued("modal"):
            continue
        return not _habitual(head, child, part)
    return (
        _is_to(head, part)
        or any(_is_to(c, part) for c in kids(head, part))
        or _is_expected(head, part)
    )


def _is_expected(head: Token, part: range) -> bool:
    """Tell "240 guests are expected" and "is due to open"."""
    if head.lemma_.lower() in _FORESEEN:
        return any(c.dep_ == "auxpass" for c in kids(head, part))
    return head.lemma_ == "be" and any(
        c.dep_ == "acomp"
        and c.lemma_.lower() in cued("suppose_adjective")
        and any(x.dep_ == "xcomp" for x in c.children)
        for c in kids(head, part)
    )


def _habitual(head: Token, modal: Token, part: range) -> bool:
    if modal.lower_ not in {"would", "could"}:
        return False
    if modal.lower_ == "could" and any(c.dep_ == "neg" for c in kids(head, part)):
        return True
    return bool(_HABIT.search(head.sent.text.lower()))


def _is_to(head: Token, part: range) -> bool:
    """Tell "is to open", "are to be tried"."""
    if head.dep_ != "xcomp" or head.head.lemma_ != "be" or head.head.tag_ == "VB":
        return False
    if not any(c.tag_ == "TO" for c in kids(head, part)):
        return False
    return not any(c.dep_ in {"acomp", "attr"} for c in kids(head.head, part))


def is_conditional(head: Token, part: range) -> bool:
    """Say whether a clause is a condition, or hangs on one."""
    marks = [c for c in kids(head, part) if c.dep_ == "mark" and c.lower_ in cued("if")]
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
        for c in kids(head, part)
    )
