"""Gold: records made by hand, in the fields of the contract, checked against the text on load.

A gold record is a record without `sentence`, `confidence` and `extractor`, and with `optional`
(a careful colleague could leave it out) and `alternatives` (readings that are as good) where they
apply. A law that has no id in the registry has `canonical: null`: it is compared by number and
name, never by a slug.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from tipfacts.errors import RecordError
from tipfacts.records import (
    LINE,
    Evidence,
    Fact,
    LawRecord,
    RelationRecord,
    record_id,
)

UNLISTED = "unlisted"
"""Stands for `canonical: null` inside, so that a gold law is a `LawRecord`; never written."""

_NOT_IN_GOLD = ("sentence", "confidence", "extractor")
_NO_ID = "0" * 16


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold record: its reading, the readings that are as good, and whether it is optional."""

    fact: Fact
    optional: bool = False
    alternatives: tuple[Fact, ...] = ()

    @property
    def readings(self) -> tuple[Fact, ...]:
        """The record and its alternatives."""
        return (self.fact, *self.alternatives)


@dataclass(frozen=True, slots=True)
class GoldFile:
    """What one file of gold holds."""

    records: tuple[Gold, ...] = ()
    relations: tuple[RelationRecord, ...] = ()


def in_order(gold: GoldFile) -> GoldFile:
    """Put records and relations into the order of the text, each relation once."""
    records = sorted(gold.records, key=lambda one: (*_start(one.fact), one.fact.type, one.fact.id))
    relations = sorted(dict.fromkeys(gold.relations), key=_relation_order)
    return GoldFile(tuple(records), tuple(relations))


def _start(fact: Fact) -> tuple[int, int]:
    return fact.evidence[0].start, fact.evidence[0].end


def _relation_order(one: RelationRecord) -> tuple[int, int, int, int, str]:
    return one.head.start, one.head.end, one.tail.start, one.tail.end, one.relation


def fact_of(content: Mapping[str, Any]) -> Fact:
    """Build the record of a gold line's content, with its id unless it has one.

    Raises:
        ValueError: the content breaks the record contract.
    """
    evidence = content["evidence"]
    full: dict[str, Any] = {"sentence": evidence[0] if evidence else None, **content}
    full |= {"confidence": 1.0, "extractor": "gold"}
    full.setdefault("id", f"{content['type']}:{_NO_ID}")
    if full["type"] == "law" and full["law"].get("canonical") is None:
        full["law"] = {**full["law"], "canonical": UNLISTED}
    fact = cast(Fact, LINE.validate_json(json.dumps(full)))
    if "id" in content:
        return fact
    return fact.model_copy(update={"id": record_id(gold_fields(fact))})


def gold_fields(fact: Fact) -> dict[str, Any]:
    """Give a record's fields as gold writes them: the contract's, less what only a line knows."""
    fields = fact.model_dump(mode="json")
    for name in _NOT_IN_GOLD:
        fields.pop(name)
    if isinstance(fact, LawRecord) and fact.law.canonical == UNLISTED:
        fields["law"]["canonical"] = None
    return fields


def gold_line(gold: Gold) -> str:
    """Write one gold record as a line of JSON, without the line end."""
    fields = gold_fields(gold.fact)
    if gold.optional:
        fields["optional"] = True
    if gold.alternatives:
        fields["alternatives"] = [gold_fields(other) for other in gold.alternatives]
    return json.dumps(fields, ensure_ascii=False, separators=(", ", ": "))


def parse_gold_line(line: str) -> Gold | RelationRecord:
    """Read one line of a gold file.

    Raises:
        ValueError: it is no JSON object, or breaks the contract.
    """
    fields = json.loads(line)
    if not isinstance(fields, dict) or "type" not in fields:
        raise ValueError("not an object with a type")
    if fields["type"] == "relation":
        return cast(RelationRecord, LINE.validate_json(line))
    optional = bool(fields.pop("optional", False))
    others = tuple(fact_of(other) for other in fields.pop("alternatives", None) or ())
    return Gold(fact_of(fields), optional, others)


def read_gold(path: Path, texts: Mapping[str, str] | None = None) -> GoldFile:
    """Read a file of gold; with `texts` (document id to raw text) check every quote.

    Raises:
        RecordError: the first line that is wrong; names the file and the line.
    """
    records: list[Gold] = []
    relations: list[RelationRecord] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            read = parse_gold_line(line)
            check_quotes(read, texts or {})
        except (ValueError, KeyError) as error:
            raise RecordError(f"{path}, line {number}: {describe(error)}") from error
        if isinstance(read, Gold):
            records.append(read)
        else:
            relations.append(read)
    return GoldFile(tuple(records), tuple(relations))


def check_quotes(read: Gold | RelationRecord, texts: Mapping[str, str]) -> None:
    """Refuse a quote that does not stand at its offsets, in the documents whose text is given.

    Raises:
        ValueError: names the span, what stands there, and what was quoted.
    """
    for span in _spans(read):
        raw = texts.get(span.doc)
        if raw is not None and raw[span.start : span.end] != span.text:
            there = raw[span.start : span.end]
            raise ValueError(f"{span.doc} {span.start}..{span.end} is {there!r}, not {span.text!r}")


def write_gold(path: Path, gold: GoldFile) -> None:
    """Write records, then relations, one a line."""
    lines = [gold_line(record) for record in gold.records]
    lines += [relation_line(relation) for relation in gold.relations]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def relation_line(relation: RelationRecord) -> str:
    """Write a relation as a line of JSON, without the line end."""
    return json.dumps(relation.model_dump(mode="json"), ensure_ascii=False)


def describe(error: Exception) -> str:
    """Say in one line what a line's error is.

    >>> describe(ValueError("no"))
    'no'
    """
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]
    return f"no field {error}" if isinstance(error, KeyError) else str(error)


def _spans(read: Gold | RelationRecord) -> Iterator[Evidence]:
    if isinstance(read, RelationRecord):
        yield from (read.head, read.tail)
    else:
        yield from _evidence(read.readings)


def _evidence(facts: Iterable[Fact]) -> Iterator[Evidence]:
    for fact in facts:
        yield from fact.evidence
