"""`tipfacts show`: records in their sentences."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

import typer


def show(
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help="A file of facts.")],
    kind: Annotated[
        Literal["law", "date", "tier", "statistic"] | None,
        typer.Option("--type", "-t", help="Only records of this kind."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="Only of this country: RUS, or Russia as the text has it.")
    ] = None,
    law: Annotated[str | None, typer.Option(help="Only of laws with this in name or id.")] = None,
    year: Annotated[
        int | None, typer.Option(help="Only with a date that has to do with it.")
    ] = None,
    doc: Annotated[
        str | None, typer.Option(help="Only of documents with this in their id.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")
    ] = None,
) -> None:
    """Show records in their sentences, with the mention highlighted.

    Of a run with --provenance it says which places and periods the sentence does not tell.

    [bold]Examples[/bold]

    tipfacts show facts.jsonl --type tier --country RUS

    tipfacts show facts.jsonl --law tvpa --year 2008 --limit 5
    """
    from rich.console import Console

    from tipfacts.read import read_records
    from tipfacts.records import RelationRecord
    from tipfacts.show import Choice, read_taken, render

    console = Console()
    marks = ("", "") if console.is_terminal and not console.no_color else ("«", "»")
    taken = read_taken(facts)
    choice = Choice(kind, country, law, year, doc)
    records = (r for r in read_records(facts) if not isinstance(r, RelationRecord) and choice(r))
    shown: Counter[str] = Counter()
    for record in islice(records, limit):
        console.print(
            render(record, marks, taken.get(record.id)),
            soft_wrap=not console.is_terminal,
            highlight=False,
        )
        shown[record.type] += 1
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(shown.items()))
    typer.echo(f"shown: {told or 'nothing that was asked for'}", err=True)
