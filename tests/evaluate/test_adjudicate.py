"""Two annotators of one invented text."""

import json
from typing import Any

from tipfacts.annotate.compiling import Compiled, compile_compact
from tipfacts.annotate.locate import Text
from tipfacts.evaluate.adjudicate import cases, draft, sheet

RAW = "In 2011 police arrested 30 men, 12 of them minors. In 2012 they arrested nobody."
BASE: dict[str, Any] = {"type": "date", "relation": "during", "event": "police arrested 30 men"}
STAT: dict[str, Any] = {
    "type": "statistic",
    "status": "reported",
    "modifier": "exact",
    "unit": "person",
    "indicator": "arrests",
    "subject": "men arrested",
}
A = [
    {"n": 1, "at": "In [[2011]]", "value": "2011", **BASE},
    {"n": 2, "at": "[[30 men]]", "value": 30, **STAT},
    {"n": 3, "at": "[[12]] of", "value": 12, "of": "30 men", "of_ref": 2, **STAT},
]
B = [
    {"n": 1, "at": "[[30 men]]", "value": 30, **STAT, "subject": "the men arrested"},
    {"n": 2, "at": "[[12]] of", "value": 12, "of": "30 men", "of_ref": 1, **STAT, "unit": "item"},
    {"n": 3, "at": "arrested [[nobody]]", "value": 0, **STAT, "of": "men", "of_ref": 2},
]


def compiled(lines: list[Any]) -> Compiled:
    made = compile_compact(map(json.dumps, lines), Text("x.txt", RAW))
    assert not made.problems
    return made


FOUND = cases("x.txt", compiled(A), compiled(B))


def test_each_record_is_one_case():
    assert [(c.item.fact.evidence[0].text, c.agreed) for c in FOUND] == [
        ("2011", False),
        ("30 men", True),
        ("12", False),
        ("nobody", False),
    ]


def test_the_draft_holds_what_is_agreed_in_the_words_of_a():
    assert [json.loads(line) for line in draft(FOUND).splitlines()] == [A[1]]


def test_lines_of_b_fit_beside_those_of_a():
    assert FOUND[2].b is not None
    assert (FOUND[2].b["n"], FOUND[2].b["of_ref"]) == (3, 2)
    assert FOUND[3].b is not None
    assert (FOUND[3].b["n"], FOUND[3].b["of_ref"]) == (1003, 3)


def test_all_lines_together_compile():
    taken = [c.b if c.b is not None else c.a for c in FOUND]
    assert len(compiled(taken).gold.records) == 4


def test_the_sheet_shows_what_differs():
    page = sheet("x.txt", RAW, FOUND)
    assert "Agreed 1" in page
    assert '- `unit`: A "person" · B "item"' in page
    assert "> In **[2011]** police arrested 30 men, 12 of them minors." in page
    assert page.index("## Core differs") < page.index("## Only in A") < page.index("## Only in B")
