"""One-to-one matching of predictions and gold, optimal at each depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from scipy.optimize import linear_sum_assignment

from tipfacts.evaluate.items import KINDS, Corpus, Item, Kind, Range
from tipfacts.evaluate.slots import Verdict, same_core, verdicts
from tipfacts.records import Fact

Depth = Literal["mention", "core", "full"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a prediction is to a gold record: its best reading, slot by slot."""

    core: bool
    slots: Mapping[str, Verdict]
    reading: Fact
    shared: float

    @property
    def share(self) -> float:
        """The part of the slots that is right, from 0 to 1."""
        return sum(verdict.right for verdict in self.slots.values()) / len(self.slots)

    def reaches(self, depth: Depth) -> bool:
        """Say whether the pair counts at a depth."""
        if depth == "mention":
            return True
        return self.core and (depth == "core" or self.share == 1)

    @property
    def order(self) -> tuple[bool, float, float]:
        """The better of two readings or pairs: core first, then slots, then the words shared."""
        return self.core, self.share, self.shared

    @property
    def tie(self) -> float:
        """The same order as one number below 1."""
        return 0.6 * self.core + 0.3 * self.share + 0.09 * self.shared


@dataclass(frozen=True, slots=True)
class Matched:
    """The gold and the predictions of one type in one document, and their pairs at each depth."""

    doc: str
    kind: Kind
    gold: tuple[Item, ...]
    found: tuple[Item, ...]
    near: Mapping[Pair, Closeness]
    pairs: Mapping[Depth, tuple[Pair, ...]]

    def aligned(self) -> list[Pair]:
        """Pair for reading errors: the core pairs, and the rest by what overlaps."""
        core = list(self.pairs["core"])
        golds, founds = {i for i, _ in core}, {j for _, j in core}
        rest = {p: c for p, c in self.near.items() if p[0] not in golds and p[1] not in founds}
        return core + assign({p: c.tie for p, c in rest.items()}, self._optional())

    def _optional(self) -> frozenset[int]:
        return frozenset(i for i, item in enumerate(self.gold) if item.optional)


def match(gold: Corpus, found: Corpus) -> list[Matched]:
    """Match every type in every document of the gold; what stands in others is left out."""
    golds, founds = _by_place(gold.items), _by_place(found.items)
    places = [(doc, kind) for doc in sorted(gold.docs) for kind in KINDS]
    return [_match(place, golds[place], founds[place]) for place in places]


def _by_place(items: Iterable[Item]) -> defaultdict[tuple[str, Kind], list[Item]]:
    placed: defaultdict[tuple[str, Kind], list[Item]] = defaultdict(list)
    for item in items:
        placed[item.doc, item.kind].append(item)
    return placed


def _match(place: tuple[str, Kind], golds: Sequence[Item], founds: Sequence[Item]) -> Matched:
    near = {
        (i, j): close
        for i, gold in enumerate(golds)
        for j, found in enumerate(founds)
        if (close := closeness(gold, found)) is not None
    }
    optional = frozenset(i for i, gold in enumerate(golds) if gold.optional)
    pairs = {
        depth: tuple(assign({p: c.tie for p, c in near.items() if c.reaches(depth)}, optional))
        for depth in DEPTHS
    }
    return Matched(*place, tuple(golds), tuple(founds), near, pairs)


def closeness(gold: Item, found: Item) -> Closeness | None:
    """Compare a prediction with the reading of the gold that it is nearest to.

    Returns:
        `None` where no evidence overlaps.
    """
    best: Closeness | None = None
    for reading, spans in zip(gold.readings, gold.spans, strict=True):
        shared = _shared(spans, found.spans[0])
        if not shared:
            continue
        slots = verdicts(reading, found.fact)
        one = Closeness(same_core(reading, found.fact), slots, reading, shared)
        if best is None or one.order > best.order:
            best = one
    return best


def _shared(a: Sequence[Range], b: Sequence[Range]) -> float:
    """Give the characters that both cover, as a share of those that either covers."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    either = sum(end - start for start, end in (*a, *b)) - common
    return common / either if either else 1.0


def assign(ties: Mapping[Pair, float], optional: frozenset[int]) -> list[Pair]:
    """Choose pairs, none sharing a side: most required gold, then most optional, then best ties.

    Solved exactly (Jonker-Volgenant, `scipy.optimize.linear_sum_assignment`).

    Args:
        ties: the pairs that may be chosen; the first of a pair is the gold.
        optional: the gold that counts neither way.

    >>> assign({(0, 0): 0.9, (0, 1): 0.1, (1, 0): 0.2}, frozenset())
    [(0, 1), (1, 0)]
    """
    if not ties:
        return []
    rows, cols = sorted({i for i, _ in ties}), sorted({j for _, j in ties})
    size = min(len(rows), len(cols)) + 1
    weights = np.zeros((len(rows), len(cols)))
    row_of, col_of = {i: k for k, i in enumerate(rows)}, {j: k for k, j in enumerate(cols)}
    for (i, j), tie in ties.items():
        base = size if i in optional else 3 * size * size
        weights[row_of[i], col_of[j]] = base + tie
    chosen = linear_sum_assignment(weights, maximize=True)
    pairs = [(rows[int(r)], cols[int(c)]) for r, c in zip(*chosen, strict=True)]
    return [pair for pair in pairs if pair in ties]
