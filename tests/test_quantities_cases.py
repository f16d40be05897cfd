"""Cases of numbers in prose: see `tests/cases/quantities/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import tipfacts
from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.tag.pipeline import parse
from tipfacts.tag.quantities import Quantity
from tipfacts.tag.tagged import tag

FOLDER = Path(__file__).parent / "cases" / "quantities"
MODIFIERS = ("exact", "about", "at_least", "at_most", "range")


def cases() -> list[Any]:
    """Give every case as a parameter, known failures marked."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for n, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            reason = case.get("xfail")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(case, id=f"{path.stem}-{n}", marks=marks))
    return found


def written(words: str, quantity: Quantity) -> str:
    """Write a quantity the way that the cases do."""
    parts = [words]
    if quantity.value is not None:
        parts.append(f"{quantity.value:g}" if quantity.value < 10**5 else str(quantity.value))
    if quantity.low is not None:
        parts.append(f"{quantity.low}..{quantity.high}")
    parts += [m for m in (quantity.modifier,) if m != "exact"]
    parts += [u for u in (quantity.unit,) if u]
    parts += [k for k in (quantity.kind,) if k != "number"]
    return " | ".join(parts)


@pytest.mark.parametrize("case", cases())
def test_quantities(case: dict[str, Any], line: tipfacts.Line) -> None:
    tagged = tag(parse(clean(Document("case", case["text"])), line.nlp))
    found = [written(tagged.parsed.text[m.start : m.end], m.value) for m in tagged.quantities]
    assert found == case["expect"]


def test_core_lies_inside_the_mention(line: tipfacts.Line) -> None:
    text = "At least 12 men, about 30 percent, were paid under $5 each; no victims were identified."
    tagged = tag(parse(clean(Document("case", text)), line.nlp))
    assert len(tagged.quantities) == 4
    for mention in tagged.quantities:
        start, end = mention.value.core
        assert mention.start <= start < end <= mention.end
