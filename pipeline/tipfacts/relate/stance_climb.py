"""The climb from words up the parse, gathering what denies and what supposes on the way."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.records import Assertion
from tipfacts.relate.stance_clauses import heads_clause, is_verb
from tipfacts.relate.stance_cues import cued
from tipfacts.relate.stance_signs import (
    denied_by_subject,
    denies_phrase,
    is_conditional,
    is_negated,
    is_supposed,
)


@dataclass(slots=True)
class Stance:
    """What was gathered: denials cancel each other, one supposition is enough."""

    denials: int = 0
    supposed: bool = False

    @property
    def assertion(self) -> Assertion:
        """Give the stance as the contract names it; a supposed denial is a supposition."""
        if self.supposed:
            return "hypothetical"
        return "negated" if self.denials % 2 else "stated"


def climb(words: Words, *, lacks: bool = True) -> Stance:
    """Gather the stance of words, from their head up to where their clause ends."""
    stance = Stance()
    token = words.root
    stance.denials += denies_phrase(token, words, lacks=lacks)
    if heads_clause(token):
        _clause(token, words, stance)
    while token.head.i != token.i:
        above = _step(token, words, stance, lacks=lacks)
        if above is None:
            break
        token = above
    return stance


def _step(token: Token, words: Words, stance: Stance, *, lacks: bool) -> Token | None:
    """Go one arc up and gather what the governor does; `None` where the clause's scope ends."""
    head = token.head
    if token.dep_ in {"relcl", "advcl", "parataxis"} and not _purpose(token):
        return None
    if token.dep_ == "conj" and heads_clause(token):
        return _from_conjunct(token, stance)
    _governed(token, head, stance, lacks=lacks)
    stance.denials += denies_phrase(head, words, lacks=lacks)
    if heads_clause(head) or is_verb(head):
        _clause(head, words, stance)
    return head


def _clause(head: Token, words: Words, stance: Stance) -> None:
    """Gather what stands at a clause's verb: negation, modals, condition, a subject with "no"."""
    stance.denials += is_negated(head, words) + denied_by_subject(head, words)
    stance.supposed |= is_supposed(head) or is_conditional(head)
    if head.dep_ == "advcl" and _purpose(head):
        stance.supposed = True


def _purpose(token: Token) -> bool:
    """Tell "to ratify it" and "in order to ratify it" beside a verb."""
    return (
        token.dep_ == "advcl"
        and token.tag_ == "VB"
        and any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)
    )


def _from_conjunct(token: Token, stance: Stance) -> Token | None:
    """Go from a joined verb to the first, whose modals and negation it shares if it is bare."""
    first = token.head
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children):
        return None
    bare = token.tag_ in {"VB", "VBP", "JJ", "NN"} and not any(
        c.dep_ in {"aux", "auxpass"} for c in token.children
    )
    contrast = any(c.lower_ == "but" for c in first.children if c.dep_ == "cc" and c.i < token.i)
    if bare and not contrast:
        stance.denials += is_negated(first, None)
        stance.supposed |= is_supposed(first)
    return first if bare else None


def _governed(token: Token, head: Token, stance: Stance, *, lacks: bool) -> None:
    """Gather what a governing verb, noun or adjective does to its complement."""
    lemma = head.lemma_.lower()
    if token.dep_ in {"xcomp", "ccomp", "pcomp"} and is_verb(head):
        stance.supposed |= lemma in cued("suppose")
        stance.denials += lemma in cued("deny")
    elif token.dep_ in {"acl", "prep", "ccomp", "relcl"} and head.pos_ in {"NOUN", "PROPN"}:
        stance.supposed |= lemma in cued("suppose_noun") and token.dep_ in {"acl", "ccomp"}
        stance.denials += lacks and lemma in cued("deny_noun")
    elif token.dep_ in {"xcomp", "ccomp", "prep"} and head.pos_ == "ADJ":
        stance.supposed |= lemma in cued("suppose_adjective")
        stance.denials += lemma in cued("deny_adjective")
    elif token.dep_ == "pcomp" and lemma == "without":
        stance.denials += 1
