"""Where the place, country, period or date of a record was taken from, in a file beside the records.

The contract of records has no field for it, so that it is told by the record's id.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, ValidationError
from pydantic import model_serializer as serializer

from tipfacts.errors import InputError, RecordError
from tipfacts.records import Evidence

Slot = Literal["place", "country", "period", "date"]
Taken = Literal["sentence", "discourse", "document"]
Basis = Literal["field", "title", "name", "closing", "dateline", "text"]


class Provenance(BaseModel):
    """Where one slot of one record was taken from.

    Attributes:
        id: of the record.
        slot: `place` (statistic), `country` (tier), `period` (both) or `date` (law).
        source: `sentence` if its words say so; `discourse` if words elsewhere do, most often before
            it or at the head of its column; `document` if it is that of the document as a whole.
        basis: what the document's was taken from: `field` (its own or a side table's), `title`,
            `name` (of its file), `closing` (bracket), `dateline` or `text`.
        span: the words, where they are known.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    slot: Slot
    source: Taken
    basis: Basis | None = None
    span: Evidence | None = None

    @serializer(mode="wrap")
    def _known(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        return {name: value for name, value in written.items() if value is not None}


def read_provenance(path: Path) -> Iterator[Provenance]:
    """Read a file of provenance, lazily; one that is not there has none.

    Raises:
        InputError: it cannot be read.
        RecordError: a line is none.
    """
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                yield _parsed(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}; remove it, or run again") from error


def _parsed(path: Path, number: int, line: str) -> Provenance:
    try:
        return Provenance.model_validate_json(line)
    except ValidationError as error:
        raise RecordError(
            f"{path}, line {number} tells no provenance ({error.errors()[0]['msg']}): run "
            "tipfacts extract --provenance again, or remove the file"
        ) from error
