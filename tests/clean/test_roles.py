"""What the lines of a page become, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/clean/roles.yml").read_text())
PROSE = "The ministry opened two shelters in the north and trained forty officers over the summer"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_roles(case):
    structured = clean(Document("d", case["text"].replace("WORDS", PROSE)))
    text = structured.traced.text
    found = [
        [b.role.value, text[b.start : b.end].replace(PROSE, "WORDS")] for b in structured.blocks
    ]
    assert case.get("never") not in [role for role, _ in found]
    assert case.get("some", found[0][0]) in [role for role, _ in found]
    assert found == case.get("blocks", found)
