"""WebAnno TSV 3.3, which INCEpTION reads: `x.tsv` for each document, and `layers.md`.

Offsets are UTF-16 units. A sentence here is a paragraph: its lines are written as `#Text=` lines,
blank ones too, so that the text comes back to the character. Tokens end where spans end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tipfacts.annotate.offsets import Utf16
from tipfacts.annotate.sheet import Arrow, Mark, Sheet
from tipfacts.errors import InputError

_SPANS, _LINKS = "webanno.custom.Fact", "webanno.custom.FactRelation"
_HEAD = (
    "#FORMAT=WebAnno TSV 3.3",
    f"#T_SP={_SPANS}|fields|label",
    f"#T_RL={_LINKS}|label|BT_{_SPANS}",
)
_LAYERS = f"""Create these layers in the project before importing:

- span layer `{_SPANS}`: string features `label` and `fields`; any overlap, crossing sentences
- relation layer `{_LINKS}` on it: string feature `label`
"""
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")
_PARAGRAPH = re.compile(r"\n(?:[ \t\r]*\n)+")
_TEXT_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f", "\b": "\\b"}
_TEXT_ESCAPES |= {chr(i): "\\" + chr(i) for i in range(32) if not 7 < i < 14}
_TEXT_PLAIN = {escaped: plain for plain, escaped in _TEXT_ESCAPES.items()}
_TEXT_ESCAPED = re.compile(r"\\(?:[\\tnrfb]|[\x00-\x1f])")
_VALUE = re.compile(r"\\|\[|\]|\||_|->|;|\t|\n|\*")
_VALUE_ESCAPED = re.compile(r"\\(->|.)")
_STACKED = re.compile(r"(?:\\.|[^\\|])+")
_NUMBERED = re.compile(r"(.*)\[(\d+)\]$", re.DOTALL)
_LINKED = re.compile(r"(?P<unit>\d+-\d+)(?:\[(?P<head>\d+)_(?P<tail>\d+)\])?$")
_NOTHING = ("_", "*")
Range = tuple[int, int]


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write a file for each document, and what layers the project needs."""
    written = [folder / "layers.md"]
    written[0].write_text(_LAYERS, encoding="utf-8")
    for sheet in sheets:
        path = folder / f"{sheet.doc.removesuffix('.txt').replace('/', '__')}.tsv"
        path.write_text("\n".join(_lines(sheet)) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (*_HEAD, "")
    units = _Units.of(sheet)
    for start, end in sentences(sheet):
        yield ""
        for line in sheet.text[start:end].split("\n"):
            yield f"#Text={_escaped_text(line)}"
        yield from (units.row(token) for token in units.tokens(start, end))


def sentences(sheet: Sheet) -> list[Range]:
    """Cut the text into paragraphs, none of which ends inside a mark.

    The line end before a paragraph belongs to none; any other character to one.
    """
    if not sheet.text:
        return []
    starts = [found.end() for found in _PARAGRAPH.finditer(sheet.text)]
    inside = [(mark.start, mark.end) for mark in sheet.marks]
    starts = [at for at in starts if not any(first < at < last for first, last in inside)]
    starts = [0, *(at for at in starts if at < len(sheet.text))]
    return list(zip(starts, [*(at - 1 for at in starts[1:]), len(sheet.text)], strict=True))


@dataclass(slots=True)
class _Units:
    """The tokens of a sheet: the rows of the file."""

    sheet: Sheet
    both: Utf16
    starts: frozenset[int]
    ends: frozenset[int]
    heads: Mapping[int, Mark]
    names: dict[Range, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> _Units:
        starts = frozenset(mark.start for mark in sheet.marks)
        ends = frozenset(mark.end for mark in sheet.marks)
        marks = {mark.number: mark for mark in sheet.marks}
        units = cls(sheet, Utf16(sheet.text), starts, ends, marks)
        for number, (start, end) in enumerate(sentences(sheet), 1):
            for index, token in enumerate(units.tokens(start, end), 1):
                units.names[token] = f"{number}-{index}"
        return units

    def tokens(self, start: int, end: int) -> list[Range]:
        """Cut a sentence at words and at the edges of marks; the first token begins it."""
        text = self.sheet.text
        words = (at for found in _WORD.finditer(text, start, end) for at in found.span())
        cuts = sorted(
            {start, end, *words, *(at for at in self.starts | self.ends if start < at < end)}
        )
        return [
            (a, b)
            for a, b in pairwise(cuts)
            if text[a:b].strip() or a == start or a in self.starts or b in self.ends
        ]

    def row(self, token: Range) -> str:
        """Write the row of a token."""
        marks = [m for m in self.sheet.marks if m.start <= token[0] and token[1] <= m.end]
        arrows = [a for a in self.sheet.arrows if self.heads[a.tail].start == token[0]]
        units = f"{self.both.units(token[0])}-{self.both.units(token[1])}"
        columns = (
            self.names[token],
            units,
            _escaped_text(self.sheet.text[slice(*token)]),
            "|".join(f"{_escaped_value(m.note) or '*'}[{m.number}]" for m in marks) or "_",
            "|".join(f"{_escaped_value(m.label)}[{m.number}]" for m in marks) or "_",
            "|".join(_escaped_value(arrow.name) for arrow in arrows) or "_",
            "|".join(self.reference(arrow) for arrow in arrows) or "_",
        )
        return "\t".join((*columns, ""))

    def reference(self, arrow: Arrow) -> str:
        """Name the unit that an arrow comes from, and both its marks."""
        start = self.heads[arrow.head].start
        unit = next(name for token, name in self.names.items() if token[0] == start)
        return f"{unit}[{arrow.head}_{arrow.tail}]"


def _escaped_text(text: str) -> str:
    return "".join(_TEXT_ESCAPES.get(char, char) for char in text)


def _plain_text(text: str) -> str:
    return _TEXT_ESCAPED.sub(lambda found: _TEXT_PLAIN[found[0]], text)


def _escaped_value(value: str) -> str:
    names = {"\t": "\\t", "\n": "\\n"}
    return _VALUE.sub(lambda found: names.get(found[0], f"\\{found[0]}"), value)


def _plain_value(value: str) -> str:
    names = {"t": "\t", "n": "\n"}
    return _VALUE_ESCAPED.sub(lambda found: names.get(found[1], found[1]), value)


def read(path: Path) -> list[Sheet]:
    """Read every document of a folder.

    Raises:
        InputError: a file is not one of this format with these layers.
    """
    return [_Reader(file).sheet() for file in sorted(path.glob("*.tsv"))]


@dataclass(slots=True)
class _Found:
    """A span as it is gathered from its rows, in UTF-16 units."""

    label: str
    note: str
    start: int
    end: int


@dataclass(slots=True)
class _Reader:
    """Reads one file."""

    path: Path
    text: str = ""
    spans: dict[str, _Found] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)

    def sheet(self) -> Sheet:
        lines = self.path.read_text(encoding="utf-8").split("\n")
        if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
            raise InputError(f"{self.path}: not WebAnno TSV 3")
        columns = _columns(lines)
        if not {(_SPANS, "label"), (_SPANS, "fields")} <= set(columns):
            raise InputError(f"{self.path}: no layer {_SPANS} with the features label and fields")
        header: list[str] = []
        for line in lines[1:]:
            if line.startswith("#Text="):
                header.append(_plain_text(line.removeprefix("#Text=")))
            elif line and not line.startswith("#"):
                self._row(line.split("\t"), columns, header)
        return self._made()

    def _row(self, cells: list[str], columns: list[tuple[str, str]], header: list[str]) -> None:
        start, end = (int(at) for at in cells[1].split("-"))
        if header:
            self._begin(start, "\n".join(header))
            header.clear()
        values = dict(zip(columns, cells[3:], strict=False))
        notes = _STACKED.findall(values[_SPANS, "fields"])
        for label, note in zip(_STACKED.findall(values[_SPANS, "label"]), notes, strict=True):
            if label not in _NOTHING:
                self._span(cells[0], label, note, (start, end))
        names = _STACKED.findall(values.get((_LINKS, "label"), "_"))
        ends = _STACKED.findall(values.get((_LINKS, f"BT_{_SPANS}"), "_"))
        for name, link in zip(names, ends, strict=True):
            if found := _LINKED.match(link):
                head, tail = found["head"] or "0", found["tail"] or "0"
                unit = found["unit"] if head == "0" else head
                self.links.append((_plain_value(name), unit, cells[0] if tail == "0" else tail))

    def _begin(self, start: int, sentence: str) -> None:
        """Add a sentence where its first token begins; what lies between is lost but for its length."""
        if self.text:
            self.text += "\n"
        gap = start - Utf16(self.text).units(len(self.text))
        self.text = (self.text + " " * gap if gap >= 0 else self.text[:gap]) + sentence

    def _span(self, unit: str, label: str, note: str, place: Range) -> None:
        numbered = _NUMBERED.match(label)
        key = numbered[2] if numbered else unit
        if key in self.spans:
            self.spans[key].end = place[1]
            return
        plain = [_NUMBERED.sub(r"\1", value) for value in (label, note)]
        words = ["" if value in _NOTHING else _plain_value(value) for value in plain]
        self.spans[key] = _Found(words[0], words[1], *place)

    def _made(self) -> Sheet:
        both = Utf16(self.text)
        keys = list(self.spans)
        numbered = sorted(keys, key=int) if all(key.isdecimal() for key in keys) else keys
        number = {key: n for n, key in enumerate(numbered, 1)}
        marks = tuple(
            Mark(number[key], one.label, both.points(one.start), both.points(one.end), one.note)
            for key in numbered
            for one in (self.spans[key],)
        )
        arrows = tuple(Arrow(name, number[head], number[tail]) for name, head, tail in self.links)
        return Sheet(f"{self.path.stem.replace('__', '/')}.txt", self.text, marks, arrows)


def _columns(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Give layer and feature of each column."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith(("#T_SP=", "#T_RL=", "#T_CH=")):
            layer, *features = line.partition("=")[2].split("|")
            found += [(layer, feature) for feature in features or [""]]
    return found
