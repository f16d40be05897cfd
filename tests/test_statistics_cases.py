"""What numbers count, of whom, where and when, from cases/statistics/*.yml.

A case has `text` and what must come of it, record by record in the order of the text; a record
lists only the fields that the case is about. `whole: n` says that the record is a part of the
n-th record of the case, from 1. The document is one on Portugal and 2012 unless the case says
otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.records import StatisticRecord
from tipfacts.relate.context import Context, contextualize
from tipfacts.relate.statistics import read_statistics, relate_statistics
from tipfacts.state.statistics import state_statistics
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.tagged import tag

CASES = Path(__file__).parent / "cases" / "statistics"
KINDS = (
    "deeds",
    "parts",
    "comparisons",
    "zeros",
    "shares",
    "money",
    "places",
    "periods",
    "subjects",
)


def _cases(*names: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{name}:{case['text'][:60]}",
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for name in names
        for case in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    ]


def _context(case: dict[str, Any]) -> Context:
    document = Document(
        "case", case["text"], country=case.get("country", "PRT"), year=case.get("year", 2012)
    )
    return contextualize(tag(parse(clean(document), load_base())))


def _records(case: dict[str, Any]) -> list[StatisticRecord]:
    stated = state_statistics(_context(case), ())
    return [one for one in stated if isinstance(one, StatisticRecord)]


def _told(record: StatisticRecord, field: str) -> Any:
    if field == "evidence":
        return record.evidence[0].text
    if field == "place":
        return record.place and (record.place.country or record.place.text)
    if field == "period":
        return record.period and record.period.edtf
    return getattr(record, field)


@pytest.mark.parametrize("case", _cases(*KINDS))
def test_records_of_the_case(case: dict[str, Any]) -> None:
    records = _records(case)
    ids = [r.id for r in records]
    found = [
        {f: ids.index(r.of_id) + 1 if f == "whole" and r.of_id else _told(r, f) for f in expected}
        if "whole" not in expected or r.of_id
        else {}
        for r, expected in zip(records, case["expect"], strict=False)
    ]
    assert found == case["expect"]
    assert len(records) == len(case["expect"])


@pytest.mark.parametrize("case", _cases("none"))
def test_nothing_is_counted(case: dict[str, Any]) -> None:
    assert [r.evidence[0].text for r in _records(case)] == []


def test_relations_have_their_ends_in_the_text() -> None:
    context = _context({"text": "In 2011 police identified 20 victims, of whom 12 were girls."})
    text = context.parsed.text
    told = {
        (r.name, text[slice(*r.head)], text[slice(*r.tail)]) for r in relate_statistics(context)
    }
    assert ("stat_subject", "20 victims", "victims") in told
    assert ("stat_period", "20 victims", "2011") in told
    assert ("stat_whole", "12", "20 victims") in told


def test_every_refusal_has_a_name() -> None:
    context = _context({"text": "The law prescribes up to ten years in prison."})
    readings = read_statistics(context)
    assert not readings.kept
    assert all(refused.reason.isidentifier() for refused in readings.refused)
