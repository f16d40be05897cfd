"""Relations of laws: `law_event_date` and `law_event_actor`, from the words of a law to theirs."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.relate.context import Context
from tipfacts.relate.law_event import Telling
from tipfacts.relate.law_events import law_events
from tipfacts.relate.relation import Relation


def relate_laws(context: Context, told: tuple[Telling, ...] | None = None) -> tuple[Relation, ...]:
    """Relate the laws of a document to the dates and the actors of their events.

    Args:
        context: the document.
        told: its events, where they are known already.
    """
    return tuple(_relations(law_events(context) if told is None else told))


def _relations(told: tuple[Telling, ...]) -> Iterator[Relation]:
    for telling in told:
        head = (telling.law.start, telling.law.end)
        if telling.dated:
            yield Relation("law_event_date", head, telling.dated, telling.confidence)
        actor = telling.actor
        if actor is not None and (actor.start, actor.end) != head:
            yield Relation("law_event_actor", head, (actor.start, actor.end), telling.confidence)
