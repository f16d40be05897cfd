"""`tipfacts validate` and `tipfacts schema`: the record contract, at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def validate(
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help="A file of facts.")],
    texts: Annotated[
        list[str] | None,
        typer.Option(
            metavar="DIR", help="What it was made from, or the folder of --keep-text; repeatable."
        ),
    ] = None,
    text_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Column of tables with the texts.", show_default="text"),
    ] = None,
    id_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Column of tables with the ids.", show_default="id"),
    ] = None,
) -> None:
    """Check every line of a file of facts; exit status 1 if anything is wrong.

    Checks the schema, the ids, and, with --texts, that every quote stands where it says.

    [bold]Examples[/bold]

    tipfacts validate facts.jsonl --texts reports
    """
    from tipfacts.read import Columns
    from tipfacts.validate import validate as check

    checked = check(facts, texts or (), Columns(text_column, id_column))
    for problem in checked.problems:
        typer.echo(f"{facts}:{problem.line}: {problem.message}")
    if checked.problems:
        typer.echo(f"{len(checked.problems)} problems in {checked.lines} lines", err=True)
        raise typer.Exit(1)
    typer.echo(f"{facts}: {checked.lines} lines, nothing wrong")


def schema() -> None:
    """Print the JSON Schema of a line of facts.

    [bold]Examples[/bold]

    tipfacts schema > records.schema.json
    """
    from tipfacts.records import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
