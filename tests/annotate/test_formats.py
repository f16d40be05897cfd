"""Every format gives back what it was given, to the character."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipfacts.annotate.formats import MODULES, format_of
from tipfacts.annotate.formats.label_studio import configuration
from tipfacts.annotate.formats.webanno import sentences
from tipfacts.annotate.gold import Gold, GoldFile, fact_of, in_order, read_gold
from tipfacts.annotate.offsets import Utf16
from tipfacts.annotate.sheet import KINDS, LABELS, ROLES, Arrow, Mark, Sheet, from_sheet, to_sheet
from tipfacts.annotate.sources import read_texts
from tipfacts.errors import InputError, RecordError
from tipfacts.records import DateValue, RelationRecord

TEXT = (
    "\n \t\U0001f468\u200d\U0001f469\u200d\U0001f467 In 2011\r\n(the \u201cyear\u201d) cafe\u0301s:\r\n\r\n"
    "Act_7 [b|c]; a->b * \\n \\ was passed.\n\n\n30 trafficking\ncases\u2028and 12 \U00010348 more.\n"
)


def evidence(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"doc": "a.txt", "start": start, "end": start + len(words), "text": words}


def gold() -> GoldFile:
    law = {"name": "Act_7 [b|c]", "canonical": None, "kind": "statute", "number": "7"}
    whole = fact_of(statistic("30 trafficking\ncases", 30))
    facts = [
        Gold(fact_of(date("2011"))),
        Gold(fact_of({"type": "law", **at("Act_7 [b|c]"), "law": law, "event": "adopted"})),
        Gold(fact_of({"type": "law", **at("Act_7 [b|c]"), "law": law, "event": "signed"}), True),
        Gold(whole, alternatives=(fact_of(statistic("30", 30)),)),
        Gold(fact_of({**statistic("12 \U00010348", 12), "of": "x", "of_id": whole.id})),
        Gold(fact_of({**date("In"), "evidence": [evidence("In"), evidence("cafe\u0301s")]})),
    ]
    tails = [
        ("law_event_date", "Act_7 [b|c]", "2011"),
        ("stat_subject", "30 trafficking\ncases", "cases"),
    ]
    tails += [("attributed_to", "2011", "\U0001f468\u200d\U0001f469\u200d\U0001f467")]
    relations = (relation(*one) for one in tails)
    return in_order(GoldFile(tuple(facts), tuple(relations)))


def at(words: str) -> dict[str, Any]:
    return {"doc": "a.txt", "evidence": [evidence(words)]}


def date(words: str) -> dict[str, Any]:
    value = DateValue.of("2011").model_dump(mode="json")
    return {"type": "date", **at(words), "text": words, "value": value, "relation": "during"}


def statistic(words: str, value: int) -> dict[str, Any]:
    fields = {"status": "reported", "value": value, "modifier": "exact", "unit": "case"}
    return {"type": "statistic", **at(words), **fields, "indicator": "other", "subject": "x\ty"}


def relation(name: str, head: str, tail: str) -> RelationRecord:
    ends = {"head": evidence(head), "tail": evidence(tail)}
    rest = {"doc": "a.txt", "confidence": 1.0, "extractor": "gold"}
    return RelationRecord.model_validate({"relation": name, **ends, **rest})


def round_trip(name: str, sheets: list[Sheet]) -> list[Sheet]:
    with tempfile.TemporaryDirectory() as folder:
        form = format_of(name)
        assert all(path.exists() for path in form.write(sheets, Path(folder)))
        return form.read(Path(folder))


def test_a_sheet_holds_all_of_the_gold():
    sheet = to_sheet("a.txt", TEXT, gold())
    assert from_sheet(sheet) == gold()
    assert {mark.label for mark in sheet.marks} == {
        "date",
        "law",
        "statistic",
        "event_date",
        "subject",
        "source",
    }


@pytest.mark.parametrize("name", MODULES)
def test_gold_comes_back(name):
    sheet = to_sheet("a.txt", TEXT, gold())
    back = round_trip(name, [sheet, Sheet("b.txt", "Nothing here.\n")])
    assert from_sheet(back[0]) == gold()
    assert [one.text for one in back] == [TEXT, "Nothing here.\n"]
    assert from_sheet(back[1]) == GoldFile()


CHARACTERS = st.sampled_from(
    [*'ab 7.\n\n\t_*[]|;\\-"', "->", "\r\n", "\u0301", "\U0001f600", "\u2028", "\u00a0"]
)


@st.composite
def sheets(draw):
    text = "".join(draw(st.lists(CHARACTERS, max_size=40)))
    places = [i for i, char in enumerate(text) if not char.isspace()]
    marks: list[Mark] = []
    for number in range(1, draw(st.integers(0, 5)) + 1 if places else 1):
        first, last = sorted((draw(st.sampled_from(places)), draw(st.sampled_from(places))))
        note = draw(st.sampled_from(["", json.dumps({"id": "[a|b];\t->*_\n\\"})]))
        marks.append(Mark(number, draw(st.sampled_from(LABELS)), first, last + 1, note))
    numbers = st.sampled_from([mark.number for mark in marks]) if marks else st.nothing()
    link = st.builds(Arrow, st.sampled_from(list(ROLES)), numbers, numbers)
    arrows = draw(st.lists(link, max_size=3, unique=True)) if marks else []
    return Sheet("x.txt", text, tuple(marks), tuple(arrows))


@pytest.mark.parametrize("name", [name for name in MODULES if name != "datasets"])
@settings(max_examples=60, deadline=None)
@given(sheets())
def test_any_text_and_any_marks_come_back(name, sheet):
    (back,) = round_trip(name, [sheet])
    assert back.text == sheet.text
    assert back.marks == sheet.marks
    assert set(back.arrows) == set(sheet.arrows)


def test_utf16_offsets_of_the_webanno_file(tmp_path):
    text = "\U0001f600 cafe\u0301 2011"
    format_of("webanno").write([Sheet("x.txt", text, (Mark(1, "date", 8, 12),))], tmp_path)
    rows = [line for line in (tmp_path / "x.tsv").read_text().split("\n") if "2011" in line]
    assert rows[1].startswith("1-3\t9-13\t2011\t*[1]\tdate[1]\t")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.data())
def test_utf16_counts_units(text, data):
    point = data.draw(st.integers(0, len(text)))
    both = Utf16(text)
    assert both.units(point) == len(text[:point].encode("utf-16-le")) // 2
    assert both.points(both.units(point)) == point


def test_utf16_has_no_offset_inside_a_pair():
    with pytest.raises(ValueError, match="no offset"):
        Utf16("\U0001f600").points(1)


def test_paragraphs_hold_every_character_but_the_line_end_before_them():
    sheet = Sheet("x", "\n\na\nb\n \n\nc\n\n")
    parts = [sheet.text[start:end] for start, end in sentences(sheet)]
    assert "\n".join(parts) == sheet.text
    assert len(parts) == 3


def test_a_label_studio_export_in_utf16_is_understood(tmp_path):
    sheet = to_sheet("a.txt", TEXT, gold())
    format_of("label-studio").write([sheet], tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_text())
    both = Utf16(TEXT)
    for one in tasks[0]["annotations"][0]["result"]:
        if one["type"] != "relation":
            one["value"]["start"] = both.units(one["value"]["start"])
            one["value"]["end"] = both.units(one["value"]["end"])
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    assert from_sheet(format_of("label-studio").read(tmp_path)[0]) == gold()


def test_a_label_studio_region_elsewhere_is_refused(tmp_path):
    format_of("label-studio").write([to_sheet("a.txt", TEXT, gold())], tmp_path)
    text = (tmp_path / "tasks.json").read_text()
    (tmp_path / "tasks.json").write_text(text.replace('"text": "2011"', '"text": "2012"', 1))
    with pytest.raises(InputError, match="not '2012'"):
        format_of("label-studio").read(tmp_path)


def test_a_choice_made_in_label_studio_counts(tmp_path):
    format_of("label-studio").write([to_sheet("a.txt", TEXT, gold())], tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_text())
    for one in tasks[0]["annotations"][0]["result"]:
        if one.get("from_name") == "statistic-indicator":
            one["value"]["choices"] = ["convictions"]
        if one.get("from_name") == "law-kind":
            one["value"]["choices"] = ["bill"]
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    read = from_sheet(format_of("label-studio").read(tmp_path)[0])
    assert {g.fact.indicator for g in read.records if g.fact.type == "statistic"} == {"convictions"}
    assert {g.fact.law.kind for g in read.records if g.fact.type == "law"} == {"bill"}
    parts = [g.fact for g in read.records if g.fact.type == "statistic" and g.fact.of_id]
    assert parts[0].of_id in {g.fact.id for g in read.records}


def test_the_labelling_configuration_is_xml_with_every_label():
    root = ET.fromstring(configuration())
    assert [one.get("value") for one in root.iter("Label")] == list(LABELS)
    assert [one.get("value") for one in root.iter("Relation")] == list(ROLES)


def test_a_moved_mark_moves_the_evidence():
    sheet = to_sheet("a.txt", TEXT, gold())
    first = sheet.marks[0]
    moved = replace(sheet, marks=(replace(first, end=first.end + 1), *sheet.marks[1:]))
    assert from_sheet(moved) != gold()


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        (Mark(1, "date", 3, 99), "not inside a text"),
        (Mark(1, "date", 0, 2), "date 'ab' at 0"),
        (Mark(1, "law", 0, 2, "{"), "not JSON"),
    ],
)
def test_a_mark_that_makes_no_record_is_told(mark, says):
    with pytest.raises(RecordError, match=says):
        from_sheet(Sheet("x.txt", "abc", (mark,)))


def test_doccano_may_number_spans_anew(tmp_path):
    format_of("doccano").write([to_sheet("a.txt", TEXT, gold())], tmp_path)
    row = json.loads((tmp_path / "doccano.jsonl").read_text())
    for one in row["entities"]:
        one["id"] += 700
    for one in row["relations"]:
        one["from_id"] += 700
        one["to_id"] += 700
    (tmp_path / "doccano.jsonl").write_text(json.dumps(row))
    assert from_sheet(format_of("doccano").read(tmp_path)[0]) == gold()


HOME = Path(__file__).parents[2] / "annotations"
FILES = sorted(path for path in (HOME / "gold").glob("*.jsonl") if path.stem != "near_duplicates")


@pytest.mark.skipif(not FILES, reason="no gold yet")
@pytest.mark.parametrize("name", MODULES)
def test_all_gold_comes_back(name):
    texts = read_texts([HOME / "texts", HOME.parent / "seeds"])
    read: Mapping[str, GoldFile] = {f"{f.stem}.txt": read_gold(f, texts) for f in FILES}
    back = round_trip(name, [to_sheet(doc, texts[doc], one) for doc, one in read.items()])
    assert {sheet.doc: from_sheet(sheet) for sheet in back} == dict(read)
    assert all(sheet.text == texts[sheet.doc] for sheet in back)
    assert set(KINDS) <= {mark.label for sheet in back for mark in sheet.marks}
