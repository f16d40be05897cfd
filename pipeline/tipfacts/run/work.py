"""One document's way through the line, in whichever process it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.clean import clean
from tipfacts.document import Document, Dropped
from tipfacts.line import Extracted, load_as
from tipfacts.provenance import Provenance
from tipfacts.records import Fact, RelationRecord
from tipfacts.settings import Settings
from tipfacts.state.common import RULES
from tipfacts.state.provenance import provenance
from tipfacts.state.table_links import table_links
from tipfacts.timing import Stopwatch


@dataclass(frozen=True, slots=True)
class Work:
    """A document to read for facts, and its blocks that are copies of text read elsewhere."""

    document: Document
    skip: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: records, relations, provenance, what was given up, and figures."""

    document: str
    records: tuple[Fact, ...]
    relations: tuple[RelationRecord, ...]
    provenance: tuple[Provenance, ...]
    dropped: tuple[Dropped, ...]
    words: int
    characters: int
    cleaning: dict[str, int]
    seconds: dict[str, float]


def outcome(work: Work, settings: Settings) -> Outcome:
    """Read one document for facts; the line is loaded once a process."""
    watch = Stopwatch()
    line = load_as(settings)
    with watch.of("clean"):
        structured = clean(work.document)
    extracted = line.extract(structured, work.skip, watch)
    return Outcome(
        work.document.id,
        extracted.records,
        tuple(relation_records(extracted)) if settings.relations else (),
        tuple(_provenance(extracted)) if settings.provenance else (),
        extracted.dropped,
        len(work.document.text.split()),
        len(work.document.text),
        dict(Counter(edit.step for edit in structured.traced.edits)),
        watch.seconds,
    )


def _provenance(extracted: Extracted) -> Iterator[Provenance]:
    return provenance(extracted.context, extracted.records, extracted.relations)


def relation_records(extracted: Extracted) -> Iterator[RelationRecord]:
    """Give the relations whose head is the evidence of a record, in the order of the text."""
    told = list(_told(extracted))
    heads = {(one.relation, one.head) for one in told}
    links = table_links(extracted.context, extracted.records)
    told += [one for one in links if (one.relation, one.head) not in heads]
    yield from sorted(told, key=lambda one: one.head.start)


def _told(extracted: Extracted) -> Iterator[RelationRecord]:
    parsed = extracted.context.parsed
    evidence = {e for record in extracted.records for e in record.evidence}
    for relation in sorted(extracted.relations, key=lambda r: (r.head, r.tail, r.name)):
        head = parsed.evidence(*relation.head)
        if head in evidence:
            yield RelationRecord(
                relation=relation.name,
                head=head,
                tail=parsed.evidence(*relation.tail),
                doc=parsed.document.id,
                confidence=relation.confidence,
                extractor=RULES,
            )
