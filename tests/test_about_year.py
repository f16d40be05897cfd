"""The year of a document that its fields do not give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.relate.about_year import year_from_head

CASES = Path(__file__).parent / "cases" / "about" / "year.yml"


@pytest.mark.parametrize(
    "case",
    yaml.safe_load(CASES.read_text(encoding="utf-8")),
    ids=lambda case: case["text"][:30],
)
def test_year_of_the_head(case: dict[str, Any]) -> None:
    found = year_from_head(case["text"])
    assert (found[0] if found else None) == case["year"]
