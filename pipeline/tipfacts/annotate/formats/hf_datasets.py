"""Hugging Face `datasets`: `gold.parquet`, one row a document, readable by `load_dataset`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from datasets import (
    Dataset,
    Features,
    List,
    Value,
    are_progress_bars_disabled,
    disable_progress_bars,
    enable_progress_bars,
)

from tipfacts.annotate.sheet import Arrow, Mark, Sheet

FILE = "gold.parquet"
FEATURES = Features(
    {
        "doc": Value("string"),
        "text": Value("string"),
        "spans": List(
            {
                "number": Value("int32"),
                "label": Value("string"),
                "start": Value("int64"),
                "end": Value("int64"),
                "fields": Value("string"),
            }
        ),
        "relations": List(
            {"relation": Value("string"), "head": Value("int32"), "tail": Value("int32")}
        ),
    }
)


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write all documents into one file."""
    rows = [_row(sheet) for sheet in sheets]
    with _quiet():
        Dataset.from_list(rows, features=FEATURES).to_parquet(folder / FILE)
    return [folder / FILE]


@contextmanager
def _quiet() -> Iterator[None]:
    """Show no progress bars of the library meanwhile."""
    hidden = are_progress_bars_disabled()
    disable_progress_bars()
    try:
        yield
    finally:
        if not hidden:
            enable_progress_bars()


def _row(sheet: Sheet) -> dict[str, Any]:
    return {
        "doc": sheet.doc,
        "text": sheet.text,
        "spans": [
            {"number": m.number, "label": m.label, "start": m.start, "end": m.end, "fields": m.note}
            for m in sheet.marks
        ],
        "relations": [{"relation": a.name, "head": a.head, "tail": a.tail} for a in sheet.arrows],
    }


def read(path: Path) -> list[Sheet]:
    """Read the documents of a file."""
    file = path / FILE if path.is_dir() else path
    with TemporaryDirectory() as cache, _quiet():
        loaded = Dataset.from_parquet(str(file), cache_dir=cache, keep_in_memory=True)
        return [_sheet(row) for row in loaded]


def _sheet(row: dict[str, Any]) -> Sheet:
    marks = (Mark(s["number"], s["label"], s["start"], s["end"], s["fields"]) for s in row["spans"])
    arrows = (Arrow(r["relation"], r["head"], r["tail"]) for r in row["relations"])
    return Sheet(row["doc"], row["text"], tuple(marks), tuple(arrows))
