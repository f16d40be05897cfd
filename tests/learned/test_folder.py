"""A model's folder: what is checked before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipfacts.errors import InputError, OutputError
from tipfacts.learned.folder import ModelConfig, read_config, write_config
from tipfacts.learned.logistic import Row, fit, load_logistic


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [Row(("a", "bias"), frozenset({"yes"})), Row(("b", "bias"), frozenset())] * 4
    fit(rows, ("yes",)).save(tmp_path)
    write_config(tmp_path, ModelConfig(kind="law-events", name="m", labels=("yes",), base="none"))
    return tmp_path


def test_what_was_written_is_read_back(folder):
    config = read_config(folder)
    assert set(config.files) == {"weights.safetensors", "features.json"}
    model = load_logistic(folder)
    assert (
        model.probabilities(["a", "bias"])["yes"] > 0.5 > model.probabilities(["b", "bias"])["yes"]
    )


def test_an_unknown_feature_says_nothing(folder):
    model = load_logistic(folder)
    assert model.probabilities(["a", "new"]) == model.probabilities(["a"])


def test_changed_weights_are_refused(folder):
    path = folder / "weights.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(InputError, match="sha256"):
        read_config(folder)


def test_missing_weights_are_named(folder):
    (folder / "features.json").unlink()
    with pytest.raises(InputError, match=r"features\.json.*missing"):
        read_config(folder)


def test_a_folder_without_a_model_says_so(tmp_path):
    with pytest.raises(InputError, match="no model here"):
        read_config(tmp_path)


@pytest.mark.parametrize("name", ["../weights", "sub/../../weights", "model.pkl"])
def test_no_file_outside_and_no_pickle_is_read(folder, name):
    config = read_config(folder).model_copy(update={"files": {name: "0" * 64}})
    (folder / "config.json").write_text(config.model_dump_json(), encoding="utf-8")
    with pytest.raises(InputError, match="not a file that a model may be read from"):
        read_config(folder)


def test_pickles_are_not_written(folder):
    (folder / "model.pkl").write_bytes(b"")
    with pytest.raises(OutputError, match="pickles"):
        write_config(folder, read_config_of(folder))


def read_config_of(folder: Path) -> ModelConfig:
    return ModelConfig(kind="law-events", name="m", labels=("yes",), base="none")
