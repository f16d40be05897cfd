"""Read: from files, folders, standard input and datasets to documents, or the reason for none."""

from __future__ import annotations

from tipfacts.read.dataset import from_dataset
from tipfacts.read.reader import Input, Manner, read, read_source
from tipfacts.read.reasons import REASONS
from tipfacts.read.records import read_records
from tipfacts.read.rows import Columns
from tipfacts.read.side_table import SideFile, SideTable, read_side_table
from tipfacts.read.sources import SUFFIXES, Source, find_sources
from tipfacts.read.tables import check_columns

__all__ = [
    "REASONS",
    "SUFFIXES",
    "Columns",
    "Input",
    "Manner",
    "SideFile",
    "SideTable",
    "Source",
    "check_columns",
    "find_sources",
    "from_dataset",
    "read",
    "read_records",
    "read_side_table",
    "read_source",
]
