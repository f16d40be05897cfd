"""What changed between two files of predictions: figures, and facts gained and lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tipfacts.evaluate.items import Item, Kind
from tipfacts.evaluate.match import DEPTHS, Depth, Matched
from tipfacts.evaluate.score import GROUPS, Group, counts_by_doc
from tipfacts.evaluate.tally import Counts, Figure, Resampling, f1_parts, percentiles
from tipfacts.evaluate.telling import tell


@dataclass(frozen=True, slots=True)
class Change:
    """One record that only one of the two has."""

    doc: str
    kind: Kind
    start: int
    told: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The later against the earlier predictions.

    Attributes:
        f1: F1 of the later less that of the earlier, by type and depth; the interval is that of
            the paired bootstrap: both are drawn over the same documents.
        gained: gold records right at their core only in the later one.
        lost: gold records right at their core only in the earlier one.
        invented: predictions of the later one that are wrong and that the earlier had not.
        mended: wrong predictions of the earlier one that the later has no more.
    """

    f1: Mapping[Group, Mapping[Depth, Figure]]
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    invented: tuple[Change, ...]
    mended: tuple[Change, ...]


def compare(
    earlier: Sequence[Matched], later: Sequence[Matched], resampling: Resampling | None = None
) -> Comparison:
    """Compare two matchings with the same gold."""
    docs = sorted({one.doc for one in later})
    draws = resampling or Resampling.of(len(docs))
    before, after = set(_right(earlier)), set(_right(later))
    wrong_before, wrong_after = set(_wrong(earlier)), set(_wrong(later))
    return Comparison(
        f1={group: _differences(group, earlier, later, docs, draws) for group in GROUPS},
        gained=_sorted(after - before),
        lost=_sorted(before - after),
        invented=_sorted(wrong_after - wrong_before),
        mended=_sorted(wrong_before - wrong_after),
    )


def _differences(
    group: Group,
    earlier: Sequence[Matched],
    later: Sequence[Matched],
    docs: Sequence[str],
    draws: Resampling,
) -> dict[Depth, Figure]:
    found: dict[Depth, Figure] = {}
    for depth in DEPTHS:
        a, b = (
            counts_by_doc([one for one in side if group in ("all", one.kind)], docs, depth)
            for side in (earlier, later)
        )
        found[depth] = difference(a, b, draws)
    return found


def difference(earlier: Sequence[Counts], later: Sequence[Counts], draws: Resampling) -> Figure:
    """Give F1 of the later less that of the earlier, with the paired interval."""
    (top_a, low_a), (top_b, low_b) = f1_parts(earlier), f1_parts(later)
    if not sum(low_a) or not sum(low_b):
        return Figure(None)
    drawn = draws.ratios(np.asarray(top_b), np.asarray(low_b))
    drawn = drawn - draws.ratios(np.asarray(top_a), np.asarray(low_a))
    return Figure(sum(top_b) / sum(low_b) - sum(top_a) / sum(low_a), percentiles(drawn))


def _right(matched: Iterable[Matched]) -> Iterator[Change]:
    for one in matched:
        for i, _ in one.pairs["core"]:
            if not one.gold[i].optional:
                yield _change(one.gold[i])


def _wrong(matched: Iterable[Matched]) -> Iterator[Change]:
    for one in matched:
        met = {j for _, j in one.pairs["core"]}
        yield from (_change(item) for j, item in enumerate(one.found) if j not in met)


def _change(item: Item) -> Change:
    return Change(item.doc, item.kind, item.spans[0][0][0], tell(item.fact))


def _sorted(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda c: (c.doc, c.start, c.kind, c.told)))
