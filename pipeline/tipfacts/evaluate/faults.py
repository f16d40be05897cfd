"""Every error one by one: what was expected, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from tipfacts.evaluate.items import Item, Kind
from tipfacts.evaluate.match import Matched
from tipfacts.records import Fact

Sort = Literal["missed", "invented", "core", "slots"]
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Fault:
    """One error.

    Attributes:
        sort: `missed` (no prediction there), `invented` (no gold there), `core` (another fact at
            its core), `slots` (the fact, with wrong slots).
        expected: the reading of the gold that the prediction is nearest to.
        slots: the wrong slots, for `slots` and `core`.
    """

    sort: Sort
    doc: str
    kind: Kind
    gold: Item | None
    found: Item | None
    expected: Fact | None = None
    slots: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where it stands."""
        return min(item.spans[0][0][0] for item in (self.gold, self.found) if item)


def faults(matched: Iterable[Matched]) -> list[Fault]:
    """List all errors, in the order of the documents and of their texts.

    Optional gold that was not found is no error; found with another core, it is.
    """
    found = [fault for one in matched for fault in _faults(one)]
    return sorted(found, key=lambda fault: (fault.doc, fault.start, fault.kind))


def _faults(one: Matched) -> Iterator[Fault]:
    pairs = dict(one.aligned())
    for i, gold in enumerate(one.gold):
        if i in pairs:
            yield from _pair(one, i, pairs[i])
        elif not gold.optional:
            yield Fault("missed", one.doc, one.kind, gold, None, gold.fact)
    for j in sorted(set(range(len(one.found))) - set(pairs.values())):
        yield Fault("invented", one.doc, one.kind, None, one.found[j])


def _pair(one: Matched, i: int, j: int) -> Iterator[Fault]:
    close = one.near[i, j]
    if close.reaches("full"):
        return
    wrong = tuple(name for name, verdict in close.slots.items() if not verdict.right)
    sort: Sort = "slots" if close.core else "core"
    yield Fault(sort, one.doc, one.kind, one.gold[i], one.found[j], close.reading, wrong)
