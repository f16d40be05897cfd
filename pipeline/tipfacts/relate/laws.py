"""Relations of laws: see the contract for their names."""

from __future__ import annotations

from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation


def relate_laws(context: Context) -> tuple[Relation, ...]:
    """Relate the mentions of a document for its law records."""
    return ()
