"""Words as data: tables that people read and mend, checked row by row when they are read."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tipfacts.errors import DataError

R = TypeVar("R", bound=BaseModel)


@cache
def rows(name: str, row: type[R]) -> tuple[R, ...]:
    """Read a table of this folder: tab-separated, a header line, `#` begins a comment line.

    Empty cells are left out, so that the model's defaults hold; cells are strings, and the row
    model says how they are read.

    Raises:
        DataError: the first row that the model refuses; names the file and the line.
    """
    found: list[R] = []
    header: list[str] = []
    text = (files(__package__) / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if not header:
            header = cells
            continue
        found.append(_row(name, number, dict(zip(header, cells, strict=False)), row))
    return tuple(found)


def _row(name: str, number: int, cells: dict[str, str], row: type[R]) -> R:
    try:
        return row.model_validate_strings({k: v for k, v in cells.items() if v != ""})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "row"
        raise DataError(f"data/{name}, line {number}: {field}: {first['msg']}") from error
