"""Train the spaCy mention tagger: an entity recognizer that starts from the base pipeline's tok2vec."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as Pair
from spacy.util import minibatch
from thinc.api import fix_random_seed

from tipfacts.learned.spacy_tagger import WEIGHTS
from tipfacts.train.data import Example
from tipfacts.train.scores import Tally, spans_tally

Report = Callable[[int, float, Tally | None], None]
"""Told of each pass: its number, the loss, and the scores on the development sentences."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a tagger is trained.

    Attributes:
        passes: most passes over the data.
        patience: passes without a better score on development after which training stops.
        batch: sentences a step.
        dropout: share of the network left out at each step.
        rate: learning rate.
    """

    labels: tuple[str, ...] = ("LAW",)
    seed: int = 0
    passes: int = 12
    patience: int = 3
    batch: int = 16
    dropout: float = 0.3
    rate: float = 0.001


def train_spacy(
    base: Language,
    training: Sequence[Example],
    development: Sequence[Example],
    recipe: Recipe,
    report: Report | None = None,
) -> Language:
    """Train a recognizer; the pass that scored best on development is the one given.

    Args:
        base: the base pipeline, whose recognizer's tok2vec the new one starts from.
        training: sentences to learn from.
        development: sentences to choose the pass by; without any, all passes are made.
        recipe: labels, seed and length.
        report: told of each pass.
    """
    fix_random_seed(recipe.seed)
    nlp = _blank(base)
    pairs = [_pair(nlp, one, recipe.labels) for one in training]
    recognizer = nlp.get_pipe("ner")
    for label in recipe.labels:
        recognizer.add_label(label)  # type: ignore[attr-defined]
    optimizer = nlp.initialize(lambda: pairs)
    _copy_tok2vec(base, nlp)
    optimizer.learn_rate = recipe.rate
    best: tuple[float, bytes] | None = None
    since, rng = 0, random.Random(recipe.seed)
    for number in range(1, recipe.passes + 1):
        losses: dict[str, float] = {}
        rng.shuffle(pairs)
        for batch in minibatch(pairs, recipe.batch):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=recipe.dropout, losses=losses)
        tally = measure(nlp, development, recipe.labels) if development else None
        if report:
            report(number, losses.get("ner", 0.0), tally)
        if tally is None:
            continue
        since += 1
        if best is None or tally.f1 > best[0]:
            best, since = (tally.f1, nlp.to_bytes()), 0
        if since >= recipe.patience:
            break
    return nlp.from_bytes(best[1]) if best else nlp


def _blank(base: Language) -> Language:
    nlp = spacy.blank("en", vocab=base.vocab)
    config = base.get_pipe_config("ner")
    kept = {k: v for k, v in config.items() if k in {"model", "moves"}}
    nlp.add_pipe("ner", config=kept)
    return nlp


def _copy_tok2vec(base: Language, nlp: Language) -> None:
    source = base.get_pipe("ner").model.get_ref("tok2vec")  # type: ignore[attr-defined]
    target = nlp.get_pipe("ner").model.get_ref("tok2vec")  # type: ignore[attr-defined]
    target.from_bytes(source.to_bytes())


def _pair(nlp: Language, example: Example, labels: Sequence[str]) -> Pair:
    """Give a sentence as spaCy learns from it; marks grow to whole tokens."""
    doc = nlp.make_doc(example.text)
    spans = (
        doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand")
        for m in example.marks
        if m.label in labels
    )
    kept = spacy.util.filter_spans([s for s in spans if s is not None])
    entities = [(s.start_char, s.end_char, s.label_) for s in kept]
    return Pair.from_dict(doc, {"entities": entities})


def measure(nlp: Language, sentences: Sequence[Example], labels: Sequence[str]) -> Tally:
    """Count what a recognizer finds of the marks of sentences, by overlap."""
    docs: Iterable[Doc] = nlp.pipe(one.text for one in sentences)
    return spans_tally(_compared(sentences, docs, frozenset(labels)))


def _compared(
    sentences: Sequence[Example], docs: Iterable[Doc], labels: frozenset[str]
) -> Iterator[tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]]:
    for one, doc in zip(sentences, docs, strict=True):
        gold = [(m.start, m.end, m.label) for m in one.marks if m.label in labels]
        yield gold, [(e.start_char, e.end_char, e.label_) for e in doc.ents]


def save_spacy(nlp: Language, folder: Path) -> None:
    """Write the weights into a model's folder, without what only training needs."""
    target = folder / WEIGHTS
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target, exclude=["lookups"])
