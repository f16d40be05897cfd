"""Calendar expressions: where they stand, and what they say before the context resolves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.edtf import Third
from tipfacts.records import DateRelation
from tipfacts.tag.dates_doubts import believable
from tipfacts.tag.dates_roles import TimexRole, relation_of, role_of
from tipfacts.tag.dates_spans import Bounded, find_spans
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.ranges import Ranges

__all__ = ["TimeExpression", "TimexRole", "tag_dates"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar expression as the text gives it.

    Attributes:
        edtf: the value where the words alone fix it, else `None`.
        relation: of the dated event to the date, from the words before it.
        third: `early`, `mid` or `late`, of the value's first part.
        role: `prose` gives a date record; the others only serve as periods of what they head,
            date or close.
        relative: name of the rule that resolves it from the context, else `None`; the rules are
            listed in `tag.dates_relative`.
        shape: for a relative expression, its EDTF with `{0}` in the place of the missing year.
        last_third: `early`, `mid` or `late`, of the value's last part.
        fiscal: true for a fiscal or school year.
        core: where the calendar words begin, after the words that bound them.
        grain: `day`, `month`, `season`, `year`, `span`, `decade` or `century`.
    """

    edtf: str | None
    relation: DateRelation = "during"
    third: Third | None = None
    role: TimexRole = "prose"
    relative: str | None = None
    shape: str | None = None
    last_third: Third | None = None
    fiscal: bool = False
    core: int = 0
    grain: str = "year"


def tag_dates(parsed: Parsed, taken: Ranges) -> tuple[Mention[TimeExpression], ...]:
    """Find the calendar expressions of a document outside the ranges already taken."""
    return tuple(m for s in parsed.sentences for m in _in_sentence(parsed, s, taken))


def _in_sentence(
    parsed: Parsed, sentence: Sentence, taken: Ranges
) -> Iterator[Mention[TimeExpression]]:
    for found in find_spans(parsed.text, sentence.start, sentence.end):
        if not taken.touches(found.core, found.end) and believable(parsed, sentence, found):
            yield Mention(found.start, found.end, _expression(parsed, sentence, found))


def _expression(parsed: Parsed, sentence: Sentence, found: Bounded) -> TimeExpression:
    unit = found.unit
    shape = _shaped(found)
    return TimeExpression(
        edtf=None if unit.base else shape,
        relation=relation_of(parsed, sentence, found),
        third=unit.third,
        role=role_of(parsed, sentence, found),
        relative=unit.base,
        shape=shape if unit.base else None,
        last_third=unit.last_third,
        fiscal=unit.fiscal,
        core=found.core,
        grain=unit.kind,
    )


def _shaped(found: Bounded) -> str:
    """Give the EDTF that the bound makes of the unit: open for since and until."""
    first, _, last = found.unit.shape.partition("/")
    last = last or first
    if found.bound == "since":
        return f"{first}/.."
    if found.bound == "until":
        return f"../{last}"
    if found.bound == "after":
        return last
    return found.unit.shape + ("~" if found.unit.about and "/" not in found.unit.shape else "")
