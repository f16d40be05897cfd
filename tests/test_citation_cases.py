"""Citations and what only looks like one, from cases/citations/*.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.sources import tag_citations

CASES = Path(__file__).parent / "cases" / "citations"
CITED: list[dict[str, Any]] = yaml.safe_load((CASES / "cited.yml").read_text(encoding="utf-8"))
NONE: list[str] = yaml.safe_load((CASES / "none.yml").read_text(encoding="utf-8"))


def _parsed(text: str) -> Parsed:
    return parse(clean(Document("case", text)), load_base())


@pytest.mark.parametrize("case", CITED, ids=[c["text"][:60] for c in CITED])
def test_citation_is_read(case: dict[str, Any]) -> None:
    parsed = _parsed(case["text"])
    found = [
        {
            "text": parsed.text[m.start : m.end],
            "name": m.value.name,
            "year": m.value.year,
            "locator": m.value.locator,
            "cited_in": m.value.cited_in,
        }
        for m in tag_citations(parsed)
    ]
    empty = {"name": None, "year": None, "locator": None, "cited_in": None}
    assert found == [empty | row for row in case["expect"]]


@pytest.mark.parametrize("text", NONE, ids=[t[:60] for t in NONE])
def test_bracket_that_cites_nobody(text: str) -> None:
    parsed = _parsed(text)
    assert [parsed.text[m.start : m.end] for m in tag_citations(parsed)] == []
