"""A model's folder: `config.json`, weights, `metrics.json`, `README.md`; hashes are checked at load.

Weights are safetensors or spaCy's own format (msgpack); nothing is ever unpickled, and a file that
`config.json` does not name is not read.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tipfacts.errors import InputError, OutputError

CONFIG = "config.json"
FORMAT: Literal[1] = 1
_UNHASHED = frozenset({CONFIG, "README.md", "metrics.json"})
_REFUSED = frozenset({".pkl", ".pickle", ".pt", ".pth", ".joblib"})

Kind = Literal["spacy-tagger", "encoder-tagger", "law-events"]


class ModelConfig(BaseModel):
    """What `config.json` says.

    Attributes:
        kind: which class reads the folder.
        labels: what the model tells apart.
        base: the packaged model that it was made from, as name and version.
        thresholds: for a label (or event), the probability from which it is told.
        confidence: for a label (or event), how often it was right where it was told, on documents
            that it had not seen.
        files: sha256 of every file of weights, by its path in the folder.
        settings: what training was told; enough to do it again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = FORMAT
    kind: Kind
    name: str
    labels: tuple[str, ...]
    base: str
    thresholds: dict[str, float] = Field(default_factory=dict)
    confidence: dict[str, float] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)
    settings: dict[str, str | int | float | bool] = Field(default_factory=dict)

    @property
    def extractor(self) -> str:
        """Give the name that records of this model carry."""
        return f"{self.kind}/{self.name}"


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_config(folder: Path, config: ModelConfig) -> ModelConfig:
    """Write the configuration of a folder with the hashes of the weights that lie in it.

    Raises:
        OutputError: the folder holds a file that can run code when it is read.
    """
    weights = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in _UNHASHED
    ]
    for path in weights:
        if path.suffix in _REFUSED:
            raise OutputError(f"{path}: pickles are not written: save weights as safetensors")
    files = {path.relative_to(folder).as_posix(): sha256_of(path) for path in weights}
    full = config.model_copy(update={"files": files})
    text = json.dumps(full.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CONFIG).write_text(f"{text}\n", encoding="utf-8")
    return full


def read_config(folder: Path) -> ModelConfig:
    """Read the configuration of a folder and check every file of weights against its hash.

    Raises:
        InputError: there is no model, a file is missing, or is another than when it was trained.
    """
    path = folder / CONFIG
    if not path.is_file():
        raise InputError(f"{folder}: no model here ({CONFIG} is missing): name a model's folder")
    try:
        config = ModelConfig.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not the configuration of a model: {error}") from error
    for name, wanted in config.files.items():
        _check(folder, name, wanted)
    return config


def _check(folder: Path, name: str, wanted: str) -> None:
    path = folder / name
    if path.suffix in _REFUSED or not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{path}: not a file that a model may be read from")
    if not path.is_file():
        raise InputError(f"{path}: this file of the model is missing: get the folder again")
    if (found := sha256_of(path)) != wanted:
        raise InputError(
            f"{path}: sha256 is {found[:16]}…, not {wanted[:16]}…: the file was changed since it "
            "was trained: get the folder again, or train anew"
        )
