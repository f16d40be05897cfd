"""The words of law-making: verbs and nouns that tell an event in the life of a law."""

from __future__ import annotations

from collections import defaultdict
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


class LawPhrase(BaseModel):
    """A row of `data/law_phrases.tsv`: a verb with the words that go with it.

    Attributes:
        words: the lemma of the verb, then its words; see the head of the table.
        kinds: what the law must be, parted by commas; `draft` is a bill, or what is said to be a draft.
        denied: `yes` where the phrase tells its event only if it is denied ("was never put to the vote"),
            `no` where only if it is not ("has not been debated" tells nothing).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    event: LawEvent
    frame: Literal["object", "subject", "behind"]
    kinds: str = ""
    denied: Literal["", "yes", "no"] = ""
    source: str

    @property
    def rest(self) -> tuple[str, ...]:
        """Give the words that follow the verb."""
        return tuple(self.words.split()[1:])


@cache
def law_phrases() -> dict[str, tuple[LawPhrase, ...]]:
    """Map the lemmas of verbs to their phrases, the longest first.

    >>> [p.event for p in law_phrases()["scrap"]][:1]
    ['repealed']
    """
    found: defaultdict[str, list[LawPhrase]] = defaultdict(list)
    for row in rows("law_phrases.tsv", LawPhrase):
        for head in row.words.split()[0].split("|"):
            found[head].append(row)
    return {k: tuple(sorted(v, key=lambda r: -len(r.rest))) for k, v in found.items()}


DONE: frozenset[LawEvent] = frozenset(
    {
        "signed",
        "ratified",
        "acceded",
        "adopted",
        "introduced",
        "amended",
        "repealed",
        "rejected",
        "applied",
    }
)
"""Events that somebody does."""
DATED = DONE | {"entered_into_force"}
LAW_MAKING = DATED - {"applied"}

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
