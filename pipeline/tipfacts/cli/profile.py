"""The options that say which models read, shared by the commands that run the line."""

from __future__ import annotations

from typing import Annotated

import typer

ProfileName = Annotated[
    str,
    typer.Option("--profile", metavar="NAME", help="Learned parts: rules (none), light or full."),
]
ModelNames = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="A folder made by tipfacts train; or a spaCy base model, a package or a folder. "
        "May be given several times.",
    ),
]


def models_told(names: list[str] | None) -> tuple[str | None, tuple[str, ...]]:
    """Tell the base model from folders of learned ones.

    Raises:
        InputError: two base models are named.
    """
    from tipfacts.learned.profiles import told_models

    return told_models(names or ())
