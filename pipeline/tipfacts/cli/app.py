"""The commands together, with what they share: errors, exit status, version."""

from __future__ import annotations

import errno
import os
import signal
import sys
from importlib import import_module
from importlib.metadata import version
from types import FrameType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tipfacts.cli.clean import clean
from tipfacts.cli.extract import extract
from tipfacts.cli.records import schema, validate
from tipfacts.cli.show import show
from tipfacts.errors import TipfactsError

LATER = {
    "annotate": "tipfacts.cli.annotate",
    "evaluate": "tipfacts.cli.evaluate",
    "train": "tipfacts.cli.train",
}
"""Groups of commands, as modules with an `app`, that are imported when they are first named."""


class _Commands(TyperGroup):
    """Tells of our own errors in one line; any other is a bug and shows its trace."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands, those of `LATER` last."""
        return [*super().list_commands(ctx), *LATER]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command."""
        if cmd_name in LATER:
            command = typer.main.get_command(import_module(LATER[cmd_name]).app)
            command.name = cmd_name
            return command
        return super().get_command(ctx, cmd_name)

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
app.command()(clean)
app.command()(show)
app.command()(validate)
app.command()(schema)


def _stop(number: int, _frame: FrameType | None) -> None:
    """End as if asked to by the program itself, so that what is open is closed."""
    raise SystemExit(128 + number)


def main() -> None:
    """Run the command line; a screen or pipe that takes no more is told of in one line.

    A run that is told to stop tidies up after itself: its unfinished files go.
    """
    signal.signal(signal.SIGTERM, _stop)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EPIPE}:
            raise
        sys.stderr.write(f"tipfacts: standard output: {error.strerror}: nothing more was written\n")
        os._exit(1)
