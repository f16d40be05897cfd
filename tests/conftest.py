"""What all tests share: the line is loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipfacts
from tipfacts.read import read_records


@pytest.fixture(scope="session")
def line() -> tipfacts.Line:
    return tipfacts.load()


@pytest.fixture(scope="session")
def facts() -> list[tipfacts.Fact]:
    """One record of each kind, every field filled in, over `cases/records/r.txt`."""
    path = Path(__file__).parent / "cases" / "records" / "one_of_each.jsonl"
    return [r for r in read_records(path) if not isinstance(r, tipfacts.RelationRecord)]
