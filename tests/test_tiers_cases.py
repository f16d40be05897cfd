"""Placements on the tiers of the Trafficking in Persons Report, from cases/tiers/*.yml.

A case has `text`, where needed `country` and `year` of its document, and the records that must
come of it in the order of the text; a record lists only the fields that the case is about, and is
`stated` unless it says otherwise. `none.yml` holds texts that place no country.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.records import TierRecord
from tipfacts.relate.context import Context, contextualize
from tipfacts.relate.tiers import placements, relate_tiers
from tipfacts.state.tiers import state_tiers
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.tagged import tag

CASES = Path(__file__).parent / "cases" / "tiers"
KINDS = ("changes", "years", "countries", "names", "stance", "later")


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
    document = Document("case", case["text"], country=case.get("country"), year=case.get("year"))
    return contextualize(tag(parse(clean(document), load_base())))


def _records(case: dict[str, Any]) -> list[TierRecord]:
    context = _context(case)
    stated = list(state_tiers(context, placements(context)))
    assert all(isinstance(one, TierRecord) for one in stated), stated
    return [one for one in stated if isinstance(one, TierRecord)]


def _told(record: TierRecord, field: str) -> Any:
    if field == "evidence":
        return record.evidence[0].text
    if field == "period":
        return record.period and record.period.edtf
    return getattr(record, field)


@pytest.mark.parametrize("case", _cases(*KINDS))
def test_placements_of_the_case(case: dict[str, Any]) -> None:
    records = _records(case)
    expected = [{"assertion": "stated", **one} for one in case["expect"]]
    told = [
        {field: _told(r, field) for field in e} for r, e in zip(records, expected, strict=False)
    ]
    extra = [(r.country, r.tier, _told(r, "period"), r.assertion) for r in records[len(expected) :]]
    assert (told, extra) == (expected, [])


@pytest.mark.parametrize("case", _cases("none"))
def test_nothing_is_placed(case: dict[str, Any]) -> None:
    assert [(r.country, r.tier, r.assertion) for r in _records(case)] == []


def test_relations_have_their_ends_in_the_text() -> None:
    context = _context(
        {"text": "Few traffickers were tried. The State Department put Peru on Tier 2 in 2012."}
    )
    text = context.parsed.text
    told = {
        (r.name, text[slice(*r.head)], text[slice(*r.tail)])
        for r in relate_tiers(placements(context))
    }
    assert told == {
        ("tier_country", "Tier 2", "Peru"),
        ("tier_period", "Tier 2", "2012"),
        ("tier_assessor", "Tier 2", "The State Department"),
    }
