"""The manifest: what a run read, with what, and what came of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from tipfacts.read import Input, SideFile
from tipfacts.settings import Settings


@dataclass(frozen=True, slots=True)
class Versions:
    """What did the work."""

    tipfacts: str
    model: str
    spacy: str
    python: str


@dataclass(frozen=True, slots=True)
class FactsFile:
    """The facts file that a manifest belongs to."""

    name: str
    sha256: str
    lines: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of the run.

    Attributes:
        records: by type.
        dropped: by reason.
        cleaning: how often each cleaning step fired, by its name.
    """

    documents: int
    words: int
    records: dict[str, int]
    relations: int
    dropped: dict[str, int]
    cleaning: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything there is to say of a run.

    Attributes:
        facts: `None` where they went to the standard output.
        deduplicated: what was found to be a copy of what, with its score.
        seconds: by stage, summed over all processes; `elapsed` is by the clock on the wall.
        started: ISO 8601, UTC.
        warnings: figures that do not add up, with the ids of their records.
        metadata: the side table, and what of it was used; `None` without one.
    """

    facts: FactsFile | None
    versions: Versions
    settings: Settings
    inputs: tuple[Input, ...]
    counts: Counts
    deduplicated: tuple[Any, ...]
    seconds: dict[str, float]
    started: str
    warnings: tuple[Any, ...] = ()
    metadata: SideFile | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return asdict(self)
