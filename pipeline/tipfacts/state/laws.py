"""Records of laws, put together from mentions and relations."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.records import LawRecord
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation


def state_laws(context: Context, relations: tuple[Relation, ...]) -> Iterator[LawRecord]:
    """Give the law records of a document, in the order of the text."""
    yield from ()
