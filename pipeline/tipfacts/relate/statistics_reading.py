"""What was read of one quantity: the values that its relations and its record are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tipfacts.records import Assertion, DateValue, Indicator, PeriodBasis, Place
from tipfacts.relate.statistics_deed import Deed
from tipfacts.relate.statistics_sites import Range, Site

Rule = Literal[
    "noun", "whole", "before", "clause", "list", "comparison", "ellipsis", "persons", "stretch"
]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, as one candidate among those that were scored.

    Attributes:
        rule: the rule that proposed it.
        text: the noun phrase as a subject, without what the deed adds.
        head: its head noun, lower case; "" where nothing is named.
        words: where the phrase stands in the cleaned text, if it does.
        after: first token behind the phrase (or the number), where the deed is looked for.
        token: token that the deed is looked for from.
        score: 0 to 1.
        source: index of the quantity whose noun is taken over, if any.
        compared: whether the text only compares another number with this one.
    """

    rule: Rule
    text: str
    head: str
    words: Range | None
    after: int
    token: int
    score: float
    source: int | None = None
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole that a share or part is taken from.

    Attributes:
        text: as the record's `of` has it.
        words: where it stands in the cleaned text.
        source: index of the quantity that is the whole, if it is one.
        score: 0 to 1.
    """

    text: str
    words: Range
    source: int | None = None
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class When:
    """The period of a number and the words that say it, if any do."""

    value: DateValue | None
    basis: PeriodBasis | None
    words: Range | None = None
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a number and the words that say it, if any near it do."""

    place: Place
    words: Range | None = None
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read of one quantity; `tail` is what the deed adds to the subject."""

    site: Site
    counted: Counted
    deed: Deed | None
    tail: str
    unit: str
    indicator: Indicator
    evidence: Range
    assertion: Assertion
    confidence: float
    whole: Whole | None = None
    when: When | None = None
    where: Where | None = None

    @property
    def subject(self) -> str:
        """Give the subject as the record has it."""
        return f"{self.counted.text} {self.tail}".strip()


@dataclass(frozen=True, slots=True)
class Refused:
    """A quantity that measures nothing, and the named rule that says so."""

    site: Site
    reason: str
