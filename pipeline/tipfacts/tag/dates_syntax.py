"""Steps in the dependency tree that reading dates needs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
_NEVER_VERBS = frozenset({"trafficking", "smuggling", "sentencing", "training", "funding"})
"""Nouns of these texts that the tagger often takes for participles."""


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb, and none of the nouns that the tagger takes for one."""
    return token.pos_ in VERBS and (
        token.lower_ not in _NEVER_VERBS or any(c.dep_ == "aux" for c in token.children)
    )


def upwards(token: Token) -> Iterator[Token]:
    """Give a token's heads, nearest first, up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def governing_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token, or the token itself if it is one."""
    if is_verb(token):
        return token
    return next((t for t in upwards(token) if is_verb(t)), None)
