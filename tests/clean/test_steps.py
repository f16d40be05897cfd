"""Each cleaning step on its own cases, and on what it must leave alone."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pytest
import yaml

from tipfacts.clean import clean, steps
from tipfacts.clean.structured import Role
from tipfacts.clean.traced import Traced
from tipfacts.document import Document

FOLDER = Path(__file__).parents[1] / "cases/clean"
CASES = {p.stem: yaml.safe_load(p.read_text()) for p in sorted((FOLDER / "steps").glob("*.yml"))}
UNCHANGED = yaml.safe_load((FOLDER / "unchanged.yml").read_text())
CHANGED = [(name, c) for name, given in CASES.items() for c in given["changed"]]
SAME = [(name, text) for name, given in CASES.items() for text in given["same"]]


def test_every_step_has_cases():
    assert {step.__name__ for step in steps.STEPS} == set(CASES)


@pytest.mark.parametrize(("name", "case"), CHANGED, ids=lambda x: str(x)[:40])
def test_changed(name, case):
    traced = getattr(steps, name)(Traced.of(case["before"]))
    assert traced.text == case["after"]
    assert all(edit.step == name for edit in traced.edits)
    assert traced.edits


@pytest.mark.parametrize(("name", "text"), SAME, ids=lambda x: str(x)[:40])
def test_same(name, text):
    assert getattr(steps, name)(Traced.of(text)).text == text


@pytest.mark.parametrize("text", UNCHANGED, ids=lambda x: x[:40])
def test_what_is_clean_stays_as_it_is(text):
    assert reduce(lambda traced, step: step(traced), steps.STEPS, Traced.of(text)).text == text


@pytest.mark.parametrize(("name", "case"), CHANGED, ids=lambda x: str(x)[:40])
def test_what_was_changed_stays_so(name, case):
    assert getattr(steps, name)(Traced.of(case["after"])).text == case["after"]


@pytest.mark.parametrize(("name", "text"), SAME, ids=lambda x: str(x)[:40])
def test_doing_it_twice_is_doing_it_once(name, text):
    step = getattr(steps, name)
    once = step(Traced.of(text))
    assert step(once).text == once.text


def roles(text):
    structured = clean(Document("d", text))
    cleaned = structured.traced.text
    return [(b.role, cleaned[b.start : b.end]) for b in structured.blocks]


PROSE = "The ministry opened two shelters in the north and trained forty officers over the summer"


def test_a_sentence_broken_by_a_page_is_joined_and_the_page_number_goes():
    assert roles(f"{PROSE} of the\n\n12\n\nyear that followed. Nobody came.") == [
        (Role.PARAGRAPH, f"{PROSE} of the year that followed. Nobody came.")
    ]


def test_stamps_and_running_heads_give_no_block():
    pages = "\n\n".join(f"ANNUAL NOTES\n\n{i}\n\n{PROSE} number {i}." for i in range(1, 5))
    found = roles(pages + "\n\nUpdated: 10.11.2015 — 18:55")
    assert [role for role, _ in found] == [Role.PARAGRAPH] * 4
    assert not any("ANNUAL" in words or "Updated" in words for _, words in found)


def test_contents_references_and_front_matter_are_told():
    text = (
        "A Study of the Salt Works\n\nby A. Writer\n\nTABLE OF CONTENTS\n\nINTRODUCTION\t1\n"
        "CHAPTER I\t3\nCONCLUSION\t9\n\nINTRODUCTION\n\n" + f"{PROSE}.\n\n" * 6 + "REFERENCES\n\n"
        "- Writer, A. & Other, B. (2004). On salt. Town: Press.\n- Harbor Watch (2009). Report."
    )
    found = {role for role, _ in roles(text)}
    assert {Role.FRONT_MATTER, Role.CONTENTS, Role.HEADING, Role.PARAGRAPH, Role.REFERENCE} <= found
    references = clean(Document("d", text)).references
    assert [(r.names, r.year) for r in references] == [
        (("Writer", "Other"), 2004),
        (("Harbor Watch",), 2009),
    ]


def test_a_block_quote_is_told_by_the_words_that_introduce_it():
    text = (
        f"{PROSE}. According to the 2009 yearbook:\n\nthe works were closed in May and stayed so."
    )
    assert [role for role, _ in roles(text)] == [Role.PARAGRAPH, Role.BLOCK_QUOTE]


def test_a_note_body_is_a_footnote():
    assert roles(f"{PROSE}.²\n\n² More recent data could not be found.")[1][0] is Role.FOOTNOTE
