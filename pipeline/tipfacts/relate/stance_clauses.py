"""Clauses: the verb that words depend on, and the stretch of text that its clause fills."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tipfacts.tag.parsed import Parsed

CLAUSE_DEPS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "pcomp", "xcomp"}
)
_APART = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass"})


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb form, participles that stand as adjectives left out."""
    return token.pos_ in {"VERB", "AUX"}


def heads_clause(token: Token) -> bool:
    """Say whether a token is the verb, or the nominal predicate, of a clause of its own."""
    if token.dep_ == "ROOT":
        return True
    if token.dep_ == "conj":
        return is_verb(token) and token.head.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
    return token.dep_ in CLAUSE_DEPS and (is_verb(token) or _has_subject(token))


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children)


def clause_head(token: Token) -> Token:
    """Give the head of the clause that a token stands in."""
    while not heads_clause(token) and token.head.i != token.i:
        token = token.head
    return token


def clause_tokens(head: Token) -> Iterator[Token]:
    """Give the tokens of a clause without the clauses inside it and beside it."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        stack += (c for c in token.children if not stands_apart(c))


def stands_apart(token: Token) -> bool:
    """Say whether a token heads a clause that is no argument of the verb above it."""
    if token.dep_ in _APART:
        return is_verb(token) or _has_subject(token)
    return token.dep_ == "conj" and is_verb(token) and is_verb(token.head)


def widest(head: Token) -> Token:
    """Go up from a complement without a subject to the verb that it completes."""
    while head.dep_ in {"xcomp", "pcomp"} and head.head.i != head.i:
        head = clause_head(head.head)
    return head


def clause_range(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Give the range in the cleaned text of the smallest clause that holds `[start, end)`.

    A clause is a verb with its arguments; clauses joined to it by "and", relative and adverbial
    clauses, reported ones and the parts between semicolons are clauses of their own.
    """
    sentence = parsed.sentence_at(start)
    words = parsed.words(start, end)
    part = part_of(words)
    head = widest(clause_head(words.root))
    own = [t.i for t in clause_tokens(head) if t.i in part and not _is_edge(t)]
    first, last = min([words.start, *own]), max([words.end - 1, *own])
    begin, finish = parsed.token_range(sentence, words.doc[first : last + 1])
    return min(begin, start), max(finish, end)


def _is_edge(token: Token) -> bool:
    """Say whether a token only joins or parts clauses."""
    return token.is_punct or token.dep_ in {"cc", "punct"} or token.is_space


def part_of(words: Words) -> range:
    """Give the token indices of the part of the sentence that holds words.

    Semicolons part it, colons, and a dash between spaces ("Tier 3 - Palau does not ...").
    """
    sentence = words.sent
    breaks = [t.i for t in sentence if t.text in {";", "|", ":"} or _is_dash(t)]
    lo = max([sentence.start, *(i + 1 for i in breaks if i < words.start)])
    return range(lo, min([sentence.end, *(i for i in breaks if i >= words.end)]))


def _is_dash(token: Token) -> bool:
    """Say whether a token is a dash with a space on either side."""
    if token.text not in {"-", "–", "—"} or token.i == 0:
        return False
    return bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
