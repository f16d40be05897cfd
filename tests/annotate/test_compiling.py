"""The worked example of the guidelines, and what a compiler must refuse."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tipfacts.annotate.compiling import Compiled, compile_compact
from tipfacts.annotate.gold import Gold, gold_line, parse_gold_line, read_gold, write_gold
from tipfacts.annotate.locate import Text, locate, nearest
from tipfacts.annotate.passages import compile_pairs, read_pairs, write_pairs
from tipfacts.errors import RecordError
from tipfacts.records import DateRecord, LawRecord, RelationRecord, StatisticRecord

RAW = (
    "\U0001f1f5\U0001f1fc In May 2011 the Congress of Palau passed Law No. 9.\r\n"
    "Police opened 30 cafe\u0301 cases in 2011, 12 of them about minors; in 2011 too."
)
TEXT = Text("digest.txt", RAW)
LAW: dict[str, Any] = {
    "n": 1,
    "type": "law",
    "at": "passed [[Law No. 9]]",
    "name": "Law No. 9",
    "kind": "statute",
    "number": "9",
    "event": "adopted",
    "date": "2011-05",
    "actor": "the Congress of Palau",
    "links": {"law_event_date": "May 2011", "law_event_actor": "the Congress of Palau"},
}
CASES: dict[str, Any] = {
    "n": 2,
    "type": "statistic",
    "at": "opened [[30 cafe\u0301 cases]]",
    "status": "reported",
    "value": 30,
    "modifier": "exact",
    "unit": "case",
    "indicator": "investigations",
    "subject": "cafe\u0301 cases",
    "period": "2011",
    "period_basis": "calendar",
    "links": {"stat_period": "2011", "stat_subject": "cafe\u0301 cases"},
}
PART: dict[str, Any] = {
    **{k: v for k, v in CASES.items() if k != "links"},
    "n": 3,
    "at": "[[12]] of",
    "value": 12,
    "of": "30 cafe\u0301 cases",
    "of_ref": 2,
    "alternatives": [{"at": "[[12 of them]]", "unit": "item"}],
}
LATE: dict[str, Any] = {
    "n": 4,
    "type": "date",
    "at": "[[May 2011]]",
    "value": {"edtf": "2011-05", "start": "2011-05-01", "end": "2011-05-10"},
    "relation": "during",
    "optional": True,
}


def compiled(*lines: Mapping[str, Any], text: Text = TEXT) -> Compiled:
    return compile_compact([json.dumps(line) for line in lines], text)


def test_offsets_and_fields():
    made = compiled(LAW, CASES, PART, LATE)
    assert made.problems == ()
    by_type = {(g.fact.type, g.fact.evidence[0].text): g for g in made.gold.records}
    law = by_type["law", "Law No. 9"].fact
    assert isinstance(law, LawRecord)
    assert law.date is not None
    assert law.date.end == date(2011, 5, 31)
    part = by_type["statistic", "12"]
    assert isinstance(part.fact, StatisticRecord)
    assert part.fact.of_id == by_type["statistic", "30 cafe\u0301 cases"].fact.id
    assert [a.evidence[0].text for a in part.alternatives] == ["12 of them"]
    assert isinstance(part.alternatives[0], StatisticRecord)
    assert part.alternatives[0].unit == "item"
    late = by_type["date", "May 2011"]
    assert isinstance(late.fact, DateRecord)
    assert late.optional
    assert late.fact.value.end == date(2011, 5, 10)
    for gold in made.gold.records:
        for span in gold.fact.evidence:
            assert RAW[span.start : span.end] == span.text


def test_links_take_the_nearest_words():
    made = compiled(LAW, CASES)
    periods = [r for r in made.gold.relations if r.relation == "stat_period"]
    assert [r.tail.start for r in periods] == [RAW.index("2011, 12")]
    subjects = [r for r in made.gold.relations if r.relation == "stat_subject"]
    assert subjects[0].tail.start == RAW.index("cafe\u0301 cases")


def test_gold_is_written_and_read_unchanged(tmp_path):
    gold = compiled(LAW, CASES, PART, LATE).gold
    write_gold(tmp_path / "digest.jsonl", gold)
    assert read_gold(tmp_path / "digest.jsonl", {"digest.txt": RAW}) == gold


def test_a_law_outside_the_registry_has_no_canonical():
    line = gold_line(compiled(LAW).gold.records[0])
    assert json.loads(line)["law"]["canonical"] is None
    assert isinstance(parse_gold_line(line), Gold)


def test_a_gold_line_needs_no_id():
    fields = json.loads(gold_line(compiled(CASES).gold.records[0]))
    given = fields.pop("id")
    read = parse_gold_line(json.dumps(fields))
    assert isinstance(read, Gold)
    assert read.fact.id == given


def test_a_false_quote_is_refused_with_its_place(tmp_path):
    path = tmp_path / "digest.jsonl"
    write_gold(path, compiled(LAW).gold)
    with pytest.raises(RecordError, match=r"digest\.jsonl, line 1: digest\.txt"):
        read_gold(path, {"digest.txt": "x" + RAW})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"at": "in [[2011]]"}, "stands 2 times"),
        ({"at": "[[Law No. 8]]"}, "stands 0 times"),
        ({"at": "Law No. 9"}, "exactly one pair"),
        ({"at": "passed[[ Law No. 9]]"}, "visible character"),
        ({"date": "May 2011"}, "not a date in EDTF"),
        ({"event": "passed"}, "event"),
        ({"canonicle": "x"}, "canonicle"),
        ({"links": {"law_event_date": "June"}}, "stands nowhere"),
        ({"kind": None}, "kind"),
    ],
)
def test_what_is_wrong_is_told_by_line(change, says):
    made = compiled(CASES, {**LAW, **change})
    assert len(made.gold.records) == 1
    assert len(made.problems) == 1
    assert made.problems[0].startswith("line 2: ")
    assert says in made.problems[0]


def test_votes_against_may_be_untold():
    made = compiled({**LAW, "vote": {"for": 71}}, CASES)
    law = made.gold.records[0].fact
    assert isinstance(law, LawRecord)
    assert law.vote is not None
    assert (law.vote.for_, law.vote.against) == (71, None)


def test_a_whole_that_is_not_there():
    assert compiled({**PART, "of_ref": 9}).problems == (
        "n 3: of_ref 9 is no statistic of this file",
    )


def test_overlapping_occurrences_are_counted():
    with pytest.raises(ValueError, match="2 times"):
        locate("[[aa]]", Text("x", "aaa"))


def test_words_inside_other_words_are_the_last_choice():
    text = Text("x", "in 12011 and later, far away, in 2011")
    head = locate("[[and]]", text)
    assert nearest("2011", [head], text, inside=False)[1].start == 33


def test_a_relation_may_only_lie_inside_its_head_where_nothing_else_is():
    text = Text("x", "30 cases; cases")
    head = locate("[[30 cases]]", text)
    assert nearest("cases", [head], text, inside=True)[1].start == 3
    assert nearest("cases", [head], text, inside=False)[1].start == 10


def test_relations_are_records():
    assert all(isinstance(r, RelationRecord) for r in compiled(LAW).gold.relations)


def test_pairs_of_passages(tmp_path):
    texts = {"a.txt": "x The law was signed. y The law was signed.", "b.txt": "The law was signed!"}
    ends = {"starts_with": "The law", "ends_with": "signed"}
    lines = [
        {"a": {"doc": "a.txt", **ends}, "b": {"doc": "a.txt", **ends}},
        {"a": {"doc": "a.txt", **ends}, "b": {"doc": "b.txt", **ends}},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    made = compile_pairs(tmp_path / "in.jsonl", texts)
    assert [(p.a.start, p.b.start) for p in made.pairs] == [(2, 24)]
    assert made.problems == ("line 2: a.txt: 'The law' stands 2 times",)
    write_pairs(tmp_path / "out.jsonl", made.pairs)
    assert read_pairs(tmp_path / "out.jsonl") == made.pairs
