"""Steps in the dependency tree that reading dates needs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})


def upwards(token: Token) -> Iterator[Token]:
    """Give a token's heads, nearest first, up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def governing_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token, or the token itself if it is one."""
    if token.pos_ in VERBS:
        return token
    return next((t for t in upwards(token) if t.pos_ in VERBS), None)
