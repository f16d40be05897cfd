"""Records of statistics, put together from what was read of each quantity."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.document import Dropped
from tipfacts.records import StatisticRecord, identified
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.relate.statistics import Readings, read_statistics
from tipfacts.relate.statistics_reading import Reading
from tipfacts.state.common import attempt, common


def state_statistics(
    context: Context, relations: tuple[Relation, ...], readings: Readings | None = None
) -> Iterator[StatisticRecord | Dropped]:
    """Give the statistic records of a document, in the order of the text.

    A part names its whole by id where the whole is a record of the document.
    """
    found = readings if readings is not None else read_statistics(context)
    tried = [
        (r, attempt(context, "statistic", r.evidence[0], _record, context, r)) for r in found.kept
    ]
    yield from (one for _, one in tried if isinstance(one, Dropped))
    made = [(reading, one) for reading, one in tried if not isinstance(one, Dropped)]
    records = {reading.site.index: one for reading, one in reversed(made)}
    for reading, record in made:
        yield _with_whole(reading, record, records)


def _record(context: Context, reading: Reading) -> StatisticRecord:
    fields = common(
        context,
        "statistic",
        *reading.evidence,
        assertion=reading.assertion,
        confidence=reading.confidence,
    )
    quantity = reading.site.quantity
    return identified(
        StatisticRecord(
            **fields,
            status=quantity.status,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            modifier=quantity.modifier,
            unit=reading.unit,
            indicator=reading.indicator,
            subject=reading.subject or None,
            of=reading.whole.text if reading.whole else None,
            place=reading.where.place if reading.where else None,
            period=reading.when.value if reading.when else None,
            period_basis=reading.when.basis if reading.when and reading.when.value else None,
        )
    )


def _with_whole(
    reading: Reading, record: StatisticRecord, records: dict[int, StatisticRecord]
) -> StatisticRecord:
    """Give the record with the id of its whole, which is no part of what its own id says."""
    source = reading.whole.source if reading.whole else None
    whole = records.get(source) if source is not None else None
    if whole is None or whole.id == record.id:
        return record
    return record.model_copy(update={"of_id": whole.id})
