"""The seeds, from files to records: what must be among them and what must not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tipfacts.run import Job, run

ROOT = Path(__file__).parents[1]
CASES = yaml.safe_load((ROOT / "tests/cases/seeds.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def facts(tmp_path_factory):
    output = tmp_path_factory.mktemp("seeds") / "facts.jsonl"
    run(Job((str(ROOT / "seeds"),), output))
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def raw():
    return {
        p.name[:3]: p.read_bytes().decode("utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))
    }


def reach(record, name):
    for part in name.split("."):
        record = record[part] if record is not None else None
    return record


def of(facts, doc, kind):
    return [
        f for f in facts if f["type"] == kind and any(e["doc"][:3] == doc for e in f["evidence"])
    ]


@pytest.mark.parametrize(
    "case",
    CASES["present"],
    ids=lambda c: f"{c['doc']}-{c['evidence']}-{c['fields'].get('event', '')}"[:60],
)
def test_present(case, facts):
    candidates = [
        f
        for f in of(facts, case["doc"], case["type"])
        if any(case["evidence"] in " ".join(e["text"].split()) for e in f["evidence"])
    ]
    assert any(
        all(reach(f, name) == value for name, value in case["fields"].items()) for f in candidates
    ), candidates


@pytest.mark.parametrize("case", CASES["absent"], ids=lambda c: c["within"][:40])
def test_absent(case, facts, raw):
    at = raw[case["doc"]].index(case["within"])
    end = at + len(case["within"])
    inside = [
        e["text"]
        for f in of(facts, case["doc"], case["type"])
        for e in f["evidence"]
        if e["doc"][:3] == case["doc"] and at <= e["start"] and e["end"] <= end
    ]
    assert inside == (
        ["December 2000"] if case["type"] == "date" and "December" in case["within"] else []
    )


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda c: c["from"])
def test_silent(case, facts, raw):
    text = raw[case["doc"]]
    start = text.index(case["from"])
    end = text.index(case["to"], start) + len(case["to"])
    assert not [
        e
        for f in facts
        for e in f["evidence"]
        if e["doc"][:3] == case["doc"] and start <= e["start"] < end
    ]


def test_the_332_have_fourteen_countries_as_parts(facts):
    wholes = {f["id"] for f in facts if f["type"] == "statistic" and f["value"] == 332}
    parts = {
        f["place"]["text"]: f["value"]
        for f in facts
        if f["type"] == "statistic"
        and f["of_id"] in wholes
        and f["indicator"] == "victims_assisted"
        and f["place"]
        and f["evidence"][0]["text"].isdigit()
        and f["evidence"][0]["start"] < 87500
        and f["place"]["text"] in CASES["parts_of_332"]
        and f["value"] == CASES["parts_of_332"][f["place"]["text"]]
    }
    assert parts == CASES["parts_of_332"]


def test_the_two_excerpts_tell_each_fact_once_with_evidence_in_both(facts):
    first = [f for f in facts if f["doc"].startswith("000")]
    assert first
    assert not [f for f in facts if f["doc"].startswith("001")]
    assert all([e["doc"][:3] for e in f["evidence"]] == ["000", "001"] for f in first)
