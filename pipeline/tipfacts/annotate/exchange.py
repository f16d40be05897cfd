"""Texts and records out to annotation tools, and what people made of them back in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tipfacts.annotate.formats import format_of
from tipfacts.annotate.gold import Gold, GoldFile, in_order, write_gold
from tipfacts.annotate.sheet import Sheet, from_sheet, to_sheet
from tipfacts.errors import InputError
from tipfacts.records import RelationRecord

T = TypeVar("T")


def sheets_of(
    texts: Mapping[str, str],
    records: Iterable[Gold] = (),
    relations: Iterable[RelationRecord] = (),
) -> list[Sheet]:
    """Lay records out over their texts; a text without records has an empty sheet.

    A record that stands in two documents is laid out in both.

    Raises:
        InputError: a record's document is not among the texts.
    """
    golds: dict[str, list[Gold]] = {doc: [] for doc in texts}
    links: dict[str, list[RelationRecord]] = {doc: [] for doc in texts}
    for record in records:
        for doc in dict.fromkeys(span.doc for span in record.fact.evidence):
            _of(golds, doc).append(_within(record, doc))
    for relation in relations:
        _of(links, relation.doc).append(relation)
    files = {doc: in_order(GoldFile(tuple(golds[doc]), tuple(links[doc]))) for doc in texts}
    return [to_sheet(doc, texts[doc], file) for doc, file in files.items()]


def _of(placed: dict[str, list[T]], doc: str) -> list[T]:
    if doc not in placed:
        raise InputError(f"{doc}: there are records of this document, but not its text")
    return placed[doc]


def _within(record: Gold, doc: str) -> Gold:
    if all(span.doc == doc for span in record.fact.evidence):
        return record
    evidence = tuple(span for span in record.fact.evidence if span.doc == doc)
    fact = record.fact.model_copy(update={"doc": doc, "evidence": evidence})
    return replace(record, fact=fact, alternatives=())


def export(sheets: list[Sheet], name: str, folder: Path) -> list[Path]:
    """Write sheets in a format; the folder is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    return format_of(name).write(sheets, folder)


def import_gold(path: Path, name: str, out: Path) -> dict[str, GoldFile]:
    """Read a format into gold files, one a document; gives them by document id.

    Raises:
        InputError: it cannot be read.
        RecordError: a mark makes no record; nothing was written.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    made = {sheet.doc: from_sheet(sheet) for sheet in format_of(name).read(path)}
    out.mkdir(parents=True, exist_ok=True)
    for doc, gold in made.items():
        write_gold(out / f"{Path(doc).stem}.jsonl", gold)
    return made
