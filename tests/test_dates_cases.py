"""Date records, case by case: value, relation, evidence and event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.records import DateRecord
from tipfacts.relate.context import contextualize
from tipfacts.state.dates import state_dates
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.tagged import tag

CASES = Path(__file__).parent / "cases" / "dates"


def _cases() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{path.stem}-{at}",
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for path in sorted(CASES.glob("*.yml"))
        for at, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def dates_of(case: dict[str, Any]) -> list[DateRecord]:
    document = Document("case", case["text"], country=case.get("country"), year=case.get("year"))
    context = contextualize(tag(parse(clean(document), load_base())))
    return [r for r in state_dates(context) if isinstance(r, DateRecord)]


def _read(record: DateRecord, asked: dict[str, Any]) -> dict[str, Any]:
    given = {
        "text": record.text,
        "edtf": record.value.edtf,
        "start": record.value.start and record.value.start.isoformat(),
        "end": record.value.end and record.value.end.isoformat(),
        "relation": record.relation,
        "event": record.event,
        "assertion": record.assertion,
    }
    return {k: v for k, v in given.items() if k in asked}


@pytest.mark.parametrize("case", _cases())
def test_dates(case: dict[str, Any]) -> None:
    expected = [
        {k: v if v is None else str(v) for k, v in e.items() if k != "anchor"}
        for e in case.get("expect", [])
    ]
    found = dates_of(case)
    assert [_read(r, e) for r, e in zip(found, [*expected, *[{"text"}] * 9], strict=False)] == (
        expected
    )
