"""Train a model of any kind from a folder of annotations, and write its folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tipfacts.errors import InputError, OutputError
from tipfacts.learned.encoder import BASE as ENCODER
from tipfacts.learned.event_model import EVENTS, FURTHER
from tipfacts.learned.folder import Kind, ModelConfig, write_config
from tipfacts.learned.logistic import Row, fit
from tipfacts.line import Line
from tipfacts.tag.pipeline import model_name
from tipfacts.train.card import Figures, write_card
from tipfacts.train.crossval import crossval_events, score_events
from tipfacts.train.data import Annotated, Home, examples, read_annotated
from tipfacts.train.events import EventExample, event_examples, synthetic_events
from tipfacts.train.scores import Tally
from tipfacts.train.synthesize import synthesize
from tipfacts.train.tagger import Recipe, save_spacy, train_spacy

Say = Callable[[str], None]
_SYNTHETIC_WEIGHT = 0.5
_DEFAULT_LIMIT = 0.5
"""Probability from which an event is told: chosen on development, see `docs/models.md`."""
_HELD_OUT = 5
"""One group in so many is kept for development where the annotations have no such split."""


@dataclass(frozen=True)
class Task:
    """What to train.

    Attributes:
        home: the annotations.
        out: the model's folder; what is there of an earlier model is replaced.
        synthetic: sentences of the grammar that are added.
        passes: most passes over the data.
    """

    home: Home
    out: Path
    seed: int = 0
    synthetic: int = 700
    passes: int = 8

    @property
    def command(self) -> str:
        """Give what made it, as far as `--data` and `--out` are concerned."""
        return f"--data {self.home.folder.name} --seed {self.seed} --synthetic {self.synthetic}"


def parts(task: Task, line: Line, say: Say) -> tuple[list[Annotated], list[Annotated]]:
    """Read the documents to learn from, and those to stop and to choose by.

    Without splits every fifth group is kept for development.

    Raises:
        InputError: there is too little to learn from.
        OutputError: something that is no model lies where it would be written.
    """
    check_free(task.out)
    say(f"reading {task.home.folder}")
    if (task.home.folder / "splits.toml").exists():
        training = read_annotated(task.home, "train", line)
        return training, read_annotated(task.home, "dev", line)
    found = read_annotated(task.home, None, line)
    groups = sorted({one.group for one in found})
    held = set(groups[_HELD_OUT - 1 :: _HELD_OUT])
    if len(groups) - len(held) < 2:
        raise InputError(f"{task.home.folder}: {len(groups)} documents are too few to train on")
    return [d for d in found if d.group not in held], [d for d in found if d.group in held]


def train_tagger(task: Task, line: Line, kind: Kind, say: Say) -> ModelConfig:
    """Train a tagger of laws and write its folder.

    Raises:
        InputError: the annotations cannot be used, or what the kind needs is not installed.
        OutputError: the folder cannot be written.
    """
    training, development = parts(task, line, say)
    recipe = Recipe(seed=task.seed, passes=task.passes)
    made = [one.example for one in synthesize(task.synthetic, task.seed)]
    learned, held = examples(training, recipe.labels), examples(development, recipe.labels)
    say(f"learning from {len(learned)} sentences and {len(made)} made ones, {len(held)} to stop by")
    folder = _cleared(task.out)
    passes: list[Tally] = []

    def report(number: int, loss: float, tally: Tally | None) -> None:
        if tally:
            passes.append(tally)
            told = f"precision {tally.precision:.3f} recall {tally.recall:.3f} F1 {tally.f1:.3f}"
            say(f"pass {number}: loss {loss:.0f}, {told}")

    if kind == "spacy-tagger":
        save_spacy(train_spacy(line.nlp, [*learned, *made], held, recipe, report), folder)
        base = model_name(line.nlp)
    else:
        from tipfacts.train.encoder import train_encoder

        recipe = replace(recipe, passes=min(task.passes, 3), rate=1e-3)
        train_encoder([*learned, *made], held, recipe, folder, report)
        base = ENCODER
    best = max(passes, key=lambda t: t.f1, default=Tally())
    config = _config(kind, task, recipe.labels, base, {"LAW": round(best.precision, 2)})
    figures = Figures(
        len(training),
        len(learned),
        len(made),
        tuple(round(t.f1, 4) for t in passes),
        figures_of(best),
    )
    return _finish(
        folder,
        config,
        figures,
        f"tipfacts train tagger --kind {kind.removesuffix('-tagger')} {task.command}",
    )


def train_events(task: Task, line: Line, say: Say) -> ModelConfig:
    """Train the reader of law events and write its folder.

    Raises:
        InputError: the annotations cannot be used.
        OutputError: the folder cannot be written.
    """
    training, development = parts(task, line, say)
    learned, held = event_examples(training), event_examples(development)
    made = synthetic_events(list(synthesize(2 * task.synthetic, task.seed)), line)
    say(f"learning from {len(learned)} laws and {len(made)} made ones")
    model = fit([*_rows(learned, 1.0), *_rows(made, _SYNTHETIC_WEIGHT)], EVENTS)
    folder = _cleared(task.out)
    model.save(folder)
    say("cross-validation by groups of documents")
    by_group = crossval_events(learned, made, _SYNTHETIC_WEIGHT, _DEFAULT_LIMIT)
    on_held = score_events(model, held, _DEFAULT_LIMIT)
    say(f"by groups F1 {by_group.f1:.3f}, on development F1 {on_held.f1:.3f}")
    config = _config("law-events", task, EVENTS, model_name(line.nlp), {})
    config = config.model_copy(
        update={
            "thresholds": dict.fromkeys((*EVENTS, FURTHER), _DEFAULT_LIMIT),
            "confidence": dict.fromkeys(EVENTS, round(max(by_group.precision, 0.05), 2)),
        }
    )
    figures = Figures(
        len(training), len(learned), len(made), (), figures_of(on_held), figures_of(by_group)
    )
    return _finish(folder, config, figures, f"tipfacts train relations {task.command}")


def _rows(ones: Sequence[EventExample], weight: float) -> list[Row]:
    return [one.row(weight) for one in ones]


def figures_of(tally: Tally) -> dict[str, float]:
    """Give precision, recall and F1 with the count of what was there."""
    told = {"precision": tally.precision, "recall": tally.recall, "F1": tally.f1}
    return {**{k: round(v, 4) for k, v in told.items()}, "of": tally.gold}


def _config(
    kind: Kind, task: Task, labels: Sequence[str], base: str, confidence: Mapping[str, float]
) -> ModelConfig:
    return ModelConfig(
        kind=kind,
        name=task.out.name,
        labels=tuple(labels),
        base=base,
        confidence=dict(confidence),
        settings={"seed": task.seed, "synthetic": task.synthetic, "passes": task.passes},
    )


def check_free(folder: Path) -> None:
    """Look whether a model may be written to a folder.

    Raises:
        OutputError: something that is no model lies there.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "config.json").is_file():
        raise OutputError(f"{folder}: something that is no model lies there: choose another --out")


def _cleared(folder: Path) -> Path:
    """Give an empty folder; only a model's folder is ever cleared.

    Raises:
        OutputError: there is something else in it, or it cannot be made.
    """
    check_free(folder)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from error
    return folder


def _finish(folder: Path, config: ModelConfig, figures: Figures, command: str) -> ModelConfig:
    write_card(folder, config, figures, command)
    return write_config(folder, config)
