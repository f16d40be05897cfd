"""doccano: `doccano.jsonl` in its format for relations, and `labels.json` for its set of labels.

Offsets are code points: leave "Count grapheme clusters as one character" off in the project.
doccano keeps no fields at a span: they stand beside, by label and place, and come back as metadata.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tipfacts.annotate.sheet import LABELS, ROLES, Arrow, Mark, Sheet

FILE, LABEL_FILE, RELATION_FILE = "doccano.jsonl", "labels.json", "relation_labels.json"


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write one line a document, and the labels of spans and relations."""
    lines = "".join(json.dumps(_row(sheet), ensure_ascii=False) + "\n" for sheet in sheets)
    (folder / FILE).write_text(lines, encoding="utf-8", newline="\n")
    for name, labels in ((LABEL_FILE, LABELS), (RELATION_FILE, tuple(ROLES))):
        rows = [{"text": label, "suffix_key": None} for label in labels]
        (folder / name).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return [folder / FILE, folder / LABEL_FILE, folder / RELATION_FILE]


def _row(sheet: Sheet) -> dict[str, Any]:
    return {
        "text": sheet.text,
        "doc": sheet.doc,
        "entities": [
            {"id": m.number, "label": m.label, "start_offset": m.start, "end_offset": m.end}
            for m in sheet.marks
        ],
        "relations": [
            {"id": n, "from_id": arrow.head, "to_id": arrow.tail, "type": arrow.name}
            for n, arrow in enumerate(sheet.arrows, 1)
        ],
        "fields": _notes(sheet),
    }


def _notes(sheet: Sheet) -> dict[str, list[str]]:
    """Give the notes by label and place: doccano gives spans new ids."""
    notes: dict[str, list[str]] = {}
    for mark in sheet.marks:
        notes.setdefault(_key(mark.label, mark.start, mark.end), []).append(mark.note)
    return {key: some for key, some in notes.items() if any(some)}


def _key(label: str, start: int, end: int) -> str:
    return f"{label}:{start}-{end}"


def read(path: Path) -> list[Sheet]:
    """Read an export "JSONL(relation)"."""
    file = path / FILE if path.is_dir() else path
    lines = file.read_text(encoding="utf-8").split("\n")
    return [_sheet(json.loads(line)) for line in lines if line.strip()]


def _sheet(row: dict[str, Any]) -> Sheet:
    notes = {key: list(some) for key, some in row.get("fields", {}).items()}
    marks: list[Mark] = []
    for one in row["entities"]:
        place = one["label"], one["start_offset"], one["end_offset"]
        left = notes.get(_key(*place), [])
        marks.append(Mark(one["id"], *place, left.pop(0) if left else ""))
    arrows = tuple(Arrow(r["type"], r["from_id"], r["to_id"]) for r in row.get("relations", ()))
    return Sheet(row["doc"], row["text"], tuple(marks), arrows)
