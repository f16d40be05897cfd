"""The scorer against cases worked out by hand."""

from typing import Any

import pytest

from tests.evaluate.made import corpus, fact
from tipfacts.annotate.gold import Gold
from tipfacts.evaluate.items import KINDS, Corpus
from tipfacts.evaluate.match import DEPTHS
from tipfacts.evaluate.score import GROUPS, score
from tipfacts.records import Fact

LAW = fact("law", "Act 7", date="2011", actor="the Senate")
DATE = fact("date", "2011", value="2011")
LATER = fact("date", "2012", value="2012", event="arrested 30 men")
MEN = fact("statistic", "30 men", value=30, period="2012", period_basis="calendar")
WOMEN = fact("statistic", "12 women", value=12, subject="women arrested")
CHAD = fact("tier", "Tier 3", period="2013")
MALI = fact("tier", "Tier 3", period="2013", country="MLI", country_name="Mali")
GOLD = corpus(LAW, DATE, LATER, MEN, WOMEN, CHAD, MALI)


def prf(gold: Corpus, found: Corpus, kind: Any = "all", depth: Any = "core") -> tuple[int, ...]:
    one = score(gold, found).groups[kind].depths[depth]
    return one.tp, one.fp, one.fn


def test_perfect_is_one():
    scores = score(GOLD, GOLD)
    for kind in GROUPS:
        for depth in DEPTHS:
            one = scores.groups[kind].depths[depth]
            assert (one.precision.value, one.recall.value, one.f1.value) == (1, 1, 1)
    for kind in KINDS:
        assert all(s.accuracy.value == 1 for s in scores.groups[kind].slots.values())


def test_empty_is_zero():
    one = score(GOLD, Corpus((), (), frozenset())).groups["all"].depths["core"]
    assert (one.tp, one.fp, one.fn) == (0, 0, 7)
    assert one.precision.value is None
    assert (one.recall.value, one.f1.value) == (0, 0)


def test_all_invented_is_zero():
    one = score(Corpus((), (), frozenset({"a.txt"})), GOLD).groups["all"].depths["core"]
    assert (one.tp, one.fp, one.fn) == (0, 7, 0)
    assert one.recall.value is None
    assert (one.precision.value, one.f1.value) == (0, 0)


def test_nothing_expected_and_nothing_found_has_no_figure():
    one = score(Corpus((), (), frozenset({"a.txt"})), Corpus((), (), frozenset()))
    assert one.documents == 1
    assert one.groups["all"].depths["core"].f1.value is None


def test_shifted_evidence_that_overlaps_counts_and_that_does_not_counts_twice():
    overlapping = fact("statistic", "arrested 30", value=30)
    beside = fact("statistic", "12 women", value=30)
    assert prf(corpus(MEN), corpus(overlapping)) == (1, 0, 0)
    assert prf(corpus(MEN), corpus(beside)) == (0, 1, 1)


def test_a_duplicated_prediction_is_right_once():
    again = fact("statistic", "30 men", value=30, subject="men")
    for depth in DEPTHS[:2]:
        assert prf(corpus(MEN), corpus(MEN, again), "statistic", depth) == (1, 1, 0)


def test_depths():
    other_number = fact("statistic", "30 men", value=31)
    other_slot = fact("statistic", "30 men", value=30, indicator="convictions")
    assert [prf(corpus(MEN), corpus(other_number), depth=d)[0] for d in DEPTHS] == [1, 0, 0]
    assert [prf(corpus(MEN), corpus(other_slot), depth=d)[0] for d in DEPTHS] == [1, 1, 0]


def test_matching_is_optimal_where_a_greedy_one_fails():
    """Two countries on one evidence, and predictions in the other order."""
    assert prf(corpus(CHAD, MALI), corpus(MALI, CHAD), "tier") == (2, 0, 0)
    wide = fact("statistic", "30 men and 12 women", value=30)
    men, women = fact("statistic", "30 men", value=30), fact("statistic", "12 women", value=30)
    assert prf(corpus(wide, men), corpus(men, wide), depth="mention") == (2, 0, 0)
    assert prf(corpus(men, women), corpus(wide, men), depth="mention") == (2, 0, 0)


def test_optional_gold_counts_neither_way():
    gold = corpus(MEN, Gold(WOMEN, optional=True))
    assert prf(gold, corpus(MEN)) == (1, 0, 0)
    assert prf(gold, corpus(MEN, WOMEN)) == (1, 0, 0)
    assert prf(gold, corpus(WOMEN)) == (0, 0, 1)
    wrong = fact("statistic", "12 women", value=13)
    assert prf(gold, corpus(MEN, wrong), depth="mention") == (1, 0, 0)
    assert prf(gold, corpus(MEN, wrong), depth="core") == (1, 1, 0)


def test_a_prediction_goes_to_the_required_of_two():
    twin = fact("statistic", "30 men", value=30, subject="men", indicator="other")
    gold = corpus(Gold(MEN, optional=True), twin)
    assert prf(gold, corpus(MEN)) == (1, 0, 0)


def test_an_alternative_is_as_good():
    gold = corpus(Gold(MEN, alternatives=(fact("statistic", "30 men", value=30, unit="item"),)))
    assert prf(gold, corpus(fact("statistic", "30 men", value=30, unit="item")), depth="full") == (
        1,
        0,
        0,
    )
    assert prf(gold, corpus(fact("statistic", "30 men", value=30, unit="case"))) == (0, 1, 1)


def test_slots_are_counted_given_a_core_match():
    found = fact("statistic", "30 men", value=30, indicator="convictions", subject="30 men", of="x")
    missed = fact("statistic", "12 women", value=99)
    slots = score(corpus(MEN, WOMEN), corpus(found, missed)).groups["statistic"].slots
    assert slots["indicator"].pairs == 1
    assert slots["indicator"].accuracy.value == 0
    assert slots["subject"].overlap == pytest.approx(0.5)
    assert slots["subject"].accuracy.value == 1
    assert slots["of"].accuracy.value == 0
    assert slots["place"].accuracy.value == 1
    assert slots["place"].filled == 0
    assert slots["place"].accuracy_filled.value is None
    assert slots["period"].accuracy_filled.value == 0


def test_tier_years_are_compared_not_days():
    fiscal = fact("tier", "Tier 3", period="2013-06")
    assert prf(corpus(CHAD), corpus(fiscal)) == (1, 0, 0)
    assert prf(corpus(CHAD), corpus(fact("tier", "Tier 3", period="2013/2014"))) == (0, 1, 1)
    assert prf(corpus(CHAD), corpus(fact("tier", "Tier 3"))) == (0, 1, 1)


def law(
    number: str | None = None,
    name: str = "Act 7",
    kind: str = "statute",
    canonical: str | None = None,
    **fields: Any,
) -> Fact:
    listed = {"name": name, "canonical": canonical, "kind": kind, "number": number}
    return fact("law", "Act 7", law=listed, **fields)


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        (law("7"), law("7"), True),
        (law("7"), law("7", name="quite another"), True),
        (law("7"), law("8"), False),
        (law("7"), law("7", kind="bill"), True),
        (law("7", name="Harbour Act"), law("7", kind="bill", name="Fishing Code"), False),
        (law("7"), law(name="the Act No. 7"), True),
        (law(name="Child Welfare Bill"), law(name="bill on child welfare"), True),
        (law(name="Child Welfare Bill"), law(name="labor code"), False),
        (law("155–157"), law("155-157"), True),
        (law("7"), law("7", canonical="xx-act-7"), True),
        (law(canonical="ilo-c182"), law(canonical="ilo-c182", name="x"), True),
        (law(canonical="ilo-c182"), law(canonical="ilo-c138"), False),
        (law(canonical="ilo-c182"), law(canonical="act-7"), False),
        (law(event="signed"), law(event="ratified"), False),
    ],
)
def test_when_two_laws_are_the_same(expected, found, same):
    assert prf(corpus(expected), corpus(found)) == ((1, 0, 0) if same else (0, 1, 1))


def test_documents_that_the_gold_does_not_know_are_left_out():
    elsewhere = fact("statistic", "30 men", doc="b.txt", value=30)
    assert prf(corpus(MEN), corpus(MEN, elsewhere)) == (1, 0, 0)


def test_a_record_in_two_documents_counts_in_both():
    there = fact("statistic", "30 men", doc="b.txt", value=30)
    merged = MEN.model_copy(update={"evidence": (*MEN.evidence, *there.evidence)})
    assert prf(corpus(MEN, there), corpus(merged)) == (2, 0, 0)


def test_evidence_in_another_document_does_not_count_here():
    there = fact("statistic", "12 women", doc="b.txt", value=30)
    merged = MEN.model_copy(update={"evidence": (*MEN.evidence, *there.evidence)})
    here = fact("statistic", "12 women", value=30)
    assert prf(corpus(here), corpus(merged)) == (0, 1, 1)
