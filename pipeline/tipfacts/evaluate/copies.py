"""Gold seen through near-duplicate passages: a fact of one also stands in the other.

Annotators write a fact of two near-identical excerpts once. A prediction that finds it in the
other excerpt is no invention, and one that does not is no miss: the fact stands there as optional
gold, unless the gold of that document tells it anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tipfacts.annotate.locate import occurrences
from tipfacts.annotate.passages import PassagePair
from tipfacts.evaluate.items import Corpus, Item, Range
from tipfacts.evaluate.slots import same_core
from tipfacts.records import Evidence


def with_copies(gold: Corpus, pairs: Sequence[PassagePair]) -> Corpus:
    """Add to each passage, as optional gold, the facts that only its twin tells."""
    added = [item for pair in pairs for item in _both_ways(gold, pair)]
    return replace(gold, items=(*gold.items, *added), docs=gold.docs | {i.doc for i in added})


def _both_ways(gold: Corpus, pair: PassagePair) -> Iterator[Item]:
    for here, there in ((pair.a, pair.b), (pair.b, pair.a)):
        told = [item for item in gold.items if item.doc == there.doc]
        for copy in _copies(gold.items, here, there):
            if not any(_tells(item, copy) for item in told):
                yield copy


def _copies(items: Iterable[Item], here: Evidence, there: Evidence) -> Iterator[Item]:
    for item in items:
        spans = item.spans[0]
        if item.doc != here.doc or not all(_inside(span, here) for span in spans):
            continue
        moved = [_moved(span, here, there) for span in spans]
        if None not in moved:
            places = tuple(span for span in moved if span is not None)
            yield Item(there.doc, (item.fact,), (places,), optional=True)


def _inside(span: Range, passage: Evidence) -> bool:
    return passage.start <= span[0] and span[1] <= passage.end


def _moved(span: Range, here: Evidence, there: Evidence) -> Range | None:
    """Find the same words in the twin, nearest to the same distance from its beginning."""
    words = here.text[span[0] - here.start : span[1] - here.start]
    found = list(occurrences(words, there.text))
    if not found:
        return None
    at = min(found, key=lambda start: abs(start - (span[0] - here.start)))
    return there.start + at, there.start + at + len(words)


def _tells(item: Item, copy: Item) -> bool:
    near = any(a < d and c < b for a, b in item.spans[0] for c, d in copy.spans[0])
    return near and item.kind == copy.kind and same_core(item.fact, copy.fact)
