"""Which files an input stands for, in one order, each with the id its document will have."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tipfacts.document import Dropped
from tipfacts.errors import InputError
from tipfacts.read.reasons import dropped

ARCHIVES = (".zip", ".tar", ".tgz")
OFFICE = (".docx", ".odt", ".epub", ".rtf")
PARQUET = ".parquet"
TABLES = (".csv", ".tsv", PARQUET)
SUFFIXES = (".txt", ".md", ".jsonl", ".pdf", ".html", ".htm", ".xhtml", *OFFICE, *TABLES, *ARCHIVES)
"""Formats that are read, each also with `.gz` after it, in any case."""

STDIN = "-"
STDIN_ID = "stdin"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, the standard input, or a file of an archive, that documents are read from.

    Attributes:
        id: its path relative to the input root, with forward slashes; a file that was named
            directly has its name.
        path: where it is, `None` for the standard input and in an archive.
        data: what the standard input gave, for it can be read but once.
    """

    id: str
    path: Path | None
    data: bytes = field(default=b"", repr=False)

    @property
    def format(self) -> str | None:
        """Give the suffix that says how it is read, without `.gz`; `None` if it cannot be."""
        if self.path is None and self.id == STDIN_ID:
            return ".txt"
        name = self.id.lower().removesuffix(".gz")
        return next((s for s in SUFFIXES if name.endswith(s)), None)

    @property
    def zipped(self) -> bool:
        """Say whether it is a gzip file."""
        return self.id.lower().endswith((".gz", ".tgz"))


def find_sources(
    inputs: Sequence[str], *, leave_out: Iterable[Path] = (), limit: int = sys.maxsize
) -> tuple[list[Source], list[Dropped]]:
    """Find what can be read under the inputs: as they were named, folders sorted by id.

    Files and folders whose name begins with a dot are no part of a folder. A file that two inputs
    name is read once.

    Args:
        inputs: files, folders, or `-` for the standard input.
        leave_out: files and folders that are not input, as those that the run writes.
        limit: bytes to take from the standard input, and one more to see that there are more.

    Raises:
        InputError: an input is not there, a folder has nothing to read, or two documents would
            have one id.
    """
    walk = _Walk({p.resolve() for p in leave_out})
    for name in inputs:
        walk.add(name, limit)
    return list(walk.sources.values()), walk.dropped


@dataclass(slots=True)
class _Walk:
    left_out: set[Path]
    sources: dict[str, Source] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def add(self, name: str, limit: int) -> None:
        path = Path(name)
        if name == STDIN:
            self._keep(Source(STDIN_ID, None, sys.stdin.buffer.read(limit + 1)))
        elif not os.path.lexists(path):
            raise InputError(f"{name} is not there: check the path")
        elif os.path.isdir(path):
            self._add_folder(name, path)
        else:
            self._add_file(path.name, path)

    def _add_folder(self, name: str, root: Path) -> None:
        given_up = len(self.dropped)
        found = sorted((_id(p, root), p) for p in self._files(root, root))
        if len(self.dropped) == given_up and not any(Source(i, p).format for i, p in found):
            raise InputError(
                f"{name} holds no file that can be read: give a folder with "
                f"{', '.join(SUFFIXES)} files (also .gz); other files in it: {len(found)}"
            )
        for id_, path in found:
            self._add_file(id_, path)

    def _files(self, folder: Path, root: Path) -> Iterator[Path]:
        """Give the files of a folder and of those below it; every real folder once."""
        self.seen.add(folder.resolve())
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self._drop(_id(folder, root), "unreadable", what=error.strerror)
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.resolve() in self.left_out:
                continue
            if not os.path.isdir(entry):
                yield entry
            elif entry.resolve() in self.seen:
                self._drop(_id(entry, root), "link_loop")
            else:
                yield from self._files(entry, root)

    def _add_file(self, id_: str, path: Path) -> None:
        source = Source(id_, path)
        if reason := _why_not(source):
            self._drop(id_, *reason)
        else:
            self._keep(source)

    def _keep(self, source: Source) -> None:
        other = self.sources.setdefault(source.id, source)
        if other.path != source.path and not _one_file(other, source):
            raise InputError(
                f"{other.path or STDIN} and {source.path or STDIN} would both be document "
                f"{source.id!r}: give the folder above both as one input, or rename one"
            )

    def _drop(self, id_: str, reason: str, what: object = "") -> None:
        self.dropped.append(dropped(_printable(id_), reason, what=what))


def _id(path: Path, root: Path) -> str:
    return root.name if path == root else path.relative_to(root).as_posix()


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _one_file(one: Source, other: Source) -> bool:
    return bool(one.path and other.path and one.path.resolve() == other.path.resolve())


def _why_not(source: Source) -> tuple[str, str] | None:
    """Say why a file cannot be opened as a document, from its name and kind alone."""
    path = str(source.path)
    if os.path.islink(path) and not os.path.exists(path):
        return "broken_link", _printable(os.readlink(path))
    if _printable(source.id) != source.id:
        return "bad_name", ""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        return "unreadable", error.strerror or ""
    if not regular:
        return "not_a_file", ""
    return None if source.format else ("unsupported_format", "")
