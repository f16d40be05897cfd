"""The gate: no figure may fall below its floor, and nobody moves a floor unseen."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from tipfacts.errors import InputError
from tipfacts.evaluate.evaluation import Evaluation
from tipfacts.evaluate.match import DEPTHS
from tipfacts.evaluate.score import GROUPS

STEP = 0.005
"""Floors are multiples of this: a figure is pinned at the step below it."""


class Floors(BaseModel):
    """What `floors.json` holds: the hash of texts and gold, and the floor of each figure."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    hash: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Check:
    """One figure against its floor; either may be missing."""

    name: str
    value: float | None
    floor: float | None

    @property
    def falls(self) -> bool:
        """Whether the figure is below its floor, or gone."""
        return self.floor is not None and (self.value is None or self.value < self.floor)


def figures(one: Evaluation, scope: str) -> dict[str, float]:
    """Give the figures that have floors: the higher the better, each from 0 to 1."""
    found = {f"{scope}.{name}": value for name, value in _figures(one)}
    return {name: value for name, value in found.items() if value is not None}


def _figures(one: Evaluation) -> Iterator[tuple[str, float | None]]:
    for group in GROUPS:
        depths = one.records.groups[group].depths
        for depth in DEPTHS:
            yield f"{group}.{depth}.f1", depths[depth].f1.value
        yield f"{group}.core.precision", depths["core"].precision.value
    if one.relations:
        yield "relations.boundaries.f1", one.relations.overall["boundaries"].f1.value
    if one.spans:
        yield "spans.partial.f1", one.spans.overall["partial"].f1
    if one.duplicates and one.duplicates.with_facts:
        yield "duplicates.found", one.duplicates.found / one.duplicates.with_facts
        wrong = len({m.record for m in (*one.duplicates.false, *one.duplicates.differing)})
        yield "duplicates.right", 1 - wrong / max(1, one.duplicates.merges)
    error = one.calibration["all"].error.value
    yield "calibration", None if error is None else 1 - error


def check(measured: Mapping[str, float], floors: Floors) -> list[Check]:
    """Set each figure beside its floor, in the order of their names."""
    names = sorted({*measured, *floors.floors})
    return [Check(name, measured.get(name), floors.floors.get(name)) for name in names]


def pinned(
    measured: Mapping[str, float], hash_: str, old: Floors | None, *, lower: bool
) -> tuple[Floors, list[Check]]:
    """Give new floors, and the figures that stand below an old floor.

    A floor rises to its figure. It falls only where `lower` says so; else it stays as it was.
    """
    before = dict(old.floors) if old else {}
    below = [one for one in check(measured, Floors(hash=hash_, floors=before)) if one.falls]
    steps = {name: _step(value) for name, value in measured.items()}
    kept = {} if lower else before
    names = sorted({*steps, *kept})
    floors = {name: max(steps.get(name, 0.0), kept.get(name, 0.0)) for name in names}
    return Floors(hash=hash_, floors=floors), below


def _step(value: float) -> float:
    return round(math.floor(round(value / STEP, 6)) * STEP, 3)


def fingerprint(texts: Mapping[str, str], files: Iterable[Path]) -> str:
    """Hash texts and files, by their names and bytes."""
    digest = hashlib.sha256()
    parts = [(name, text.encode("utf-8")) for name, text in texts.items()]
    parts += [(f"gold/{path.name}", path.read_bytes()) for path in files]
    for name, content in sorted(parts):
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def read_floors(path: Path) -> Floors:
    """Read the floors.

    Raises:
        InputError: there is no such file, or it is not one of floors.
    """
    try:
        return Floors.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: no floors here; write them with --pin") from error
    except ValidationError as error:
        raise InputError(f"{path}: not a file of floors: {error.errors()[0]['msg']}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, one a line, so that a change of one shows as one."""
    path.write_text(json.dumps(floors.model_dump(), indent=2) + "\n", encoding="utf-8")
