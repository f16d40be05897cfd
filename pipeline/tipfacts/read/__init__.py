"""Read: from files, folders, standard input and datasets to documents, or the reason for none."""

from __future__ import annotations

from tipfacts.read.dataset import from_dataset
from tipfacts.read.reader import Input, read, read_source
from tipfacts.read.reasons import REASONS
from tipfacts.read.records import read_records
from tipfacts.read.sources import SUFFIXES, Source, find_sources

__all__ = [
    "REASONS",
    "SUFFIXES",
    "Input",
    "Source",
    "find_sources",
    "from_dataset",
    "read",
    "read_records",
    "read_source",
]
