"""Periods that a document defines: its reporting period, its fiscal year, the date it bears."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from tipfacts.edtf import bounds
from tipfacts.relate.about import About
from tipfacts.tag.dates import TimeExpression
from tipfacts.tag.dates_forms import find_units
from tipfacts.tag.dates_words import any_of, words
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

_TIP_YEAR = re.compile(
    r"\b(20\d\d)\s+(?:U\.?S\.?\s+)?(?:Trafficking\s+in\s+Persons|TIP)\s+Report"
    r"|(?:Trafficking\s+in\s+Persons|TIP)\s+Report\s*(?:of|for|,|\()?\s*(20\d\d)"
    r"|\bDepartment\s+of\s+State,?\s+\(?(20\d\d)",
    re.IGNORECASE,
)
_UNITED_STATES = re.compile(
    r"\bU\.\s?S\.|\bUnited\s+States\b|\bUSAID\b|\bUSG\b|\b(?:State|Justice|Labor)\s+Department\b"
    r"|\bDepartment\s+of\s+(?:State|Justice|Labor|Homeland)\b"
)
_TWELVE_MONTHS = 370
"""Days that twelve months have at most."""
_BEARS_DATE_WITHIN = 700
"""Characters from the start within which a document's own date or dateline stands."""


def fill(shape: str, edtf: str) -> str:
    """Put a whole EDTF value in the place of a shape's year, open ends kept.

    >>> fill("../{0}", "2008-04/2009-03"), fill("{0}", "2009")
    ('../2009-03', '2009')
    """
    first, _, last = edtf.partition("/")
    if shape.startswith("../"):
        return f"../{last or first}"
    return f"{first}/.." if shape.endswith("/..") else edtf


def shifted(edtf: str, years: int) -> str:
    """Move an EDTF value by whole years.

    >>> shifted("2008-04/2009-03", -1)
    '2007-04/2008-03'
    """
    return re.sub(r"\d{4}", lambda m: str(int(m[0]) + years), edtf) if years else edtf


class Periods:
    """Answers what "the reporting period" and "fiscal year 2009" mean at a place of a document."""

    def __init__(self, parsed: Parsed, document: About) -> None:
        self._parsed = parsed
        self._document = document

    def reporting(self, offset: int, years: int = 0) -> str | None:
        """Give the reporting period meant at a place: the quoted report's, else the document's."""
        own = self._document.is_tip and self._document.period is not None
        quoted = None if own else self._quoted_report(offset)
        if quoted:
            return shifted(f"{quoted - 1}-04/{quoted}-03", years)
        if self._document.period:
            return shifted(self._document.period.edtf, years)
        return str(self._document.year + years) if self._document.year else None

    @property
    def year(self) -> int | None:
        """Give the year that a bare month or "during the year" belongs to, if the document has one.

        For a period that runs over two years, such as April to March, that is the first.
        """
        period = self._document.period
        if self._over_two_years and period and period.start:
            return period.start.year
        return self._document.year or (self.own_date.year if self.own_date else None)

    def year_of(self, shape: str) -> int | None:
        """Give the year of a shape, a lone month being looked for inside the document's period.

        Args:
            shape: EDTF with `{0}` in the place of the year.
        """
        period = self._document.period
        month = re.fullmatch(r"(?:\.\./)?\{0\}-(0[1-9]|1[0-2])(?:-\d\d)?", shape)
        if month and self._over_two_years and period and period.start:
            return period.start.year + (int(month[1]) < period.start.month)
        return self.year

    @property
    def _over_two_years(self) -> bool:
        period = self._document.period
        if not (period and period.start and period.end):
            return False
        months = (period.end - period.start).days < _TWELVE_MONTHS
        return months and period.end.year == period.start.year + 1

    @property
    def stated(self) -> str | None:
        """Give the twelve months over two years that a report of its own period says it covers."""
        period = self._document.period
        if self._document.is_tip or not (self._over_two_years and period and period.end):
            return None
        return period.edtf if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", period.edtf) else None

    def run(self, mention: Mention[TimeExpression]) -> str | None:
        """Give the value of "2014/15", which is a year of the report's own twelve months."""
        edtf = mention.value.edtf
        core = self._parsed.text[mention.value.core : mention.end]
        if not (edtf and self.stated and re.fullmatch(r"\d{4}\s?[–—/-]\s?\d\d", core)):
            return edtf
        first, last = edtf.split("/")
        if int(last) != int(first) + 1:
            return edtf
        return shifted(self.stated, int(first) - int(self.stated[:4]))

    def _quoted_report(self, offset: int) -> int | None:
        """Give the year of the Trafficking in Persons Report that a passage last cites."""
        sentence = self._parsed.sentence_at(offset)
        at = sentence.block
        blocks = self._parsed.blocks
        first = blocks[max(0, at - 4)].start
        cited = [
            int(next(y for y in m.groups() if y))
            for m in _TIP_YEAR.finditer(self._parsed.text, first, sentence.end)
        ]
        return cited[-1] if cited else None

    def fiscal(self, mention: Mention[TimeExpression]) -> str:
        """Give the value of a fiscal year, by the months that the text or the United States sets."""
        edtf = mention.value.edtf or ""
        core = self._parsed.text[mention.value.core : mention.end].lower()
        if not re.fullmatch(r"\d{4}", edtf) or re.search(r"school|academic", core):
            return edtf
        months = self._fiscal_months or ((10, 9) if self._american(mention.start) else None)
        if not months:
            return edtf
        first, last = months
        return f"{int(edtf) - (first > last)}-{first:02}/{edtf}-{last:02}"

    @cached_property
    def _fiscal_months(self) -> tuple[int, int] | None:
        """Give the months that the text says the fiscal year runs from and to."""
        month = any_of("month")
        found = re.search(
            rf"(?i:fiscal|financial)\s+year[^.;]{{0,50}}?\b({month})(?:\s+\d{{1,2}})?\s*,?\s*"
            rf"(?:to|through|until|and|[–—-])\s*(?:\d{{1,2}}\s+)?({month})",
            self._parsed.text,
        )
        if not found:
            return None
        first, last = (words("month")[w.rstrip(".").lower()] for w in found.groups())
        return (first, last) if (last - first) % 12 == 11 else None

    def _american(self, offset: int) -> bool:
        sentence = self._parsed.sentence_at(offset)
        text = self._parsed.text[sentence.start : sentence.end]
        return self._document.country == "USA" or bool(_UNITED_STATES.search(text))

    @cached_property
    def own_date(self) -> date | None:
        """Give the day that the document bears near its start: a dateline, a date line."""
        text = self._parsed.text
        for block in self._parsed.blocks[:8]:
            if block.start > _BEARS_DATE_WITHIN:
                break
            for unit in find_units(text, block.start, min(block.end, block.start + 80)):
                if unit.kind == "day" and unit.base is None:
                    return bounds(unit.shape)[0]
        return None
