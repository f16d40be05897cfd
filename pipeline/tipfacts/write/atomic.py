"""Files that are there as a whole or not at all: a crash leaves the old one or the new one."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tipfacts.errors import OutputError


def beside(path: Path, kind: str) -> Path:
    """Name the file of another kind that goes with an output.

    >>> beside(Path("out/facts.jsonl"), "manifest.json").as_posix()
    'out/facts.manifest.json'
    """
    return path.with_name(f"{path.name.removesuffix('.jsonl')}.{kind}")


class AtomicFile:
    """A text file in the making, in the folder of its target; `replace` puts it in place.

    Used as a context, it is removed unless it was put in place. UTF-8, line ends as written.

    Raises:
        OutputError: it cannot be written; the target is untouched.
    """

    def __init__(self, target: Path) -> None:
        self.target = Path(os.path.realpath(target))
        self._made = self.target.with_name(f".{self.target.name}.{secrets.token_hex(4)}.tmp")
        self._hash = hashlib.sha256()
        self.lines = 0
        if self.target.exists() and not self.target.is_file():
            raise OutputError(f"{target} is not a file: name a file with -o, or - for the screen")
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._made.open("xb")
        except OSError as error:
            raise self._failed(error) from error

    def write_line(self, line: str) -> None:
        """Write one line and its end."""
        self.write(f"{line}\n")
        self.lines += 1

    def write(self, text: str) -> None:
        """Write a text as it is."""
        data = text.encode()
        try:
            self._file.write(data)
        except OSError as error:
            raise self._failed(error) from error
        self._hash.update(data)

    def finish(self) -> None:
        """Bring everything to the disk, still under the other name."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise self._failed(error) from error

    def replace(self) -> None:
        """Put the finished file in the place of its target, in one step."""
        try:
            os.replace(self._made, self.target)
            _sync(self.target.parent)
        except OSError as error:
            raise self._failed(error) from error

    @property
    def sha256(self) -> str:
        """Give the hash of what was written so far."""
        return self._hash.hexdigest()

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(
            f"cannot write {self.target}: {error.strerror}; nothing was changed there: free space "
            "or rights, or choose another place with -o"
        )

    def __enter__(self) -> Self:
        """Enter the making of the file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not put in place."""
        with suppress(OSError):  # a full disk: what was still to be written is not wanted any more
            self._file.close()
        self._made.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Bring a folder's entries to the disk, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
