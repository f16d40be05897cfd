"""Tables of lines: comma-separated values and their kin, read as a stream and within bounds.

Python's own `csv` is used and not pandas, which `datasets` reads such files with: it guesses types
("007" becomes 7), holds ten thousand rows at a time, and has no bound for a quote that never ends.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from tipfacts.read.decode import Refused, decode
from tipfacts.read.opening import Stream, lines, wide_encoding

_DELIMITERS = ",;\t|"
_RUNAWAY = 4
"""A row of so many times the limit is no row any more, but a quote that is not closed."""


class Untabular(Exception):  # noqa: N818 - an answer, which never leaves reading
    """What is no table, or none from some place on: what was found there."""


@dataclass(slots=True)
class Delimited:
    """A table whose head was read.

    Attributes:
        names: of its columns, without spaces around them.
        encoding: of what was read so far.
    """

    names: list[str]
    _reader: Iterator[list[str]] = field(repr=False)
    _text: _Text = field(repr=False)

    @property
    def encoding(self) -> str:
        """Name the encoding of what was read so far."""
        return self._text.encoding

    def rows(self) -> Iterator[tuple[int, dict[str, str] | int]]:
        """Give the rows with their number, from 1 below the head; or how many cells one has.

        Empty lines are no rows.

        Raises:
            Untabular: from here on it is no table.
        """
        number = 0
        while (cells := self._next()) is not None:
            if not cells:
                continue
            number += 1
            fits = len(cells) == len(self.names)
            yield number, dict(zip(self.names, cells, strict=True)) if fits else len(cells)

    def _next(self) -> list[str] | None:
        self._text.taken = 0
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise Untabular(str(error)) from error


def open_table(stream: Stream, limit: int, wanted: Sequence[str]) -> Delimited:
    """Read the head of a table.

    Args:
        stream: its bytes.
        limit: bytes of a row that can be meant; one of four times as many ends the table.
        wanted: names of columns; the delimiter is that which finds most of them in the head.

    Raises:
        Untabular: there is no head.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit * _RUNAWAY))
    text = _Text(stream, limit * _RUNAWAY)
    first = next(text, "")
    if not first.strip():
        raise Untabular("no head")
    delimiter = max(_DELIMITERS, key=lambda d: _fits(first, d, wanted))
    text.again = first
    table = Delimited([], csv.reader(text, delimiter=delimiter, strict=True), text)
    table.names = [name.strip() for name in table._next() or ()]
    return table


def _fits(head: str, delimiter: str, wanted: Sequence[str]) -> tuple[int, int]:
    try:
        names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter), [])]
    except csv.Error:
        return 0, 0
    return len(set(names) & set(wanted)), len(names)


@dataclass(slots=True)
class _Text:
    """The lines of a stream as text; a row that takes more than its bound ends them.

    Attributes:
        taken: characters since the row began.
        again: a line to be given once more.
    """

    stream: Stream
    bound: int
    taken: int = 0
    again: str = ""
    encoding: str = ""
    _lines: Iterator[bytes | None] | None = None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.again:
            line, self.again = self.again, ""
            return line
        if self._lines is None:
            wide = wide_encoding(self.stream)
            self.encoding = wide or ""
            self._lines = lines(self.stream, self.bound, wide)
        data = next(self._lines)
        self.taken += len(data or b"")
        if data is None or self.taken > self.bound:
            raise Untabular(f"a row of more than {self.bound} bytes, or a quote that is not closed")
        return self._decoded(data)

    def _decoded(self, data: bytes) -> str:
        """Decode a line: as UTF-8, else as the lines before it, else as its letters say."""
        if self.encoding and not data.isascii():
            with suppress(UnicodeError):
                return _utf8(data) or data.decode(self.encoding)
        found = decode(data)
        if isinstance(found, Refused):
            raise Untabular(f"{found.reason}, {found.where}")
        if self.encoding in {"", "utf-8"}:
            self.encoding = found.encoding
        return found.text


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
