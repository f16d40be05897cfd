"""Relations, spans, de-duplication, calibration, and the page of errors."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.evaluate.made import RAW, corpus, evidence, fact, relation, with_confidence
from tipfacts.annotate.gold import Gold
from tipfacts.annotate.passages import PassagePair
from tipfacts.evaluate.calibration import bin_of, calibrate
from tipfacts.evaluate.duplicates import score_duplicates
from tipfacts.evaluate.evaluation import evaluate
from tipfacts.evaluate.faults import faults
from tipfacts.evaluate.html import page
from tipfacts.evaluate.items import Corpus
from tipfacts.evaluate.match import match
from tipfacts.evaluate.relations import score_relations
from tipfacts.evaluate.spans import score_spans
from tipfacts.evaluate.written import to_json
from tipfacts.records import Evidence, Fact

LAW = fact("law", "Act 7")
DATE = fact("date", "2011", value="2011")
MEN = fact("statistic", "30 men", value=30)
WOMEN = fact("statistic", "12 women", value=12)
DATED = relation("law_event_date", "Act 7", "2011")
DONE = relation("law_event_actor", "Act 7", "the Senate")


def f1s(gold: Corpus, found: Corpus) -> dict[str, float | None]:
    scores = score_relations(gold, found)
    assert scores is not None
    return {str(measure): prf.f1.value for measure, prf in scores.overall.items()}


def test_relations_perfect():
    gold = corpus(LAW, DATE, relations=(DATED, DONE))
    assert f1s(gold, gold) == {"strict": 1, "boundaries": 1, "overlap": 1}


def test_relations_by_hand():
    """One end a word short: overlap only. Another law event: boundaries, not strict."""
    gold = corpus(LAW, DATE, relations=(DATED, DONE))
    short = relation("law_event_actor", "Act 7", "Senate")
    other = fact("law", "Act 7", event="signed")
    assert f1s(gold, corpus(LAW, DATE, relations=(DATED, short))) == {
        "strict": 0.5,
        "boundaries": 0.5,
        "overlap": 1,
    }
    assert f1s(gold, corpus(other, DATE, relations=(DATED, DONE))) == {
        "strict": 0,
        "boundaries": 1,
        "overlap": 1,
    }


def test_a_relation_under_another_name_is_wrong():
    gold = corpus(LAW, relations=(DATED,))
    assert f1s(gold, corpus(LAW, relations=(relation("stat_period", "Act 7", "2011"),))) == {
        "strict": 0,
        "boundaries": 0,
        "overlap": 0,
    }


def test_relations_of_optional_records_count_neither_way():
    gold = corpus(
        Gold(LAW, optional=True), MEN, relations=(DATED, relation("stat_subject", "30 men", "men"))
    )
    scores = score_relations(gold, corpus(relations=(DATED,)))
    assert scores is not None
    one = scores.overall["boundaries"]
    assert (one.tp, one.fp, one.fn) == (0, 0, 1)


def test_a_relation_counts_where_one_record_at_its_head_does():
    signed = fact("law", "Act 7", event="signed")
    gold = corpus(Gold(LAW, optional=True), signed, relations=(DATED,))
    scores = score_relations(gold, corpus(relations=(DATED,)))
    assert scores is not None
    assert scores.overall["boundaries"].tp == 1


def test_spans_by_hand():
    """Two documents. The first: one exact, one of another type, one short. The second: one
    missed, one invented.

    partial: 2 correct, 1 partial, 1 missed, 1 spurious: P = R = 2.5 / 4 over the whole, which is
    not the mean of the documents' (2.5 / 3 and 0).
    """
    gold = corpus(LAW, DATE, MEN, fact("date", "2012", doc="b.txt", value="2012"))
    found = corpus(
        LAW,
        fact("tier", "2011"),
        fact("statistic", "30", value=30),
        fact("date", "2014", doc="b.txt", value="2014"),
    )
    scores = score_spans(gold, found)
    assert scores is not None
    partial, strict = scores.overall["partial"], scores.overall["strict"]
    assert (partial.correct, partial.partial, partial.missed, partial.spurious) == (2, 1, 1, 1)
    assert partial.precision == partial.recall == partial.f1 == pytest.approx(2.5 / 4)
    assert (strict.correct, strict.incorrect, strict.missed, strict.spurious) == (1, 2, 1, 1)
    assert strict.f1 == pytest.approx(1 / 4)
    exact, ent_type = scores.overall["exact"], scores.overall["ent_type"]
    assert (exact.correct, exact.incorrect) == (2, 1)
    assert (ent_type.correct, ent_type.incorrect) == (2, 1)


def test_spans_that_only_touch_do_not_overlap():
    gold = corpus(fact("statistic", "30 ", value=30))
    scores = score_spans(gold, corpus(fact("statistic", "men", value=30)))
    assert scores is not None
    assert scores.overall["partial"].partial == 0


def test_optional_spans_are_left_out():
    gold = corpus(MEN, Gold(WOMEN, optional=True))
    for found in (corpus(MEN), corpus(MEN, WOMEN)):
        scores = score_spans(gold, found)
        assert scores is not None
        assert scores.overall["strict"].f1 == 1


def merged(one: Fact, *places: Evidence) -> Fact:
    return one.model_copy(update={"evidence": (*one.evidence, *places)})


def test_duplicates_by_hand():
    passage = Evidence(**evidence(RAW[:77])), Evidence(**evidence(RAW[:77], doc="b.txt"))
    pairs = (PassagePair(a=passage[0], b=passage[1]),)
    copy = Evidence(**evidence("30 men", doc="b.txt"))
    elsewhere = Evidence(**evidence("Act 7", nth=1))
    differing = Evidence(**evidence("12 women", doc="b.txt"))
    gold = corpus(MEN, LAW, fact("statistic", "30 men", doc="b.txt", value=30))
    right = score_duplicates(pairs, gold, corpus(merged(MEN, copy)))
    assert (right.pairs, right.with_facts, right.found, right.merges) == (1, 1, 1, 1)
    assert (right.false, right.differing) == ((), ())
    wrong = score_duplicates(pairs, gold, corpus(merged(LAW, elsewhere), merged(MEN, differing)))
    assert wrong.found == 1
    assert [m.record for m in wrong.false] == [LAW.id]
    assert [m.record for m in wrong.differing] == [MEN.id]
    assert score_duplicates(pairs, gold, corpus(MEN)).found == 0


def test_a_fact_of_a_copied_passage_is_optional_in_the_copy():
    pairs = (
        PassagePair(
            a=Evidence(**evidence(RAW[:77])), b=Evidence(**evidence(RAW[33:77], doc="b.txt"))
        ),
    )
    copy = fact("statistic", "30 men", doc="b.txt", value=30)
    gold = replace(corpus(MEN, LAW), docs=frozenset({"a.txt", "b.txt"}))
    for predicted in (
        corpus(MEN, LAW),
        corpus(MEN, LAW, copy),
        corpus(merged(MEN, *copy.evidence), LAW),
    ):
        one = evaluate(gold, predicted, pairs).evaluation.records.groups["all"]
        assert (one.gold, one.optional) == (2, 1)
        assert one.depths["core"].f1.value == 1
    elsewhere = evaluate(gold, corpus(MEN, LAW, fact("law", "Act 7", doc="b.txt")), pairs)
    assert elsewhere.evaluation.records.groups["all"].depths["core"].fp == 1


def test_what_the_copy_tells_itself_is_not_told_twice():
    passages = Evidence(**evidence(RAW)), Evidence(**evidence(RAW, doc="b.txt"))
    pairs = (PassagePair(a=passages[0], b=passages[1]),)
    gold = corpus(MEN, fact("statistic", "30 men", doc="b.txt", value=30))
    one = evaluate(gold, corpus(MEN), pairs).evaluation.records.groups["all"]
    assert (one.gold, one.optional) == (2, 0)


def test_pieces_of_one_expression_are_no_merge():
    piece = Evidence(**evidence("12 women"))
    whole = Evidence(**evidence("Police arrested 30 men and 12 women"))
    split = merged(MEN, piece).model_copy(update={"sentence": whole})
    assert score_duplicates((), corpus(MEN), corpus(split)).merges == 0


def test_calibration_by_hand():
    gold = corpus(MEN, DATE)
    found = corpus(
        with_confidence(MEN, 0.9),
        with_confidence(DATE, 0.9),
        with_confidence(WOMEN, 0.85),
        with_confidence(LAW, 0.35),
    )
    one = calibrate(match(gold, found))["all"]
    assert [(b.predictions, b.right) for b in one.bins] == [(1, 0), (3, pytest.approx(2 / 3))]
    assert one.bins[1].confidence == pytest.approx(2.65 / 3)
    assert one.error.value == pytest.approx((0.35 + 2.65 - 2) / 4)


def test_bins_take_their_upper_bound():
    assert [bin_of(c) for c in (0.0, 0.3, 0.7, 0.70001, 1.0)] == [0, 2, 6, 7, 9]


def test_errors_are_listed():
    gold = corpus(MEN, DATE, LAW, Gold(WOMEN, optional=True))
    found = corpus(
        fact("statistic", "30 men", value=30, indicator="convictions"),
        fact("date", "2011", value="2012"),
        fact("tier", "Tier 3"),
    )
    told = [(f.sort, f.kind, f.slots) for f in faults(match(gold, found))]
    assert told == [
        ("core", "date", ()),
        ("missed", "law", ()),
        ("slots", "statistic", ("indicator",)),
        ("invented", "tier", ()),
    ]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        assert not any(name in ("src", "href") or name.startswith("on") for name, _ in attrs)
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_escaped_and_needs_nothing():
    raw = RAW.replace("30 men", "<b>&30").replace("12 women", "<script>x")
    gold = corpus(MEN, WOMEN)
    found = corpus(fact("statistic", "30 men", value=31, subject="<img src=x>"))
    made = page(faults(match(gold, found)), {"a.txt": raw[: len(RAW)]})
    tags = Tags()
    tags.feed(made)
    assert tags.open == []
    assert not {"script", "img", "b"} & set(tags.seen) - {"b"}
    assert "&lt;img src=x&gt;" in made
    assert "<script" not in made
    assert "http" not in made
    assert "missed (1)" in made


def test_the_page_marks_what_was_expected_and_found():
    found = corpus(fact("statistic", "arrested 30", value=31))
    made = page(faults(match(corpus(MEN), found)), {"a.txt": RAW})
    assert (
        'Police <mark class="found">arrested </mark><mark class="both">30</mark>'
        '<mark class="expected"> men</mark> and 12 women in 2012.' in made
    )


def test_the_page_without_texts():
    assert "30 men" in page(faults(match(corpus(MEN), corpus(DATE))), {})


def test_everything_is_written_as_json():
    made = evaluate(corpus(MEN, DATE, LAW), corpus(MEN), passages=())
    read = json.loads(to_json(made.evaluation))
    assert read["records"]["groups"]["all"]["depths"]["core"]["recall"]["value"] == 0.3333
    assert read["relations"] is None
    assert read["duplicates"]["pairs"] == 0


def test_predictions_may_name_documents_by_their_path():
    there = fact("statistic", "30 men", doc="out/texts/a.txt", value=30)
    other = fact("statistic", "30 men", doc="zzz.txt", value=30)
    made = evaluate(corpus(MEN), corpus(there, other)).evaluation
    assert made.records.groups["all"].depths["core"].f1.value == 1
    assert made.left_out == ("zzz.txt",)


def test_nothing_found_at_all():
    made = evaluate(corpus(MEN), Corpus((), (), frozenset())).evaluation
    assert made.calibration["all"].error.value is None
    assert made.spans is not None
    assert made.spans.overall["strict"].missed == 1
