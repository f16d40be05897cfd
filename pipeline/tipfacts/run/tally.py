"""What a run counts on its way, for the manifest."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from tipfacts.consolidate.warnings import Warned, warnings
from tipfacts.document import Dropped
from tipfacts.records import RECORD_TYPES, Fact
from tipfacts.run.corpus import Corpus
from tipfacts.run.work import Outcome
from tipfacts.settings import Settings
from tipfacts.write import Counts, FactsFile, Manifest, Versions

_STAGES = ("read", "clean", "dedup", "tag", "relate", "state", "consolidate", "write")


@dataclass(slots=True)
class Tally:
    """Figures of a run."""

    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    dropped: list[Dropped] = field(default_factory=list)
    words: int = 0
    relations: int = 0
    records: Counter[str] = field(default_factory=Counter)
    cleaning: Counter[str] = field(default_factory=Counter)
    warned: list[Warned] = field(default_factory=list)

    def add(self, given: Outcome, records: Sequence[Fact]) -> None:
        """Count what one document gave."""
        self.records.update(record.type for record in records)
        self.words += given.words
        self.relations += len(given.relations)
        self.cleaning.update(given.cleaning)
        self.dropped += given.dropped
        self.warned += warnings(records)

    def manifest(
        self,
        settings: Settings,
        corpus: Corpus,
        facts: FactsFile | None,
        *,
        model: str,
        report: Sequence[Any],
    ) -> Manifest:
        """Write down what the run was."""
        return Manifest(
            facts,
            Versions(version("tipfacts"), model, version("spacy"), platform.python_version()),
            settings,
            tuple(corpus.inputs),
            self._counts(len(corpus)),
            tuple(
                asdict(row) if is_dataclass(row) and not isinstance(row, type) else row
                for row in report
            ),
            self._seconds(corpus.watch.seconds),
            self.started.isoformat(timespec="seconds"),
            tuple(self.warned),
            corpus.manner.known.report() if corpus.manner.known else None,
        )

    def _counts(self, documents: int) -> Counts:
        return Counts(
            documents,
            self.words,
            {kind: self.records[kind] for kind in RECORD_TYPES},
            self.relations,
            dict(sorted(Counter(d.reason for d in self.dropped).items())),
            dict(sorted(self.cleaning.items())),
        )

    def _seconds(self, spent: dict[str, float]) -> dict[str, float]:
        elapsed = (datetime.now(UTC) - self.started).total_seconds()
        stages = {stage: round(spent.get(stage, 0.0), 3) for stage in _STAGES}
        return {**stages, "elapsed": round(elapsed, 3)}
