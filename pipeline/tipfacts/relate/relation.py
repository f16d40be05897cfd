"""A typed relation between two mentions, in offsets of the cleaned text."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import RelationName


@dataclass(frozen=True, slots=True)
class Relation:
    """`head` and `tail` are half-open ranges of the cleaned text; the names are the contract's."""

    name: RelationName
    head: tuple[int, int]
    tail: tuple[int, int]
    confidence: float = 1.0
