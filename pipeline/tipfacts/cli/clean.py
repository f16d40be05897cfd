"""`tipfacts clean`: texts as they are read for facts, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipfacts.document import Dropped

if TYPE_CHECKING:
    from tipfacts.clean.recurring import RecurringLines
    from tipfacts.clean.structured import Structured

LOST = 3
"""Exit status where some documents could not be read."""


def clean(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input."),
    ],
    show: Annotated[
        bool, typer.Option("--show", help="Print what each step did, before and after.")
    ] = False,
    examples: Annotated[
        int, typer.Option("--examples", "-n", min=0, help="With --show: examples of each step.")
    ] = 3,
    recurring: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=2, help="List lines on N or more pages or documents after cleaning."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write the cleaned texts there."),
    ] = None,
) -> None:
    """Clean texts as `extract` does before it reads them for facts.

    Without --show and --recurring the cleaned texts are printed, or written to a folder.

    [bold]Examples[/bold]

    tipfacts clean report.pdf --show

    tipfacts clean reports --recurring 3

    tipfacts clean reports -o cleaned
    """
    from tipfacts.clean.recurring import RecurringLines

    lines, lost = RecurringLines(), list[Dropped]()
    for structured in _cleaned(inputs, lost):
        if recurring is not None:
            lines.add(structured)
        if show:
            _show(structured, examples)
        if output is not None:
            _write(structured, output)
        elif not show and recurring is None:
            _print(structured)
    if recurring is not None:
        _list(lines, recurring)
    if lost:
        raise typer.Exit(LOST)


def _cleaned(inputs: list[str], lost: list[Dropped]) -> Iterator[Structured]:
    """Read and clean documents one by one; what gave none is told of and added to `lost`."""
    from tipfacts.clean import clean as cleaned
    from tipfacts.read import read

    for item in read(inputs):
        if isinstance(item, Dropped):
            lost.append(item)
            typer.echo(f"dropped: {item.source}: {item.detail}", err=True)
        else:
            yield cleaned(item)


def _show(structured: Structured, examples: int) -> None:
    """Print what each step did to a document, then what became of its lines."""
    from tipfacts.clean.changes import changes, left_out, roles

    document = structured.document
    typer.echo(f"{document.id}: {len(document.text):,} characters")
    for change in changes(structured, examples):
        typer.echo(f"  {change.step:28}{change.count:7,}  {change.what}")
        for example in change.examples:
            typer.echo(f"      {example}")
    furniture = left_out(structured)
    typer.echo(f"  {'left out':28}{furniture.total():7,}  Heads and feet of pages, page numbers.")
    for line, count in furniture.most_common(examples):
        typer.echo(f"      {count} × {line[:100]}")
    for role, count in roles(structured).most_common():
        typer.echo(f"  {role.value:28}{count:7,}  blocks")


def _print(structured: Structured) -> None:
    from tipfacts.clean.changes import cleaned_text

    typer.echo(cleaned_text(structured))


def _write(structured: Structured, folder: Path) -> None:
    from tipfacts.clean.changes import cleaned_text
    from tipfacts.write import TextFolder

    TextFolder(folder).keep(replace(structured.document, text=f"{cleaned_text(structured)}\n"))


def _list(lines: RecurringLines, least: int) -> None:
    """Print the lines that recur, most first."""
    found = lines.on(least)
    for line in found:
        typer.echo(f"{line.count:5} {line.unit:10} {line.line}")
    typer.echo(f"{len(found)} lines on {least} or more pages or documents", err=True)
