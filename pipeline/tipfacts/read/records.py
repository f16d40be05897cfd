"""Read back a file of facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from tipfacts.errors import InputError, RecordError
from tipfacts.records import LINE, Fact, RelationRecord


def numbered_lines(facts: Path) -> Iterator[tuple[int, str]]:
    """Give the lines of a file of facts, numbered from 1.

    Raises:
        InputError: the file is not there, or is no UTF-8 text.
    """
    try:
        with facts.open(encoding="utf-8", newline="\n") as file:
            yield from enumerate(file, 1)
    except UnicodeDecodeError as error:
        raise InputError(f"{facts} is not UTF-8: name a file that extract wrote") from error
    except OSError as error:
        raise InputError(f"{facts} cannot be read: {error.strerror}; check the path") from error


def read_records(facts: Path) -> Iterator[Fact | RelationRecord]:
    """Read a file of facts, lazily.

    Raises:
        InputError: the file cannot be read.
        RecordError: a line is no record.
    """
    for number, line in numbered_lines(facts):
        try:
            yield LINE.validate_json(line)
        except ValidationError as error:
            raise RecordError(
                f"{facts}, line {number} is no record ({error.errors()[0]['msg']}): "
                "run tipfacts validate to see all that is wrong"
            ) from error
