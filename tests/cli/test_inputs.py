"""Tables of documents and side tables, as a user meets them at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

from tipfacts.cli import app

TEXT = "Police arrested 12 traffickers. The office opened in 2004."


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "facts.jsonl"


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text().splitlines()]


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out.with_name("facts.manifest.json").read_text())
    return found


def test_the_columns_of_a_table_are_named_by_options(tmp_path: Path, out: Path) -> None:
    path = tmp_path / "a.parquet"
    fields = {"body": [TEXT], "url": ["u/1"], "country": ["Fiji"], "year": [2012]}
    parquet.write_table(pa.table(fields), path)
    options = ("--text-column", "body", "--id-column", "url")
    assert call("extract", path, "-o", out, *options).exit_code == 0
    assert {r["doc"] for r in records(out)} == {"u/1"}
    assert [r["place"]["country"] for r in records(out) if r["type"] == "statistic"] == ["FJI"]
    assert manifest(out)["settings"]["text_column"] == "body"
    assert call("validate", out, "--texts", path, *options).exit_code == 0
    old = out.read_bytes()
    wrong = call("extract", path, "-o", out, "--text-column", "boddy")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "has no column 'boddy': its columns are body, url, country, year" in wrong.stderr
    assert out.read_bytes() == old
    unnamed = call("extract", path, "-o", out)
    assert unnamed.exit_code == 3
    assert "no column 'text'" in unnamed.stderr


def test_a_side_table_tells_of_documents(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT)
    side = folder / "known.csv"
    side.write_text("file,country,year,note\na.txt,FJI,2012,x\nc.txt,Chad,2013,y\n")
    done = call("extract", folder, "-o", out, "--metadata", side)
    assert done.exit_code == 0, done.stderr
    assert (
        "known.csv: 1 of 2 rows tell of a document; these name none: c.txt; documents without a row: 1;"
        " columns passed over: note"
    ) in done.stderr
    told = {r["doc"]: r["place"] for r in records(out) if r["type"] == "statistic"}
    assert told["a.txt"]["country"] == "FJI"
    assert manifest(out)["metadata"]["unused"] == ["c.txt"]
    side.write_text("file,country\na.txt,Atlantis\n")
    wrong = call("extract", folder, "-o", out, "--metadata", side)
    assert wrong.exit_code == 1
    assert "known.csv, row 1 (a.txt), column 'country': 'Atlantis' is no country" in wrong.stderr
    assert call("extract", folder, "-o", out, "--metadata", folder / "no.csv").exit_code == 1
