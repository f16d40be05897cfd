"""Stance and clauses, from cases/stance/*.yml; the words in question stand in double brackets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.relate.stance import assertion, clause_range
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.pipeline import load_base, parse

CASES = Path(__file__).parent / "cases" / "stance"


def _cases(*names: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{name}:{case['text'][:60]}",
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for name in names
        for case in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    ]


def _marked(case: dict[str, Any]) -> tuple[Parsed, int, int]:
    text = case["text"]
    words = case.get("at") or text[text.index("[[") + 2 : text.index("]]")]
    before = text[: text.index("[[")] if "[[" in text else text[: text.index(words)]
    parsed = parse(clean(Document("case", text.replace("[[", "").replace("]]", ""))), load_base())
    start = parsed.text.index(words, max(0, len(before) - 3))
    return parsed, start, start + len(words)


@pytest.mark.parametrize("case", _cases("negated", "hypothetical", "stated"))
def test_stance_of_the_marked_words(case: dict[str, Any]) -> None:
    parsed, start, end = _marked(case)
    assert assertion(parsed, start, end, lacks=case.get("lacks", True)) == case["expect"]


@pytest.mark.parametrize("case", _cases("clauses"))
def test_clause_of_the_marked_words(case: dict[str, Any]) -> None:
    parsed, start, end = _marked(case)
    lo, hi = clause_range(parsed, start, end)
    assert parsed.text[lo:hi] == case["clause"]
