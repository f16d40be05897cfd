"""What a text has told: the dates behind a place of it, and which of them set the clock.

A date sets the clock when the main line tells something of it. A comparison ("against 29 in 2009"),
a look back ("the year before"), a bracket, an open end ("since 2004") and a clause about something
else ("which had been passed in 2003") do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tipfacts.records import DateValue
from tipfacts.tag.dates import TimeExpression
from tipfacts.tag.dates_syntax import governing_verb, upwards
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

_COMPARED = re.compile(
    r"\b(?:against|compared|versus|than|unlike|(?:up|down|rose|risen|fell|fallen|increase[ds]?|"
    r"decrease[ds]?|decline[ds]?|improvement|drop|rise)\b[^.;]{0,30}?\bfrom|as\s+in)\b[^.;:()]{0,60}$|\bfor\s+$",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"\([^()]*$")
_BACK = re.compile(r":-|^past|^before")
_SIDE = frozenset({"relcl", "acl", "advcl"})
_LEGAL = frozenset(
    "sign ratify accede join adopt enact promulgate amend pass enter approve assent".split()
)
_LONE_YEAR = re.compile(
    r"(?<![\d.,/$€£#–—-])(?:19|20)\d\d(?![\d%]|[.,–—-]\d|\s+(?!(?:was|is|has|as|this|its)\b)[a-z]+s\b)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told: its place, its value, and whether it sets the clock."""

    start: int
    end: int
    sentence: int
    block: int
    value: DateValue
    grain: str
    relation: str
    sets_clock: bool
    legal: bool = False

    @property
    def within_year(self) -> bool:
        """Say whether it is a month, a day or another part of a year."""
        days = [d for d in (self.value.start, self.value.end) if d is not None]
        return self.grain in {"month", "day", "season"} or any(
            (d.month, d.day) not in {(1, 1), (12, 31)} for d in days
        )

    @property
    def last(self) -> date:
        """Give the last day told, or the first of an open end."""
        day = self.value.end or self.value.start
        if day is None:
            raise ValueError("a told date has a day")
        return day


class Telling:
    """The dates told so far in a document, in the order of its text."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._told: list[Told] = []

    def remember(self, mention: Mention[TimeExpression], value: DateValue) -> None:
        """Take in a date of the prose; runs of more than four years tell no year."""
        if mention.value.role != "prose" or (value.end is None and value.start is None):
            return
        if value.start and value.end and (value.end - value.start).days > 4 * 366:
            return
        sentence = self._parsed.sentence_at(mention.start)
        said = mention.value
        sets = self._sets_clock(mention, sentence.start)
        self._told.append(
            Told(
                mention.start,
                mention.end,
                sentence.index,
                sentence.block,
                value,
                said.grain,
                said.relation,
                sets,
                self.legal(mention),
            )
        )

    def legal(self, mention: Mention[TimeExpression]) -> bool:
        """Say whether a date tells of a step in the life of a law: "ratified in 2004"."""
        verb = governing_verb(self._parsed.words(mention.value.core, mention.end).root)
        return verb is not None and verb.lemma_.lower() in _LEGAL

    def named_year(self, offset: int) -> Told | None:
        """Give the last year before a place in its sentence, be it part of a title or a law's name."""
        sentence = self._parsed.sentence_at(offset)
        years = list(_LONE_YEAR.finditer(self._parsed.text, sentence.start, offset))
        if not years:
            return None
        at = years[-1]
        value = DateValue.of(at[0])
        return Told(
            at.start(), at.end(), sentence.index, sentence.block, value, "year", "during", False
        )

    def _sets_clock(self, mention: Mention[TimeExpression], start: int) -> bool:
        said = mention.value
        before = self._parsed.text[start : mention.start]
        if said.relation in {"since", "before", "until"} or _BACK.search(said.relative or ""):
            return False
        if _IN_BRACKET.search(before) or _COMPARED.search(before):
            return False
        verb = governing_verb(self._parsed.words(said.core, mention.end).root)
        return verb is None or not any(t.dep_ in _SIDE for t in (verb, *upwards(verb)))

    def same_day(self, offset: int, shape: str) -> Told | None:
        """Give the earlier full date that a bare day repeats: "August 15" after "August 15, 2021"."""
        rest = shape.removeprefix("{0}")
        return next(
            (
                t
                for t in reversed(self._told)
                if t.end <= offset and t.grain == "day" and t.value.edtf[4:] == rest
            ),
            None,
        )

    def before(
        self,
        offset: int,
        within: int,
        *,
        block: int | None = None,
        clock: bool = True,
        legal: bool = True,
    ) -> Told | None:
        """Give the nearest date told before a place.

        Args:
            offset: the place in the cleaned text.
            within: how many sentences back it may stand.
            block: the block that it has to stand in, if any.
            clock: whether it has to set the clock.
            legal: whether it may tell of a step in the life of a law.
        """
        here = self._parsed.sentence_at(offset).index
        for told in reversed(self._told):
            if here - told.sentence > within:
                return None
            if told.end > offset or (clock and not told.sets_clock):
                continue
            if told.legal and not legal:
                continue
            if block is None or told.block == block:
                return told
        return None
