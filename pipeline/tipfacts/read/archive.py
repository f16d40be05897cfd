"""The files of an archive, one by one, without unpacking it to the disk and within bounds."""

from __future__ import annotations

import gzip
import io
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from tipfacts.document import Dropped
from tipfacts.read.opening import Stream
from tipfacts.read.reasons import dropped
from tipfacts.read.sources import ARCHIVES, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_MEMBERS = 200_000
MAX_UNZIPPED_BYTES = 8 * 1024**3
MAX_RATIO = 500
"""Bytes that one byte of an archive may become; a table of zeros in text has about 100."""

FREE_BYTES = 64 * 1024**2
"""An archive that gives no more than this is let be, whatever its ratio."""

SPOILED = (zipfile.BadZipFile, tarfile.TarError)
"""What is raised for an archive that is damaged."""

_UNSAFE = re.compile(r"^/|^[A-Za-z]:|\\|[\x00-\x1f\x7f]|(?:^|/)\.\.(?:/|$)")
_CHUNK = 1 << 16
_LAST_READS = 64
"""Reads behind the end of a tar file: one whose member says that it is huge would go on for hours."""


class Unfolding(Exception):  # noqa: N818 - an answer, which never leaves reading
    """An archive becomes far more than it is, or more than can be read."""


@dataclass(slots=True)
class _Budget:
    """How many bytes an archive may still give."""

    left: int

    @classmethod
    def of(cls, size: int) -> _Budget:
        return cls(min(MAX_UNZIPPED_BYTES, max(FREE_BYTES, MAX_RATIO * size)))

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Unfolding


class _Metered(io.RawIOBase):
    """A file whose bytes are taken from a budget while they are read."""

    def __init__(self, inner: IO[bytes], budget: _Budget) -> None:
        super().__init__()
        self.inner, self.budget, self.beyond = inner, budget, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self.inner.read(len(view))
        view[: len(data)] = data
        self.budget.take(len(data))
        self.beyond += not data
        if self.beyond > _LAST_READS:
            raise tarfile.ReadError("it ends early")
        return len(data)


Member = tuple[Source, Stream]


def members(source: Source, stream: Stream) -> Iterator[Member | Dropped]:
    """Give the files of an archive that can be read, each with its bytes, and why others cannot.

    A stream must be read before the next one is asked for.

    Args:
        source: the archive.
        stream: its bytes; a ZIP file is opened by its path instead, for its list stands at the end.

    Raises:
        Unfolding: it gives more bytes than its bounds allow.
    """
    size = source.path.stat().st_size if source.path else 0
    budget = _Budget.of(size)
    walk = _zip if source.format == ".zip" else _tar
    for number, item in enumerate(walk(source, stream, budget)):
        if number >= MAX_MEMBERS:
            yield dropped(source.id, "too_many_files", limit=MAX_MEMBERS)
            return
        yield item


def _zip(source: Source, stream: Stream, budget: _Budget) -> Iterator[Member | Dropped]:
    with zipfile.ZipFile(source.path or io.BytesIO(source.data)) as file:
        for info in file.infolist():
            inner = Source(f"{source.id}/{info.filename}", None)
            mode = info.external_attr >> 16
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if reason := _why_not(inner, info.filename):
                yield dropped(_shown(inner.id), reason)
            elif stat.S_ISLNK(mode):
                yield dropped(inner.id, "not_a_file")
            elif info.flag_bits & 1:
                yield dropped(inner.id, "encrypted", what="ZIP")
            else:
                yield from _opened(file, info, inner, budget)


def _opened(
    file: zipfile.ZipFile, info: zipfile.ZipInfo, inner: Source, budget: _Budget
) -> Iterator[Member | Dropped]:
    try:
        with file.open(info) as data:
            metered = cast(IO[bytes], _Metered(data, budget))
            yield inner, _unzipped(inner, metered, budget)
    except NotImplementedError as error:
        yield dropped(inner.id, "damaged", what=f"ZIP: {error}")


def _tar(source: Source, stream: Stream, budget: _Budget) -> Iterator[Member | Dropped]:
    metered = io.BufferedReader(_Metered(cast(IO[bytes], stream), budget), _CHUNK)
    with tarfile.open(fileobj=metered, mode="r|") as file:
        for info in file:
            inner = Source(f"{source.id}/{info.name.removeprefix('./')}", None)
            if info.isdir() or _is_hidden(info.name):
                continue
            if reason := _why_not(inner, info.name):
                yield dropped(_shown(inner.id), reason)
            elif not info.isreg() or (data := file.extractfile(info)) is None:
                yield dropped(inner.id, "not_a_file")
            else:
                yield inner, _unzipped(inner, data, budget)


def _unzipped(source: Source, data: IO[bytes], budget: _Budget) -> Stream:
    """Give the bytes of a file; what comes of a zipped one is taken from the budget too."""
    if source.zipped:
        data = cast(IO[bytes], _Metered(cast(IO[bytes], gzip.GzipFile(fileobj=data)), budget))
    return io.BufferedReader(cast(io.RawIOBase, data), _CHUNK)


def _why_not(inner: Source, name: str) -> str | None:
    """Say why a file of an archive cannot be opened, from its name alone."""
    if _UNSAFE.search(name) or _shown(name) != name:
        return "unsafe_name"
    if inner.format in ARCHIVES:
        return "nested_archive"
    return None if inner.format else "unsupported_format"


def _is_hidden(name: str) -> bool:
    """Say whether a file or a folder above it is none that people put there."""
    parts = PurePosixPath(name).parts
    return any((p.startswith(".") and p != "..") or p == "__MACOSX" for p in parts)


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
