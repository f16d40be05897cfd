"""Training examples as `datasets.Dataset`s with declared features, to look at or to train elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from datasets import ClassLabel, Dataset, Features, List, Value

from tipfacts.learned.event_model import EVENTS
from tipfacts.train.data import LABELS, Example
from tipfacts.train.events import EventExample

_PLACE = {"start": Value("int32"), "end": Value("int32")}
MENTIONS = Features(
    {
        "doc": Value("string"),
        "group": Value("string"),
        "text": Value("string"),
        "mentions": List({**_PLACE, "label": ClassLabel(names=list(LABELS.values()))}),
    }
)
"""A sentence and the marks in it, half-open code points of the sentence."""
LAW_EVENTS = Features(
    {
        "doc": Value("string"),
        "group": Value("string"),
        "text": Value("string"),
        **_PLACE,
        "events": List(ClassLabel(names=list(EVENTS))),
    }
)
"""A law in its sentence and the events told of it; without any, it is a negative."""


def mentions_table(examples: Sequence[Example]) -> Any:
    """Give labelled sentences as a dataset with the features `MENTIONS`."""
    rows = [
        {
            "doc": one.doc,
            "group": one.group,
            "text": one.text,
            "mentions": [{"start": m.start, "end": m.end, "label": m.label} for m in one.marks],
        }
        for one in examples
    ]
    return Dataset.from_list(rows, features=MENTIONS)


def events_table(examples: Sequence[EventExample]) -> Any:
    """Give laws in their sentences as a dataset with the features `LAW_EVENTS`."""
    rows = [
        {
            "doc": one.doc,
            "group": one.group,
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "events": sorted(one.events),
        }
        for one in examples
    ]
    return Dataset.from_list(rows, features=LAW_EVENTS)
