"""What holds of the scorer for any predictions."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluate.made import corpus, fact
from tipfacts.annotate.gold import Gold
from tipfacts.evaluate.items import Corpus
from tipfacts.evaluate.match import DEPTHS, assign, match
from tipfacts.evaluate.score import counts, score

WORDS = ("2011", "30 men", "30 men and 12 women", "12 women", "and 12", "Tier 3", "Act 7")
FACTS = st.one_of(
    st.builds(
        lambda words, value, doc: fact("statistic", words, doc=doc, value=value),
        st.sampled_from(WORDS),
        st.sampled_from([12, 30]),
        st.sampled_from(["a.txt", "b.txt"]),
    ),
    st.builds(
        lambda words, year, relation: fact("date", words, value=year, relation=relation),
        st.sampled_from(WORDS),
        st.sampled_from(["2011", "2012"]),
        st.sampled_from(["during", "on"]),
    ),
)
LISTS = st.lists(FACTS, max_size=6)
BRIEF = settings(max_examples=40, deadline=None)


def figures(gold: Corpus, found: Corpus) -> dict[str, tuple[int, int, int]]:
    depths = score(gold, found).groups["all"].depths
    return {depth: (one.tp, one.fp, one.fn) for depth, one in depths.items()}


def both(facts: list[Any]) -> Corpus:
    made = corpus(*facts)
    return Corpus(made.items, (), frozenset({"a.txt", "b.txt"}))


@BRIEF
@given(LISTS)
def test_gold_against_itself_is_perfect(facts):
    for tp, fp, fn in figures(both(facts), both(facts)).values():
        assert (tp, fp, fn) == (len(facts), 0, 0)


@BRIEF
@given(LISTS, LISTS)
def test_gold_and_predictions_change_places(golds, founds):
    forth, back = figures(both(golds), both(founds)), figures(both(founds), both(golds))
    assert forth == {depth: (tp, fn, fp) for depth, (tp, fp, fn) in back.items()}


@BRIEF
@given(LISTS, LISTS, st.randoms())
def test_order_does_not_matter(golds, founds, random):
    shuffled = list(founds)
    random.shuffle(shuffled)
    assert figures(both(golds), both(founds)) == figures(both(golds), both(shuffled))


@BRIEF
@given(LISTS, LISTS)
def test_deeper_is_never_more(golds, founds):
    tps = [figures(both(golds), both(founds))[depth][0] for depth in DEPTHS]
    assert tps == sorted(tps, reverse=True)


@BRIEF
@given(LISTS, LISTS)
def test_counts_add_up(golds, founds):
    for tp, fp, fn in figures(both(golds), both(founds)).values():
        assert tp + fp == len(founds)
        assert tp + fn == len(golds)


@BRIEF
@given(LISTS, LISTS, st.data())
def test_making_gold_optional_never_hurts(golds, founds, data):
    chosen = data.draw(st.lists(st.booleans(), min_size=len(golds), max_size=len(golds)))
    optional = both([Gold(g, optional=o) for g, o in zip(golds, chosen, strict=True)])
    for depth in DEPTHS:
        before = [counts(one, depth) for one in match(both(golds), both(founds))]
        after = [counts(one, depth) for one in match(optional, both(founds))]
        assert sum(c.fn for c in after) <= sum(c.fn for c in before)
        assert sum(c.fp for c in after) == sum(c.fp for c in before)


PAIRS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0, 0.99))


@BRIEF
@given(PAIRS, st.frozensets(st.integers(0, 4)))
def test_assignment_is_one_to_one_and_as_good_as_any(ties, optional):
    chosen = assign(ties, optional)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert set(chosen) <= set(ties)
    best = max(value(other, ties, optional) for other in matchings(sorted(ties)))
    assert value(chosen, ties, optional) == pytest.approx(best)


def matchings(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Every one-to-one choice of the pairs."""
    found: list[list[tuple[int, int]]] = [[]]
    for i, j in pairs:
        found += [[*one, (i, j)] for one in found if all(i != a and j != b for a, b in one)]
    return found


def value(
    chosen: list[tuple[int, int]], ties: dict[tuple[int, int], float], optional: frozenset[int]
) -> float:
    """Required gold before optional gold before ties, as one number."""
    required = sum(i not in optional for i, _ in chosen)
    return 10_000 * required + 100 * (len(chosen) - required) + sum(ties[pair] for pair in chosen)
