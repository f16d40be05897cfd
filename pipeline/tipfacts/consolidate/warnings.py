"""Arithmetic as a witness: figures of one document that can't all be right, said and left as told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from tipfacts.records import Fact, StatisticRecord

Reason = Literal[
    "part_above_whole", "shares_above_100", "convictions_above_prosecutions", "revised"
]

_ROUNDING = 1.5
_MANY = 3
_VAGUE = frozenset({"other", "countries_on_tier", "economy"})


@dataclass(frozen=True, slots=True)
class Warned:
    """Records of one document that do not add up.

    Attributes:
        reason: the name of the rule.
        doc: the document.
        ids: of the records, in the order of the text.
        detail: what the figures are, in words.
    """

    reason: Reason
    doc: str
    ids: tuple[str, ...]
    detail: str


def warnings(records: Iterable[Fact]) -> tuple[Warned, ...]:
    """Give what does not add up among records, document by document; no record is changed."""
    by_doc: defaultdict[str, list[StatisticRecord]] = defaultdict(list)
    for record in records:
        if isinstance(record, StatisticRecord) and _figure(record):
            by_doc[record.doc].append(record)
    return tuple(
        one
        for told in by_doc.values()
        for rule in (_parts, _shares, _convictions, _revised)
        for one in rule(told)
    )


def _figure(record: StatisticRecord) -> bool:
    return record.value is not None and record.assertion == "stated"


def _value(record: StatisticRecord) -> float:
    return float(record.value or 0)


def _parts(told: Sequence[StatisticRecord]) -> Iterator[Warned]:
    """Say where a part, or parts told of different places together, exceed their whole."""
    wholes = {r.id: r for r in told if r.modifier == "exact" or r.modifier == "at_most"}
    parts: defaultdict[str, list[StatisticRecord]] = defaultdict(list)
    for record in told:
        if record.of_id in wholes and wholes[record.of_id].unit == record.unit:
            parts[record.of_id].append(record)
    for id_, some in parts.items():
        whole = _value(wholes[id_])
        places = [r.place.country or r.place.text for r in some if r.place]
        apart = len(some) > 1 and len(set(places)) == len(some)
        total = sum(map(_value, some)) if apart else max(map(_value, some))
        if total > whole:
            said = "together " if apart else ""
            detail = f"parts are {said}{total:g} of a whole of {whole:g}"
            yield _warned("part_above_whole", [wholes[id_], *some], detail)


def _shares(told: Sequence[StatisticRecord]) -> Iterator[Warned]:
    """Say where the shares that one sentence tells of one whole are more than all of it."""
    groups: defaultdict[tuple[object, ...], list[StatisticRecord]] = defaultdict(list)
    for record in told:
        if record.unit == "percent" and record.of:
            groups[(record.sentence.start, record.of_id or record.of.lower())].append(record)
    for some in groups.values():
        total = sum(map(_value, some))
        if total > 100 + _ROUNDING and len(some) >= _MANY:
            yield _warned("shares_above_100", some, f"shares of one whole add up to {total:g}")


def _convictions(told: Sequence[StatisticRecord]) -> Iterator[Warned]:
    """Say where more were convicted than prosecuted, counted in one unit, place and period."""
    highest: dict[tuple[object, ...], dict[str, StatisticRecord]] = defaultdict(dict)
    for record in told:
        if record.indicator not in {"prosecutions", "convictions"} or record.of:
            continue
        group = highest[(record.unit, *_where_and_when(record))]
        known = group.get(record.indicator)
        if known is None or _value(record) > _value(known):
            group[record.indicator] = record
    for (unit, _, when, _), group in highest.items():
        tried, convicted = group.get("prosecutions"), group.get("convictions")
        if tried is None or convicted is None or when is None or unit == "percent":
            continue
        if _value(convicted) > _value(tried) and tried.modifier == "exact":
            detail = f"{_value(convicted):g} convictions, {_value(tried):g} prosecutions in {when}"
            yield _warned("convictions_above_prosecutions", [tried, convicted], detail)


def _revised(told: Sequence[StatisticRecord]) -> Iterator[Warned]:
    """Say where two sentences give one count different exact values."""
    groups: defaultdict[tuple[object, ...], list[StatisticRecord]] = defaultdict(list)
    for record in told:
        named = len((record.subject or "").split()) >= _MANY
        if record.modifier == "exact" and record.period and named and not record.of:
            key = (
                record.indicator,
                record.unit,
                (record.subject or "").lower(),
                *_where_and_when(record),
            )
            groups[key].append(record)
    for some in groups.values():
        for first, second in combinations(some, 2):
            apart = first.sentence.start != second.sentence.start
            if apart and _value(first) != _value(second) and first.indicator not in _VAGUE:
                detail = f"{_value(first):g} and later {_value(second):g} {first.subject}"
                yield _warned("revised", [first, second], detail)


def _where_and_when(record: StatisticRecord) -> tuple[object, object, object]:
    place = record.place and (record.place.country, record.place.text)
    source = record.attribution.name if record.attribution else None
    return place, record.period.edtf if record.period else None, source


def _warned(reason: Reason, records: Sequence[StatisticRecord], detail: str) -> Warned:
    ordered = sorted(records, key=lambda r: r.evidence[0].start)
    return Warned(reason, ordered[0].doc, tuple(r.id for r in ordered), detail)
