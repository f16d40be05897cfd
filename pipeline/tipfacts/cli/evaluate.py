"""`tipfacts evaluate PRED GOLD`, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from typer.core import TyperGroup

from tipfacts.annotate.folder import PAIRS
from tipfacts.annotate.passages import PassagePair, read_pairs
from tipfacts.annotate.sources import in_split, read_index, read_texts
from tipfacts.cli.profile import ModelNames, ProfileName, models_told
from tipfacts.errors import InputError
from tipfacts.evaluate.compare import compare
from tipfacts.evaluate.evaluation import Evaluated, evaluate
from tipfacts.evaluate.faults import faults
from tipfacts.evaluate.fit import fit
from tipfacts.evaluate.gate import (
    check,
    figures,
    fingerprint,
    pinned,
    read_floors,
    write_floors,
)
from tipfacts.evaluate.html import page
from tipfacts.evaluate.items import (
    Corpus,
    gold_files,
    read_gold_corpus,
    read_predictions,
    same_names,
)
from tipfacts.evaluate.report import comparison, gate_table, report
from tipfacts.evaluate.written import to_json
from tipfacts.settings import DEFAULT_PROFILE, Settings


class _ScoreByDefault(TyperGroup):
    """Takes `evaluate PRED GOLD` as `evaluate score PRED GOLD`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command's name where it was left out."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["score", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_ScoreByDefault, no_args_is_help=True)

HOME = Path("annotations")
TEXTS = (Path("annotations/texts"), Path("seeds"))
Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of annotations.")]
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
    seen: Annotated[
        bool, typer.Option("--seen", help="Only documents that PRED has records of.")
    ] = False,
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

    tipfacts evaluate out/facts.jsonl annotations --seen

    tipfacts evaluate new.jsonl annotations --compare old.jsonl --errors errors.html
    """
    raw = read_texts(texts) if texts else {}
    known = gold_of(gold, split, raw)
    passages = passages_of(gold)
    found = same_names(read_predictions(predicted, raw), known)
    known = known.only(found.docs) if seen else known
    if unseen := len(known.docs - found.docs):
        typer.echo(
            f"note: {unseen} documents of the gold have no record in {predicted}, and count as missed; "
            "--seen leaves them out",
            err=True,
        )
    made = evaluate(known, found, passages)
    earlier = evaluate(known, read_predictions(other, raw), passages) if other else None
    if errors:
        errors.write_text(page(faults(made.matched), raw), encoding="utf-8")
    show(made, earlier, as_json)


@app.command("run")
def run_command(
    gold: Gold = HOME,
    texts: Texts = None,
    split: Split = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Keep the records here.")
    ] = Path("out/gold.jsonl"),
    profile: ProfileName = DEFAULT_PROFILE,
    model: ModelNames = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write every error to a page.")
    ] = None,
) -> None:
    """Run the line over the annotated texts, with country and year of the index, and measure it."""
    raw = read_texts(texts or _texts_of(gold))
    known = gold_of(gold, split, raw)
    base, learned = models_told(model)
    settings = Settings(base, relations=True, profile=profile, learned=learned)
    found = _found(gold, known, raw, output, settings)
    made = evaluate(known, found, passages_of(gold))
    if errors:
        errors.write_text(page(faults(made.matched), raw), encoding="utf-8")
    show(made, None, as_json)


@app.command("gate")
def gate_command(
    gold: Gold = HOME,
    texts: Texts = None,
    predicted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Records to measure instead of a new run."),
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The floors; by default beside the gold.")
    ] = None,
    pin: Annotated[bool, typer.Option("--pin", help="Pin texts, gold and risen figures.")] = False,
    lower: Annotated[
        bool, typer.Option("--lower", help="With --pin: let floors fall to the figures.")
    ] = False,
) -> None:
    """Refuse any fall of the measured quality, and any change of texts or gold that is not pinned.

    Exit status: 0 all figures stand, 1 one is below its floor or a hash is another.
    """
    raw = read_texts(texts or TEXTS)
    known = gold_of(gold, None, raw)
    own = {doc: raw[doc] for doc in known.docs}
    hash_ = fingerprint(own, pinned_files(gold))
    path = floors or gold / "floors.json"
    old = read_floors(path) if path.exists() or not pin else None
    if old is not None and old.hash != hash_ and not pin:
        raise InputError(f"{path}: texts or gold are not those that were pinned; look, then --pin")
    with TemporaryDirectory() as folder:
        made = read_predictions(predicted) if predicted else None
        found = made or _found(gold, known, raw, Path(folder) / "facts.jsonl")
    measured = _figures(gold, known, found)
    if pin:
        new, below = pinned(measured, hash_, old, lower=lower)
        write_floors(path, new)
        _print([gate_table(check(measured, new))])
        if below and not lower:
            raise InputError(f"{path}: {len(below)} floors were kept above their figures: --lower?")
        return
    checks = check(measured, read_floors(path))
    _print([gate_table(checks)])
    if fallen := [one.name for one in checks if one.falls]:
        raise InputError(f"{path}: {len(fallen)} figures fell: {', '.join(fallen)}")


@app.command("fit")
def fit_command(
    gold: Gold = HOME,
    texts: Texts = None,
    split: Split = "dev",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.tsv", help="Write the table here.")
    ] = Path("pipeline/tipfacts/data/confidence.tsv"),
) -> None:
    """Fit confidence: run the line as its rules say, and write what share was right at each value."""
    from tipfacts.state.confidence import as_the_rules_say

    raw = read_texts(texts or _texts_of(gold))
    known = gold_of(gold, split, raw)
    with TemporaryDirectory() as folder, as_the_rules_say():
        found = _found(gold, known, raw, Path(folder) / "facts.jsonl")
    points = fit(evaluate(known, found, passages_of(gold)).matched)
    head = "# What share of the records that the rules give a confidence is right, by kind, fitted with\n"
    head += f"# `tipfacts evaluate fit annotations --split {split}`.\nkind\traw\tright\tsource\n"
    lines = (f"{p.kind}\t{p.raw}\t{p.right}\t{split} split\n" for p in points)
    output.write_text(head + "".join(lines), encoding="utf-8", newline="\n")


def pinned_files(gold: Path) -> list[Path]:
    """Give the files beside the texts whose change must be pinned."""
    beside = (gold / "gold" / PAIRS, gold / PAIRS, gold / "index.tsv", gold / "splits.toml")
    return [*gold_files(gold), *(path for path in beside if path.exists())]


def _texts_of(gold: Path) -> tuple[Path, ...]:
    """Give the texts in the folder of annotations, or the project's own."""
    own = gold / "texts"
    return (own,) if gold != HOME and own.is_dir() else TEXTS


def _figures(gold: Path, known: Corpus, found: Corpus) -> dict[str, float]:
    """Measure all gold, and the test split by itself."""
    measured = figures(evaluate(known, found, passages_of(gold)).evaluation, "all")
    if (gold / "splits.toml").exists():
        test = known.only(in_split(known.docs, "test", gold))
        measured |= figures(evaluate(test, found).evaluation, "test") if test.docs else {}
    return measured


def _found(
    gold: Path,
    known: Corpus,
    raw: Mapping[str, str],
    output: Path,
    settings: Settings | None = None,
) -> Corpus:
    from tipfacts.run_gold import run_gold

    if lost := sorted(known.docs - raw.keys()):
        raise InputError(f"{lost[0]}: this text of the gold is in none of the folders of texts")
    index = read_index(gold / "index.tsv") if (gold / "index.tsv").exists() else {}
    output.parent.mkdir(parents=True, exist_ok=True)
    run_gold({doc: raw[doc] for doc in known.docs}, index, output, settings)
    return read_predictions(output, raw)


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
