"""What is compared: records and gold as they count in each document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal, cast, get_args

from tipfacts.annotate.folder import PAIRS
from tipfacts.annotate.gold import (
    Gold,
    GoldFile,
    check_quotes,
    describe,
    parse_gold_line,
    read_gold,
)
from tipfacts.errors import InputError, RecordError
from tipfacts.records import LINE, Fact, RelationRecord

Kind = Literal["law", "date", "tier", "statistic"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One record in one document: its readings, and the evidence of each in that document.

    A record with evidence in two documents is an item in both.
    """

    doc: str
    readings: tuple[Fact, ...]
    spans: tuple[tuple[Range, ...], ...]
    optional: bool = False

    @property
    def fact(self) -> Fact:
        """The reading that counts first."""
        return self.readings[0]

    @property
    def kind(self) -> Kind:
        """The record's type."""
        return self.fact.type


@dataclass(frozen=True, slots=True)
class Corpus:
    """Items and relations of some documents; `docs` also names those that have none."""

    items: tuple[Item, ...]
    relations: tuple[RelationRecord, ...]
    docs: frozenset[str]

    def only(self, docs: Iterable[str]) -> Corpus:
        """Give what stands in these documents."""
        kept = frozenset(docs)
        return Corpus(
            tuple(item for item in self.items if item.doc in kept),
            tuple(relation for relation in self.relations if relation.doc in kept),
            self.docs & kept,
        )

    def renamed(self, names: Mapping[str, str]) -> Corpus:
        """Give the same under other document ids; an id that is not listed stays."""
        return Corpus(
            tuple(replace(item, doc=names.get(item.doc, item.doc)) for item in self.items),
            tuple(
                relation.model_copy(update={"doc": names.get(relation.doc, relation.doc)})
                for relation in self.relations
            ),
            frozenset(names.get(doc, doc) for doc in self.docs),
        )


def items_of(gold: Gold) -> Iterator[Item]:
    """Give a record once for every document in which it has evidence."""
    for doc in dict.fromkeys(span.doc for span in gold.fact.evidence):
        spans = tuple(
            tuple((span.start, span.end) for span in fact.evidence if span.doc == doc)
            for fact in gold.readings
        )
        yield Item(doc, gold.readings, spans, gold.optional)


def corpus_of(golds: Iterable[Gold], relations: Iterable[RelationRecord] = ()) -> Corpus:
    """Make a corpus of records and relations."""
    items = tuple(item for gold in golds for item in items_of(gold))
    related = tuple(relations)
    docs = frozenset(item.doc for item in items) | {relation.doc for relation in related}
    return Corpus(items, related, docs)


def read_gold_corpus(path: Path, texts: Mapping[str, str] | None = None) -> Corpus:
    """Read gold: a file, a folder of files, or the folder of annotations that holds `gold/`.

    A file without a record still names a document (its own name, ending `.txt`): there, every
    prediction is invented.

    Raises:
        InputError: there is no gold.
        RecordError: a line is wrong.
    """
    files = {file: read_gold(file, texts) for file in gold_files(path)}
    read = GoldFile(
        tuple(record for file in files.values() for record in file.records),
        tuple(relation for file in files.values() for relation in file.relations),
    )
    made = corpus_of(read.records, read.relations)
    empty = {f"{file.stem}.txt" for file, content in files.items() if not content.records}
    return replace(made, docs=made.docs | empty)


def gold_files(path: Path) -> list[Path]:
    """Give the files of gold that a path stands for.

    Raises:
        InputError: there are none.
    """
    if path.is_file():
        return [path]
    folder = path / "gold" if (path / "gold").is_dir() else path
    files = [file for file in sorted(folder.glob("*.jsonl")) if file.name != PAIRS]
    if not files:
        raise InputError(f"{path}: no gold here: neither a file nor a folder of *.jsonl")
    return files


def read_predictions(path: Path, texts: Mapping[str, str] | None = None) -> Corpus:
    """Read records as the line writes them, or as gold: a file, or a folder of `.jsonl`.

    Raises:
        InputError: there is no such file.
        RecordError: a line is wrong; names the file and the line.
    """
    read = read_records(path, texts)
    return corpus_of(read.records, read.relations)


def read_records(path: Path, texts: Mapping[str, str] | None = None) -> GoldFile:
    """Read records and relations as `read_predictions` does.

    Raises:
        InputError: there is no such file.
        RecordError: a line is wrong; names the file and the line.
    """
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    files = [file for file in files if file.name != PAIRS]
    if not files:
        raise InputError(f"{path}: no records here: neither a file nor a folder of *.jsonl")
    read = [one for file in files for one in _lines(file, texts or {})]
    return GoldFile(
        tuple(one for one in read if isinstance(one, Gold)),
        tuple(one for one in read if isinstance(one, RelationRecord)),
    )


def _lines(path: Path, texts: Mapping[str, str]) -> Iterator[Gold | RelationRecord]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            read = parse_record_line(line)
            check_quotes(read, texts)
        except (ValueError, KeyError) as error:
            raise RecordError(f"{path}, line {number}: {describe(error)}") from error
        yield read


def parse_record_line(line: str) -> Gold | RelationRecord:
    """Read one line of records; what has no sentence is read as gold.

    Raises:
        ValueError: the line breaks the contract.
    """
    fields = json.loads(line)
    if not isinstance(fields, dict) or "type" not in fields:
        raise ValueError("not an object with a type")
    if fields["type"] == "relation" or "sentence" not in fields:
        return parse_gold_line(line)
    return Gold(cast(Fact, LINE.validate_json(line)))


def same_names(predicted: Corpus, gold: Corpus) -> Corpus:
    """Give the predictions under the gold's document ids.

    Ids that the gold does not know are taken by their file name ("texts/a.txt" is "a.txt"), as
    the root that the line was given need not be the folder of the texts.
    """
    by_name: dict[str, str] = {}
    for doc in gold.docs:
        by_name[PurePosixPath(doc).name] = doc
    names = {
        doc: by_name[PurePosixPath(doc).name]
        for doc in predicted.docs
        if doc not in gold.docs and PurePosixPath(doc).name in by_name
    }
    return predicted.renamed(names) if names else predicted
