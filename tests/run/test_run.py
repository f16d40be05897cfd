import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tipfacts import Document, Dropped, Settings
from tipfacts.errors import InputError, OutputError
from tipfacts.read import Manner, Source, read_records
from tipfacts.records import DateValue, Fact
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.run import Job, run
from tipfacts.run.corpus import Corpus
from tipfacts.run.parallel import in_order
from tipfacts.state.common import attempt
from tipfacts.validate import validate

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "The office opened in 2004, and closed in May 2003.\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for i in range(5):
        (folder / f"{i}.txt").write_text(TEXT.replace("2004", str(2004 + i)))
    (folder / "rows.jsonl").write_text(json.dumps({"id": "row", "text": TEXT}) + "\n")
    return folder


def extract(inputs: Path, output: Path, settings: Settings | None = None) -> bytes:
    run(Job((str(inputs),), output, settings or Settings()))
    return output.read_bytes()


def test_a_run_writes_facts_manifest_and_what_was_dropped(reports, tmp_path):
    (reports / "empty.txt").write_text("")
    out = tmp_path / "out" / "facts.jsonl"
    summary = run(Job((str(reports),), out, keep_text=tmp_path / "texts"))
    assert sorted(p.name for p in out.parent.iterdir()) == [
        "facts.dropped.jsonl",
        "facts.jsonl",
        "facts.manifest.json",
    ]
    (dropped,) = (out.parent / "facts.dropped.jsonl").read_text().splitlines()
    assert json.loads(dropped)["source"] == "empty.txt"
    manifest = json.loads((out.parent / "facts.manifest.json").read_text())
    assert manifest["counts"]["documents"] == 6
    assert manifest["counts"]["dropped"] == {"empty": 1}
    assert [i["documents"] for i in manifest["inputs"]] == [1, 1, 1, 1, 1, 0, 1]
    assert manifest["facts"]["lines"] == sum(manifest["counts"]["records"].values()) > 6
    assert set(manifest["seconds"]) > {"read", "clean", "tag", "relate", "state", "write"}
    assert (summary.lost, len(summary.dropped)) == (1, 1)
    for texts in (reports, tmp_path / "texts"):
        assert validate(out, [str(texts)]).problems == ()


def test_documents_come_in_the_order_of_reading_and_records_in_that_of_the_text(reports, tmp_path):
    extract(reports, tmp_path / "facts.jsonl")
    found = [
        (r.doc, r.evidence[0].start)
        for r in read_records(tmp_path / "facts.jsonl")
        if r.type != "relation"
    ]
    assert found == sorted(found)
    assert [d for d, _ in found][-1] == "row"


def test_relations_stand_after_the_records_of_their_document(reports, tmp_path, monkeypatch):
    from tipfacts import line

    known = Relation("attributed_to", (21, 25), (0, 10))
    of_no_record = Relation("attributed_to", (4, 10), (21, 25))
    monkeypatch.setattr(line, "relate_laws", lambda *_: (known, of_no_record))
    extract(reports, tmp_path / "facts.jsonl", Settings(relations=True))
    lines = list(read_records(tmp_path / "facts.jsonl"))
    kinds = [(line.doc, line.type == "relation") for line in lines]
    assert kinds == sorted(kinds)
    told = [line for line in lines if line.type == "relation" and line.relation == known.name]
    assert [line.tail.text for line in told] == ["The office"] * 6
    evidence = {e for line in lines if line.type != "relation" for e in line.evidence}
    assert all(line.head in evidence for line in lines if line.type == "relation")
    assert validate(tmp_path / "facts.jsonl", [str(reports)]).problems == ()


def test_a_second_run_gives_the_same_bytes_in_two_processes_and_with_other_hashes(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in sorted(SEEDS.glob("*.txt"))[:4]:
        (folder / name.name).write_bytes(name.read_bytes())
    here = extract(folder, tmp_path / "a.jsonl", Settings(relations=True))
    command = [sys.executable, "-m", "tipfacts", "extract", str(folder)]
    subprocess.run(
        [*command, "-o", str(tmp_path / "b.jsonl"), "--relations", "--jobs", "2", "--quiet"],
        env={**os.environ, "PYTHONHASHSEED": "77"},
        check=True,
    )
    assert here == (tmp_path / "b.jsonl").read_bytes()


def test_what_a_run_wrote_is_not_read_by_the_next(reports):
    first = extract(reports, reports / "facts.jsonl")
    assert extract(reports, reports / "facts.jsonl") == first
    other = run(Job((str(reports),), reports / "other.jsonl"))
    assert (reports / "other.jsonl").read_bytes() == first
    assert ("facts.jsonl", "facts_file") in {(d.source, d.reason) for d in other.dropped}


def test_an_input_is_never_written_over(reports):
    with pytest.raises(OutputError, match="is both read and written"):
        extract(reports / "0.txt", reports / "0.txt")


def test_a_record_that_contradicts_itself_is_given_up_alone(reports, tmp_path, monkeypatch):
    from tipfacts import line
    from tipfacts.state.dates import state_dates

    def one_bad(context: Context, *_: object) -> Iterator[Fact | Dropped]:
        found = list(state_dates(context))
        yield attempt(context, "date", 4, contradicting)
        yield from found

    def contradicting() -> Fact:
        DateValue(edtf="2004", start=None, end=None)
        raise AssertionError("built")

    monkeypatch.setattr(line, "state_dates", one_bad)
    summary = run(Job((str(reports / "0.txt"),), tmp_path / "facts.jsonl"))
    (dropped,) = summary.dropped
    assert (dropped.stage, dropped.reason, dropped.place) == (
        "state",
        "contradiction",
        "character 4",
    )
    assert (summary.manifest.counts.records["date"] > 0, summary.lost) == (True, 0)


def test_an_input_that_changes_while_it_is_read_stops_the_run(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One.")
    corpus = Corpus([Source("a.txt", path)], Manner(99), [])
    assert [s.document.id for s in corpus.survey()] == ["a.txt"]
    path.write_text("Two.")
    with pytest.raises(InputError, match="changed while it was read"):
        list(corpus.documents())


def test_a_corpus_gives_its_documents_by_id(reports):
    rows = reports / "rows.jsonl"
    corpus = Corpus(
        [Source("0.txt", reports / "0.txt"), Source("rows.jsonl", rows)], Manner(999), []
    )
    assert len(list(corpus.survey())) == len(corpus) == 2
    assert [corpus[id_].document for id_ in corpus] == list(corpus.documents())
    assert corpus["row"].document == Document("row", TEXT, encoding="utf-8")


def test_work_is_done_lazily_and_in_order():
    asked: list[int] = []

    def numbers() -> Iterator[int]:
        for i in range(100):
            asked.append(i)
            yield i

    results = in_order(abs, numbers(), jobs=1)
    assert (next(results), len(asked)) == (0, 1)
