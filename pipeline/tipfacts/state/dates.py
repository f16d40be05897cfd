"""Records of dates: each calendar expression of the prose, with the event it dates."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.records import DateRecord, identified
from tipfacts.relate.context import Context
from tipfacts.state.common import common


def state_dates(context: Context) -> Iterator[DateRecord]:
    """Give the date records of a document, in the order of the text."""
    for mention in context.clock.moments:
        if mention.value.role == "prose":
            fields = common(context, "date", mention.start, mention.end)
            yield identified(
                DateRecord(
                    **fields,
                    text=fields["evidence"][0].text,
                    value=mention.value.value,
                    event=None,
                    relation=mention.value.relation,
                )
            )
