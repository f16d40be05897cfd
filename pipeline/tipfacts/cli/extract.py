"""`tipfacts extract`: from texts to a file of facts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tipfacts.cli.profile import ModelNames, ProfileName, models_told
from tipfacts.settings import DEFAULT_PROFILE, MAX_DOCUMENT_BYTES, MEBIBYTE, Settings

LOST = 3
"""Exit status of a run that wrote its facts, but could not read every document."""


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input."),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Facts file, or - for the screen."),
    ],
    relations: Annotated[
        bool, typer.Option("--relations", help="Write the relations behind the records too.")
    ] = False,
    provenance: Annotated[
        bool,
        typer.Option("--provenance", help="Tell beside FILE what gave each place and period."),
    ] = False,
    keep_text: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write the raw texts there, which all offsets point into."
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
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="CSV of what is known of the documents: id or file; title, country, year, publisher.",
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Processes; the result is the same.")
    ] = 1,
    profile: ProfileName = DEFAULT_PROFILE,
    model: ModelNames = None,
    max_mib: Annotated[
        float, typer.Option(min=0.001, help="Drop documents above this size in MiB.")
    ] = MAX_DOCUMENT_BYTES / MEBIBYTE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read texts and write the facts they state, one JSON object a line.

    Reads .txt, .md, .pdf, .html, .docx, .odt, .epub and .rtf files, and .jsonl, .csv, .tsv and
    .parquet files of one document a row, all also as .gz, and in .zip and .tar archives. Beside FILE
    stand a manifest of the run and what was dropped, with reasons. Exit status: 0 all was read, 1 an
    error, 2 wrong usage, 3 done, but some documents were dropped.

    [bold]Examples[/bold]

    tipfacts extract reports -o facts.jsonl

    tipfacts extract reports more.jsonl.gz -o facts.jsonl --jobs 4 --relations

    tipfacts extract reports -o facts.jsonl --metadata known.csv

    tipfacts extract corpus.parquet -o facts.jsonl --text-column body --id-column url

    cat report.txt | tipfacts extract - -o - | head -1
    """
    from tipfacts.cli.screen import Screen
    from tipfacts.run import Job, run

    size = int(max_mib * MEBIBYTE)
    base, learned = models_told(model)
    settings = Settings(
        base, jobs, relations, size, text_column, id_column, provenance, profile, learned
    )
    target = None if str(output) == "-" else output
    with Screen(quiet) as screen:
        summary = run(Job(tuple(inputs), target, settings, keep_text, metadata), screen)
    screen.summarize(summary)
    if summary.lost:
        raise typer.Exit(LOST)
