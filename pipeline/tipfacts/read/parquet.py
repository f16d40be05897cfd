"""Parquet files of documents, one a row, streamed.

pyarrow is used and not `datasets`, which stands on it: streamed so, a file of one row group of 680
MiB of text took 124 MiB of memory and 2.6 s; through `datasets` 1,066 to 1,792 MiB and 5.2 to 7.5
s, and a file inside an archive could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from tipfacts.document import Document, Dropped
from tipfacts.read.archive import FREE_BYTES, MAX_RATIO
from tipfacts.read.opening import Stream
from tipfacts.read.reasons import dropped
from tipfacts.read.rows import Columns
from tipfacts.read.sources import Source
from tipfacts.read.tables import bounded, unfit

_BUFFER = 1 << 20
_ROW = 64
"""Bytes that a row counts for, whatever is in it: a small file can claim a thousand million rows."""


def parquet_names(source: Source, stream: Stream) -> list[str]:
    """Name the columns of a Parquet file.

    Raises:
        OSError: it cannot be read as one.
    """
    try:
        file = _opened(source, stream.read() if source.zipped else b"")
    except pa.ArrowException as error:
        raise OSError(str(error)) from error
    names: list[str] = file.schema_arrow.names
    return names


def read_parquet(
    source: Source, stream: Stream, limit: int, columns: Columns
) -> Iterator[Document | Dropped]:
    """Read the rows of a Parquet file one by one, whatever the size of its row groups.

    A file that is zipped or stands in an archive is held, so it may be no larger than a document.

    Args:
        source: what is read.
        stream: its bytes; a file of its own is opened by its path instead.
        limit: bytes of text above which a row is dropped.
        columns: which columns hold text and id.
    """
    data = b""
    if source.path is None or source.zipped:
        data = stream.read(limit + 1)
        if len(data) > limit:
            yield dropped(source.id, "too_large", limit=limit)
            return
    try:
        file = _opened(source, data)
        if told := unfit(source, file.schema_arrow.names, columns, _types(file.schema_arrow)):
            yield told
            return
        size = len(data) or source.path.stat().st_size if source.path else len(data)
        yield from _rows(source, file, max(FREE_BYTES, MAX_RATIO * size), (limit, columns))
    except (pa.ArrowException, OSError) as error:
        what = " ".join(str(error).split())[:200]
        yield dropped(source.id, "damaged", what=f"Parquet: {what}")


def _rows(
    source: Source, file: Any, budget: int, manner: tuple[int, Columns]
) -> Iterator[Document | Dropped]:
    """Give the rows, one decoded at a time; what they take together is bounded."""
    limit, columns = manner
    shown = [n for n in dict.fromkeys(columns.wanted) if n in file.schema_arrow.names]
    number = 0
    for batch in file.iter_batches(batch_size=1, columns=shown, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            budget -= _ROW + batch.nbytes
            if budget < 0:
                yield dropped(source.id, "too_dense", f"row {number}")
                return
            yield bounded(source, f"row {number}", row, None, limit, columns)
    if not number:
        yield dropped(source.id, "empty")


def _opened(source: Source, data: bytes) -> Any:
    where = pa.BufferReader(data) if data or source.path is None else pa.OSFile(str(source.path))
    return parquet.ParquetFile(where, buffer_size=_BUFFER, pre_buffer=False)


def _types(schema: Any) -> dict[str, str]:
    """Give the type of each column that holds no text."""
    return {f.name: str(f.type) for f in schema if not _is_text(f.type)}


def _is_text(type_: Any) -> bool:
    held = type_.value_type if pa.types.is_dictionary(type_) else type_
    return bool(
        pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held)
    )
