"""A calendar unit as its words give it."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.edtf import Third


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit as its words give it; offsets are of the text it was found in.

    Attributes:
        shape: an EDTF string in which `{0}` stands for a year that the words leave out and `{1}`
            for the year after it, or the end of a run of years.
        base: the rule that gives the missing year, `None` when the shape is complete.
        kind: `day`, `month`, `season`, `year`, `span`, `decade`, `century`.
        weak: true where the words mean a date only after a word that leads one ("in March").
        keep: true where the evidence keeps a preposition before it ("during the year").
    """

    start: int
    end: int
    shape: str
    base: str | None = None
    kind: str = "year"
    third: Third | None = None
    last_third: Third | None = None
    about: bool = False
    fiscal: bool = False
    weak: bool = False
    keep: bool = False
    lead: int | None = None
