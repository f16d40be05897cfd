"""Read sources one by one: documents, what was given up, and what each source was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tipfacts.document import Document, Dropped
from tipfacts.read.archive import SPOILED as UNSOUND
from tipfacts.read.archive import Unfolding, members
from tipfacts.read.confined import confined
from tipfacts.read.decode import Decoded, Refused, decode
from tipfacts.read.formats import PLAIN
from tipfacts.read.opening import SPOILED, Counted, Stream, lines, opened, wide_encoding
from tipfacts.read.reasons import dropped
from tipfacts.read.rows import document_of
from tipfacts.read.sources import ARCHIVES, Source, find_sources
from tipfacts.records import RECORD_TYPES
from tipfacts.settings import MAX_DOCUMENT_BYTES


@dataclass(frozen=True, slots=True)
class Input:
    """What a source was, for the manifest: size and SHA-256 are those of the file as it lies there.

    Attributes:
        encoding: of its documents, `None` if none could be decoded.
    """

    id: str
    bytes: int
    sha256: str
    encoding: str | None
    documents: int


Item = Document | Dropped | Input


def read(inputs: list[str], limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Document | Dropped]:
    """Read files and folders: each document, and each thing that gave none, in one fixed order.

    Args:
        inputs: files, folders, or `-` for the standard input.
        limit: bytes above which a document is dropped.

    Raises:
        InputError: an input is not there, or a folder has nothing to read.
    """
    sources, given_up = find_sources(inputs, limit=limit)
    yield from given_up
    for item in read_sources(sources, limit):
        if not isinstance(item, Input):
            yield item


def read_sources(sources: Iterable[Source], limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Item]:
    """Read sources in order, and see that no two documents have one id."""
    seen: set[str] = set()
    for source in sources:
        for item in read_source(source, limit):
            if isinstance(item, Document) and item.id in seen:
                yield dropped(item.id, "duplicate_id", f"in {source.id}")
                continue
            if isinstance(item, Document):
                seen.add(item.id)
            yield item


def read_source(source: Source, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Item]:
    """Read one source: its documents and what was given up, then what it was."""
    try:
        with opened(source) as (file, stream):
            read_all = _read_archive if source.format in ARCHIVES else _read_file
            yield from _counted(source, file, read_all(source, stream, limit))
    except OSError as error:
        yield dropped(source.id, "unreadable", what=error.strerror or type(error).__name__)


def _counted(source: Source, file: Counted, items: Iterator[Document | Dropped]) -> Iterator[Item]:
    encoding, documents = None, 0
    for item in _unspoiled(source, items):
        if isinstance(item, Document):
            encoding, documents = encoding or item.encoding, documents + 1
        yield item
    digest = file.sha256()
    yield Input(source.id, file.size, digest, encoding, documents)


def _unspoiled(source: Source, items: Iterator[Document | Dropped]) -> Iterator[Document | Dropped]:
    """Give what stands before the place where a file ends early or is damaged; tell of the rest."""
    try:
        yield from items
    except EOFError:
        yield dropped(source.id, "truncated")
    except UnicodeDecodeError as error:
        yield dropped(source.id, "undecodable", where=f"as {error.encoding}: {error.reason}")
    except SPOILED as error:
        yield dropped(source.id, "damaged", what=f"gzip: {error}")
    except UNSOUND as error:
        yield dropped(source.id, "damaged", what=f"archive: {error}")


def _read_file(source: Source, stream: Stream, limit: int) -> Iterator[Document | Dropped]:
    read_all = _read_rows if source.format == ".jsonl" else _read_whole
    yield from read_all(source, stream, limit)


def _read_archive(source: Source, stream: Stream, limit: int) -> Iterator[Document | Dropped]:
    """Read the files of an archive, in their order; what is wrong with one costs no other."""
    empty = True
    try:
        for item in members(source, stream):
            empty = False
            if isinstance(item, Dropped):
                yield item
            else:
                yield from _unspoiled(item[0], _read_file(*item, limit))
    except Unfolding:
        yield dropped(source.id, "too_dense")
    else:
        if empty:
            yield dropped(source.id, "empty")


def _read_whole(source: Source, stream: Stream, limit: int) -> Iterator[Document | Dropped]:
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield dropped(source.id, "too_large", limit=limit)
        return
    if not data:
        yield dropped(source.id, "empty")
        return
    format_ = source.format or ".txt"
    if format_ in PLAIN:
        yield from PLAIN[format_](source.id, data)
    else:
        yield from confined().read(format_, source.id, data)


def _read_rows(source: Source, stream: Stream, limit: int) -> Iterator[Document | Dropped]:
    empty, encoding = True, wide_encoding(stream)
    for number, line in enumerate(lines(stream, limit, encoding), 1):
        if line is not None and not line.strip():
            continue
        found = _read_row(source, f"line {number}", line, limit)
        if encoding and isinstance(found, Document):
            found = replace(found, encoding=encoding)
        if empty and isinstance(found, Dropped) and found.reason == "facts_file":
            yield found
            return
        empty = False
        yield found
    if empty:
        yield dropped(source.id, "empty")


def _read_row(source: Source, place: str, line: bytes | None, limit: int) -> Document | Dropped:
    if line is None:
        return dropped(source.id, "too_large", place, limit=limit)
    found = decode(line)
    if isinstance(found, Refused):
        return dropped(source.id, found.reason, place, where=found.where)
    row = _parsed(found)
    if isinstance(row, str):
        return dropped(source.id, "bad_json", place, what=row)
    if row.get("type") in (*RECORD_TYPES, "relation") and "extractor" in row:
        return dropped(source.id, "facts_file")
    return document_of(row, source.id, place, found.encoding)


def _parsed(line: Decoded) -> dict[str, Any] | str:
    """Parse a JSON object, or say what stands there instead."""
    try:
        row = json.loads(line.text)
    except (json.JSONDecodeError, RecursionError) as error:
        return str(error).partition(":")[0]
    return row if isinstance(row, dict) else f"a {type(row).__name__}"
