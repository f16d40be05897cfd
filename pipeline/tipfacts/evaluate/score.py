"""Scores of predictions against gold: by type, at three depths, slot by slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tipfacts.evaluate.items import KINDS, Corpus, Kind
from tipfacts.evaluate.match import DEPTHS, Depth, Matched, match
from tipfacts.evaluate.slots import SLOTS, Slot, Verdict
from tipfacts.evaluate.tally import Counts, Figure, Prf, Resampling

Group = Kind | Literal["all"]
GROUPS: tuple[Group, ...] = (*KINDS, "all")


@dataclass(frozen=True, slots=True)
class SlotScore:
    """How often a slot is right, given a core match.

    Attributes:
        pairs: core matches with required gold.
        accuracy: right among all of them; two empty slots agree.
        filled: core matches where gold or prediction has anything in the slot.
        accuracy_filled: right among these: the figure that empty slots cannot raise.
        overlap: for phrases, the mean F1 of the shared words among the filled.
    """

    pairs: int
    accuracy: Figure
    filled: int
    accuracy_filled: Figure
    overlap: float | None


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The scores of one type, or of all together."""

    gold: int
    optional: int
    predicted: int
    depths: Mapping[Depth, Prf]
    slots: Mapping[str, SlotScore]


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores over records."""

    documents: int
    groups: Mapping[Group, GroupScore]


def score(gold: Corpus, found: Corpus, resampling: Resampling | None = None) -> Scores:
    """Match and score; documents that the gold does not know are left out."""
    return score_matched(match(gold, found), resampling)


def score_matched(matched: Sequence[Matched], resampling: Resampling | None = None) -> Scores:
    """Score what is matched already."""
    docs = sorted({one.doc for one in matched})
    draws = resampling or Resampling.of(len(docs))
    groups = {group: _group(_of(matched, group), docs, draws, group) for group in GROUPS}
    return Scores(len(docs), groups)


def _of(matched: Iterable[Matched], group: Group) -> list[Matched]:
    return [one for one in matched if group in ("all", one.kind)]


def _group(
    matched: Sequence[Matched], docs: Sequence[str], draws: Resampling, group: Group
) -> GroupScore:
    slots: Sequence[Slot] = () if group == "all" else SLOTS[group]
    return GroupScore(
        gold=sum(not item.optional for one in matched for item in one.gold),
        optional=sum(item.optional for one in matched for item in one.gold),
        predicted=sum(len(one.found) for one in matched),
        depths={depth: draws.prf(counts_by_doc(matched, docs, depth)) for depth in DEPTHS},
        slots={slot.name: _slot(slot, matched, docs, draws) for slot in slots},
    )


def counts_by_doc(matched: Iterable[Matched], docs: Sequence[str], depth: Depth) -> list[Counts]:
    """Sum the counts of each document at a depth, in the order of `docs`."""
    by_doc: defaultdict[str, Counts] = defaultdict(Counts)
    for one in matched:
        by_doc[one.doc] += counts(one, depth)
    return [by_doc[doc] for doc in docs]


def counts(one: Matched, depth: Depth) -> Counts:
    """Count right, invented and missed records; what meets optional gold counts neither way."""
    pairs = one.pairs[depth]
    right = sum(not one.gold[i].optional for i, _ in pairs)
    required = sum(not item.optional for item in one.gold)
    return Counts(tp=right, fp=len(one.found) - len(pairs), fn=required - right)


def _slot(
    slot: Slot, matched: Iterable[Matched], docs: Sequence[str], draws: Resampling
) -> SlotScore:
    by_doc: defaultdict[str, list[Verdict]] = defaultdict(list)
    for one in matched:
        by_doc[one.doc] += [
            one.near[pair].slots[slot.name]
            for pair in one.pairs["core"]
            if not one.gold[pair[0]].optional
        ]
    everything = [by_doc[doc] for doc in docs]
    filled = [[verdict for verdict in some if verdict.filled] for some in everything]
    shares = [verdict.overlap for some in filled for verdict in some]
    return SlotScore(
        pairs=sum(map(len, everything)),
        accuracy=_accuracy(everything, draws),
        filled=len(shares),
        accuracy_filled=_accuracy(filled, draws),
        overlap=sum(shares) / len(shares) if slot.phrase and shares else None,
    )


def _accuracy(verdicts: Sequence[Sequence[Verdict]], draws: Resampling) -> Figure:
    right = [sum(verdict.right for verdict in some) for some in verdicts]
    return draws.ratio(right, [len(some) for some in verdicts])
