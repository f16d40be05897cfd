"""Intervals by bootstrap over documents."""

import numpy as np
import pytest

from tests.evaluate.made import corpus, fact
from tipfacts.evaluate.compare import compare
from tipfacts.evaluate.match import match
from tipfacts.evaluate.score import score
from tipfacts.evaluate.tally import Counts, Resampling

GOLD = [fact("date", "2011", doc=f"{k}.txt", value="2011") for k in range(20)]
HALF = GOLD[:10]


def test_the_same_seed_gives_the_same_interval():
    one, other = (score(corpus(*GOLD), corpus(*HALF)).groups["date"] for _ in range(2))
    assert one == other


def test_the_interval_of_a_share_is_that_of_the_binomial():
    recall = score(corpus(*GOLD), corpus(*HALF)).groups["date"].depths["core"].recall
    assert recall.value == 0.5
    assert recall.interval is not None
    assert recall.interval.low == pytest.approx(0.5 - 1.96 * (0.25 / 20) ** 0.5, abs=0.05)
    assert recall.interval.high == pytest.approx(0.5 + 1.96 * (0.25 / 20) ** 0.5, abs=0.05)


def test_documents_are_drawn_whole():
    weights = Resampling.of(4, samples=100).weights
    assert weights.shape == (100, 4)
    assert (weights.sum(axis=1) == 4).all()


def test_f1_by_hand():
    one = Resampling.of(2).prf([Counts(2, 1, 0), Counts(0, 1, 3)])
    assert (one.tp, one.fp, one.fn) == (2, 2, 3)
    assert one.precision.value == pytest.approx(1 / 2)
    assert one.recall.value == pytest.approx(2 / 5)
    assert one.f1.value == pytest.approx(4 / 9)


def test_samples_with_nothing_to_measure_are_passed_over():
    figure = Resampling.of(2).ratio([1, 0], [1, 0])
    assert figure.value == 1
    assert figure.interval is not None
    assert (figure.interval.low, figure.interval.high) == (1, 1)
    assert np.isnan(Resampling(np.zeros((1, 2))).ratios(np.ones(2), np.ones(2))).all()


def test_comparison_lists_gains_and_losses():
    gold = corpus(*GOLD)
    wrong = fact("date", "2012", doc="3.txt", value="2012")
    change = compare(match(gold, corpus(*GOLD[1:], wrong)), match(gold, corpus(*GOLD[:-1])))
    assert [c.doc for c in change.gained] == ["0.txt"]
    assert [c.doc for c in change.lost] == ["19.txt"]
    assert [c.doc for c in change.mended] == ["3.txt"]
    assert change.invented == ()
    assert change.f1["date"]["core"].value == pytest.approx(38 / 39 - 38 / 40)


def test_no_change_is_no_difference():
    matched = match(corpus(*GOLD), corpus(*HALF))
    figure = compare(matched, matched).f1["all"]["core"]
    assert figure.value == 0
    assert figure.interval is not None
    assert (figure.interval.low, figure.interval.high) == (0, 0)
