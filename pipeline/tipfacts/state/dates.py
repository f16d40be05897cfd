"""Records of dates: each calendar expression of the prose, with the event it dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.document import Dropped
from tipfacts.records import Assertion, DateRecord, identified
from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.stance import assertion
from tipfacts.state.common import attempt, common
from tipfacts.state.dates_event import Event, event_of
from tipfacts.state.dates_names import PrivateNames
from tipfacts.tag.mention import Mention

_SET_FOR = re.compile(
    r"\b(?:is|are|now)\s+(?:set|set\s+down|scheduled|planned|due|slated|fixed)\s+for\s+$"
)


def state_dates(context: Context) -> Iterator[DateRecord | Dropped]:
    """Give the date records of a document, in the order of the text."""
    names = PrivateNames(context.parsed)
    for mention in context.clock.moments:
        if mention.value.role == "prose":
            yield attempt(context, "date", mention.start, _record, context, names, mention)


def _record(context: Context, names: PrivateNames, mention: Mention[Moment]) -> DateRecord:
    event = event_of(context.parsed, context.clock, names, mention)
    at = (event.start, event.end) if event else (mention.start, mention.end)
    fields = common(
        context,
        "date",
        mention.start,
        mention.end,
        assertion=_assertion(context, event, at, mention),
        confidence=_confidence(mention.value, known=event is not None),
    )
    return identified(
        DateRecord(
            **fields,
            text=fields["evidence"][0].text,
            value=mention.value.value,
            event=event.text if event else None,
            relation=mention.value.relation,
        )
    )


def _assertion(
    context: Context, event: Event | None, at: tuple[int, int], mention: Mention[Moment]
) -> Assertion:
    """Give the stance; what is "set for July" is yet to come, and what a noun names ("the 1992 war") took place, whatever its clause denies."""
    if event and event.nominal and not event.denied:
        return "stated"
    if _SET_FOR.search(context.parsed.text, max(0, mention.start - 30), mention.start):
        return "hypothetical"
    return assertion(context.parsed, *at, lacks=False)


def _confidence(moment: Moment, *, known: bool) -> float:
    """Give what the rules are worth: a date resolved from other words is less sure than a plain one."""
    sure = 0.93 if moment.anchor is None and not moment.reporting else 0.85
    return round(sure if known else sure - 0.1, 2)
