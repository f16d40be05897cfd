"""Where places and periods were taken from, in words for people."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tipfacts.provenance import Provenance, read_provenance
from tipfacts.write.atomic import beside
from tipfacts.write.outputs import PROVENANCE

Taken = dict[str, dict[str, str]]
"""By a record's id and a slot's name, what people are told; nothing of what the sentence says."""

_DOCUMENT = {
    "field": "given for the document",
    "title": "from the document's title",
    "name": "from the file's name",
    "closing": "from the document's closing bracket",
    "dateline": "from the document's dateline",
    "text": "from the document as a whole",
    None: "from the document",
}


def read_taken(facts: Path) -> Taken:
    """Read what was told beside a file of facts; nothing if the run was not asked to.

    Raises:
        InputError: it is there, and cannot be read.
        RecordError: a line tells nothing.
    """
    found: Taken = defaultdict(dict)
    for one in read_provenance(beside(facts, PROVENANCE)):
        if one.source != "sentence":
            found[one.id][one.slot] = _said(one)
    return found


def _said(one: Provenance) -> str:
    return _DOCUMENT[one.basis] if one.source == "document" else "from what is told elsewhere"
