"""`tipfacts evaluate PRED GOLD`, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from typer.core import TyperGroup

from tipfacts.annotate.folder import PAIRS
from tipfacts.annotate.passages import PassagePair, read_pairs
from tipfacts.annotate.sources import in_split, read_texts
from tipfacts.errors import InputError
from tipfacts.evaluate.compare import compare
from tipfacts.evaluate.evaluation import Evaluated, evaluate
from tipfacts.evaluate.faults import faults
from tipfacts.evaluate.html import page
from tipfacts.evaluate.items import Corpus, read_gold_corpus, read_predictions
from tipfacts.evaluate.report import comparison, report
from tipfacts.evaluate.written import to_json


class _ScoreByDefault(TyperGroup):
    """Takes `evaluate PRED GOLD` as `evaluate score PRED GOLD`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command's name where it was left out."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["score", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_ScoreByDefault, no_args_is_help=True)

Split = Annotated[str | None, typer.Option(help="Only this split: train, dev or test.")]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", help="Folder of the texts; may be given several times."),
]


@app.callback()
def _evaluate() -> None:
    """Measure records against hand-made gold: tipfacts evaluate PRED GOLD."""


@app.command("score")
def score_command(
    predicted: Annotated[Path, typer.Argument(metavar="PRED", help="Records to measure.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold: a file or a folder.")],
    texts: Texts = None,
    split: Split = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    other: Annotated[
        Path | None,
        typer.Option("--compare", metavar="OTHER", help="Earlier records to compare with."),
    ] = None,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write every error to a page.")
    ] = None,
) -> None:
    """Measure records against gold: how much was found, how much of it is right.

    [bold]Examples[/bold]

    tipfacts evaluate out/facts.jsonl annotations --split dev

    tipfacts evaluate new.jsonl annotations --compare old.jsonl --errors errors.html
    """
    raw = read_texts(texts) if texts else {}
    known = gold_of(gold, split, raw)
    passages = passages_of(gold)
    made = evaluate(known, read_predictions(predicted, raw), passages)
    earlier = evaluate(known, read_predictions(other, raw), passages) if other else None
    if errors:
        errors.write_text(page(faults(made.matched), raw), encoding="utf-8")
    show(made, earlier, as_json)


def gold_of(path: Path, split: str | None, texts: dict[str, str]) -> Corpus:
    """Read the gold, all of it or one split.

    Raises:
        InputError: the split has no gold.
    """
    gold = read_gold_corpus(path, texts)
    if split is None:
        return gold
    home = path if (path / "splits.toml").exists() else path.parent
    kept = gold.only(in_split(gold.docs, split, home))
    if not kept.docs:
        raise InputError(f"{path}: no document of the split {split} has gold")
    return kept


def passages_of(gold: Path) -> tuple[PassagePair, ...] | None:
    """Read the pairs of near-duplicate passages beside the gold, if there are any."""
    for path in (gold / "gold" / PAIRS, gold / PAIRS):
        if path.exists():
            return read_pairs(path)
    return None


def show(made: Evaluated, earlier: Evaluated | None, as_json: bool) -> None:
    """Print an evaluation, and what changed since an earlier one."""
    change = compare(earlier.matched, made.matched) if earlier else None
    if as_json:
        typer.echo(to_json({"evaluation": made.evaluation, "comparison": change}))
        return
    _print(report(made.evaluation))
    if change:
        _print(comparison(change))


def _print(parts: Iterable[RenderableType]) -> None:
    console = Console()
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, str))
