"""Entity spans in the schema of SemEval-2013 task 9.1, by nervaluate.

An entity is a span of evidence with its record's type. The four measures: `strict` (boundaries
and type), `exact` (boundaries), `partial` (overlap, counted half), `ent_type` (overlap and type).
nervaluate pairs spans in the order of the text, not optimally; its figures are here so that they
can be compared with those of other projects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, get_args

from tipfacts.evaluate.items import KINDS, Corpus, Item

Strategy = Literal["strict", "exact", "partial", "ent_type"]
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
Label = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """The counts of one measure and its precision, recall and F1."""

    correct: int
    incorrect: int
    partial: int
    missed: int
    spurious: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class SpanScores:
    """Each measure over all types, and by type."""

    overall: Mapping[Strategy, SpanScore]
    by_type: Mapping[str, Mapping[Strategy, SpanScore]]


def score_spans(gold: Corpus, found: Corpus) -> SpanScores | None:
    """Score spans of evidence; `None` where nervaluate is not installed.

    Optional gold is left out, and predictions of its type that overlap nothing else of the gold.
    """
    try:
        evaluator = import_module("nervaluate").Evaluator
    except ModuleNotFoundError:
        return None
    docs = sorted(gold.docs)
    expected = [labels(i for i in gold.items if i.doc == doc and not i.optional) for doc in docs]
    optional = [labels(i for i in gold.items if i.doc == doc and i.optional) for doc in docs]
    given = [labels(i for i in found.items if i.doc == doc) for doc in docs]
    given = [_counted(*three) for three in zip(given, expected, optional, strict=True)]
    results = evaluator(
        [_dicts(one) for one in expected], [_dicts(one) for one in given], list(KINDS), "dict"
    ).evaluate()
    return SpanScores(
        overall=_scores(results["overall"]),
        by_type={
            kind: _scores(results["entities"][kind])
            for kind in KINDS
            if kind in results["entities"]
        },
    )


def labels(items: Iterable[Item]) -> list[Label]:
    """Give the labelled spans of items, each once, in the order of the text."""
    return sorted({(*span, item.kind) for item in items for span in item.spans[0]})


def _counted(given: list[Label], expected: list[Label], optional: list[Label]) -> list[Label]:
    return [one for one in given if _meets(one, expected) or not _meets(one, optional)]


def _meets(one: Label, others: list[Label]) -> bool:
    return any(one[0] < o[1] and o[0] < one[1] and one[2] == o[2] for o in others)


def _dicts(found: list[Label]) -> list[dict[str, Any]]:
    """Write spans as nervaluate takes them: the end is the last character, not the one after."""
    return [{"label": label, "start": start, "end": end - 1} for start, end, label in found]


def _scores(results: Mapping[str, Any]) -> dict[Strategy, SpanScore]:
    names = SpanScore.__slots__
    return {s: SpanScore(**{n: getattr(results[s], n) for n in names}) for s in STRATEGIES}
