"""The commands together, with what they share: errors, exit status, version."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tipfacts.cli.extract import extract
from tipfacts.cli.records import schema, validate
from tipfacts.cli.show import show
from tipfacts.errors import TipfactsError


class _Commands(TyperGroup):
    """Tells of our own errors in one line; any other is a bug and shows its trace."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except TipfactsError as error:
            typer.echo(f"tipfacts: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    name="tipfacts",
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"tipfacts {version('tipfacts')}")
        raise typer.Exit


@app.callback()
def about(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Laws, dates, tiers and statistics from reports on human trafficking, as records.

    Each record stands on exact words of the text it was read from.
    """


app.command()(extract)
app.command()(show)
app.command()(validate)
app.command()(schema)


def main() -> None:
    """Run the command line."""
    app()
