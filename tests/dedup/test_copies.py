"""Copies are told by words and figures; what is kept stands on every place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.consolidate import consolidate
from tipfacts.dedup import copies
from tipfacts.dedup.figures import difference
from tipfacts.document import Document

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/dedup/figures.yml").read_text())

PASSAGE = (
    "In June 2011 the assembly of the islands passed the Safe Harbor Act, which bans debt bondage "
    "at sea and in the salt works. Inspectors then visited 14 boats and freed 31 men, of whom nine "
    "were under eighteen. The ministry said that two captains had been charged and one convicted."
)
OTHER_YEAR = PASSAGE.replace("14 boats", "19 boats").replace("31 men", "26 men")


def structured(name: str, text: str, **known):
    return clean(Document(name, text, **known))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["one"][:40])
def test_figures(case):
    assert difference(case["one"], case["other"]) == case["differ"]


def test_a_copy_in_another_document_is_found():
    found = copies([structured("a", PASSAGE), structured("b", "A heading\n\n" + PASSAGE)])
    assert [(c.doc, c.kept_doc) for c in found.copies] == [("b", "a")]
    assert found.skip("b") == {1}


def test_same_words_with_other_figures_stay_apart_and_are_reported():
    found = copies([structured("a", PASSAGE), structured("b", OTHER_YEAR)])
    assert not found.copies
    assert [row.reason for row in found.report] == ["numbers"]


def test_an_excerpt_is_found_in_the_longer_text_whatever_comes_first():
    longer = (
        "The islands lie far out and few ships call there in winter. "
        + PASSAGE
        + (
            " Nobody has counted the boats since, and the assembly has not met again in open session."
        )
    )
    for texts in ((("a", PASSAGE), ("b", longer)), (("b", longer), ("a", PASSAGE))):
        found = copies(structured(*t) for t in texts)
        assert [(c.doc, c.kept_doc) for c in found.copies] == [("a", "b")]


def test_documents_about_different_years_are_never_merged():
    texts = [structured("a", PASSAGE, year=2011), structured("b", PASSAGE, year=2012)]
    found = copies(texts, lambda s: (s.document.country, s.document.year))
    assert not found.copies
    assert found.report[0].reason == "year of the document"


def test_dirt_does_not_hide_a_copy_and_offsets_are_the_copy_s_own(line):
    dirty = PASSAGE.replace("salt works. ", "salt works.12 ").replace("at sea", "at\nsea")
    texts = {n: structured(n, t) for n, t in (("a", PASSAGE), ("b", dirty))}
    found = copies(texts.values())
    records = consolidate(line.extract(texts["a"]).records, found, texts)
    assert records
    for record in records:
        assert [e.doc for e in record.evidence] == ["a", "b"]
        for e in record.evidence:
            assert texts[e.doc].document.text[e.start : e.end] == e.text


def test_passages_of_one_document_are_not_merged():
    assert not copies([structured("a", PASSAGE + "\n\n" + PASSAGE)]).copies
