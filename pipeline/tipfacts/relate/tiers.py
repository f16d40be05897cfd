"""Relations of tiers: see the contract for their names."""

from __future__ import annotations

from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation


def relate_tiers(context: Context) -> tuple[Relation, ...]:
    """Relate the mentions of a document for its tier records."""
    return ()
