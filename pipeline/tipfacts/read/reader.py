"""Read sources one by one: documents, what was given up, and what each source was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipfacts.document import Document, Dropped
from tipfacts.read.archive import SPOILED as UNSOUND
from tipfacts.read.archive import Unfolding, members
from tipfacts.read.confined import confined
from tipfacts.read.formats import PLAIN
from tipfacts.read.json_lines import read_json_lines
from tipfacts.read.opening import SPOILED, Counted, Stream, opened
from tipfacts.read.reasons import dropped
from tipfacts.read.rows import USUAL, Columns
from tipfacts.read.side_table import SideTable
from tipfacts.read.signatures import other_format
from tipfacts.read.sources import ARCHIVES, PARQUET, TABLES, Source, find_sources
from tipfacts.read.tables import read_delimited
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

_PATIENCE = 3
_TRIED = {"too_slow": 3, "too_much_memory": 1, "reader_failed": 1}
"""How much of the patience with an archive a file costs that had to be stopped."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How sources are read.

    Attributes:
        limit: bytes above which a document is dropped.
        columns: which columns of tables hold text and id.
        known: what is known of documents from a side table.
    """

    limit: int = MAX_DOCUMENT_BYTES
    columns: Columns = USUAL
    known: SideTable | None = None


USUALLY = Manner()
"""How sources are read where a person says nothing else."""


def read(
    inputs: list[str], limit: int = MAX_DOCUMENT_BYTES, columns: Columns = USUAL
) -> Iterator[Document | Dropped]:
    """Read files and folders: each document, and each thing that gave none, in one fixed order.

    Args:
        inputs: files, folders, or `-` for the standard input.
        limit: bytes above which a document is dropped.
        columns: which columns of tables hold text and id.

    Raises:
        InputError: an input is not there, or a folder has nothing to read.
    """
    sources, given_up = find_sources(inputs, limit=limit)
    yield from given_up
    for item in read_sources(sources, Manner(limit, columns)):
        if not isinstance(item, Input):
            yield item


def read_sources(sources: Iterable[Source], manner: Manner = USUALLY) -> Iterator[Item]:
    """Read sources in order, and see that no two documents have one id."""
    seen: set[str] = set()
    for source in sources:
        for item in read_source(source, manner):
            if isinstance(item, Document) and item.id in seen:
                yield dropped(item.id, "duplicate_id", f"in {source.id}")
                continue
            if isinstance(item, Document):
                seen.add(item.id)
            yield item


def read_source(source: Source, manner: Manner = USUALLY) -> Iterator[Item]:
    """Read one source: its documents and what was given up, then what it was."""
    known = manner.known
    try:
        with opened(source) as (file, stream):
            read_all = _read_archive if source.format in ARCHIVES else _read_file
            for item in _counted(source, file, read_all(source, stream, manner)):
                if known is not None and isinstance(item, Document):
                    item = known.told(item, source.id)
                yield item
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


def _read_file(source: Source, stream: Stream, manner: Manner) -> Iterator[Document | Dropped]:
    if source.format == ".jsonl":
        yield from read_json_lines(source, stream, manner.limit, manner.columns)
    elif source.format == PARQUET:
        from tipfacts.read.parquet import read_parquet

        yield from read_parquet(source, stream, manner.limit, manner.columns)
    elif source.format in TABLES:
        yield from read_delimited(source, stream, manner.limit, manner.columns)
    else:
        yield from _read_whole(source, stream, manner.limit)


def _read_archive(source: Source, stream: Stream, manner: Manner) -> Iterator[Document | Dropped]:
    """Read the files of an archive, in their order; what is wrong with one costs no other.

    An archive whose files have to be stopped is not read on, for it could hold many of them.
    """
    empty, patience = True, _PATIENCE
    try:
        for item in members(source, stream):
            empty = False
            if isinstance(item, Dropped):
                yield item
                continue
            for found in _unspoiled(item[0], _read_file(*item, manner)):
                yield found
                patience -= _TRIED.get(found.reason, 0) if isinstance(found, Dropped) else 0
            if patience <= 0:
                yield dropped(source.id, "harmful")
                return
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
    if kind := other_format(format_, data):
        yield dropped(source.id, "other_format", what=kind)
    elif format_ in PLAIN:
        yield from PLAIN[format_](source.id, data)
    else:
        for item in confined().read(format_, source.id, data):
            large = isinstance(item, Document) and len(item.text) > limit
            yield dropped(source.id, "too_large", limit=limit) if large else item
