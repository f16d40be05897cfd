"""An annotation tool's export as a folder of annotations: texts, gold, and a split."""

from __future__ import annotations

from pathlib import Path

from tipfacts.annotate.formats import format_of
from tipfacts.annotate.gold import write_gold
from tipfacts.annotate.sheet import Sheet, from_sheet
from tipfacts.errors import InputError, OutputError

FORMAT = "label-studio"
_HELD_OUT = 5
"""One document in so many is for development."""
_HEADER = "file\tgenre\tgroup\tcountry\tyear\thard_negative\twords\n"


def is_export(path: Path) -> bool:
    """Say whether a path is a Label Studio export: a `.json` file, or a folder with `tasks.json`."""
    return path.suffix == ".json" or (path / "tasks.json").is_file()


def unpack(path: Path, out: Path) -> Path:
    """Write a Label Studio export as a folder of annotations, and give that folder.

    Args:
        path: what the tool exported.
        out: the folder; every fifth document, by name, is for development, all others for training.

    Raises:
        InputError: the export cannot be read, or two of its texts share a name.
        RecordError: a mark makes no record.
        OutputError: the folder cannot be written.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    sheets = {Path(sheet.doc).stem: sheet for sheet in format_of(FORMAT).read(path)}
    try:
        for stem, sheet in sorted(sheets.items()):
            _write(stem, sheet, out)
        (out / "index.tsv").write_text(_HEADER, encoding="utf-8")
        (out / "splits.toml").write_text(_splits(sorted(sheets)), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror}") from error
    return out


def _write(stem: str, sheet: Sheet, out: Path) -> None:
    for name in ("texts", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    (out / "texts" / f"{stem}.txt").write_bytes(sheet.text.encode("utf-8"))
    write_gold(out / "gold" / f"{stem}.jsonl", from_sheet(sheet))


def _splits(stems: list[str]) -> str:
    held = set(stems[_HELD_OUT - 1 :: _HELD_OUT])
    parts = {"train": [s for s in stems if s not in held], "dev": sorted(held), "test": []}
    return "".join(f"{k} = [{', '.join(map(_quoted, v))}]\n" for k, v in parts.items())


def _quoted(stem: str) -> str:
    return '"' + stem.replace("\\", "\\\\").replace('"', '\\"') + '"'
