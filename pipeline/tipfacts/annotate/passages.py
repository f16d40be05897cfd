"""Pairs of passages that say the same in nearly the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tipfacts.annotate.gold import describe
from tipfacts.errors import RecordError
from tipfacts.records import Evidence
from tipfacts.span import Span


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class PassagePair(_Model):
    """Two passages of one or two documents that are near-duplicates, in raw offsets."""

    type: Literal["near_duplicate"] = "near_duplicate"
    a: Evidence
    b: Evidence


class _Ends(_Model):
    doc: str
    starts_with: str
    ends_with: str


class _CompactPair(_Model):
    a: _Ends
    b: _Ends


@dataclass(frozen=True, slots=True)
class CompiledPairs:
    """The pairs, and the lines that could not be compiled."""

    pairs: tuple[PassagePair, ...]
    problems: tuple[str, ...] = ()


def compile_pairs(path: Path, texts: Mapping[str, str]) -> CompiledPairs:
    """Compile lines `{"a": {doc, starts_with, ends_with}, "b": …}` into spans."""
    pairs: list[PassagePair] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            pair = _CompactPair.model_validate_json(line)
            twins = (pair.a.doc, pair.a.starts_with) == (pair.b.doc, pair.b.starts_with)
            a, b = _passage(pair.a, texts, 0, twins), _passage(pair.b, texts, -1, twins)
            pairs.append(PassagePair(a=a, b=b))
        except (ValueError, KeyError) as error:
            problems.append(f"line {number}: {describe(error)}")
    return CompiledPairs(tuple(pairs), tuple(problems))


def _passage(ends: _Ends, texts: Mapping[str, str], at: int, twins: bool) -> Evidence:
    """Find a passage; of twins, which begin with the same words, `at` says which of the two."""
    raw = texts[ends.doc]
    starts = [found.start() for found in re.finditer(re.escape(ends.starts_with), raw)]
    if len(starts) != (2 if twins else 1):
        raise ValueError(f"{ends.doc}: {ends.starts_with!r} stands {len(starts)} times")
    end = raw.find(ends.ends_with, starts[at])
    if end < 0:
        raise ValueError(f"{ends.doc}: {ends.ends_with!r} does not follow {ends.starts_with!r}")
    return Evidence.of(Span.cut(ends.doc, raw, starts[at], end + len(ends.ends_with)))


def write_pairs(path: Path, pairs: tuple[PassagePair, ...]) -> None:
    """Write the pairs, one a line."""
    lines = (json.dumps(pair.model_dump(mode="json"), ensure_ascii=False) for pair in pairs)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def read_pairs(path: Path) -> tuple[PassagePair, ...]:
    """Read pairs as written by `write_pairs`.

    Raises:
        RecordError: the first line that is wrong; names the file and the line.
    """
    pairs: list[PassagePair] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            pairs.append(PassagePair.model_validate_json(line))
        except ValueError as error:
            raise RecordError(f"{path}, line {number}: {describe(error)}") from error
    return tuple(pairs)
