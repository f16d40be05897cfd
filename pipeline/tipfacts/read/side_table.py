"""A side table: what people know of documents, one row each, beside the documents themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from tipfacts.document import Document
from tipfacts.errors import InputError
from tipfacts.read.delimited import Delimited, Untabular, open_table
from tipfacts.read.opening import SPOILED, opened
from tipfacts.read.sources import Source
from tipfacts.settings import MAX_DOCUMENT_BYTES

KEYS = ("id", "file")
FIELDS = ("title", "country", "year", "publisher")
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """What a row tells of a document.

    Attributes:
        number: of the row, from 1 below the head.
        column: `id` or `file`, where it names what it tells of.
        key: the id or file that it names.
        fields: those of `Document` that it fills in.
    """

    number: int
    column: str
    key: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SideFile:
    """What a side table was, and what of it was used, for the manifest.

    Attributes:
        unused: ids and files that it names and no document has.
        passed_over: columns that say nothing of a document.
        documents_without_row: how many documents it does not name.
    """

    name: str
    bytes: int
    sha256: str
    rows: int
    used: int
    unused: tuple[str, ...]
    passed_over: tuple[str, ...]
    documents_without_row: int


@dataclass(slots=True)
class SideTable:
    """The rows of a side table, by the id or the file that each names.

    What a row tells goes over what the document says itself; an empty cell changes nothing.
    """

    name: str
    bytes: int
    sha256: str
    by_id: dict[str, Told] = field(default_factory=dict)
    by_file: dict[str, Told] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    _used: set[int] = field(default_factory=set)
    _without: set[str] = field(default_factory=set)

    def told(self, document: Document, source: str) -> Document:
        """Give a document with what its row tells of it; the most exact of two rows wins.

        Args:
            document: the document.
            source: the id of the file that it was read from, which may hold several.
        """
        names = (document.id, source)
        found = self.by_id.get(document.id) or next(
            (
                row
                for name in (*names, *(PurePosixPath(n).name for n in names))
                if (row := self.by_file.get(name)) is not None
            ),
            None,
        )
        if found is None:
            self._without.add(document.id)
            return document
        self._used.add(found.number)
        return replace(document, **found.fields)

    def report(self) -> SideFile:
        """Say what of it was used."""
        rows = [*self.by_id.values(), *self.by_file.values()]
        unused = [row for row in rows if row.number not in self._used]
        return SideFile(
            self.name,
            self.bytes,
            self.sha256,
            len(rows),
            len(self._used),
            tuple(row.key for row in sorted(unused, key=lambda r: r.number)),
            self.passed_over,
            len(self._without),
        )


def read_side_table(
    path: Path, is_country: Callable[[str], bool], limit: int = MAX_DOCUMENT_BYTES
) -> SideTable:
    """Read a side table of comma-separated values or their kin.

    Args:
        path: the file; `id` or `file`, and `title`, `country`, `year`, `publisher` are its columns.
        is_country: says whether a word names a country.
        limit: bytes that it may have.

    Raises:
        InputError: it cannot be read, or a cell cannot be meant; names row and column.
    """
    source = Source(path.name, path)
    try:
        with opened(source) as (file, stream):
            table = open_table(stream, limit, (*KEYS, *FIELDS))
            _check_head(path, table)
            side = SideTable(path.name, 0, "")
            for row in _rows(path, table, is_country):
                _add(path, side, row)
                if file.size > limit:
                    raise InputError(f"{path} is larger than {limit} bytes: raise --max-mib")
            side.sha256, side.bytes = file.sha256(), file.size
    except OSError as error:
        what = error.strerror or str(error)
        raise InputError(f"{path} cannot be read: {what}; check the path") from error
    except (Untabular, *SPOILED) as error:
        raise InputError(f"{path} is no table that can be read ({error}): mend it") from error
    side.passed_over = tuple(n for n in table.names if n not in {*KEYS, *FIELDS})
    return side


def _check_head(path: Path, table: Delimited) -> None:
    names, shown = set(table.names), ", ".join(table.names)
    if not names & set(KEYS):
        raise InputError(
            f"{path} has no column 'id' or 'file': its columns are {shown}; name the documents in one"
        )
    if not names & set(FIELDS):
        raise InputError(
            f"{path} tells nothing of documents: its columns are {shown}; known are "
            f"{', '.join(FIELDS)}"
        )
    double = next((n for n in table.names if table.names.count(n) > 1), None)
    if double is not None:
        raise InputError(f"{path} has two columns {double!r}: leave one")


def _rows(path: Path, table: Delimited, is_country: Callable[[str], bool]) -> Iterator[Told]:
    for number, cells in table.rows():
        if isinstance(cells, int):
            raise InputError(
                f"{path}, row {number} has {cells} cells under {len(table.names)} columns: mend it"
            )
        filled = {n: c for n, cell in cells.items() if (c := " ".join(cell.split()))}
        if not filled:
            continue
        column = next((k for k in KEYS if k in filled), None)
        if column is None:
            raise InputError(f"{path}, row {number} names no document: fill in its id or file")
        key = cells[column].strip()
        what = f"{path}, row {number} ({key})"
        yield Told(number, column, key, _fields(what, filled, is_country))


def _fields(what: str, filled: dict[str, str], is_country: Callable[[str], bool]) -> dict[str, Any]:
    known: dict[str, Any] = {name: filled[name] for name in FIELDS if name in filled}
    country, year = known.get("country"), known.get("year")
    if country is not None and not is_country(country):
        raise InputError(
            f"{what}, column 'country': {country!r} is no country: give its ISO 3166-1 alpha-3 code "
            "or its usual English name"
        )
    if year is not None and not _YEAR.fullmatch(year):
        raise InputError(
            f"{what}, column 'year': {year!r} is no year: give four digits, as in 2013"
        )
    return known if year is None else {**known, "year": int(year)}


def _add(path: Path, side: SideTable, row: Told) -> None:
    """Put a row where it is found; one that names an id is found by that alone."""
    rows = side.by_id if row.column == "id" else side.by_file
    other = rows.setdefault(row.key, row)
    if other is not row:
        raise InputError(
            f"{path}, rows {other.number} and {row.number} both tell of {row.key!r}: leave one"
        )
