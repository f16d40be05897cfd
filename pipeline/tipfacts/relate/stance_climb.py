"""The climb from words up the parse, gathering what denies and what supposes on the way."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.records import Assertion
from tipfacts.relate.stance_clauses import heads_clause, is_verb
from tipfacts.relate.stance_cues import cued
from tipfacts.relate.stance_signs import (
    denied_by_argument,
    denies_phrase,
    is_conditional,
    is_negated,
    is_supposed,
    set_aside,
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
    stance = Stance(denials=set_aside(words))
    token = words.root
    stance.denials += denies_phrase(token, words, lacks=lacks)
    if heads_clause(token):
        _clause(token, words, stance, lacks=lacks)
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
        _clause(head, words, stance, lacks=lacks)
    return head


def _clause(head: Token, words: Words, stance: Stance, *, lacks: bool) -> None:
    """Gather what stands at a clause's verb: negation, modals, condition, a subject with "no"."""
    stance.denials += is_negated(head) + denied_by_argument(head, words, lacks=lacks)
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
    joints = {c.lower_ for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i}
    if bare and not joints & {"but", "nor"}:
        stance.denials += is_negated(first)
        stance.supposed |= is_supposed(first)
    return first if bare else None


def _governed(token: Token, head: Token, stance: Stance, *, lacks: bool) -> None:
    """Gather what a governing verb, noun or adjective does to its complement."""
    lemma = head.lemma_.lower()
    if is_verb(head):
        complement = token.dep_ in {"xcomp", "ccomp", "pcomp"} or _tells_deed(token)
        complement |= _of_deed(token, head)
        stance.supposed |= complement and lemma in cued("suppose")
        stance.denials += complement and lemma in cued("deny")
    elif head.pos_ in {"NOUN", "PROPN"}:
        complement = token.dep_ in {"acl", "ccomp"} or _tells_deed(token)
        stance.supposed |= complement and lemma in cued("suppose_noun")
        stance.denials += lacks and lemma in cued("deny_noun")
    elif head.pos_ == "ADJ":
        stance.supposed |= lemma in cued("suppose_adjective")
        stance.denials += lemma in cued("deny_adjective")
    elif token.dep_ == "pcomp" and lemma == "without":
        stance.denials += 1


def _tells_deed(token: Token) -> bool:
    """Tell "ratification" in "urged ratification of" and "for ratification" in "a call for"."""
    if token.dep_ == "prep":
        return any(_tells_deed(c) for c in token.children if c.dep_ == "pobj")
    return token.dep_ in {"dobj", "pobj"} and token.lemma_.lower() in cued("deed_noun")


def _of_deed(token: Token, verb: Token) -> bool:
    """Tell "to Tier 3" in "risks a fall to Tier 3", where the parse hangs it on the verb."""
    if token.dep_ != "prep" or token.lower_ not in {"to", "of", "from", "under"}:
        return False
    return any(c.dep_ == "dobj" and c.i < token.i and _tells_deed(c) for c in verb.children)
