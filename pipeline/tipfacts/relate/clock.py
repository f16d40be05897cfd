"""The narrative's clock: relative dates resolved from what the text told before them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tipfacts.edtf import Third
from tipfacts.records import DateRelation, DateValue
from tipfacts.relate.about import About
from tipfacts.relate.clock_rules import Teller
from tipfacts.tag.dates import TimeExpression, TimexRole
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar expression with its value.

    Attributes:
        value: EDTF with first and last day.
        relation: of the dated event to the date.
        role: only `prose` gives a date record.
        anchor: range of the words that a relative expression was resolved from, if any.
        fiscal: true for a fiscal year.
        reporting: true for the report's own period ("the reporting period", "over the past year").
        core: where the calendar words begin, after "since", "as of" and the like.
        grain: `day`, `month`, `season`, `year`, `span`, `decade` or `century`.
    """

    value: DateValue
    relation: DateRelation
    role: TimexRole
    third: Third | None = None
    anchor: tuple[int, int] | None = None
    fiscal: bool = False
    reporting: bool = False
    core: int = 0
    grain: str = "year"


@dataclass(frozen=True)
class Clock:
    """The moments of a document in order, and the year being told at each place of it."""

    moments: tuple[Mention[Moment], ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Mention[Moment], ...]:
        """Give the moments that stand inside `[start, end)` of the cleaned text."""
        at = bisect_right(self.starts, start - 1)
        return tuple(
            m for m in self.moments[at : bisect_right(self.starts, end - 1)] if m.end <= end
        )

    def year_at(self, offset: int) -> int | None:
        """Give the year that the narrative is in at a place, from the dates told before it."""
        at = bisect_right(self.starts, offset)
        for mention in reversed(self.moments[:at]):
            value = mention.value.value
            if mention.value.role == "prose" and value.start is not None:
                return value.start.year
        return None


def resolve_dates(
    parsed: Parsed, expressions: tuple[Mention[TimeExpression], ...], document: About
) -> Clock:
    """Resolve every expression that can be resolved; the others are left out."""
    teller = Teller(parsed, document)
    moments: list[Mention[Moment]] = []
    for mention in expressions:
        resolved = teller.tell(mention)
        if resolved:
            moments.append(_moment(mention, *resolved))
    return Clock(tuple(moments), tuple(m.start for m in moments))


def _moment(
    mention: Mention[TimeExpression], value: DateValue, anchor: tuple[int, int] | None
) -> Mention[Moment]:
    said = mention.value
    reporting = (said.relative or "").startswith(("reporting", "over_year"))
    moment = Moment(
        value,
        said.relation,
        said.role,
        said.third,
        anchor,
        said.fiscal,
        reporting,
        said.core,
        said.grain,
    )
    return Mention(mention.start, mention.end, moment, mention.confidence)
