"""The narrative's clock: relative dates resolved from what the text told before them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tipfacts.edtf import Third
from tipfacts.records import DateRelation, DateValue
from tipfacts.relate.about import About
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
        basis_fiscal: true for a fiscal year.
    """

    value: DateValue
    relation: DateRelation
    role: TimexRole
    third: Third | None = None
    anchor: tuple[int, int] | None = None
    fiscal: bool = False
    reporting: bool = False


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
            if mention.value.value.start is not None:
                return mention.value.value.start.year
        return None


def resolve_dates(
    parsed: Parsed, expressions: tuple[Mention[TimeExpression], ...], document: About
) -> Clock:
    """Resolve every expression that can be resolved; the others are left out."""
    moments = tuple(
        Mention(
            m.start,
            m.end,
            Moment(DateValue.of(m.value.edtf, m.value.third), m.value.relation, m.value.role),
        )
        for m in expressions
        if m.value.edtf is not None
    )
    return Clock(moments, tuple(m.start for m in moments))
