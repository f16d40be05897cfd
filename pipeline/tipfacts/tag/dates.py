"""Calendar expressions: where they stand, and what they say before the context resolves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tipfacts.edtf import Third
from tipfacts.records import DateRelation
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.ranges import Ranges

TimexRole = Literal["prose", "table", "bracket", "title"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar expression as the text gives it.

    Attributes:
        edtf: the value where the words alone fix it, else `None`.
        relation: of the dated event to the date, from the words before it.
        third: `early`, `mid` or `late`.
        role: `prose` gives a date record; the others only serve as periods of what they head,
            date or close.
        relative: name of the rule that resolves it from the context, else `None`.
    """

    edtf: str | None
    relation: DateRelation = "during"
    third: Third | None = None
    role: TimexRole = "prose"
    relative: str | None = None


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![-–/]\d)")


def tag_dates(parsed: Parsed, taken: Ranges) -> tuple[Mention[TimeExpression], ...]:
    """Find the calendar expressions of a document outside the ranges already taken."""
    return tuple(
        Mention(m.start(), m.end(), TimeExpression(m[0]))
        for s in parsed.sentences
        for m in _YEAR.finditer(parsed.text, s.start, s.end)
        if not taken.touches(m.start(), m.end())
    )
