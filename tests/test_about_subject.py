"""What a document is about, and what that was taken from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.relate.about import about
from tipfacts.tag.parsed import Parsed

CASES = Path(__file__).parent / "cases" / "about" / "subject.yml"


@pytest.mark.parametrize(
    "case",
    yaml.safe_load(CASES.read_text(encoding="utf-8")),
    ids=lambda case: f"{case['id']} {case['title'] or case['text']}"[:50],
)
def test_what_a_document_is_about(case: dict[str, Any]) -> None:
    country, year = case.get("given", (None, None))
    document = Document(case["id"], case["text"], case["title"], country, year)
    found = about(Parsed(clean(document), ()), ())
    assert (found.country, found.year) == (case["country"], case["year"])
    assert [found.country_from, found.year_from] == case["from"]
