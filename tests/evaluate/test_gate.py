"""Floors: what falls, what rises, and what nobody lowers unseen."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.evaluate.made import RAW, corpus, fact
from tipfacts.annotate.gold import Gold, GoldFile, write_gold
from tipfacts.cli.app import app
from tipfacts.evaluate.evaluation import evaluate
from tipfacts.evaluate.gate import Floors, check, figures, fingerprint, pinned
from tipfacts.records import Fact, to_json

MEN = fact("statistic", "30 men", value=30)
WOMEN = fact("statistic", "12 women", value=12)
RUN = CliRunner()


def test_figures_of_a_perfect_run_are_one():
    found = figures(evaluate(corpus(MEN), corpus(MEN)).evaluation, "all")
    assert found["all.statistic.core.f1"] == 1
    assert found["all.all.core.precision"] == 1
    assert "all.law.core.f1" not in found
    assert set(found.values()) == {1.0}


def test_a_figure_below_its_floor_falls_and_so_does_one_that_is_gone():
    floors = Floors(hash="x", floors={"a": 0.8, "b": 0.8, "c": 0.8})
    checks = {one.name: one.falls for one in check({"a": 0.8, "b": 0.79, "d": 0.1}, floors)}
    assert checks == {"a": False, "b": True, "c": True, "d": False}


def test_pinning_raises_and_never_lowers():
    old = Floors(hash="x", floors={"a": 0.8, "b": 0.8})
    new, below = pinned({"a": 0.9, "b": 0.7, "c": 0.1234}, "y", old, lower=False)
    assert new == Floors(hash="y", floors={"a": 0.9, "b": 0.8, "c": 0.12})
    assert [one.name for one in below] == ["b"]


def test_pinning_lowers_where_it_is_told_to():
    old = Floors(hash="x", floors={"a": 0.8, "gone": 0.5})
    new, below = pinned({"a": 0.7}, "y", old, lower=True)
    assert new.floors == {"a": 0.7}
    assert [one.name for one in below] == ["a", "gone"]


def test_a_floor_is_never_above_its_figure():
    for value in (0.0, 0.0049, 0.005, 0.29, 0.57, 0.999999, 1.0):
        new, _ = pinned({"a": value}, "x", None, lower=False)
        assert value - 0.005 < new.floors["a"] <= value


def test_the_fingerprint_sees_texts_names_and_files(tmp_path):
    gold = tmp_path / "a.jsonl"
    gold.write_text("x")
    seen = {
        fingerprint({"a": "text"}, [gold]),
        fingerprint({"a": "texts"}, [gold]),
        fingerprint({"b": "text"}, [gold]),
        fingerprint({"a": "text"}, []),
    }
    gold.write_text("y")
    assert len({*seen, fingerprint({"a": "text"}, [gold])}) == 5


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(RAW, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    write_gold(tmp_path / "gold" / "a.jsonl", GoldFile((Gold(MEN), Gold(WOMEN))))
    predict(tmp_path, MEN, WOMEN)
    return tmp_path


def predict(home: Path, *facts: Fact) -> None:
    (home / "facts.jsonl").write_text("".join(f"{to_json(one)}\n" for one in facts))


def gate(home: Path, *options: str) -> Result:
    told = ["--texts", f"{home}/texts", "--predicted", f"{home}/facts.jsonl", *options]
    return RUN.invoke(app, ["evaluate", "gate", str(home), *told])


def test_the_gate_from_first_pin_to_refusal(home):
    assert gate(home).exit_code == 1
    assert "no floors here" in gate(home).stderr
    assert gate(home, "--pin").exit_code == 0
    assert gate(home).exit_code == 0

    predict(home, MEN)
    fallen = gate(home)
    assert fallen.exit_code == 1
    assert "all.statistic.core.f1" in fallen.stderr
    assert gate(home, "--pin").exit_code == 1
    assert json.loads((home / "floors.json").read_text())["floors"]["all.all.core.f1"] == 1
    assert gate(home, "--pin", "--lower").exit_code == 0
    assert gate(home).exit_code == 0

    (home / "texts" / "a.txt").write_text(RAW + " More.", encoding="utf-8")
    changed = gate(home)
    assert changed.exit_code == 1
    assert "not those that were pinned" in changed.stderr


def test_evaluate_without_a_command_scores(home):
    made = RUN.invoke(app, ["evaluate", f"{home}/facts.jsonl", f"{home}/gold", "--json"])
    assert made.exit_code == 0
    assert json.loads(made.stdout)["comparison"] is None


def test_evaluate_compares_and_writes_errors(home):
    predict(home, MEN)
    (home / "old.jsonl").write_text(to_json(WOMEN))
    told = ["--texts", f"{home}/texts", "--compare", f"{home}/old.jsonl"]
    told += ["--errors", f"{home}/errors.html"]
    made = RUN.invoke(app, ["evaluate", f"{home}/facts.jsonl", str(home), *told])
    assert made.exit_code == 0
    assert "+ gained: 1" in made.stdout
    assert "- lost: 1" in made.stdout
    assert "12 women" in (home / "errors.html").read_text()


def test_a_false_quote_is_refused(home):
    (home / "texts" / "a.txt").write_text("x" + RAW, encoding="utf-8")
    told = ["--texts", f"{home}/texts"]
    made = RUN.invoke(app, ["evaluate", f"{home}/facts.jsonl", f"{home}/gold", *told])
    assert made.exit_code == 1
    assert "a.jsonl, line 1" in made.stderr
