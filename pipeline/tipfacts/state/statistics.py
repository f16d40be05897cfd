"""Records of statistics, put together from mentions and relations."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.records import StatisticRecord
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation


def state_statistics(
    context: Context, relations: tuple[Relation, ...]
) -> Iterator[StatisticRecord]:
    """Give the statistic records of a document, in the order of the text."""
    yield from ()
