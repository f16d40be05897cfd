"""The deed beside a number: what was done to or by what is counted, by parse and by surface."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from tipfacts.data import rows
from tipfacts.relate.statistics_lexicon import lemma

Part = Literal["passive", "object", "subject", "copula", "participle", "nominal", "loose"]
Use = Literal["deed", "change", "report"]


class DeedRow(BaseModel):
    """A row of `data/deeds.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verb: str
    participle: str
    use: Use
    source: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb or deverbal noun that a number hangs on.

    Attributes:
        verb: its token.
        part: how the counted noun stands to it; `loose` where only a preposition joins them.
        lemma: of the verb, lower case.
    """

    verb: int
    part: Part
    lemma: str

    @property
    def use(self) -> Use:
        """Say whether it is a deed, a change or only a report."""
        row = _table().get(self.lemma)
        return row.use if row else "deed"


class DeedNoun(BaseModel):
    """A row of `data/deed_nouns.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: str
    verb: str
    source: str


@cache
def deed_nouns() -> dict[str, str]:
    """Give the verb of each noun that tells a deed."""
    return {row.noun: row.verb for row in rows("deed_nouns.tsv", DeedNoun)}


@cache
def _table() -> dict[str, DeedRow]:
    return {row.verb: row for row in rows("deeds.tsv", DeedRow)}


def participle(token: Token) -> str:
    """Give the past participle of a verb as it stands in the text.

    >>> from tipfacts.tag.pipeline import load_base
    >>> [participle(t) for t in load_base()("Police took them and identify others") if t.pos_ == "VERB"]
    ['taken', 'identified']
    """
    verb = lemma(token)
    if row := _table().get(verb):
        return row.participle
    if token.lower_.endswith("ed"):
        return token.lower_
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return verb[:-1] + "ied"
    return verb + "ed"


_CLIMBED = frozenset(
    "conj appos nummod compound nmod npadvmod quantmod pcomp amod dep nounmod poss advmod".split()
)
_OBJECTS = frozenset({"dobj", "obj", "iobj", "dative", "oprd", "attr", "xcomp", "ccomp", "acomp"})
_RELATIVE = frozenset({"who", "that", "which"})
_BE = frozenset({"be", "get"})


def deed_of(doc: Doc, head: Token, after: int, stop: int) -> Deed | None:
    """Give the deed that a counted noun (or a bare number) takes part in.

    The words behind the phrase are asked first ("were convicted", "identified by"), because the
    parse of long sentences is less sure than they are; then the parse.

    Args:
        doc: the parsed block.
        head: the counted noun, or the number's own token.
        after: first token behind the counted phrase.
        stop: one past the last token that may be read.
    """
    if after < stop and doc[after].lower_ in {"whom", "who", "that", "which"}:
        clause = next((t for t in head.children if t.dep_ == "relcl" and t.i > after), None)
        if clause is not None:
            return _relative(clause, after)
    nominal = _by_noun(head)
    behind = _behind(doc, after, stop) if nominal is None else nominal
    if nominal is not None and (behind is nominal):
        return nominal
    relative = after < stop and doc[after].lower_ in _RELATIVE
    if behind is not None and (
        relative or behind.part in {"passive", "participle"} or _subject_of(head)
    ):
        return behind
    return _by_parse(head)


def _relative(verb: Token, after: int) -> Deed:
    """Give the deed of a relative clause: done to the counted where another does it."""
    if any(t.dep_ == "nsubjpass" for t in verb.lefts):
        return Deed(verb.i, "passive", lemma(verb))
    others = [t for t in verb.lefts if t.dep_ == "nsubj" and t.i > after]
    if verb.pos_ == "AUX":
        return Deed(verb.i, "copula", "be")
    return Deed(verb.i, "object" if others else "subject", lemma(verb))


def _by_noun(head: Token) -> Deed | None:
    """Give the deed told as a noun: "the conviction of 12 traffickers"."""
    governor = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ != "of" or lemma(governor) not in deed_nouns():
        return None
    return Deed(governor.i, "nominal", lemma(governor))


def _subject_of(head: Token) -> bool:
    return head.dep_ in {"nsubj", "nsubjpass"} or head.head.dep_ in {"nsubj", "nsubjpass"}


def _behind(doc: Doc, after: int, stop: int) -> Deed | None:
    at = after
    while at < stop and (doc[at].pos_ == "ADV" or doc[at].lower_ in _RELATIVE):
        at += 1
    be = False
    while at < stop and (doc[at].pos_ == "AUX" or lemma(doc[at]) in _BE or doc[at].pos_ == "ADV"):
        be = be or lemma(doc[at]) in _BE
        at += 1
    if at >= stop:
        return None
    token = doc[at]
    if be and token.tag_ == "VBN":
        return Deed(at, "passive", _meant(token))
    if be:
        return Deed(at - 1, "copula", "be")
    if token.tag_ == "VBN" and at == after and token.dep_ in {"acl", "ROOT", "amod", "conj"}:
        return Deed(at, "participle", lemma(token)) if token.dep_ == "acl" else None
    if token.tag_ in {"VBD", "VBP", "VBZ", "VBN"} and token.pos_ == "VERB":
        return Deed(at, "subject", lemma(token))
    return None


def _by_parse(head: Token) -> Deed | None:
    token = head
    for _ in range(7):
        parent = token.head
        if parent.i == token.i:
            return None
        if token.dep_ == "nsubjpass":
            return _verbal(parent, "passive")
        if token.dep_ in {"nsubj", "csubj"}:
            return _verbal(parent, "copula" if lemma(parent) == "be" else "subject")
        if token.dep_ in _OBJECTS and parent.pos_ in {"VERB", "AUX"}:
            return _verbal(parent, "object")
        if token.dep_ == "pobj":
            return _by_preposition(parent)
        if token.dep_ not in _CLIMBED and token.pos_ in {"VERB", "AUX"}:
            return _verbal(token, "loose")
        token = parent
    return None


def _meant(verb: Token) -> str:
    """Give the lemma of a verb, "convict" for "find guilty"."""
    follower = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return "convict" if follower == "guilty" else lemma(verb)


def _verbal(verb: Token, part: Part) -> Deed | None:
    if verb.pos_ not in {"VERB", "AUX"} and part != "passive":
        return None
    return Deed(verb.i, part, _meant(verb))


_NOMINAL = frozenset({"of", "for", "to", "against"})
_NOMINAL_TOO = frozenset({"on", "with", "into", "at"})


def _by_preposition(preposition: Token) -> Deed | None:
    governor = preposition.head
    if governor.pos_ in {"VERB", "AUX"}:
        return Deed(governor.i, "loose", lemma(governor))
    if governor.pos_ in {"NOUN", "PROPN"}:
        known = lemma(governor) in deed_nouns()
        if preposition.lower_ in _NOMINAL or (known and preposition.lower_ in _NOMINAL_TOO):
            return Deed(governor.i, "nominal", lemma(governor))
        return _by_parse(governor)
    return _by_parse(governor) if governor.pos_ == "ADV" or governor.dep_ == "prep" else None
