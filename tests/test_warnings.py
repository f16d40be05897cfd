"""Figures that do not add up are said, and left as they are."""

from __future__ import annotations

import pytest

import tipfacts
from tipfacts.consolidate.warnings import warnings
from tipfacts.document import Document

CASES = [
    ("In 2011 police arrested 20 men, of whom 35 were officials.", []),
    ("In 2011 courts prosecuted 12 traffickers and convicted 30 traffickers.",
     ["convictions_above_prosecutions"]),
    ("In 2011 courts prosecuted 30 traffickers and convicted 12 traffickers.", []),
    ("In 2011 police identified 20 victims. The center was full. In 2011 police identified 35 victims.",
     ["revised"]),
    ("In 2010 police identified 20 victims. In 2011 police identified 35 victims.", []),
    ("Of the victims, 60 percent were girls, 30 percent were boys and 25 percent were men.",
     ["shares_above_100"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_does_not_add_up(text: str, expected: list[str]) -> None:
    records = list(tipfacts.load()(Document("case", text, country="PRT", year=2012)))
    assert [one.reason for one in warnings(records)] == expected
    assert all(len(one.ids) >= 1 for one in warnings(records))
