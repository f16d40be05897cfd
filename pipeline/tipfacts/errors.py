"""The one error tree: what the command line catches, and nothing else."""

from __future__ import annotations


class TipfactsError(Exception):
    """Something the user can mend; the message says where, what was found and what to do."""


class InputError(TipfactsError):
    """An input that was named cannot be used at all."""


class RecordError(TipfactsError):
    """A record, or a file of records, breaks the contract."""


class DataError(TipfactsError):
    """A row of a registry, lexicon or setting is wrong; names the file and the line."""


class OutputError(TipfactsError):
    """The result could not be written; what was there before is untouched."""
