"""The words that turn a statement into a denial or a supposition, from `data/stance_cues.tsv`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows

Cue = Literal[
    "suppose",
    "deny",
    "suppose_noun",
    "deny_noun",
    "suppose_adjective",
    "deny_adjective",
    "light_noun",
    "deed_noun",
    "if",
    "modal",
    "negative",
    "advice",
]


class StanceCue(BaseModel):
    """A row of `data/stance_cues.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    cue: Cue
    source: str


@cache
def cued(cue: Cue) -> frozenset[str]:
    """Give the words of one cue.

    >>> "refuse" in cued("deny"), "threat" in cued("suppose_noun")
    (True, True)
    """
    return frozenset(row.word for row in rows("stance_cues.tsv", StanceCue) if row.cue == cue)
