"""Records as a Hugging Face dataset with declared features, which survive the way there and back.

Columns that all kinds share come first; `law`, `date`, `tier` and `statistic` hold what only that
kind has, and are null in the rows of the others, whose fields of one name may differ in meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tipfacts.records import LINE, RECORD_TYPES, Fact, Record, RelationRecord

if TYPE_CHECKING:
    from datasets import Dataset, Features

_SHARED = ("type", *Record.model_fields)


def features() -> Features:
    """Give the declared features of a dataset of records."""
    from datasets import Features, List, Value

    text, integer, number, day = Value("string"), Value("int64"), Value("float64"), Value("date32")
    value = {"edtf": text, "start": day, "end": day}
    span = {"doc": text, "start": integer, "end": integer, "text": text, "page": integer}
    return Features(
        {
            "type": text,
            "id": text,
            "doc": text,
            "evidence": List(span),
            "sentence": span,
            "assertion": text,
            "attribution": {"name": text, "year": integer, "locator": text, "reference": text},
            "confidence": number,
            "extractor": text,
            "law": {
                "law": {
                    **dict.fromkeys(("name", "canonical", "uri", "kind", "number"), text),
                    "year": integer,
                    "jurisdiction": text,
                },
                "event": text,
                "date": value,
                "actor": text,
                "actor_country": text,
                "vote": {"for": integer, "against": integer},
                "penalty": {"text": text, "min_years": number, "max_years": number, "fine": text},
            },
            "date": {"text": text, "value": value, "event": text, "relation": text},
            "tier": {
                **dict.fromkeys(("country", "country_name", "tier"), text),
                "period": value,
                "change": text,
                "consecutive_years": integer,
                "previous": text,
                "assessor": text,
            },
            "statistic": {
                "status": text,
                **dict.fromkeys(("value", "low", "high"), number),
                **dict.fromkeys(("modifier", "unit", "indicator", "subject", "of", "of_id"), text),
                "place": {"text": text, "country": text},
                "period": value,
                "period_basis": text,
            },
        }
    )


def to_dataset(records: Iterable[Fact]) -> Dataset:
    """Make a dataset of records, one a row, in their order."""
    from datasets import Dataset

    declared, rows = features(), [_row(record) for record in records]
    return Dataset.from_dict({n: [row[n] for row in rows] for n in declared}, features=declared)


def records_of(dataset: Iterable[Mapping[str, Any]]) -> Iterator[Fact]:
    """Give back the records that `to_dataset` made a dataset of.

    Raises:
        ValidationError: a row is no record.
    """
    for row in dataset:
        fields = {name: row[name] for name in _SHARED} | row[row["type"]]
        record = LINE.validate_python(fields, strict=False)
        if not isinstance(record, RelationRecord):
            yield record


def _row(record: Fact) -> dict[str, Any]:
    content = record.model_dump()
    shared = {name: content.pop(name) for name in _SHARED}
    return shared | dict.fromkeys(RECORD_TYPES) | {record.type: content}
