"""JSON Lines: each line is a document, or the reason why it is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tipfacts.document import Document, Dropped
from tipfacts.read.decode import Decoded, Refused, decode
from tipfacts.read.opening import Stream, lines, wide_encoding
from tipfacts.read.reasons import dropped
from tipfacts.read.rows import Columns, document_of
from tipfacts.read.sources import Source
from tipfacts.records import RECORD_TYPES


def read_json_lines(
    source: Source, stream: Stream, limit: int, columns: Columns
) -> Iterator[Document | Dropped]:
    """Read the lines of a stream, one by one; empty ones are passed over.

    Args:
        source: what is read.
        stream: its bytes.
        limit: bytes above which a line is dropped.
        columns: which fields hold text and id.
    """
    empty, encoding = True, wide_encoding(stream)
    for number, line in enumerate(lines(stream, limit, encoding), 1):
        place = f"line {number}"
        if line is None:
            found: Document | Dropped = dropped(source.id, "too_large", place, limit=limit)
        elif line.strip():
            found = _read_line(source, place, line, columns)
        else:
            continue
        if encoding and isinstance(found, Document):
            found = replace(found, encoding=encoding)
        if empty and isinstance(found, Dropped) and found.reason == "facts_file":
            yield found
            return
        empty = False
        yield found
    if empty:
        yield dropped(source.id, "empty")


def _read_line(source: Source, place: str, line: bytes, columns: Columns) -> Document | Dropped:
    found = decode(line)
    if isinstance(found, Refused):
        return dropped(source.id, found.reason, place, where=found.where)
    row = _parsed(found)
    if isinstance(row, str):
        return dropped(source.id, "bad_json", place, what=row)
    if _is_ours(row):
        return dropped(source.id, "facts_file")
    return document_of(row, source.id, place, found.encoding, columns)


def _is_ours(row: dict[str, Any]) -> bool:
    """Say whether a row is a record, a relation or a provenance."""
    written = row.get("type") in (*RECORD_TYPES, "relation") and "extractor" in row
    return written or ({"id", "slot", "source"} <= row.keys() and "text" not in row)


def _parsed(line: Decoded) -> dict[str, Any] | str:
    """Parse a JSON object, or say what stands there instead."""
    try:
        row = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        return str(error).partition(":")[0]
    return row if isinstance(row, dict) else f"a {type(row).__name__}"
