"""Records of laws, put together from mentions and relations."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.document import Dropped
from tipfacts.records import LawRecord, identified
from tipfacts.relate.context import Context
from tipfacts.relate.law_event import Telling
from tipfacts.relate.law_events import law_events
from tipfacts.relate.relation import Relation
from tipfacts.state.common import RULES, attempt, common


def state_laws(
    context: Context,
    relations: tuple[Relation, ...],
    told: tuple[Telling, ...] | None = None,
) -> Iterator[LawRecord | Dropped]:
    """Give the law records of a document, in the order of the text.

    Args:
        context: the document.
        relations: its relations; what they say is in the events already.
        told: its events, where they are known already.
    """
    for telling in law_events(context) if told is None else told:
        yield attempt(context, "law", telling.law.start, _record, context, telling)


def _record(context: Context, telling: Telling) -> LawRecord:
    actor = telling.actor
    fields = common(
        context,
        "law",
        telling.law.start,
        telling.law.end,
        assertion=telling.assertion,
        confidence=telling.confidence,
        extractor=telling.by or RULES,
    )
    return identified(
        LawRecord(
            **fields,
            law=telling.law.value.instrument,
            event=telling.event,
            date=telling.date,
            actor=actor.text if actor else None,
            actor_country=actor.country if actor else None,
            vote=telling.vote,
            penalty=telling.penalty,
        )
    )
