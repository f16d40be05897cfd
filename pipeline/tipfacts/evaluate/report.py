"""An evaluation as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table

from tipfacts.evaluate.calibration import Calibration
from tipfacts.evaluate.compare import Change, Comparison
from tipfacts.evaluate.duplicates import DuplicateScores
from tipfacts.evaluate.evaluation import Evaluation
from tipfacts.evaluate.gate import Check
from tipfacts.evaluate.match import DEPTHS
from tipfacts.evaluate.relations import RelationScores
from tipfacts.evaluate.score import GROUPS
from tipfacts.evaluate.spans import STRATEGIES, SpanScores
from tipfacts.evaluate.tables import interval, new_table, number, prf_cells, tables

_MOST = 40


def report(one: Evaluation) -> Iterator[RenderableType]:
    """Give the tables of everything that was measured."""
    yield from tables(one.records)
    if one.relations:
        yield relation_table(one.relations)
    if one.spans:
        yield span_table(one.spans)
    if one.duplicates:
        yield from duplicate_lines(one.duplicates)
    error = one.calibration["all"].error
    yield f"Expected calibration error: {number(error.value)} {interval(error)}".rstrip()
    yield calibration_table(one.calibration["all"])
    if one.left_out:
        some = ", ".join(one.left_out[:5])
        yield escape(f"{len(one.left_out)} documents are not in the gold and were left out: {some}")


def relation_table(scores: RelationScores) -> Table:
    """Give relations strict, by boundaries and by overlap."""
    numbers = ("right", "P", "R", "strict", "95%", "boundaries", "overlap")
    table = new_table(
        f"Relations, F1: {scores.gold} gold, {scores.predicted} found", ("relation",), numbers
    )
    for name, measures in {**scores.by_name, "all": scores.overall}.items():
        strict = measures["strict"]
        others = (number(measures[one].f1.value) for one in ("boundaries", "overlap"))
        table.add_row(name, str(strict.tp), *prf_cells(strict), *others)
    return table


def span_table(scores: SpanScores) -> Table:
    """Give the four measures of SemEval-2013 over all types."""
    counts = ("correct", "incorrect", "partial", "missed", "spurious")
    heads = (*(count[:3].upper() for count in counts), "precision", "recall", "F1")
    table = new_table("Spans of evidence (SemEval-2013)", ("measure",), heads)
    for name in STRATEGIES:
        one = scores.overall[name]
        numbers = (str(getattr(one, count)) for count in counts)
        table.add_row(name, *numbers, number(one.precision), number(one.recall), number(one.f1))
    return table


def duplicate_lines(scores: DuplicateScores) -> Iterator[str]:
    """Tell of de-duplication in a line, and of each merge that should not have been."""
    yield (
        f"Near-duplicates: {scores.found} of {scores.with_facts} pairs of passages with facts "
        f"found ({scores.pairs} in all); {scores.merges} merges, {len(scores.false)} false, "
        f"{len(scores.differing)} of differing figures"
    )
    for merge in (*scores.false, *scores.differing)[:_MOST]:
        yield escape(
            f"  {merge.record}: {merge.a.doc} {merge.a.text!r}, {merge.b.doc} {merge.b.text!r}"
        )


def calibration_table(one: Calibration) -> Table:
    """Give the reliability table."""
    table = new_table("Confidence", ("from–to",), ("records", "mean", "right"))
    for bin_ in one.bins:
        label = f"{bin_.low:.1f}–{bin_.high:.1f}"
        table.add_row(label, str(bin_.predictions), number(bin_.confidence), number(bin_.right))
    return table


def comparison(one: Comparison) -> Iterator[RenderableType]:
    """Give the differences, then the facts gained and lost."""
    numbers = [f"{depth}{suffix}" for depth in DEPTHS for suffix in ("", " 95%")]
    table = new_table("F1, later less earlier", ("type",), numbers)
    for group in GROUPS:
        cells: list[str] = []
        for depth in DEPTHS:
            figure = one.f1[group][depth]
            cells += [signed(figure.value), interval(figure)]
        table.add_row(group, *cells)
    yield table
    yield from _changes("+ gained", one.gained)
    yield from _changes("- lost", one.lost)
    yield from _changes("! newly invented", one.invented)
    yield from _changes("~ no longer invented", one.mended)


def gate_table(checks: Sequence[Check]) -> Table:
    """Give each figure beside its floor."""
    table = new_table("Gate", ("figure",), ("value", "floor", ""))
    for one in checks:
        state = "below" if one.falls else "" if one.floor is not None else "no floor"
        table.add_row(one.name, number(one.value), number(one.floor), state)
    return table


def signed(value: float | None) -> str:
    """Write a difference with its sign.

    >>> signed(0.05), signed(None)
    ('+0.050', '–')
    """
    return "–" if value is None else f"{value:+.3f}"


def _changes(title: str, changes: Sequence[Change]) -> Iterator[str]:
    yield f"{title}: {len(changes)}"
    for change in changes:
        yield escape(f"  {change.doc}: {change.told}")
