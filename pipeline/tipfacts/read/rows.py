"""A row of a JSON Lines file, of a table or of a dataset, as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from tipfacts.document import Document, Dropped
from tipfacts.read.reasons import dropped


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table, or fields of a JSON line, hold a document's text and its id.

    Attributes:
        text: `None` for the usual one, `text`.
        id: `None` for the usual one, `id`, where there is one; what is named must be there.
    """

    text: str | None = None
    id: str | None = None

    @property
    def text_name(self) -> str:
        """Give the name of the column of texts."""
        return self.text or "text"

    @property
    def id_name(self) -> str:
        """Give the name of the column of ids."""
        return self.id or "id"

    @property
    def needed(self) -> tuple[str, ...]:
        """Name the columns without which a table cannot be read."""
        return (self.text_name, *((self.id,) if self.id else ()))

    @property
    def wanted(self) -> tuple[str, ...]:
        """Name all columns that say something of a document."""
        return (self.text_name, self.id_name, *(n for n in Row.model_fields if n != "id"))


USUAL = Columns()
"""The columns where a person names none."""


def _absent(value: object) -> object:
    """Take an empty cell for no cell."""
    empty = isinstance(value, str) and not value.strip()
    return None if empty or (isinstance(value, float) and isnan(value)) else value


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _absent(value)


def _as_year(value: object) -> object:
    return int(value) if isinstance(value, str) and value.strip().isdecimal() else _absent(value)


Word = Annotated[str | None, BeforeValidator(_absent)]


class Row(BaseModel):
    """What a row may say of a document; other fields are the user's own and are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str | None, BeforeValidator(_as_text)] = None
    title: Word = None
    country: Word = None
    year: Annotated[int | None, BeforeValidator(_as_year)] = None
    publisher: Word = None


def document_of(
    row: Mapping[str, Any],
    source: str,
    place: str,
    encoding: str | None,
    columns: Columns = USUAL,
) -> Document | Dropped:
    """Make a document of a row; one without an id has the id `source:number`.

    >>> document_of({"text": "One."}, "a.jsonl", "line 3", None).id
    'a.jsonl:3'
    """
    text = row.get(columns.text_name)
    if not isinstance(text, str):
        return dropped(source, "no_text", place, column=columns.text_name)
    try:
        known = Row.model_validate({**row, "id": row.get(columns.id_name)})
    except ValidationError as error:
        first = error.errors()[0]
        return dropped(source, "bad_field", place, what=f"{first['loc'][0]}: {first['msg']}")
    id_ = known.id or f"{source}:{place.rpartition(' ')[2]}"
    if reason := _why_no_text(text):
        return dropped(source, reason, place, where="in its text")
    if any(_unwritable(v) for v in (id_, known.title, known.country, known.publisher)):
        return dropped(source, "bad_field", place, what="half a surrogate pair")
    return Document(id_, text, known.title, known.country, known.year, known.publisher, encoding)


def _why_no_text(text: str) -> str | None:
    if not text.strip():
        return "empty"
    if "\0" in text:
        return "binary"
    return "undecodable" if _unwritable(text) else None


def _unwritable(text: str | None) -> bool:
    """Say whether a string holds half a surrogate pair, which JSON can spell but UTF-8 cannot."""
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        return True
    return False
