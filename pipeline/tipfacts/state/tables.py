"""Statistics told by tables: rows say what is counted, columns when, the caption of what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from tipfacts.clean.structured import READ_FOR_FACTS
from tipfacts.data import rows
from tipfacts.document import Dropped
from tipfacts.records import (
    DateValue,
    Evidence,
    Indicator,
    Number,
    PeriodBasis,
    Place,
    StatisticRecord,
    identified,
)
from tipfacts.relate.context import Context
from tipfacts.state.common import common
from tipfacts.state.table_words import subject_of
from tipfacts.tag.amounts import find_amounts
from tipfacts.tag.money import Purse
from tipfacts.tag.ranges import Ranges
from tipfacts.tag.tables import NIL, Cell, Part, read_tables

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ASKS = re.compile(
    r"^(?:total\s+)?(?:number|no\.\s+of|percent|share|amount|rate)\b|\b(?:funding|budget)\b|\(%",
    re.I,
)
_NO_ROW = re.compile(r"\bage\b|\bage$|minimum|\byear(?:s|\(s\))?\b", re.I)
_NO_TABLE = re.compile(
    r"\b(?:ratification|laws|regulations|legislation|agencies|mechanisms|policies|conventions|treat(?:y|ies)|suggested|contents)\b",
    re.I,
)
_SHARE = re.compile(r"percent|per\s?cent|share|%", re.I)
_MONEY_WORDS = re.compile(r"\b(?:funding|budget|expenditure|spending|appropriation)", re.I)


class RowRow(BaseModel):
    """A row of `data/table_rows.tsv`."""

    words: str
    indicator: Indicator
    unit: str = ""
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """One number of a cell; `value` is `None` where the cell says that it is not known."""

    start: int
    end: int
    value: Number | None
    unit: str | None


def state_tables(context: Context) -> Iterator[StatisticRecord]:
    """Give the statistic records of a document's tables, in the order of the text."""
    if not context.parsed.sentences:
        return
    cells = [
        c
        for c in read_tables(context.parsed.document.text)
        if _counts(c) and not _is_copy(context, c)
    ]
    for cell in cells:
        yield from _records(context, cell, cells)


def with_tables(
    context: Context, told: Iterable[StatisticRecord | Dropped]
) -> Iterator[StatisticRecord | Dropped]:
    """Give the records of the prose and those of the tables; a cell is read by its table alone."""
    tables = list(state_tables(context))
    cells = Ranges((e.start, e.end) for r in tables for e in r.evidence)
    for record in told:
        if isinstance(record, Dropped) or not any(
            cells.touches(e.start, e.end) for e in record.evidence
        ):
            yield record
    yield from tables


def _is_copy(context: Context, cell: Cell) -> bool:
    """Say whether a cell stands in a block that was left out as a copy of another."""
    parsed = context.parsed
    at = bisect_right(parsed.structured.traced.starts, cell.piece.start) - 1
    inside = [i for i, b in enumerate(parsed.blocks) if b.start <= at < b.end]
    return any(parsed.blocks[i].role in READ_FOR_FACTS and i not in parsed.by_block for i in inside)


def _counts(cell: Cell) -> bool:
    """Say whether a cell can hold a number that measures something."""
    if cell.piece.part not in {Part.VALUE, Part.GAP} or _NO_TABLE.search(cell.title):
        return False
    if cell.column_part is None and not _ASKS.search(cell.row):
        return False
    if cell.column.lower() == "age" or _NO_ROW.search(cell.row):
        return False
    return reading_of(counted_words(cell)) is not None


def counted_words(cell: Cell) -> str:
    """Give the words that say what a cell counts: its row's, or its column's in a matrix."""
    return cell.column if cell.column_part is Part.LABEL else cell.row


@cache
def _table() -> tuple[tuple[re.Pattern[str], RowRow], ...]:
    return tuple(
        (re.compile("".join(rf"(?=.*\b{re.escape(w)})" for w in r.words.split()), re.I), r)
        for r in rows("table_rows.tsv", RowRow)
    )


def reading_of(label: str) -> RowRow | None:
    """Give what a label counts, or `None` if nothing that is known."""
    return next((row for pattern, row in _table() if pattern.match(label)), None)


def _records(context: Context, cell: Cell, cells: list[Cell]) -> Iterator[StatisticRecord]:
    reading = reading_of(counted_words(cell))
    if reading is None:
        return
    for told in _told(context, cell, cells):
        unit = _unit(context, cell, told, reading, cells)
        if unit is not None:
            yield _record(context, cell, told, reading.indicator, unit)


def _told(context: Context, cell: Cell, cells: list[Cell]) -> Iterator[Told]:
    piece = cell.piece
    if piece.part is Part.GAP:
        peers = [c for c in cells if c.row == cell.row and c.title == cell.title]
        if _ASKS.search(cell.row) or any(c.piece.part is Part.VALUE for c in peers):
            yield Told(piece.start, piece.end, None, None)
        return
    if NIL.match(piece.text):
        yield Told(piece.start, piece.end, 0, None)
        return
    text = context.parsed.document.text
    purse = Purse(text, (), context.document.country)
    for amount in find_amounts(text, piece.start, piece.end, purse):
        if amount.value is not None:
            yield Told(amount.start, amount.end, amount.value, amount.unit)


def _unit(
    context: Context, cell: Cell, told: Told, reading: RowRow, cells: list[Cell]
) -> str | None:
    """Give the unit: the cell's own, its column's, else its row's."""
    if told.unit:
        return told.unit
    if reading.unit == "money":
        return next((u for c in cells if c.row == cell.row and (u := _currency(context, c))), "USD")
    first = told.start == cell.piece.start
    if first and (_SHARE.search(cell.column) or re.search(r"\(%", cell.row)):
        return "percent"
    return reading.unit or None


def _currency(context: Context, cell: Cell) -> str | None:
    text = context.parsed.document.text
    purse = Purse(text, (), context.document.country)
    found = find_amounts(text, cell.piece.start, cell.piece.end, purse)
    return next((a.unit for a in found if a.unit and a.unit.isupper()), None)


def _record(
    context: Context, cell: Cell, told: Told, indicator: Indicator, unit: str
) -> StatisticRecord:
    document = context.parsed.document
    evidence = Evidence.of(document.cut(told.start, told.end))
    fields = common(
        context,
        "statistic",
        *_cleaned(context, told),
        evidence=(evidence,),
        sentence=_sentence(context, told),
    )
    period, basis = _period(cell) or _document_period(context, unit, indicator)
    return identified(
        StatisticRecord(
            **fields,
            status="reported" if told.value is not None else "not_reported",
            value=told.value,
            unit=unit,
            indicator=indicator,
            subject=subject_of(cell),
            of=_whole(cell) if unit == "percent" else None,
            place=_place(context, cell),
            period=period,
            period_basis=basis,
        )
    )


def _whole(cell: Cell) -> str | None:
    """Give the group that shares are taken from, as the title names it; a rate has none."""
    if re.search(r"\brate\b", cell.row, re.I):
        return None
    match = re.search(
        r"\b(children|women|men|workers|persons|households|victims)\b", cell.title, re.I
    )
    return match[1].lower() if match else None


def _sentence(context: Context, told: Told) -> Evidence:
    """Give the line that a cell stands on, which serves as its sentence."""
    document = context.parsed.document
    start = document.text.rfind("\n", 0, told.start) + 1
    end = document.text.find("\n", told.end)
    line = document.text[start : end if end >= 0 else len(document.text)]
    start += len(line) - len(line.lstrip())
    return Evidence.of(document.cut(start, start + len(line.strip())))


def _cleaned(context: Context, told: Told) -> tuple[int, int]:
    """Map a raw range to the nearest place of the cleaned text that has sentences before it."""
    starts = context.parsed.structured.traced.starts
    at = max(0, bisect_right(starts, told.start) - 1)
    first = context.parsed.sentences[0].start if context.parsed.sentences else 0
    at = max(at, first)
    return at, at + 1


def _place(context: Context, cell: Cell) -> Place | None:
    country = context.document.country
    if cell.column_part is Part.LABEL:
        return Place(text=cell.row, country=country)
    name = context.document.country_name
    return Place(text=name, country=country) if name else None


def _period(cell: Cell) -> tuple[DateValue, PeriodBasis] | None:
    """Read the head of the column, else the one year that the title names."""
    named = re.findall(r"\b(?:19|20)\d\d\b", cell.title)
    head = cell.column if cell.column_part is Part.YEAR else (named[0] if len(named) == 1 else "")
    years = re.match(
        r"(FY\s?)?((?:19|20)\d\d)(?:\s*[-–/]\s*(\d{2,4}))?(?:\s*\((\w{3})\w*\.?\s?[-–]\s?(\w{3})\w*\.?\))?$",
        head,
    )
    if years is None:
        return None
    basis: PeriodBasis = "fiscal" if years[1] else "calendar"
    year = years[2]
    if years[3]:
        return DateValue.of(f"{year}/{year[: 4 - len(years[3])]}{years[3]}"), basis
    if years[4] and years[4].lower() in _MONTHS and years[5].lower() in _MONTHS:
        first, last = (_MONTHS.index(m.lower()) + 1 for m in (years[4], years[5]))
        return DateValue.of(f"{year}-{first:02}/{year}-{last:02}"), basis
    return DateValue.of(year), basis


def _document_period(
    context: Context, unit: str, indicator: Indicator
) -> tuple[DateValue | None, PeriodBasis | None]:
    """Give the period of the report to the counts of a table that names none; shares are states."""
    document = context.document
    if unit == "percent" or indicator == "economy" or indicator == "other":
        return None, None
    return document.period, document.period_basis if document.period else None
