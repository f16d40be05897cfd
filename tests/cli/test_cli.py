"""The command line as a user meets it: exit status, messages, the ten bad inputs."""

import gzip
import json
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest
import typer
from typer.testing import CliRunner, Result

from tipfacts.cli import app
from tipfacts.records import json_schema

GOOD = "The office opened in 2004.\n"
ROW = json.dumps({"id": "row", "text": GOOD})
COMMANDS = typer.main.get_command(app)
assert isinstance(COMMANDS, click.Group) or hasattr(COMMANDS, "commands")


def call(*arguments: object, **given: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], **given)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out" / "facts.jsonl"


def docs(path: Path) -> list[str]:
    return list(dict.fromkeys(json.loads(line)["doc"] for line in path.read_text().splitlines()))


def dropped(path: Path) -> list[tuple[str, str]]:
    rows = map(json.loads, path.with_name("facts.dropped.jsonl").read_text().splitlines())
    return [(row["source"], row["reason"]) for row in rows]


def broken_link(path: Path) -> None:
    path.symlink_to("nowhere.txt")


def of_200_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.seek(200 * 1024 * 1024)
        file.write(f"\n{ROW}\n".encode())


@pytest.mark.parametrize(
    ("name", "make", "reason", "read"),
    [
        ("bad.txt", lambda p: p.write_bytes(b""), "empty", ["good.txt"]),
        ("bad.txt", lambda p: p.write_bytes(b"a\0b"), "binary", ["good.txt"]),
        (
            "bad.txt.gz",
            lambda p: p.write_bytes(gzip.compress(b"One. " * 99)[:-9]),
            "truncated",
            ["good.txt"],
        ),
        (
            "bad.jsonl",
            lambda p: p.write_text(f'{{"id": "x"}}\n{ROW}\n'),
            "no_text",
            ["row", "good.txt"],
        ),
        ("bad.jsonl", of_200_megabytes, "too_large", ["row", "good.txt"]),
        ("bad.txt", broken_link, "broken_link", ["good.txt"]),
    ],
)
def test_a_bad_input_is_dropped_and_costs_nothing_else(folder, out, name, make, reason, read):
    make(folder / name)
    result = call("extract", folder, "-o", out)
    assert (result.exit_code, docs(out), dropped(out)) == (3, read, [(name, reason)])
    assert f"dropped: {name}" in result.stderr


def test_a_file_that_may_not_be_read_is_dropped(folder, out, monkeypatch):
    bad = folder / "bad.txt"
    bad.write_text("One.")
    bad.chmod(0)
    really_open = Path.open

    def refuse(path: Path, *args: object, **given: object) -> object:
        if path == bad:  # root could read it
            raise PermissionError(13, "Permission denied")
        return really_open(path, *args, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    result = call("extract", folder, "-o", out)
    assert (result.exit_code, docs(out)) == (3, ["good.txt"])
    assert dropped(out) == [("bad.txt", "unreadable")]


@pytest.mark.parametrize("name", ["empty folder", "nowhere.txt"])
def test_what_cannot_be_meant_is_an_error_and_leaves_the_old_file(folder, out, tmp_path, name):
    (tmp_path / "empty folder").mkdir()
    out.parent.mkdir()
    out.write_text("old\n")
    result = call("extract", folder, tmp_path / name, "-o", out)
    assert (result.exit_code, result.stdout, out.read_text()) == (1, "", "old\n")
    assert result.stderr.startswith(f"tipfacts: {tmp_path / name} ")
    assert result.stderr.count("\n") == 1


def test_a_full_disk_is_an_error_and_leaves_the_old_file(folder, out):
    out.parent.mkdir()
    out.write_text("old\n")
    program = (
        "import resource as r, sys, tipfacts.cli as c;"
        "r.setrlimit(r.RLIMIT_FSIZE, (100, 100));"
        "sys.argv[1:] = ['extract', *sys.argv[1:]]; c.main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, folder, "-o", out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "File too large; nothing was changed there: free space" in result.stderr
    assert [(p.name, p.read_text()) for p in out.parent.iterdir()] == [("facts.jsonl", "old\n")]


def test_a_full_standard_output_is_an_error(folder):
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "tipfacts", "extract", folder, "-o", "-", "-q"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    message = "tipfacts: cannot write to the standard output: No space left on device\n"
    assert (result.returncode, result.stderr[: len(message)]) == (1, message)


def test_all_was_read(folder, out):
    result = call("extract", folder, "-o", out)
    assert (result.exit_code, result.stdout, dropped(out)) == (0, "", [])
    assert "documents" in result.stderr
    assert "comparing" not in result.stderr
    assert call("extract", folder, "-o", out, "--quiet").output == ""


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["extract", "a.txt"], ["extract", "a", "-o", "b", "--jobs", "0"], ["no"]],
)
def test_wrong_usage(arguments):
    assert call(*arguments).exit_code == 2


def test_standard_input_to_standard_output(monkeypatch):
    result = call("extract", "-", "-o", "-", "-q", input=GOOD.encode())
    assert result.exit_code == 0
    assert [json.loads(line)["doc"] for line in result.stdout.splitlines()] == ["stdin"]


def test_validate_tells_every_problem_with_its_line(folder, out):
    call("extract", folder, "-o", out)
    assert call("validate", out, "--texts", folder).exit_code == 0
    (line,) = out.read_text().splitlines()
    wrong = [
        line.replace('"during"', '"before"').replace("office", "museum"),
        line,
        "{}",
        line.replace("good.txt", "gone.txt"),
        line,
        line.replace('"confidence"', '"confidenze"'),
    ]
    out.write_text("".join(f"{w}\n" for w in wrong))
    result = call("validate", out, "--texts", folder)
    told = [m.removeprefix(f"{out}:") for m in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert sorted({m.partition(":")[0] for m in told}) == ["1", "2", "3", "4", "5", "6"]
    for number, words in (
        (1, "its content gives"),
        (1, "sentence: says 'The museum opened in 2004.', but at 0..26 of 'good.txt' stands"),
        (4, "document 'gone.txt' is not among the texts"),
        (5, "stands on line 1 already"),
        (6, "confidence: Field required"),
        (6, "confidenze: Extra inputs"),
    ):
        assert any(m.startswith(f"{number}:") and words in m for m in told), words
    assert call("validate", out.parent / "gone").exit_code == 1


def test_the_schema_in_the_docs_is_current():
    page = Path(__file__).parents[2] / "docs" / "records.schema.json"
    assert json.loads(page.read_text()) == json_schema(), (
        "tipfacts schema > docs/records.schema.json"
    )
    assert json.loads(call("schema").stdout) == json_schema()


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], 6),
        (["--type", "statistic"], 3),
        (["--type", "statistic", "--limit", "1"], 1),
        (["--country", "usa"], 2),
        (["--country", "ruritania"], 3),
        (["--law", "law-7"], 1),
        (["--law", "no. 7", "--year", "2004"], 0),
        (["--year", "2003"], 3),
        (["--year", "2010"], 1),
        (["--doc", "other"], 0),
    ],
)
def test_show_gives_what_was_asked_for(arguments, shown):
    facts = Path(__file__).parents[1] / "cases" / "records" / "one_of_each.jsonl"
    result = call("show", facts, *arguments)
    assert (result.exit_code, result.stdout.count("«")) == (0, shown)


def test_show_names_the_line_that_is_no_record(tmp_path):
    (tmp_path / "f.jsonl").write_text("{}\n")
    result = call("show", tmp_path / "f.jsonl")
    assert (result.exit_code, "line 1 is no record" in result.stderr) == (1, True)


def test_version():
    assert call("--version").stdout == f"tipfacts {version('tipfacts')}\n"


@pytest.mark.parametrize("name", ["extract", "show", "validate", "schema"])
def test_help_teaches_by_examples_that_are_right(name):
    command = COMMANDS.commands[name]  # type: ignore[attr-defined]
    examples = [line for line in (command.help or "").splitlines() if "tipfacts " in line]
    assert examples
    for example in examples:
        words = shlex.split(example[example.index("tipfacts ") :])
        until = min((words.index(w) for w in ("|", ">") if w in words), default=len(words))
        assert words[1] == name
        assert command.make_context(name, words[2:until])
    assert call(name, "--help").exit_code == 0
