"""Tables of documents, one a row; comma-separated values and their kin are read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tipfacts.document import Document, Dropped
from tipfacts.errors import InputError
from tipfacts.read.delimited import Delimited, Untabular, open_table
from tipfacts.read.opening import SPOILED, Stream, opened
from tipfacts.read.reasons import dropped
from tipfacts.read.rows import USUAL, Columns, document_of
from tipfacts.read.sources import PARQUET, TABLES, Source

_HEAD = 1 << 20
"""Bytes that the head of a table may have."""
_OURS = frozenset({"type", "evidence", "extractor"})


def check_columns(sources: Iterable[Source], columns: Columns) -> None:
    """See that the columns that a person named are in every table that can be asked beforehand.

    Raises:
        InputError: one is not there; names those that are.
    """
    if columns == USUAL:
        return
    for source in sources:
        names = _names(source) if source.format in TABLES and source.path else None
        missing = [n for n in columns.needed if names is not None and n not in names]
        if names is not None and missing:
            raise InputError(
                f"{source.path} has no column {missing[0]!r}: its columns are {_listed(names)}; "
                "name one of them with --text-column or --id-column"
            )


def _names(source: Source) -> list[str] | None:
    """Name the columns of a table; `None` of one that cannot be read, which reading will tell."""
    try:
        with opened(source) as (_, stream):
            if source.format != PARQUET:
                return open_table(stream, _HEAD, ()).names
            from tipfacts.read.parquet import parquet_names

            return parquet_names(source, stream)
    except (OSError, *SPOILED, Untabular):
        return None


def read_delimited(
    source: Source, stream: Stream, limit: int, columns: Columns
) -> Iterator[Document | Dropped]:
    """Read the rows of a table of lines, one by one.

    Args:
        source: what is read.
        stream: its bytes.
        limit: bytes of text above which a row is dropped.
        columns: which columns hold text and id.
    """
    number = 0
    if not stream.peek(1):
        yield dropped(source.id, "empty")
        return
    try:
        table = open_table(stream, limit, columns.wanted)
        if told := unfit(source, table.names, columns):
            yield told
            return
        for number, row in table.rows():
            yield _of_cells(source, table, f"row {number}", row, (limit, columns))
    except Untabular as error:
        yield dropped(source.id, "bad_table", f"row {number + 1}", what=error)
        return
    if not number:
        yield dropped(source.id, "empty")


def _of_cells(
    source: Source,
    table: Delimited,
    place: str,
    row: dict[str, str] | int,
    manner: tuple[int, Columns],
) -> Document | Dropped:
    if isinstance(row, int):
        what = f"{row} cells under {len(table.names)} columns"
        return dropped(source.id, "bad_field", place, what=what)
    return bounded(source, place, row, table.encoding, *manner)


def bounded(
    source: Source,
    place: str,
    row: dict[str, Any],
    encoding: str | None,
    limit: int,
    columns: Columns,
) -> Document | Dropped:
    """Make a document of a row, if its text is not above the limit."""
    text = row.get(columns.text_name)
    if isinstance(text, str) and _size(text) > limit:
        return dropped(source.id, "too_large", place, limit=limit)
    return document_of(row, source.id, place, encoding, columns)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))


def unfit(
    source: Source, names: Sequence[str], columns: Columns, types: dict[str, str] | None = None
) -> Dropped | None:
    """Say why a table holds no documents: it is a result, or the columns are not there."""
    known = types or {}
    if set(names) >= _OURS:
        return dropped(source.id, "facts_file")
    missing = [n for n in columns.needed if n not in names]
    if not missing and columns.text_name in known:
        missing = [columns.text_name]
    shown = [f"{n} ({known[n]})" if n in known else n for n in names]
    if missing:
        return dropped(source.id, "no_column", column=missing[0], columns=_listed(shown))
    return None


_SHOWN = 30


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(repr(n)[:60] if not n.isprintable() else n[:60] for n in names[:_SHOWN]) + more
