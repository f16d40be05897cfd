"""Lists of sources are told from running text, however the page broke them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.clean.structured import READ_FOR_FACTS, Role
from tipfacts.document import Document

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/clean/references.yml").read_text())
LISTED = [(c["text"], words) for c in CASES for words in c.get("listed", ())]
KEPT = [(c["text"], words) for c in CASES for words in c.get("kept", ())]


def holding(text, words):
    structured = clean(Document("d", text))
    cleaned = structured.traced.text
    return [b.role for b in structured.blocks if words in cleaned[b.start : b.end]]


@pytest.mark.parametrize(("text", "words"), LISTED, ids=[w for _, w in LISTED])
def test_entries_are_no_ground_for_facts(text, words):
    assert set(holding(text, words)) == {Role.REFERENCE}


@pytest.mark.parametrize(("text", "words"), KEPT, ids=[w for _, w in KEPT])
def test_running_text_stays(text, words):
    assert holding(text, words)
    assert set(holding(text, words)) <= READ_FOR_FACTS
