"""Write: records, what was dropped and the manifest, all or nothing."""

from __future__ import annotations

from tipfacts.write.atomic import AtomicFile, beside
from tipfacts.write.dataset import features, records_of, to_dataset
from tipfacts.write.manifest import Counts, FactsFile, Manifest, Versions
from tipfacts.write.outputs import Outputs, output_files
from tipfacts.write.texts import TextFolder

__all__ = [
    "AtomicFile",
    "Counts",
    "FactsFile",
    "Manifest",
    "Outputs",
    "TextFolder",
    "Versions",
    "beside",
    "features",
    "output_files",
    "records_of",
    "to_dataset",
]
