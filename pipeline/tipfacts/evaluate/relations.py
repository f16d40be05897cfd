"""Relations against gold: strict, by boundaries (Taillé et al. 2020), and by overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from tipfacts.evaluate.items import Corpus, Range
from tipfacts.evaluate.match import Pair, assign
from tipfacts.evaluate.tally import Counts, Prf, Resampling
from tipfacts.records import Fact, RelationRecord

Measure = Literal["strict", "boundaries", "overlap"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class RelationScores:
    """Scores of relations, over all and by name.

    `strict` asks for the name, both spans to the character, and the entity types of both ends;
    `boundaries` for the name and both spans; `overlap` for the name and spans that overlap. The
    type of an end is what records say of exactly this span: the record's type with its event,
    tier or indicator. An end that is no record has the type that the relation's name implies.
    """

    gold: int
    predicted: int
    overall: Mapping[Measure, Prf]
    by_name: Mapping[str, Mapping[Measure, Prf]]


@dataclass(frozen=True, slots=True)
class _End:
    span: Range
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Edge:
    doc: str
    name: str
    head: _End
    tail: _End
    optional: bool


def score_relations(
    gold: Corpus, found: Corpus, resampling: Resampling | None = None
) -> RelationScores | None:
    """Score relations in the documents of the gold; `None` where neither side has any.

    A gold relation whose head is evidence of optional records only counts neither way.
    """
    golds, founds = _edges(gold), _edges(found.only(gold.docs))
    if not golds or not found.relations:
        return None
    docs = sorted(gold.docs)
    draws = resampling or Resampling.of(len(docs))
    tally = {(m, *key): c for m in MEASURES for key, c in _count(golds, founds, m).items()}
    names = sorted({edge.name for edge in (*golds, *founds)})
    return RelationScores(
        gold=sum(not edge.optional for edge in golds),
        predicted=len(founds),
        overall={m: draws.prf(_sum(tally, m, docs, names)) for m in MEASURES},
        by_name={n: {m: draws.prf(_sum(tally, m, docs, [n])) for m in MEASURES} for n in names},
    )


def _sum(
    tally: Mapping[tuple[Measure, str, str], Counts],
    measure: Measure,
    docs: Sequence[str],
    names: Sequence[str],
) -> list[Counts]:
    none = Counts()
    return [sum((tally.get((measure, d, n), none) for n in names), none) for d in docs]


def _edges(corpus: Corpus) -> list[_Edge]:
    types: defaultdict[tuple[str, Range], set[str]] = defaultdict(set)
    standing: defaultdict[tuple[str, Range], list[bool]] = defaultdict(list)
    for item in corpus.items:
        for span in item.spans[0]:
            types[item.doc, span].add(_type(item.fact))
            standing[item.doc, span].append(item.optional)
    edges = (_edge(one, types, standing) for one in corpus.relations)
    return list({(e.doc, e.name, e.head.span, e.tail.span): e for e in edges}.values())


def _edge(
    one: RelationRecord,
    types: Mapping[tuple[str, Range], set[str]],
    standing: Mapping[tuple[str, Range], list[bool]],
) -> _Edge:
    head, tail = (one.head.start, one.head.end), (one.tail.start, one.tail.end)
    at_head = types.get((one.doc, head)) or {one.relation.partition("_")[0]}
    at_tail = types.get((one.doc, tail)) or {one.relation}
    optional = all(standing.get((one.doc, head)) or [False])
    ends = _End(head, frozenset(at_head)), _End(tail, frozenset(at_tail))
    return _Edge(one.doc, one.relation, *ends, optional)


def _type(fact: Fact) -> str:
    match fact.type:
        case "law":
            return f"law:{fact.event}"
        case "tier":
            return f"tier:{fact.tier}"
        case "statistic":
            return f"statistic:{fact.indicator}"
    return "date"


def _count(
    golds: Sequence[_Edge], founds: Sequence[_Edge], measure: Measure
) -> dict[tuple[str, str], Counts]:
    places = {(edge.doc, edge.name) for edge in (*golds, *founds)}
    one, other = _placed(golds), _placed(founds)
    return {place: _counts(one[place], other[place], measure) for place in places}


def _placed(edges: Iterable[_Edge]) -> defaultdict[tuple[str, str], list[_Edge]]:
    placed: defaultdict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        placed[edge.doc, edge.name].append(edge)
    return placed


def _counts(golds: Sequence[_Edge], founds: Sequence[_Edge], measure: Measure) -> Counts:
    near: dict[Pair, float] = {
        (i, j): 0.5
        for i, gold in enumerate(golds)
        for j, found in enumerate(founds)
        if _same(gold, found, measure)
    }
    optional = frozenset(i for i, gold in enumerate(golds) if gold.optional)
    pairs = assign(near, optional)
    right = sum(i not in optional for i, _ in pairs)
    return Counts(right, len(founds) - len(pairs), len(golds) - len(optional) - right)


def _same(gold: _Edge, found: _Edge, measure: Measure) -> bool:
    ends = (gold.head, found.head), (gold.tail, found.tail)
    if measure == "overlap":
        return all(a.span[0] < b.span[1] and b.span[0] < a.span[1] for a, b in ends)
    if any(a.span != b.span for a, b in ends):
        return False
    return measure == "boundaries" or all(a.types & b.types for a, b in ends)
