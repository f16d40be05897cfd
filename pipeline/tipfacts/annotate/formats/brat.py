"""brat standoff: `x.txt` and `x.ann` for each document, and `annotation.conf`.

Offsets are code points. brat allows no line end inside a span: a span over a line end is written
in fragments, and read back as one. The fields of a record are its annotator's note, as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tipfacts.annotate.sheet import KINDS, LABELS, ROLES, Arrow, Mark, Sheet
from tipfacts.errors import InputError

_LINE_END = re.compile(r"[\r\n]+")
_SPAN = re.compile(r"T(\d+)\t(\S+) ([\d ;]+)\t")
_ARROW = re.compile(r"R\d+\t(\S+) Arg1:T(\d+) Arg2:T(\d+)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes T(\d+)\t(.*)")


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write text and annotations of each document, and the configuration."""
    written = [folder / "annotation.conf"]
    written[0].write_text(configuration(), encoding="utf-8", newline="\n")
    for sheet in sheets:
        stem = sheet.doc.removesuffix(".txt").replace("/", "__")
        text, notes = folder / f"{stem}.txt", folder / f"{stem}.ann"
        text.write_bytes(sheet.text.encode("utf-8"))
        lines = "".join(f"{line}\n" for line in _lines(sheet))
        notes.write_text(lines, encoding="utf-8", newline="\n")
        written += [text, notes]
    return written


def configuration() -> str:
    """Write `annotation.conf`."""
    heads = "|".join(KINDS)
    arrows = [f"{name}\tArg1:{_heads(name) or heads}, Arg2:{role}" for name, role in ROLES.items()]
    overlap = "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"
    parts = ("[entities]", *LABELS, "", "[relations]", *arrows, overlap, "")
    return "\n".join((*parts, "[events]", "", "[attributes]", ""))


def _heads(name: str) -> str:
    prefix = name.partition("_")[0]
    return "|".join(kind for kind in KINDS if kind.startswith(prefix))


def _lines(sheet: Sheet) -> Iterator[str]:
    for mark in sheet.marks:
        fragments = list(_fragments(sheet.text, mark))
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(sheet.text[start:end] for start, end in fragments)
        yield f"T{mark.number}\t{mark.label} {places}\t{words}"
    for number, arrow in enumerate(sheet.arrows, 1):
        yield f"R{number}\t{arrow.name} Arg1:T{arrow.head} Arg2:T{arrow.tail}"
    for mark in sheet.marks:
        if mark.note:
            yield f"#{mark.number}\tAnnotatorNotes T{mark.number}\t{mark.note}"


def _fragments(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    at = mark.start
    for found in _LINE_END.finditer(text, mark.start, mark.end):
        if at < found.start():
            yield at, found.start()
        at = found.end()
    if at < mark.end:
        yield at, mark.end


def read(path: Path) -> list[Sheet]:
    """Read every document of a folder.

    Raises:
        InputError: a line is none that this format has.
    """
    return [_sheet(notes) for notes in sorted(path.glob("*.ann"))]


def _sheet(notes: Path) -> Sheet:
    text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
    marks: dict[int, Mark] = {}
    arrows: list[Arrow] = []
    for number, line in enumerate(notes.read_text(encoding="utf-8").split("\n"), 1):
        if found := _SPAN.match(line):
            marks[int(found[1])] = _mark(int(found[1]), found[2], found[3])
        elif found := _ARROW.match(line):
            arrows.append(Arrow(found[1], int(found[2]), int(found[3])))
        elif found := _NOTE.match(line):
            mark = marks[int(found[1])]
            marks[mark.number] = Mark(mark.number, mark.label, mark.start, mark.end, found[2])
        elif line.strip():
            raise InputError(f"{notes}, line {number}: not a span, a relation or a note")
    doc = f"{notes.stem.replace('__', '/')}.txt"
    return Sheet(doc, text, tuple(marks.values()), tuple(arrows))


def _mark(number: int, label: str, places: str) -> Mark:
    offsets = [int(offset) for offset in re.split("[ ;]", places)]
    return Mark(number, label, offsets[0], offsets[-1])
