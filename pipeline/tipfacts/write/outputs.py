"""The files of a run, in the making together: facts, what was dropped, manifest."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from tipfacts.document import Dropped
from tipfacts.errors import OutputError
from tipfacts.provenance import Provenance
from tipfacts.records import Fact, RelationRecord, to_json
from tipfacts.write.atomic import AtomicFile, beside
from tipfacts.write.manifest import FactsFile, Manifest

MANIFEST = "manifest.json"
DROPPED = "dropped.jsonl"
PROVENANCE = "provenance.jsonl"


def output_files(output: Path | None) -> tuple[Path, ...]:
    """Name the files of a run: facts, what was dropped, manifest, provenance."""
    kinds = (DROPPED, MANIFEST, PROVENANCE)
    return (output, *(beside(output, kind) for kind in kinds)) if output else ()


class Outputs:
    """The files of a run; none is put in place before all are whole.

    Args:
        output: the facts file, or `None` to write facts, and nothing else, to standard output.
        provenance: whether that of the records is written; one that an earlier run wrote goes else,
            for it tells of other records.

    Raises:
        OutputError: one cannot be written; all targets are untouched.
    """

    def __init__(self, output: Path | None, *, provenance: bool = False) -> None:
        if provenance and output is None:
            raise OutputError("provenance is written beside a facts file: name one with -o")
        self._stack = ExitStack()
        self._files: list[AtomicFile] = []
        self._stale = beside(output, PROVENANCE) if output and not provenance else None
        with self._stack:
            for path in output_files(output)[: None if provenance else -1]:
                self._files.append(self._stack.enter_context(AtomicFile(path)))
            self._stack = self._stack.pop_all()

    def add(self, records: Iterable[Fact], relations: Iterable[RelationRecord]) -> None:
        """Write the records of a document, then the relations they stand on."""
        for line in (*records, *relations):
            if self._files:
                self._files[0].write_line(to_json(line))
            else:
                _print(to_json(line))

    def tell(self, provenance: Iterable[Provenance]) -> None:
        """Write where slots of records were taken from, if that was asked for."""
        for one in provenance:
            self._files[3].write_line(to_json(one))

    def drop(self, dropped: Sequence[Dropped]) -> None:
        """Write what was given up, one JSON object a line."""
        for one in dropped if self._files else ():
            self._files[1].write_line(json.dumps(asdict(one), ensure_ascii=False))

    def facts(self) -> FactsFile | None:
        """Say what the facts file is; `None` for the standard output."""
        if not self._files:
            return None
        file = self._files[0]
        return FactsFile(file.target.name, file.sha256, file.lines)

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, bring all files to the disk, and put them in place."""
        if self._files:
            text = json.dumps(manifest.to_dict(), ensure_ascii=False, indent=2)
            self._files[2].write_line(text)
        else:
            _print()
        for file in self._files:
            file.finish()
        for file in self._files:
            file.replace()
        if self._stale:
            self._stale.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Enter the making of the files."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not put in place."""
        self._stack.close()


def _print(line: str | None = None) -> None:
    """Write a line of UTF-8 to the standard output, or, without one, bring all to its end."""
    try:
        if line is None:
            sys.stdout.flush()
        else:
            sys.stdout.buffer.write(f"{line}\n".encode())
    except BrokenPipeError:  # whoever reads has read enough; the command line ends quietly
        raise
    except OSError as error:
        raise OutputError(f"cannot write to the standard output: {error.strerror}") from error
