"""Where the slots of records were taken from: in the line, in a file beside the facts, on the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

import tipfacts
from tipfacts import Document, Dropped, Settings
from tipfacts.clean import clean
from tipfacts.cli import app
from tipfacts.errors import OutputError, RecordError
from tipfacts.provenance import read_provenance
from tipfacts.run import Job, run
from tipfacts.state.provenance import provenance

CASES = Path(__file__).parent / "cases" / "provenance.yml"
TITLED = "Ghana 2021 Ports and Labor Report\n\nPolice arrested {} traffickers."
LONG = (
    " The harbor office kept the files of the year in a tall house behind the pier, where a clerk read"
    " each of them twice before it was bound, and none of them was ever lent to any other office."
)


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["name"]
)
def test_slots_say_where_they_were_taken_from(line: tipfacts.Line, case: dict[str, Any]) -> None:
    document = Document(
        case.get("id", "x.txt"), case["text"], None, case.get("country"), case.get("year")
    )
    found = line.extract(clean(document))
    kinds = {r.id: r.type for r in found.records}
    told = [
        [kinds[p.id], p.slot, p.source, p.basis, p.span.text if p.span else None]
        for p in provenance(found.context, found.records, found.relations)
    ]
    asked = [t for t in told if t[:2] in [c[:2] for c in case["told"]]]
    assert [t[: len(c)] for t, c in zip(asked, case["told"], strict=True)] == case["told"]
    for one in provenance(found.context, found.records, found.relations):
        assert one.span is None or case["text"][one.span.start : one.span.end] == one.span.text


def job(folder: Path, out: Path, *, asked: bool = True, jobs: int = 1) -> Job:
    return Job((str(folder),), out, Settings(provenance=asked, jobs=jobs))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TITLED.format(12) + LONG)
    (folder / "c.txt").write_text(TITLED.format(31))
    return folder


def test_a_run_writes_it_beside_the_facts_if_asked(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    run(job(folder, out))
    facts = [json.loads(row) for row in out.read_text().splitlines()]
    beside = tmp_path / "facts.provenance.jsonl"
    rows = [json.loads(row) for row in beside.read_text().splitlines()]
    assert {r["id"] for r in rows} <= {f["id"] for f in facts}
    statistic = next(f for f in facts if f["type"] == "statistic")
    assert len(statistic["evidence"]) == 2
    assert [r for r in rows if r["id"] == statistic["id"]] == [
        {"id": statistic["id"], "slot": "place", "source": "document", "basis": "title"},
        {"id": statistic["id"], "slot": "period", "source": "document", "basis": "title"},
    ]
    first = beside.read_bytes()
    run(job(folder, out, jobs=2))
    assert beside.read_bytes() == first
    run(job(folder, out, asked=False))
    assert not beside.exists()


def test_it_is_no_file_of_documents(folder: Path, tmp_path: Path) -> None:
    run(job(folder, tmp_path / "facts.jsonl"))
    found = [
        (d.source, d.reason) for d in tipfacts.read.read([str(tmp_path)]) if isinstance(d, Dropped)
    ]
    assert ("facts.provenance.jsonl", "facts_file") in found


def test_it_cannot_be_written_to_the_screen(folder: Path) -> None:
    with pytest.raises(OutputError, match="name one with -o"):
        run(Job((str(folder),), None, Settings(provenance=True)))


def test_show_tells_what_the_sentence_does_not(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    asked = ("extract", str(folder / "c.txt"), "-o", str(out), "--provenance")
    assert CliRunner().invoke(app, asked).exit_code == 0
    shown = CliRunner().invoke(app, ["show", str(out), "--type", "statistic"]).stdout
    assert "Ghana (from the document's title) · 2021 (from the document's title)" in shown
    (tmp_path / "facts.provenance.jsonl").write_text('{"id": 3}\n')
    broken = CliRunner().invoke(app, ["show", str(out)])
    assert broken.exit_code == 1
    assert "facts.provenance.jsonl, line 1 tells no provenance" in broken.stderr
    with pytest.raises(RecordError):
        list(read_provenance(tmp_path / "facts.provenance.jsonl"))
