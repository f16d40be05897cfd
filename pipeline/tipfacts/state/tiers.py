"""Records of tiers, put together from mentions and relations."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.records import TierRecord
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation


def state_tiers(context: Context, relations: tuple[Relation, ...]) -> Iterator[TierRecord]:
    """Give the tier records of a document, in the order of the text."""
    yield from ()
