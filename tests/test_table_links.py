"""Each cell of a table is linked to the words of its label, without "Number of"."""

from __future__ import annotations

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.line import load
from tipfacts.run.work import relation_records

TABLE = """Overview of Enforcement
2018
2019
Number of Labor Inspectors
24 (6)
31 (6)
Number of Worksite Inspections
812 (6)
Unknown
"""
PROSE = "The law covers the mines. It was praised."


def _links(text: str) -> list[tuple[str, str]]:
    document = Document("case", text, country="PRT", year=2019)
    found = relation_records(load().extract(clean(document)))
    return [(r.head.text, r.tail.text) for r in found if r.relation == "stat_subject"]


def test_a_cell_is_linked_to_its_label() -> None:
    links = _links(TABLE)
    assert ("24", "Labor Inspectors") in links
    assert ("31", "Labor Inspectors") in links
    assert ("812", "Worksite Inspections") in links


def test_the_label_stands_in_the_text_where_the_link_says() -> None:
    document = Document("case", TABLE, country="PRT", year=2019)
    for link in relation_records(load().extract(clean(document))):
        assert TABLE[link.tail.start : link.tail.end] == link.tail.text
        assert TABLE[link.head.start : link.head.end] == link.head.text


def test_prose_without_numbers_has_no_links() -> None:
    assert _links(PROSE) == []
