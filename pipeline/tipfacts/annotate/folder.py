"""Compile a folder of compact annotations into a folder of gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tipfacts.annotate.compiling import Compiled, compile_compact
from tipfacts.annotate.gold import write_gold
from tipfacts.annotate.locate import Text
from tipfacts.annotate.passages import CompiledPairs, compile_pairs, write_pairs
from tipfacts.errors import InputError, RecordError

PAIRS = "near_duplicates.jsonl"


@dataclass(frozen=True, slots=True)
class CompiledFolder:
    """What every file gave, by file name (`x.jsonl` annotates `x.txt`)."""

    files: Mapping[str, Compiled]
    pairs: CompiledPairs

    @property
    def problems(self) -> list[str]:
        """All problems, each with its file."""
        found = [f"{name}: {one}" for name, made in self.files.items() for one in made.problems]
        return found + [f"{PAIRS}: {one}" for one in self.pairs.problems]


def compile_folder(folder: Path, texts: Mapping[str, str]) -> CompiledFolder:
    """Compile every `.jsonl` of the folder against the text of its name.

    Raises:
        InputError: the folder has no annotations.
        RecordError: a file's text is not among the texts.
    """
    paths = [path for path in sorted(folder.glob("*.jsonl")) if path.name != PAIRS]
    if not paths:
        raise InputError(f"{folder}: no annotations (*.jsonl) here")
    files = {path.name: _compile(path, texts) for path in paths}
    pairs = folder / PAIRS
    return CompiledFolder(
        files, compile_pairs(pairs, texts) if pairs.exists() else CompiledPairs(())
    )


def _compile(path: Path, texts: Mapping[str, str]) -> Compiled:
    doc = f"{path.stem}.txt"
    if doc not in texts:
        raise RecordError(f"{path}: its text {doc} is in none of the folders of texts")
    return compile_compact(path.read_text(encoding="utf-8").split("\n"), Text(doc, texts[doc]))


def write_folder(made: CompiledFolder, folder: Path) -> None:
    """Write the gold of every file under its own name, and the passage pairs beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, compiled in made.files.items():
        write_gold(folder / name, compiled.gold)
    if made.pairs.pairs:
        write_pairs(folder / PAIRS, made.pairs.pairs)
