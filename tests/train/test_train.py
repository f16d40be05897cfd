"""Training, end to end and small: a tool's export to a model that the line reads with."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tipfacts.annotate.exchange import export, sheets_of
from tipfacts.annotate.gold import Gold
from tipfacts.clean import clean
from tipfacts.cli.app import app
from tipfacts.document import Document
from tipfacts.errors import OutputError
from tipfacts.learned.folder import read_config
from tipfacts.train.data import Mark, examples, home_of, read_annotated
from tipfacts.train.events import synthetic_events
from tipfacts.train.synthesize import synthesize
from tipfacts.train.tables import LAW_EVENTS, MENTIONS, events_table, mentions_table
from tipfacts.train.unpack import unpack

SENTENCES = [
    "Parliament passed the Harbour Workers Act in 2009.",
    "In 2011 the senate repealed the Harbour Workers Act.",
    "Ruritania ratified the Palermo Protocol on 4 May 2010.",
    "Police identified 12 victims under Law No. 12 of 2007.",
    "Law No. 12 of 2007 prohibits forced labor and prescribes penalties of five to ten years.",
]


@pytest.fixture(scope="session")
def tool_export(tmp_path_factory, line) -> Path:
    """Twenty documents, annotated as the rules read them, as Label Studio exports them."""
    texts, golds = {}, []
    for number in range(20):
        own = SENTENCES[number % 5 :] + SENTENCES[: number % 5]
        doc = f"report_{number:02}.txt"
        texts[doc] = " ".join(own[: 2 + number % 3]).replace("12 victims", f"{number + 3} victims")
        records = line.extract(clean(Document(doc, texts[doc]))).records
        golds += [Gold(r) for r in records]
    folder: Path = tmp_path_factory.mktemp("export")
    export(sheets_of(texts, golds), "label-studio", folder)
    return folder


def test_an_export_becomes_a_folder_of_annotations(tool_export, tmp_path, line):
    home = home_of(unpack(tool_export, tmp_path / "gold"))
    training, held = (read_annotated(home, split, line) for split in ("train", "dev"))
    assert (len(training), len(held)) == (16, 4)
    marks = [e.text[m.start : m.end] for e in examples(training, ["LAW"]) for m in e.marks]
    assert set(marks) == {"Harbour Workers Act", "Palermo Protocol", "Law No. 12 of 2007"}


def test_two_commands_train_and_evaluate(tool_export, tmp_path):
    out = tmp_path / "mine"
    runner = CliRunner()
    small = ["--passes", "2", "--synthetic", "20"]
    told = ["train", "tagger", "--data", str(tool_export / "tasks.json"), "--out", str(out), *small]
    made = runner.invoke(app, told)
    assert made.exit_code == 0, made.output
    assert "pass 1: loss" in made.output
    config = read_config(out)
    assert (config.kind, config.labels) == ("spacy-tagger", ("LAW",))
    assert (out / "README.md").read_text(encoding="utf-8").startswith("# mine")
    gold = tmp_path / "mine-gold"
    facts = tmp_path / "facts.jsonl"
    measured = runner.invoke(
        app, ["evaluate", "run", str(gold), "--split", "dev", "--model", str(out), "-o", str(facts)]
    )
    assert measured.exit_code == 0, measured.output
    assert "Records, 4 documents" in measured.output


def test_a_reader_of_events_is_trained(tool_export, tmp_path):
    out = tmp_path / "events"
    told = ["train", "relations", "--data", str(tool_export), "--out", str(out)]
    made = CliRunner().invoke(app, [*told, "--synthetic", "40"])
    assert made.exit_code == 0, made.output
    assert set(read_config(out).files) == {"weights.safetensors", "features.json"}


def test_a_folder_with_something_else_is_not_overwritten(tool_export, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    told = ["train", "relations", "--data", str(tool_export), "--out", str(tmp_path)]
    made = CliRunner().invoke(app, told)
    assert isinstance(made.exception, OutputError) or made.exit_code == 1
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_the_grammar_repeats_itself_by_seed():
    assert list(synthesize(60, 3)) == list(synthesize(60, 3))
    assert list(synthesize(60, 3)) != list(synthesize(60, 4))


def test_marks_of_the_grammar_hold_words():
    for made in synthesize(600, 1):
        text = made.example.text
        assert "{" not in text
        for mark in made.example.marks:
            words = text[mark.start : mark.end]
            assert words == words.strip() != ""
        laws = [m for m in made.example.marks if m.label == "LAW"]
        assert bool(laws) or made.event == "none"
        assert isinstance(made.example.marks, tuple)
        assert all(isinstance(m, Mark) for m in made.example.marks)


def test_examples_are_datasets_with_declared_features(line):
    made = list(synthesize(30, 2))
    mentions = mentions_table([one.example for one in made])
    assert mentions.features == MENTIONS
    assert mentions[0]["text"] == made[0].example.text
    assert len(mentions[0]["mentions"]) == len(made[0].example.marks)
    events = events_table(synthetic_events(made, line))
    assert events.features == LAW_EVENTS
    assert {len(told) for told in events["events"]} <= {0, 1}
