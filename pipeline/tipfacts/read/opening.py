"""Open a source so that what passes is counted, hashed, unzipped, and never held as a whole."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, AnyStr, cast

from tipfacts.read.sources import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16
SPOILED = (EOFError, gzip.BadGzipFile, zlib.error)
"""What gzip raises for data that ends early or is damaged."""


@dataclass
class Counted(io.RawIOBase):
    """A file that hashes and counts the bytes that are read through it."""

    inner: IO[bytes]
    size: int = 0
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into a buffer, as `io.RawIOBase` wants it."""
        view = memoryview(buffer)
        data = self.inner.read(len(view))
        view[: len(data)] = data
        self.size += len(data)
        self._hash.update(data)
        return len(data)

    def sha256(self) -> str:
        """Read what is left and give the hash of the whole file, as it lies on the disk."""
        while self.read(_CHUNK):
            pass
        return self._hash.hexdigest()


Stream = io.BufferedReader | gzip.GzipFile


@contextmanager
def opened(source: Source) -> Iterator[tuple[Counted, Stream]]:
    """Open a source: the counted file as it lies there, and the stream of its unzipped bytes.

    Raises:
        OSError: it cannot be opened; what `SPOILED` names is raised while reading the stream.
    """
    with source.path.open("rb") if source.path else io.BytesIO(source.data) as file:
        counted = Counted(cast(IO[bytes], file))
        buffered = io.BufferedReader(counted, _CHUNK)
        stream = gzip.GzipFile(fileobj=buffered) if source.zipped else buffered
        yield counted, cast(Stream, stream)


def wide_encoding(stream: Stream) -> str | None:
    """Name the encoding that a stream's mark announces, where a line end is more than one byte."""
    head = stream.peek(4)[:4]
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "utf-32"
    return "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else None


def lines(stream: Stream, limit: int, encoding: str | None = None) -> Iterator[bytes | None]:
    r"""Give the lines of a stream; `None` for one of more than `limit` bytes, which is passed over.

    Args:
        stream: what to read.
        limit: bytes (of UTF-16 and UTF-32: characters) of the longest line that is given.
        encoding: given for UTF-16 and UTF-32, whose lines come as UTF-8.

    >>> list(lines(io.BufferedReader(io.BytesIO(b"one\nfourteen\nsix")), 4))
    [b'one\n', None, b'six']
    """
    if not encoding:
        yield from _cut(stream.readline, b"\n", limit)
        return
    text = io.TextIOWrapper(cast(IO[bytes], stream), encoding, newline="\n")
    for line in _cut(text.readline, "\n", limit):
        yield None if line is None else line.encode()
    text.detach()


def _cut(readline: Callable[[int], AnyStr], end: AnyStr, limit: int) -> Iterator[AnyStr | None]:
    while line := readline(limit + len(end)):
        if len(line) <= limit or line.endswith(end):
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(_CHUNK)
        yield None
