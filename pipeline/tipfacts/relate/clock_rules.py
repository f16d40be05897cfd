"""How relative dates are resolved: from the year being told, or from the document's own.

The rules are named in `tag.dates_relative`. What a narrative has just told comes first; a report
on one year falls back on that year; where neither is known, nothing is resolved.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tipfacts.records import DateValue
from tipfacts.relate.about import About
from tipfacts.relate.clock_periods import Periods, fill
from tipfacts.relate.clock_told import Telling, Told
from tipfacts.relate.clock_values import value_of
from tipfacts.tag.dates import TimeExpression
from tipfacts.tag.dates_syntax import VERBS, governing_verb, upwards
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

_NEAR = 2
"""Sentences back that a report on one year may have "just named" another year in."""
_RECENT = 2
"""Years before its own of which a report tells in passing; a longer look back is a story."""
_FAR = 6
"""Sentences back in a paragraph that a narrative keeps telling of one year."""
_THAT = re.compile(r"\bthat\b|\b(?:the|this)\s+same\b")
_WILL = frozenset({"will", "would", "shall", "’ll", "'ll"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}

Resolved = tuple[DateValue, tuple[int, int] | None]


class Teller:
    """Resolves the expressions of one document in the order of its text."""

    def __init__(self, parsed: Parsed, document: About) -> None:
        self._parsed = parsed
        self._document = document
        self._periods = Periods(parsed, document)
        self._telling = Telling(parsed)
        self._own = self._periods.year

    def tell(self, mention: Mention[TimeExpression]) -> Resolved | None:
        """Give the value of an expression and the words it was resolved from; remember it."""
        said = mention.value
        if said.edtf is not None:
            edtf = self._periods.fiscal(mention) if said.fiscal else self._periods.run(mention)
            value = value_of(edtf or said.edtf, said.third, said.last_third)
            resolved: Resolved | None = (value, None) if value else None
        else:
            resolved = self._resolve(mention)
        if resolved:
            self._telling.remember(mention, resolved[0])
        return resolved

    def _resolve(self, mention: Mention[TimeExpression]) -> Resolved | None:
        name, _, count = (mention.value.relative or "").partition(":")
        if name in {"month", "day"}:
            return self._stepped(mention, name, int(count))
        if name in {"next_such", "prev_such"}:
            return self._such(mention, 1 if name == "next_such" else -1)
        if name in {"last_such", "weekday"}:
            return self._before_own_date(mention, name, count)
        if name in {"reporting", "over_year"}:
            period = self._periods.reporting(mention.start, int(count or 0))
            return self._filled(mention, period, None)
        if name == "same_span":
            return self._same_span(mention, count)
        return self._twelve_months(mention, name) or self._by_year(mention, name, int(count or 0))

    def _twelve_months(self, mention: Mention[TimeExpression], name: str) -> Resolved | None:
        """Resolve "during the year" by the twelve months that a report says it covers."""
        if name != "the_year" or mention.value.grain != "year" or self._in_sentence(mention):
            return None
        stated = self._periods.stated
        return self._filled(mention, stated, None) if stated else None

    def _by_year(self, mention: Mention[TimeExpression], name: str, count: int) -> Resolved | None:
        year, anchor = self._year(mention, name, count)
        if year is None:
            return None
        last = year + 1
        if name == "past" or (name == "before" and anchor is None):
            year, last = year - count + 1, year
        elif name == "decade_end":
            year = year // 10 * 10 + 9
        elif name == "before":
            year, last = year - count, year - 1
        elif name == "ahead":
            year, last = year + 1, year + count
        elif name in {"told", "report"}:
            year, last = year + count, year + count + 1
        if name == "told" and anchor and self._wraps(mention, anchor):
            year, last = year + 1, last + 1
        value = value_of(
            (mention.value.shape or "{0}").format(year, last, year - 1),
            mention.value.third,
            mention.value.last_third,
        )
        return (value, anchor) if value else None

    def _year(
        self, mention: Mention[TimeExpression], name: str, count: int
    ) -> tuple[int | None, tuple[int, int] | None]:
        """Give the year that a rule counts from, and the words that tell it."""
        own = self._own
        if name in {"report", "past"}:
            return self._document.year or own, None
        words = self._parsed.text[mention.value.core : mention.end].lower()
        if name == "told" and count == 0 and (signed := self._year_of_law(mention)):
            return signed.last.year, (signed.start, signed.end)
        if name == "before" and own is not None and not self._in_sentence(mention):
            return own, None
        if name == "the_year" and own is not None:
            told = None if mention.value.grain == "year" else self._in_sentence(mention)
        else:
            told = self._meant(
                mention, backward=count != 0 or name == "decade_end" or bool(_THAT.search(words))
            )
        if told:
            return self._year_told(told), (told.start, told.end)
        bare = name == "told" and count == 0
        if _THAT.search(words) or ((count or bare) and not self._told_of(mention)):
            return None, None
        return self._periods.year_of(mention.value.shape or ""), None

    def _year_told(self, told: Told) -> int:
        """Give the year of a date; of the report's own period over two years, the first."""
        period = self._document.period
        if period and told.value.edtf == period.edtf and self._own is not None:
            return self._own
        return told.last.year

    def _in_sentence(self, mention: Mention[TimeExpression]) -> Told | None:
        return self._telling.before(mention.start, 0)

    def _meant(self, mention: Mention[TimeExpression], *, backward: bool) -> Told | None:
        """Give the date that an expression is counted from, near enough to be meant.

        Args:
            mention: the expression.
            backward: whether it points at another date by its words ("the year before").
        """
        at, block = mention.start, self._parsed.sentence_at(mention.start).block
        if self._own is not None and self._will(mention):
            return None
        legal = backward or self._own is None or self._telling.legal(mention)
        told = self._telling.same_day(at, mention.value.shape or "") or self._telling.before(
            at, 0, legal=legal
        )
        if told is None and backward:
            told = self._telling.before(at, 0, clock=False) or self._telling.named_year(at)
        if told is None and self._own is not None:
            told = self._telling.before(at, _NEAR, block=block, legal=legal)
            if told is None and backward:
                return self._telling.before(at, 1, block=block, clock=False) or (
                    self._telling.before(at, _NEAR + 1)
                )
            return told if told and (backward or self._own - told.last.year > _RECENT) else None
        return (
            told
            or self._telling.before(at, _FAR, block=block)
            or self._telling.before(at, _NEAR)
            or self._telling.before(at, _NEAR, block=block, clock=False)
        )

    def _year_of_law(self, mention: Mention[TimeExpression]) -> Told | None:
        """Give the year of the law that a clause says was signed on a bare day.

        "The Harbour Act 7 of 2013 was signed on 29 July" tells of 2013.
        """
        shape = mention.value.shape or ""
        if "-" not in shape or not self._telling.legal(mention):
            return None
        verb = governing_verb(self._parsed.words(mention.value.core, mention.end).root)
        subjects = [c for c in verb.children if c.dep_ == "nsubjpass"] if verb else []
        if not subjects:
            return None
        sentence = self._parsed.sentence_at(mention.start)
        base = self._parsed.block_of(sentence).start
        named = self._telling.named_year(base + verb.idx) if verb else None
        told = self._in_sentence(mention)
        if named is None or told is not None or named.start < base + subjects[0].left_edge.idx:
            return None
        return named

    def _wraps(self, mention: Mention[TimeExpression], anchor: tuple[int, int]) -> bool:
        """Say whether a month comes round in the year after the date told in the same sentence.

        "lost its budget in late 2008 and closed in February"; "after the November raid, until May".
        """
        month = re.fullmatch(r"(?:\.\./)?\{0\}-(\d\d)(?:-\d\d)?", mention.value.shape or "")
        told = self._telling.before(mention.start, 0, clock=False)
        if not month or told is None or (told.start, told.end) != anchor or not told.within_year:
            return False
        if int(month[1]) >= told.last.month or int(month[1]) > 12:
            return False
        if mention.value.relation == "until":
            return True
        here = governing_verb(self._parsed.words(mention.value.core, mention.end).root)
        there = governing_verb(self._parsed.words(told.start, told.end).root)
        if here is None or there is None or any(c.dep_ in _SUBJECTS for c in here.children):
            return False
        behind = there.i < self._parsed.words(told.start, told.end).start
        return behind and here.dep_ == "conj" and here.head.i == there.i

    def _will(self, mention: Mention[TimeExpression]) -> bool:
        """Say whether the clause speaks of the future, which is the document's own time."""
        verb = governing_verb(self._parsed.words(mention.value.core, mention.end).root)
        return verb is not None and any(c.lower_ in _WILL for c in verb.children)

    def _told_of(self, mention: Mention[TimeExpression]) -> bool:
        """Say whether the clause tells of what was or will be, not of what is so in any year."""
        verb = governing_verb(self._parsed.words(mention.value.core, mention.end).root)
        if verb is None:
            return False
        chain = [verb, *(t for t in upwards(verb) if t.pos_ in VERBS)]
        return any(
            t.tag_ in {"VBD", "VBN"} or t.lower_ in _WILL | {"has", "have"}
            for v in chain
            for t in (v, *v.children)
            if t.pos_ in VERBS
        )

    def _finer(self, mention: Mention[TimeExpression], grains: set[str]) -> Told | None:
        told = self._telling.before(mention.start, _NEAR + 1, clock=False)
        return told if told and told.grain in grains else None

    def _stepped(self, mention: Mention[TimeExpression], name: str, count: int) -> Resolved | None:
        told = self._finer(mention, {"day"} if name == "day" else {"day", "month"})
        if not told:
            return None
        if name == "day":
            edtf = (told.last + timedelta(days=count)).isoformat()
        else:
            month = told.last.year * 12 + told.last.month - 1 + count
            edtf = f"{month // 12}-{month % 12 + 1:02}"
        return self._filled(mention, edtf, (told.start, told.end))

    def _such(self, mention: Mention[TimeExpression], step: int) -> Resolved | None:
        """Resolve "the following June", "the previous autumn": the nearest one that way."""
        told = self._telling.before(mention.start, _NEAR + 1, clock=False)
        if not told:
            return None
        year = told.last.year
        month = _month_of(mention.value.shape or "")
        if told.grain in {"year", "span"}:
            year += step
        elif step > 0:
            year += month <= told.last.month
        else:
            year -= month >= told.last.month
        return self._filled_year(mention, year, (told.start, told.end))

    def _before_own_date(
        self, mention: Mention[TimeExpression], name: str, count: str
    ) -> Resolved | None:
        """Resolve "last November", "on Thursday" from the date that the document bears."""
        own = self._periods.own_date
        if own is None:
            return self._last_such(mention) if name == "last_such" else None
        if name == "weekday":
            day = own - timedelta(days=(own.weekday() - int(count)) % 7)
            return self._filled(mention, day.isoformat(), None)
        year = own.year - (_month_of(mention.value.shape or "") >= own.month)
        return self._filled_year(mention, year, None)

    def _last_such(self, mention: Mention[TimeExpression]) -> Resolved | None:
        """Resolve "last November" where the document bears no date: before a date just told."""
        told = self._telling.before(mention.start, 0, clock=False)
        if told and told.within_year:
            return self._such(mention, -1)
        year = self._document.year
        return self._filled_year(mention, year - 1, None) if year else None

    def _same_span(self, mention: Mention[TimeExpression], base: str) -> Resolved | None:
        """Resolve "the same period in 2021" with the months that were just given."""
        before = self._telling.before(mention.start, _NEAR, clock=False)
        if base.isdigit():
            year: int | None = int(base)
        else:
            name, _, count = base.partition(":")
            year, _anchor = self._year(mention, name, 0)
            year = year + int(count or 0) if year else None
        if year is None:
            return None
        if not before or not before.value.end:
            return self._filled(mention, str(year), None)
        first = before.value.start.month if before.value.start else 1
        last = before.value.end.month
        if before.relation in {"until", "on"} and before.grain == "month":
            first = 1
        edtf = str(year) if (first, last) == (1, 12) else f"{year}-{first:02}/{year}-{last:02}"
        return self._filled(mention, edtf, (before.start, before.end))

    def _filled(
        self, mention: Mention[TimeExpression], edtf: str | None, anchor: tuple[int, int] | None
    ) -> Resolved | None:
        if edtf is None:
            return None
        said = mention.value
        value = value_of(fill(said.shape or "{0}", edtf), said.third, said.last_third)
        return (value, anchor) if value else None

    def _filled_year(
        self, mention: Mention[TimeExpression], year: int, anchor: tuple[int, int] | None
    ) -> Resolved | None:
        said = mention.value
        shape = (said.shape or "{0}").format(year, year + 1, year - 1)
        value = value_of(shape, said.third, said.last_third)
        return (value, anchor) if value else None


def _month_of(shape: str) -> int:
    part = int(re.findall(r"\}-(\d\d)", shape)[0])
    return _SEASON_MONTH.get(part, part)
