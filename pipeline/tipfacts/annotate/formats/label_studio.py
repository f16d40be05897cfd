"""Label Studio: `tasks.json`, with annotations, and `labelling.xml`, the labelling configuration.

Offsets are code points, as Label Studio counts them since 1.4.1; exports of older versions count
UTF-16 units, which is told by the words that stand beside the offsets. Fields with few values are
choices of a region, the rest stands as JSON in its text area; a choice counts before the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from tipfacts.annotate.offsets import Utf16
from tipfacts.annotate.sheet import KINDS, LABELS, ROLES, Arrow, Mark, Sheet
from tipfacts.errors import InputError
from tipfacts.records import (
    Assertion,
    DateRelation,
    Indicator,
    LawEvent,
    LawKind,
    Modifier,
    Status,
    Tier,
    TierChange,
)

TASKS, CONFIG = "tasks.json", "labelling.xml"
Region = dict[str, Any]

CHOICES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "law-event": ("law", "event", get_args(LawEvent)),
    "law-kind": ("law", "law.kind", get_args(LawKind)),
    "date-relation": ("date", "relation", get_args(DateRelation)),
    "tier-tier": ("tier", "tier", get_args(Tier)),
    "tier-change": ("tier", "change", get_args(TierChange)),
    "statistic-status": ("statistic", "status", get_args(Status)),
    "statistic-modifier": ("statistic", "modifier", get_args(Modifier)),
    "statistic-indicator": ("statistic", "indicator", get_args(Indicator)),
    "assertion": ("", "assertion", get_args(Assertion)),
}
"""Controls with few values: the kind they belong to (empty: all), their field, their values."""


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write the tasks and the labelling configuration."""
    tasks = [_task(sheet) for sheet in sheets]
    text = json.dumps(tasks, ensure_ascii=False, indent=1)
    (folder / TASKS).write_text(text, encoding="utf-8", newline="\n")
    (folder / CONFIG).write_text(configuration(), encoding="utf-8", newline="\n")
    return [folder / TASKS, folder / CONFIG]


def configuration() -> str:
    """Write the labelling configuration: labels, relations, and the fields of a region."""
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in LABELS)
    relations = "\n".join(f"    <Relation value={quoteattr(name)}/>" for name in ROLES)
    choices = "\n".join(_choices(name) for name in CHOICES)
    when = ",".join(KINDS)
    return (
        "<View>\n"
        f"  <Relations>\n{relations}\n  </Relations>\n"
        f'  <Labels name="label" toName="text">\n{labels}\n  </Labels>\n'
        '  <Text name="text" value="$text"/>\n'
        f"{choices}\n"
        f'  <View visibleWhen="region-selected" whenLabelValue="{when}">\n'
        '    <TextArea name="fields" toName="text" perRegion="true" maxSubmissions="1"\n'
        '              editable="true" placeholder="other fields, as JSON"/>\n'
        "  </View>\n</View>\n"
    )


def _choices(name: str) -> str:
    kind, _, values = CHOICES[name]
    options = "".join(f"<Choice value={quoteattr(value)}/>" for value in values)
    return (
        f'  <View visibleWhen="region-selected" whenLabelValue="{kind or ",".join(KINDS)}">\n'
        f'    <Choices name="{name}" toName="text" perRegion="true" showInline="true">'
        f"{options}</Choices>\n  </View>"
    )


def _task(sheet: Sheet) -> Region:
    results = [one for mark in sheet.marks for one in _regions(sheet, mark)]
    results += [_link(arrow) for arrow in sheet.arrows]
    data = {"doc": sheet.doc, "text": sheet.text}
    return {"data": data, "annotations": [{"result": results}] if results else []}


def _regions(sheet: Sheet, mark: Mark) -> Iterator[Region]:
    place = {"start": mark.start, "end": mark.end, "text": sheet.text[mark.start : mark.end]}
    base = {"id": str(mark.number), "to_name": "text"}
    yield {
        **base,
        "from_name": "label",
        "type": "labels",
        "value": {**place, "labels": [mark.label]},
    }
    if not mark.note:
        return
    fields = json.loads(mark.note)
    for name, (kind, path, _) in CHOICES.items():
        value = _get(fields, path)
        if kind in ("", mark.label) and value is not None:
            chosen = {**place, "choices": [value]}
            yield {**base, "from_name": name, "type": "choices", "value": chosen}
    yield {
        **base,
        "from_name": "fields",
        "type": "textarea",
        "value": {**place, "text": [mark.note]},
    }


def _link(arrow: Arrow) -> Region:
    ends = {"from_id": str(arrow.head), "to_id": str(arrow.tail)}
    return {**ends, "type": "relation", "direction": "right", "labels": [arrow.name]}


def read(path: Path) -> list[Sheet]:
    """Read an export in the format "JSON": the first annotation of each task.

    Raises:
        InputError: a region's words stand neither at its offsets nor at those of UTF-16.
    """
    file = path / TASKS if path.is_dir() else path
    return [_sheet(task) for task in json.loads(file.read_text(encoding="utf-8"))]


def _sheet(task: Region) -> Sheet:
    text, doc = task["data"]["text"], task["data"]["doc"]
    made = task.get("annotations") or task.get("predictions") or [{"result": []}]
    results = made[0]["result"]
    regions: dict[str, list[Region]] = {}
    for one in results:
        if one["type"] != "relation":
            regions.setdefault(one["id"], []).append(one)
    numbers = {id_: number for number, id_ in enumerate(regions, 1)}
    marks = tuple(_mark(doc, text, numbers[id_], some) for id_, some in regions.items())
    arrows = tuple(
        Arrow(one["labels"][0], numbers[one["from_id"]], numbers[one["to_id"]])
        for one in results
        if one["type"] == "relation"
    )
    return Sheet(doc, text, marks, arrows)


def _mark(doc: str, text: str, number: int, results: Sequence[Region]) -> Mark:
    controls = {one["from_name"]: one["value"] for one in results}
    label = controls["label"]
    start, end = _offsets(doc, text, label)
    note = "".join(controls["fields"]["text"]) if "fields" in controls else ""
    fields = json.loads(note) if note else {}
    for name, (_, path, _) in CHOICES.items():
        if name in controls and _get(fields, path) != controls[name]["choices"][0]:
            _set(fields, path, controls[name]["choices"][0])
            note = json.dumps(fields, ensure_ascii=False)
    return Mark(number, label["labels"][0], start, end, note)


def _offsets(doc: str, text: str, value: Region) -> tuple[int, int]:
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or text[start:end] == words:
        return start, end
    both = Utf16(text)
    try:
        first, last = both.points(start), both.points(end)
    except ValueError:
        first, last = 0, 0
    if text[first:last] != words:
        there = text[start:end]
        raise InputError(f"{doc}: at {start} stands {there!r}, not {words!r}, as the export says")
    return first, last


def _get(fields: Region, path: str) -> Any:
    value: Any = fields
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _set(fields: Region, path: str, value: str) -> None:
    *outer, last = path.split(".")
    for name in outer:
        fields = fields.setdefault(name, {})
    fields[last] = value
