"""De-duplication: near-duplicate passages found, and merges that should not have been."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tipfacts.annotate.passages import PassagePair
from tipfacts.evaluate.items import Corpus
from tipfacts.records import Evidence, Fact

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Merge:
    """One record that stands in two places."""

    record: str
    a: Evidence
    b: Evidence

    @property
    def figures_differ(self) -> bool:
        """Whether the two places show other figures."""
        return figures(self.a.text) != figures(self.b.text)


@dataclass(frozen=True, slots=True)
class DuplicateScores:
    """How well copies were told from mere likeness.

    Attributes:
        pairs: gold pairs of near-duplicate passages.
        with_facts: those of them that hold gold records, so that a merge could show.
        found: pairs in which at least one record was merged.
        merges: merges in all.
        false: merges of places that no gold pair joins.
        differing: merges of places with differing figures: facts lost.
    """

    pairs: int
    with_facts: int
    found: int
    merges: int
    false: tuple[Merge, ...]
    differing: tuple[Merge, ...]


def score_duplicates(pairs: Sequence[PassagePair], gold: Corpus, found: Corpus) -> DuplicateScores:
    """Compare the records that stand in two places with the pairs of passages of the gold."""
    facts = {item.fact.id: item.fact for item in found.items}.values()
    merges = [one for fact in facts for one in merges_of(fact)]
    return DuplicateScores(
        pairs=len(pairs),
        with_facts=sum(_has_facts(pair, gold) for pair in pairs),
        found=sum(any(_joins(pair, one) for one in merges) for pair in pairs),
        merges=len(merges),
        false=tuple(one for one in merges if not any(_joins(pair, one) for pair in pairs)),
        differing=tuple(one for one in merges if one.figures_differ),
    )


def merges_of(fact: Fact) -> Iterator[Merge]:
    """Give the places of a record two by two.

    Pieces of one expression are no merge: they stand in the record's sentence together.
    """
    home = [span for span in fact.evidence if _inside(span, fact.sentence)]
    away = [span for span in fact.evidence if span not in home]
    for a, b in combinations([*home[:1], *away], 2):
        yield Merge(fact.id, a, b)


def figures(text: str) -> tuple[str, ...]:
    """Give the figures of a text in order, thousands separators taken out.

    >>> figures("1,200 women in 2004")
    ('1200', '2004')
    """
    return tuple(found.replace(",", "") for found in _FIGURE.findall(text))


def _joins(pair: PassagePair, merge: Merge) -> bool:
    ways: Iterable[tuple[Evidence, Evidence]] = ((merge.a, merge.b), (merge.b, merge.a))
    return any(_meets(a, pair.a) and _meets(b, pair.b) for a, b in ways)


def _meets(span: Evidence, passage: Evidence) -> bool:
    return span.doc == passage.doc and span.start < passage.end and passage.start < span.end


def _inside(span: Evidence, sentence: Evidence) -> bool:
    return span.doc == sentence.doc and sentence.start <= span.start and span.end <= sentence.end


def _has_facts(pair: PassagePair, gold: Corpus) -> bool:
    return any(
        _meets(span, side)
        for item in gold.items
        for span in item.fact.evidence
        for side in (pair.a, pair.b)
    )
