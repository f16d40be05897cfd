"""What is written beside a model's weights: its figures, and a card that people read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tipfacts.errors import OutputError
from tipfacts.learned.folder import ModelConfig

METRICS, CARD = "metrics.json", "README.md"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a model.

    Attributes:
        documents: annotated documents that it learned from, and sentences made by the grammar.
        passes: score after each pass, on the development sentences.
        development: precision, recall and F1 on development, with the count of what was there.
        crossval: the same by groups of documents over the training data, where it was asked for.
    """

    documents: int
    sentences: int
    synthetic: int
    passes: tuple[float, ...] = ()
    development: Mapping[str, float] = field(default_factory=dict)
    crossval: Mapping[str, float] = field(default_factory=dict)


def write_card(folder: Path, config: ModelConfig, figures: Figures, command: str) -> None:
    """Write `metrics.json` and `README.md`.

    Raises:
        OutputError: the folder cannot be written.
    """
    try:
        told = json.dumps(asdict(figures), indent=1, sort_keys=True, default=dict)
        (folder / METRICS).write_text(f"{told}\n", encoding="utf-8")
        (folder / CARD).write_text(_card(config, figures, command), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from error


_WHAT = {
    "spacy-tagger": "Points at words that name a law. An entity recognizer of spaCy that starts from "
    "the tok2vec of the base pipeline.",
    "encoder-tagger": "Points at words that name a law. A token classifier: low-rank adapters and a "
    "head over the packaged encoder, which is not in this folder. Needs the extra `neural`.",
    "law-events": "Tells which event in a law's life a sentence tells of it, where the rules tell none. "
    "One logistic regression an event, over words and dependencies around the law.",
}


def _card(config: ModelConfig, figures: Figures, command: str) -> str:
    lines = [
        f"# {config.name}",
        "",
        _WHAT[config.kind],
        "",
        "| | |",
        "| --- | --- |",
        f"| kind | `{config.kind}` |",
        f"| labels | {', '.join(config.labels)} |",
        f"| base | {config.base} |",
        f"| learned from | {figures.documents} annotated documents ({figures.sentences} examples), "
        f"{figures.synthetic} sentences of the grammar |",
        f"| on development | {_told(figures.development)} |",
        f"| by groups of the training data | {_told(figures.crossval)} |",
        f"| made by | `{command}` |",
        "",
        "## Limits",
        "A tagger's figures on development are of the sentences that its pass was chosen by, and their marks "
        "include laws that the rules name.",
        "English reports on human trafficking; invented passages in the manner of such reports and a few "
        "real ones are all it has seen. Figures come from a few dozen short documents: a difference of a "
        "few points is chance. It was not measured on other languages, statutes themselves, or court files.",
        "What it finds is checked by the rules that make records of it; by itself it is no extractor.",
        "",
        "Licence: Apache-2.0, as the project; the base model's own licence holds for it.",
    ]
    return "\n".join(lines) + "\n"


def _told(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.3g}" for name, value in figures.items()) or "not measured"
