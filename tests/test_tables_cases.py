"""Cases of tables: see `tests/cases/tables/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import tipfacts
from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.records import StatisticRecord
from tipfacts.relate.context import contextualize
from tipfacts.state.tables import state_tables
from tipfacts.tag.pipeline import parse
from tipfacts.tag.tables import Part, read_tables
from tipfacts.tag.tagged import tag

FOLDER = Path(__file__).parent / "cases" / "tables"


def cases(name: str) -> list[Any]:
    """Give the cases of one file as parameters, known failures marked."""
    found = []
    for case in yaml.safe_load((FOLDER / name).read_text("utf-8")):
        reason = case.get("xfail")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        found.append(pytest.param(case, id=case["name"], marks=marks))
    return found


@pytest.mark.parametrize("case", [*cases("layouts.yml"), *cases("grid.yml")])
def test_cells(case: dict[str, Any]) -> None:
    text = case["text"]
    cells = [c for c in read_tables(text) if c.piece.part in {Part.VALUE, Part.GAP}]
    assert [f"{c.piece.text} | {c.row} | {c.column}" for c in cells] == case["expect"]
    assert all(text[c.piece.start : c.piece.end] == c.piece.text for c in cells)


@pytest.mark.parametrize("case", cases("records.yml"))
def test_records(case: dict[str, Any], line: tipfacts.Line) -> None:
    document = Document("case", case["text"])
    context = contextualize(tag(parse(clean(document), line.nlp)))
    found = list(state_tables(context))
    assert [written(r) for r in found] == case["expect"]
    for record in found:
        evidence = record.evidence[0]
        assert document.text[evidence.start : evidence.end] == evidence.text
        assert record.sentence.start <= evidence.start < evidence.end <= record.sentence.end


def written(record: StatisticRecord) -> str:
    """Write a record the way that the cases do."""
    period = record.period.edtf if record.period else None
    value = (
        None
        if record.value is None
        else f"{record.value:g}"
        if record.value < 10**5
        else record.value
    )
    return f"{value} | {record.unit} | {record.indicator} | {record.subject} | {period}"
