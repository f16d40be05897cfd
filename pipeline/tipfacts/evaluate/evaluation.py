"""Everything that is measured of one file of predictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tipfacts.annotate.passages import PassagePair
from tipfacts.evaluate.calibration import Calibration, calibrate
from tipfacts.evaluate.copies import with_copies
from tipfacts.evaluate.duplicates import DuplicateScores, score_duplicates
from tipfacts.evaluate.items import Corpus, same_names
from tipfacts.evaluate.match import Matched, match
from tipfacts.evaluate.relations import RelationScores, score_relations
from tipfacts.evaluate.score import Group, Scores, score_matched
from tipfacts.evaluate.spans import SpanScores, score_spans
from tipfacts.evaluate.tally import Resampling


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of an evaluation; `left_out` names documents that the gold does not know."""

    records: Scores
    calibration: Mapping[Group, Calibration]
    relations: RelationScores | None
    spans: SpanScores | None
    duplicates: DuplicateScores | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An evaluation, with the matching that it was read from."""

    matched: tuple[Matched, ...]
    evaluation: Evaluation


def evaluate(
    gold: Corpus, predicted: Corpus, passages: Sequence[PassagePair] | None = None
) -> Evaluated:
    """Measure predictions against gold, in the documents of the gold.

    With pairs of near-duplicate passages, a fact that the gold tells in one of them is optional
    in the other.
    """
    inside = [pair for pair in passages or () if {pair.a.doc, pair.b.doc} <= gold.docs]
    gold = with_copies(gold, inside)
    found = same_names(predicted, gold)
    matched = tuple(match(gold, found))
    draws = Resampling.of(len(gold.docs))
    known = found.only(gold.docs)
    measured = Evaluation(
        records=score_matched(matched, draws),
        calibration=calibrate(matched, draws),
        relations=score_relations(gold, known, draws),
        spans=score_spans(gold, known),
        duplicates=None if passages is None else score_duplicates(inside, gold, known),
        left_out=tuple(sorted(found.docs - gold.docs)),
    )
    return Evaluated(matched, measured)
