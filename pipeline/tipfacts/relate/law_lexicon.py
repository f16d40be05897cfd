"""The words of law-making: verbs and nouns that tell an event in the life of a law."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.records import LawEvent

Frame = Literal["object", "passive", "to", "subject", "noun", "under"]


class EventWord(BaseModel):
    """A row of `data/law_events.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lemma: str
    event: LawEvent
    frame: Frame
    source: str


@cache
def event_words(*frames: Frame) -> dict[str, LawEvent]:
    """Map the lemmas of some frames to their events.

    >>> event_words("object")["ratify"]
    'ratified'
    """
    return {r.lemma: r.event for r in rows("law_events.tsv", EventWord) if r.frame in frames}


BE = frozenset("be is was were are been being am 's get got gets".split())
HAVE = frozenset("have has had having 've".split())
MODAL = frozenset("would should could may might must ought shall will can".split())
AUXILIARY = BE | HAVE | MODAL | frozenset("to not n't never do does did neither nor".split())
DETERMINERS = frozenset(
    "the a an its their his her this that these those both all each some any several two three four "
    "five six many most further other various second first third new".split()
)
"""Words that may stand between a verb and the law that is its object."""
PRONOUNS = frozenset("it both they them which that".split())
