"""Check a file of facts: every line against its model, every quote against the raw text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from tipfacts.document import Document
from tipfacts.read import Columns, read
from tipfacts.read.records import numbered_lines
from tipfacts.read.rows import USUAL
from tipfacts.records import LINE, Evidence, Fact, RelationRecord, StatisticRecord, record_id
from tipfacts.write.texts import kept_name


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong on a line (from 1) of a file of facts."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How many lines there are, and all that is wrong with them, in their order."""

    lines: int
    problems: tuple[Problem, ...]


def validate(facts: Path, texts: Sequence[str] = (), columns: Columns = USUAL) -> Checked:
    """Check schema, ids and references, and, where texts are given, every quote.

    Args:
        facts: a file of records, as `tipfacts extract` writes it.
        texts: the inputs that it was made from, or the folder of `--keep-text`.
        columns: which columns of tables among them hold text and id.

    Raises:
        InputError: the facts or the texts are not there.
    """
    found = _Findings()
    for number, line in numbered_lines(facts):
        found.check(number, line)
    found.check_wholes()
    if texts:
        found.check_quotes(texts, columns)
    return Checked(found.lines, tuple(sorted(found.problems)))


@dataclass(slots=True)
class _Findings:
    lines: int = 0
    problems: list[Problem] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    wholes: list[tuple[int, str]] = field(default_factory=list)
    quotes: dict[str, list[tuple[int, str, Evidence]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def say(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def check(self, number: int, line: str) -> None:
        self.lines = number
        try:
            record = LINE.validate_json(line)
        except ValidationError as error:
            for one in error.errors():
                place = ".".join(str(part) for part in one["loc"][1:])
                self.say(number, f"{place}: {one['msg']}" if place else one["msg"])
            return
        for name, span in _spans(record):
            self.quotes[span.doc].append((number, name, span))
        if not isinstance(record, RelationRecord):
            self.check_id(number, record)

    def check_id(self, number: int, record: Fact) -> None:
        expected = record_id(record.model_dump(mode="json"))
        if record.id != expected:
            self.say(number, f"id: is {record.id}, but its content gives {expected}")
        if (other := self.first.setdefault(record.id, number)) != number:
            self.say(number, f"id: {record.id} stands on line {other} already")
        if isinstance(record, StatisticRecord) and record.of_id:
            self.wholes.append((number, record.of_id))

    def check_wholes(self) -> None:
        for number, whole in self.wholes:
            if whole not in self.first:
                self.say(number, f"of_id: no record has the id {whole}")

    def check_quotes(self, texts: Sequence[str], columns: Columns) -> None:
        left = {name: doc for doc in self.quotes for name in (kept_name(doc), doc)}
        for item in read(list(texts), columns=columns):
            if isinstance(item, Document) and (doc := left.get(item.id)) in self.quotes:
                for number, name, span in self.quotes.pop(doc):
                    self.check_quote(number, name, span, item.text)
        for doc, spans in self.quotes.items():
            for number, name, _ in spans:
                self.say(number, f"{name}: document {doc!r} is not among the texts")

    def check_quote(self, number: int, name: str, span: Evidence, raw: str) -> None:
        stands = raw[span.start : span.end]
        if stands != span.text:
            self.say(
                number,
                f"{name}: says {span.text!r}, but at {span.start}..{span.end} of {span.doc!r} "
                f"stands {stands!r}",
            )


def _spans(record: Fact | RelationRecord) -> Iterator[tuple[str, Evidence]]:
    if isinstance(record, RelationRecord):
        yield "head", record.head
        yield "tail", record.tail
        return
    for index, span in enumerate(record.evidence):
        yield f"evidence.{index}", span
    yield "sentence", record.sentence
