"""One event in the life of one law, as read from the text."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import Assertion, DateValue, LawEvent, Penalty, Vote
from tipfacts.relate.law_units import LawMention


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: half-open range of the cleaned text, the words, the state they act for."""

    start: int
    end: int
    text: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of a law.

    Attributes:
        law: where the law is named; its words are the evidence.
        trigger: range of the word that tells the event; the law's own for a table and a mention.
        date: value of the event's date; `dated` is the range of its words.
        certain: 0 to 1, of the rule that read it.
        by: the learned part that read it; `None` for the rules.
    """

    law: LawMention
    event: LawEvent
    trigger: tuple[int, int]
    assertion: Assertion = "stated"
    certain: float = 0.9
    date: DateValue | None = None
    dated: tuple[int, int] | None = None
    actor: Actor | None = None
    vote: Vote | None = None
    penalty: Penalty | None = None
    by: str | None = None

    @property
    def confidence(self) -> float:
        """Give how sure both the name and the event are."""
        return round(min(self.certain, self.law.confidence), 2)
