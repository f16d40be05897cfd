"""A row of a JSON Lines file or of a dataset, as a document."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from tipfacts.document import Document, Dropped
from tipfacts.read.reasons import dropped


def _absent(value: object) -> object:
    """Take an empty cell for no cell."""
    return None if isinstance(value, str) and not value.strip() else value


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
    row: dict[str, Any], source: str, place: str, encoding: str | None
) -> Document | Dropped:
    """Make a document of a row; one without an id has the id `source:number`.

    >>> document_of({"text": "One."}, "a.jsonl", "line 3", None).id
    'a.jsonl:3'
    """
    text = row.get("text")
    if not isinstance(text, str):
        return dropped(source, "no_text", place)
    try:
        known = Row.model_validate(row)
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
