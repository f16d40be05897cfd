"""The gold itself: made of the adjudicated annotations, true to the texts, and enough of it."""

from collections import Counter
from pathlib import Path

import pytest

from tipfacts.annotate.folder import PAIRS, compile_folder
from tipfacts.annotate.gold import GoldFile, gold_line, read_gold, relation_line
from tipfacts.annotate.passages import read_pairs
from tipfacts.annotate.sources import read_texts
from tipfacts.evaluate.items import corpus_of
from tipfacts.evaluate.score import score

HOME = Path(__file__).parents[2] / "annotations"
GOLD, ADJUDICATED = HOME / "gold", HOME / "adjudicated"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="no gold yet")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return read_texts([HOME / "texts", HOME.parent / "seeds"])


@pytest.fixture(scope="module")
def gold(texts: dict[str, str]) -> dict[str, GoldFile]:
    files = (path for path in GOLD.glob("*.jsonl") if path.name != PAIRS)
    return {f"{path.stem}.txt": read_gold(path, texts) for path in files}


def test_every_text_is_annotated(texts, gold):
    assert set(gold) == set(texts)


def test_there_is_enough_of_it(gold):
    facts = [one.fact for file in gold.values() for one in file.records]
    kinds = Counter(fact.type for fact in facts)
    assert kinds.total() >= 900
    assert min(kinds[kind] for kind in ("law", "date", "tier", "statistic")) >= 100


def test_few_records_are_optional(gold):
    golds = [one for file in gold.values() for one in file.records]
    assert sum(one.optional for one in golds) <= len(golds) / 8


def test_passages_are_true_to_the_texts(texts):
    for pair in read_pairs(GOLD / PAIRS):
        for side in (pair.a, pair.b):
            assert texts[side.doc][side.start : side.end] == side.text


def test_gold_is_perfect_against_itself(gold):
    made = corpus_of(
        (one for file in gold.values() for one in file.records),
        (one for file in gold.values() for one in file.relations),
    )
    for group in score(made, made).groups.values():
        for depth in group.depths.values():
            assert depth.f1.value == 1


@pytest.mark.skipif(not ADJUDICATED.exists(), reason="no adjudicated annotations here")
def test_gold_is_what_the_adjudicated_annotations_compile_to(texts, gold):
    made = compile_folder(ADJUDICATED, texts)
    assert made.problems == []
    for name, compiled in made.files.items():
        lines = [gold_line(one) for one in compiled.gold.records]
        lines += [relation_line(one) for one in compiled.gold.relations]
        assert (GOLD / name).read_text(encoding="utf-8").split("\n")[:-1] == lines
