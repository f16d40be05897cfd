"""`tipfacts train`: models from annotations."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tipfacts.train.data import Home

app = typer.Typer(no_args_is_help=True, help="Models from annotations: taggers and relations.")


class TaggerKind(StrEnum):
    """What a tagger is made of."""

    spacy = "spacy"
    encoder = "encoder"


Data = Annotated[
    Path,
    typer.Option(metavar="DIR", help="Annotations: a folder of gold, or a Label Studio export."),
]
Out = Annotated[Path, typer.Option(metavar="DIR", help="The model's folder.")]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", help="Folder of the texts; may be given several times."),
]
Seed = Annotated[int, typer.Option(help="The same seed gives the same model.")]
Synthetic = Annotated[int, typer.Option(min=0, help="Sentences of the grammar that are added.")]
Passes = Annotated[int, typer.Option(min=1, help="Most passes over the data.")]
Base = Annotated[str | None, typer.Option("--model", metavar="NAME", help="spaCy base model.")]


@app.callback()
def _train() -> None:
    """Models from annotations: taggers and relations."""


@app.command("tagger")
def tagger_command(
    out: Out,
    data: Data = Path("annotations"),
    texts: Texts = None,
    kind: Annotated[TaggerKind, typer.Option(help="What it is made of.")] = TaggerKind.spacy,
    seed: Seed = 0,
    synthetic: Synthetic = 700,
    passes: Passes = 8,
    model: Base = None,
) -> None:
    """Train a tagger that points at words that name a law, which the rules then read.

    Stops when the development split (or every fifth group, without splits) gets no better.

    [bold]Examples[/bold]

    tipfacts train tagger --data my-gold --texts my-texts --out models/mine

    tipfacts train tagger --data export.json --out models/mine

    tipfacts evaluate run models/mine-gold --split dev --model models/mine
    """
    from tipfacts.line import load
    from tipfacts.train.folders import Task, train_tagger

    line = load(model) if model else load()
    task = Task(_home(data, texts, out), out, seed, synthetic, passes)
    say = _Sayer()
    config = train_tagger(
        task, line, "spacy-tagger" if kind is TaggerKind.spacy else "encoder-tagger", say
    )
    say(f"wrote {out} ({config.extractor})")


@app.command("relations")
def relations_command(
    out: Out,
    data: Data = Path("annotations"),
    texts: Texts = None,
    seed: Seed = 0,
    synthetic: Synthetic = 700,
    model: Base = None,
) -> None:
    """Train a reader of law events: which event of a law's life a sentence tells of it.

    [bold]Example[/bold]

    tipfacts train relations --data my-gold --texts my-texts --out models/my-events
    """
    from tipfacts.line import load
    from tipfacts.train.folders import Task, train_events

    line = load(model) if model else load()
    say = _Sayer()
    config = train_events(Task(_home(data, texts, out), out, seed, synthetic), line, say)
    say(f"wrote {out} ({config.extractor})")


def _home(data: Path, texts: list[Path] | None, out: Path) -> Home:
    """Give the annotations; a tool's export is unpacked beside the model, as `OUT-gold`."""
    from tipfacts.train.data import home_of
    from tipfacts.train.unpack import is_export, unpack

    if not is_export(data):
        return home_of(data, texts)
    return home_of(unpack(data, out.with_name(f"{out.name}-gold")))


class _Sayer:
    """Says each step on standard error, with the seconds since the begin."""

    def __init__(self) -> None:
        self._begin = time.monotonic()

    def __call__(self, what: str) -> None:
        """Say one step."""
        typer.echo(f"{time.monotonic() - self._begin:6.0f} s  {what}", err=True)
