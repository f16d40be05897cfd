"""`tipfacts annotate` from compact lines to gold, agreement, sheets and formats."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tipfacts.annotate.gold import read_gold
from tipfacts.cli.app import app

RAW = "In 2011 the Senate passed Act 7. Police arrested 30 men in 2012.\n"
LINES = [
    {"n": 1, "type": "date", "at": "In [[2011]]", "value": "2011", "relation": "during"},
    {"n": 2, "type": "date", "at": "in [[2012]]", "value": "2012", "relation": "during"},
]
RUN = CliRunner()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("texts", "a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "x.txt").write_text(RAW, encoding="utf-8")
    write(tmp_path / "a" / "x.jsonl", LINES)
    write(tmp_path / "b" / "x.jsonl", LINES[:1])
    return tmp_path


def write(path: Path, lines: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def annotate(home: Path, *args: str) -> Result:
    return RUN.invoke(app, ["annotate", *args], env={"COLUMNS": "200"})


def texts(home: Path) -> list[str]:
    return ["--texts", f"{home}/texts"]


def test_compile(home):
    made = annotate(home, "compile", f"{home}/a", "-o", f"{home}/gold", *texts(home))
    assert made.exit_code == 0
    assert "1 documents, 2 records" in made.stdout
    gold = read_gold(home / "gold" / "x.jsonl", {"x.txt": RAW})
    assert [one.fact.evidence[0].start for one in gold.records] == [3, 59]


def test_compile_writes_nothing_where_a_line_is_wrong_unless_told_to(home):
    write(home / "a" / "x.jsonl", [*LINES, {**LINES[0], "n": 3, "at": "[[2013]]"}])
    args = ["compile", f"{home}/a", "-o", f"{home}/gold", *texts(home)]
    refused = annotate(home, *args)
    assert refused.exit_code == 1
    assert "x.jsonl: line 3: at '[[2013]]' stands 0 times" in refused.stderr
    assert not (home / "gold").exists()
    assert annotate(home, *args, "--keep-going").exit_code == 0
    assert len(read_gold(home / "gold" / "x.jsonl").records) == 2


def test_a_text_that_is_missing_is_told(home):
    write(home / "a" / "y.jsonl", LINES)
    made = annotate(home, "compile", f"{home}/a", "-o", f"{home}/gold", *texts(home))
    assert made.exit_code == 1
    assert "y.txt is in none of the folders" in made.stderr


def test_agreement(home):
    made = annotate(home, "agreement", f"{home}/a", f"{home}/b", "--json", *texts(home))
    date = json.loads(made.stdout)["groups"]["date"]["depths"]["core"]
    assert (date["tp"], date["fp"], date["fn"]) == (1, 0, 1)


def test_adjudicate(home):
    made = annotate(home, "adjudicate", f"{home}/a", f"{home}/b", "-o", f"{home}/out", *texts(home))
    assert made.exit_code == 0
    assert [
        json.loads(line)["n"] for line in (home / "out" / "x.jsonl").read_text().splitlines()
    ] == [1]
    assert "only in a 1" in (home / "out" / "x.md").read_text()


@pytest.mark.parametrize("name", ["label-studio", "brat", "webanno", "docbin"])
def test_export_and_import(home, name):
    annotate(home, "compile", f"{home}/a", "-o", f"{home}/gold", *texts(home))
    args = ["--to", name, "-o", f"{home}/out", "--records", f"{home}/gold"]
    assert annotate(home, "export", f"{home}/texts", *args).exit_code == 0
    made = annotate(home, "import", f"{home}/out", "--from", name, "-o", f"{home}/back")
    assert made.exit_code == 0
    assert (home / "back" / "x.jsonl").read_bytes() == (home / "gold" / "x.jsonl").read_bytes()


def test_export_of_texts_alone(home):
    made = annotate(home, "export", f"{home}/texts", "--to", "doccano", "-o", f"{home}/out")
    assert made.exit_code == 0
    assert json.loads((home / "out" / "doccano.jsonl").read_text())["entities"] == []


def test_records_without_their_text_are_told(home):
    annotate(home, "compile", f"{home}/a", "-o", f"{home}/gold", *texts(home))
    (home / "texts" / "x.txt").rename(home / "texts" / "z.txt")
    args = ["--to", "brat", "-o", f"{home}/out", "--records", f"{home}/gold"]
    made = annotate(home, "export", f"{home}/texts", *args)
    assert made.exit_code == 1
    assert "x.txt: there are records of this document, but not its text" in made.stderr
