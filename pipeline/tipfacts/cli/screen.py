"""What people see of a run, on standard error: progress where it is a terminal, and a summary."""

from __future__ import annotations

from threading import Timer
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from tipfacts.read import SideFile
from tipfacts.run import Summary

_PATIENCE = 1.0
"""Seconds that a run may take before a bar is shown."""
_SHOWN = 10
"""Dropped things that the summary names; the file has them all."""


class Screen:
    """Shows a bar with counts and time left once a run takes longer than a second."""

    def __init__(self, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[done]:,} of {task.fields[all]} documents"),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task: TaskID | None = None
        self._done = 0
        self._start = Timer(_PATIENCE, self._bar.start)
        self._start.daemon = True

    def begin(self, what: str, documents: int | None = None, size: int | None = None) -> None:
        """Name what is done now, in how many documents and characters."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        known = "?" if documents is None else f"{documents:,}"
        self._done = 0
        self._task = self._bar.add_task(what, total=size, done=0, all=known)

    def advance(self, size: int) -> None:
        """Count a document."""
        self._done += 1
        if self._task is not None:
            self._bar.update(self._task, advance=size, done=self._done)

    def __enter__(self) -> Self:
        """Begin to wait."""
        self._start.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._start.cancel()
        self._start.join()
        self._bar.stop()

    def summarize(self, summary: Summary) -> None:
        """Print what came of the run."""
        manifest = summary.manifest
        table = Table(show_header=False)
        table.add_column()
        table.add_column(justify="right")
        counts = manifest.counts
        merged = sum(row["merged"] for row in manifest.deduplicated)
        table.add_row("documents", f"{counts.documents:,}")
        table.add_row("words", f"{counts.words:,}")
        for kind, count in counts.records.items():
            table.add_row(kind, f"{count:,}")
        if manifest.settings.relations:
            table.add_row("relations", f"{counts.relations:,}")
        table.add_row("passages merged", f"{merged:,}")
        table.add_row("dropped", f"{len(summary.dropped):,}")
        table.add_row("seconds", f"{manifest.seconds['elapsed']:,.1f}")
        self._console.print(table)
        if manifest.metadata:
            self._console.print(_of_metadata(manifest.metadata), soft_wrap=True, markup=False)
        for one in summary.dropped[:_SHOWN]:
            self._console.print(f"dropped: {one.detail}", soft_wrap=True, markup=False)
        if len(summary.dropped) > _SHOWN:
            self._console.print(f"... and {len(summary.dropped) - _SHOWN} more")


def _of_metadata(side: SideFile) -> str:
    """Say what of a side table was used, and what not."""
    parts = [f"{side.name}: {side.used:,} of {side.rows:,} rows tell of a document"]
    if side.unused:
        more = f" and {len(side.unused) - _SHOWN:,} more" if len(side.unused) > _SHOWN else ""
        parts.append(f"these name none: {', '.join(side.unused[:_SHOWN])}{more}")
    if side.documents_without_row:
        parts.append(f"documents without a row: {side.documents_without_row:,}")
    if side.passed_over:
        parts.append(f"columns passed over: {', '.join(side.passed_over)}")
    return "; ".join(parts)
