"""Confidence is what the table of fitted values says, and rises with what the rules say."""

import pytest

from tipfacts.data import rows
from tipfacts.state.confidence import Fitted, as_the_rules_say, confidence_of

KINDS = ("law", "date", "tier", "statistic")


@pytest.mark.parametrize("kind", KINDS)
def test_confidence_rises(kind):
    values = [confidence_of(kind, raw / 100) for raw in range(101)]
    assert values == sorted(values)
    assert all(0 <= v <= 1 for v in values)


def test_every_row_is_kept_as_it_is():
    for row in rows("confidence.tsv", Fitted):
        assert confidence_of(row.kind, row.raw) == row.right


def test_the_rules_own_word_can_be_had():
    with as_the_rules_say():
        assert confidence_of("law", 0.42) == 0.42


def test_a_kind_without_rows_keeps_its_value():
    assert confidence_of("relation", 0.7) == 0.7
