"""The annotated texts, what is known of each, and the split it belongs to."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tipfacts.document import Document
from tipfacts.errors import InputError

SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Source:
    """What the index says of one text; `country` is ISO 3166-1 alpha-3."""

    file: str
    genre: str
    group: str
    country: str | None
    year: int | None
    hard_negative: bool


def read_texts(folders: Iterable[Path]) -> dict[str, str]:
    """Read every `.txt` of the folders (or files) as it is, by file name.

    Raises:
        InputError: a folder is missing, or two texts share a name.
    """
    texts: dict[str, str] = {}
    for folder in folders:
        if not folder.exists():
            raise InputError(f"{folder}: no such folder of texts")
        for path in sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]:
            if path.name in texts:
                raise InputError(f"{path}: a text of this name was read from another folder")
            texts[path.name] = path.read_bytes().decode("utf-8")
    return texts


def read_index(path: Path) -> dict[str, Source]:
    """Read `index.tsv`, by file name.

    Raises:
        InputError: the file cannot be read as an index.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {row["file"]: _source(row) for row in csv.DictReader(lines, delimiter="\t")}
    except (OSError, KeyError, ValueError) as error:
        raise InputError(f"{path}: not an index of texts: {error}") from error


def _source(row: Mapping[str, str]) -> Source:
    return Source(
        file=row["file"],
        genre=row["genre"],
        group=row["group"],
        country=row["country"] or None,
        year=int(row["year"]) if row["year"] else None,
        hard_negative=row["hard_negative"] == "yes",
    )


def read_splits(path: Path) -> dict[str, str]:
    """Read `splits.toml`: group to split.

    Raises:
        InputError: it cannot be read, or a group stands in two splits.
    """
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: not a file of splits: {error}") from error
    splits: dict[str, str] = {}
    for split in SPLITS:
        for group in listed.get(split, ()):
            if group in splits:
                raise InputError(f"{path}: {group} stands in {splits[group]} and in {split}")
            splits[group] = split
    return splits


def document(name: str, text: str, index: Mapping[str, Source]) -> Document:
    """Make the document of a text with what the index knows of it."""
    source = index.get(name)
    if source is None:
        return Document(name, text)
    return Document(name, text, country=source.country, year=source.year)


def group_of(name: str, index: Mapping[str, Source]) -> str:
    """Give the group of a text: the index's, else that of a seed, else the text's own name.

    >>> group_of("004_a1e76db77d51934e.txt", {}), group_of("002_60401e24b983202d.txt", {})
    ('seed_thesis', 'seed_book')
    >>> group_of("tip_99_nowhere.txt", {})
    'tip_99_nowhere'
    """
    if name in index:
        return index[name].group
    stem = name.removesuffix(".txt")
    return _SEED_GROUPS.get(stem[:4], stem)


_SEED_GROUPS = {
    "000_": "seed_book",
    "001_": "seed_book",
    "002_": "seed_book",
    "003_": "seed_book",
    "004_": "seed_thesis",
}


def in_split(names: Iterable[str], split: str, annotations: Path) -> frozenset[str]:
    """Give the texts of a split, by the `index.tsv` and `splits.toml` of the annotations.

    Raises:
        InputError: there is no such split, or a group belongs to none.
    """
    if split not in SPLITS:
        raise InputError(f"{split}: no such split; there are {', '.join(SPLITS)}")
    index, splits = read_index(annotations / "index.tsv"), read_splits(annotations / "splits.toml")
    groups = {name: group_of(name, index) for name in names}
    if lost := sorted(name for name, group in groups.items() if group not in splits):
        raise InputError(f"{annotations / 'splits.toml'}: {lost[0]} belongs to no split")
    return frozenset(name for name, group in groups.items() if splits[group] == split)
