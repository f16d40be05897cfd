"""tipfacts: laws, dates, tier placements and statistics from reports on human trafficking.

>>> import tipfacts
>>> line = tipfacts.load()
>>> [(r.type, r.text) for r in line("The law was signed in 2004.") if r.type == "date"]
[('date', '2004')]

`line(text)` gives the records of one text, `line.pipe(documents)` streams. `tipfacts.read` and
`tipfacts.write` read files and datasets and write them; `tipfacts.run` does what the command line
does. What is heavy is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from tipfacts.document import Document, Dropped
from tipfacts.errors import (
    DataError,
    InputError,
    OutputError,
    RecordError,
    TipfactsError,
)
from tipfacts.records import (
    Attribution,
    DateRecord,
    DateValue,
    Evidence,
    Fact,
    Instrument,
    LawRecord,
    Penalty,
    Place,
    RelationRecord,
    StatisticRecord,
    TierRecord,
    Vote,
)
from tipfacts.settings import Settings

if TYPE_CHECKING:
    from tipfacts.line import Extracted, Line, load

__version__ = version("tipfacts")
__all__ = [
    "Attribution",
    "DataError",
    "DateRecord",
    "DateValue",
    "Document",
    "Dropped",
    "Evidence",
    "Extracted",
    "Fact",
    "InputError",
    "Instrument",
    "LawRecord",
    "Line",
    "OutputError",
    "Penalty",
    "Place",
    "RecordError",
    "RelationRecord",
    "Settings",
    "StatisticRecord",
    "TierRecord",
    "TipfactsError",
    "Vote",
    "load",
]
_OF_LINE = frozenset({"Extracted", "Line", "load"})
_STAGES = frozenset({"read", "run", "write"})


def __getattr__(name: str) -> Any:
    if name in _OF_LINE:
        return getattr(import_module("tipfacts.line"), name)
    if name in _STAGES:
        return import_module(f"tipfacts.{name}")
    raise AttributeError(f"module 'tipfacts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*__all__, *_STAGES))
