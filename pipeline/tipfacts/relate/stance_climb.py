"""The climb from words up the parse, gathering what denies and what supposes on the way."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.records import Assertion
from tipfacts.relate.stance_clauses import heads_clause, is_verb, part_of
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
    part = part_of(words)
    stance = Stance(denials=set_aside(words))
    token = words.root
    stance.denials += denies_phrase(token, words, part, lacks=lacks)
    if heads_clause(token):
        _clause(token, words, part, stance, lacks=lacks)
    while token.head.i != token.i and token.head.i in part:
        above = _step(token, words, part, stance, lacks=lacks)
        if above is None:
            break
        token = above
    return stance


def _step(token: Token, words: Words, part: range, stance: Stance, *, lacks: bool) -> Token | None:
    """Go one arc up and gather what the governor does; `None` where the clause's scope ends."""
    head = token.head
    if token.dep_ in {"advcl", "parataxis"} and not _purpose(token):
        return None
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in {"VBN", "VBG", "VBD"}):
        stance.denials += denies_phrase(head, words, part, lacks=lacks) or (lacks and _lacked(head))
        return None
    if token.dep_ == "conj" and heads_clause(token):
        return _from_conjunct(token, part, stance)
    _governed(token, head, stance, lacks=lacks)
    if not _and_more(token):
        stance.denials += denies_phrase(head, words, part, lacks=lacks)
    if heads_clause(head) or is_verb(head):
        _clause(head, words, part, stance, lacks=lacks)
    return head


def _clause(head: Token, words: Words, part: range, stance: Stance, *, lacks: bool) -> None:
    """Gather what stands at a clause's verb: negation, modals, condition, a subject with "no"."""
    stance.denials += is_negated(head, part) + denied_by_argument(head, words, part, lacks=lacks)
    stance.supposed |= is_supposed(head, part) or is_conditional(head, part)
    if head.dep_ == "advcl" and _purpose(head):
        stance.supposed = True


def _and_more(token: Token) -> bool:
    """Tell "two trials" in "no convictions and two trials"."""
    return token.dep_ == "conj" and any(
        c.lower_ in {"and", "but"} for c in token.head.children if c.dep_ == "cc" and c.i < token.i
    )


def _lacked(noun: Token) -> bool:
    """Tell "a lack of a law": what a clause says of the law is then not so."""
    above = noun.head
    return (
        noun.dep_ == "pobj"
        and above.lower_ == "of"
        and above.head.lemma_.lower() in cued("deny_noun")
    )


def _purpose(token: Token) -> bool:
    """Tell "to ratify it" and "in order to ratify it" beside a verb."""
    return (
        token.dep_ == "advcl"
        and token.tag_ == "VB"
        and token.is_alpha
        and any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)
    )


def _from_conjunct(token: Token, part: range, stance: Stance) -> Token | None:
    """Go from a joined verb to the first, whose modals and negation it shares if it is bare."""
    first = token.head
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children):
        return None
    bare = token.tag_ in {"VB", "VBP", "JJ", "NN"} and not any(
        c.dep_ in {"aux", "auxpass"} for c in token.children
    )
    joints = {c.lower_ for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i}
    if bare and not joints & {"but", "nor"}:
        stance.denials += is_negated(first, part)
        stance.supposed |= is_supposed(first, part)
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
        light = not lacks and lemma in cued("light_noun")
        stance.supposed |= complement and lemma in cued("suppose_noun") and not light
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
