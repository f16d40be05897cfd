"""The annotated texts, their metadata, and splits that no near-duplicates straddle."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from tipfacts.annotate.sources import (
    document,
    group_of,
    in_split,
    read_index,
    read_splits,
    read_texts,
)
from tipfacts.errors import InputError

HOME = Path(__file__).parents[2] / "annotations"
TEXTS = read_texts([HOME / "texts", HOME.parent / "seeds"])
INDEX, SPLITS = read_index(HOME / "index.tsv"), read_splits(HOME / "splits.toml")


def test_every_text_has_a_split_and_every_group_a_text():
    groups = {group_of(name, INDEX) for name in TEXTS}
    assert groups == set(SPLITS)


def test_every_text_of_the_folder_is_indexed():
    assert {name for name in TEXTS if not re.match(r"\d{3}_", name)} == set(INDEX)


def test_hard_negatives_and_countries():
    negatives = [source for source in INDEX.values() if source.hard_negative]
    assert len(negatives) >= len(INDEX) / 10
    assert len({source.country for source in INDEX.values() if source.country}) >= 25
    assert len(INDEX) >= 60


def test_the_splits_part_the_texts():
    parts = [in_split(TEXTS, split, HOME) for split in ("train", "dev", "test")]
    assert sum(map(len, parts)) == len(TEXTS)
    assert all(not a & b for a, b in combinations(parts, 2))


def test_no_near_duplicates_straddle_a_split():
    """Texts of different splits share less than a fifth of the shorter one's word 5-grams."""
    split = {name: SPLITS[group_of(name, INDEX)] for name in TEXTS}
    grams = {name: shingles(text) for name, text in TEXTS.items()}
    straddling = [
        (a, b)
        for a, b in combinations(sorted(TEXTS), 2)
        if split[a] != split[b]
        and len(grams[a] & grams[b]) >= 0.2 * min(len(grams[a]), len(grams[b]))
    ]
    assert straddling == []


def test_the_measure_of_near_duplicates_sees_one():
    text = TEXTS["000_43ffe4a09b34d87d.txt"]
    twin = TEXTS["001_2b666ea2131b1c58.txt"]
    grams, others = shingles(text), shingles(twin)
    assert len(grams & others) >= 0.2 * min(len(grams), len(others))


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_a_document_knows_its_country_and_year():
    name = "tip_04_haiti.txt"
    made = document(name, "x", INDEX)
    assert (made.country, made.year) == ("HTI", INDEX[name].year)
    assert document("else.txt", "x", INDEX).country is None


def test_a_group_in_two_splits_is_refused(tmp_path):
    (tmp_path / "splits.toml").write_text('train = ["a"]\ntest = ["a"]\n')
    with pytest.raises(InputError, match="a stands in train and in test"):
        read_splits(tmp_path / "splits.toml")


def test_what_is_missing_is_told(tmp_path):
    with pytest.raises(InputError, match="no such folder of texts"):
        read_texts([tmp_path / "none"])
    with pytest.raises(InputError, match="not an index"):
        read_index(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="no such split"):
        in_split((), "exam", HOME)
