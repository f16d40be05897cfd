"""Scores as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table

from tipfacts.evaluate.match import DEPTHS
from tipfacts.evaluate.score import GROUPS, GroupScore, Scores
from tipfacts.evaluate.tally import Figure, Prf


def tables(scores: Scores, title: str = "Records") -> Iterator[RenderableType]:
    """Give the table of types and depths, then the slots."""
    yield depth_table(scores, title)
    yield slot_table(scores)


def new_table(title: str, words: Sequence[str], numbers: Sequence[str]) -> Table:
    """Make an empty table: columns of words, then columns of numbers."""
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for head in words:
        table.add_column(head, no_wrap=True)
    for head in numbers:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def depth_table(scores: Scores, title: str) -> Table:
    """Give precision, recall and F1 of each type at each depth."""
    names = ("type", "depth"), ("gold", "found", "right", "precision", "recall", "F1", "95%")
    table = new_table(f"{title}, {scores.documents} documents", *names)
    for group in GROUPS:
        for row in _depth_rows(scores.groups[group]):
            table.add_row(group if row[0] == DEPTHS[0] else "", *row)
        table.add_section()
    return table


def _depth_rows(one: GroupScore) -> Iterator[tuple[str, ...]]:
    for depth in DEPTHS:
        prf = one.depths[depth]
        yield (depth, str(one.gold), str(one.predicted), str(prf.tp), *prf_cells(prf))


def prf_cells(prf: Prf) -> tuple[str, str, str, str]:
    """Write precision, recall, and F1 with its interval."""
    precision, recall = number(prf.precision.value), number(prf.recall.value)
    return precision, recall, number(prf.f1.value), interval(prf.f1)


def slot_table(scores: Scores) -> Table:
    """Give the accuracy of each slot."""
    names = ("type", "slot"), ("pairs", "right", "filled", "right", "95%", "words")
    table = new_table(
        "Slots, given a core match: right of all, right of those filled, words shared", *names
    )
    for group in GROUPS:
        for name, slot in scores.groups[group].slots.items():
            first = name == next(iter(scores.groups[group].slots))
            cells = str(slot.pairs), number(slot.accuracy.value), str(slot.filled)
            filled = number(slot.accuracy_filled.value), interval(slot.accuracy_filled)
            table.add_row(group if first else "", name, *cells, *filled, number(slot.overlap))
        table.add_section()
    return table


def number(value: float | None) -> str:
    """Write a figure with three decimals; a dash where there was nothing to measure.

    >>> number(0.5), number(None)
    ('0.500', '–')
    """
    return "–" if value is None else f"{value:.3f}"


def interval(figure: Figure) -> str:
    """Write a figure's interval; nothing where there is none.

    >>> from tipfacts.evaluate.tally import Interval
    >>> interval(Figure(0.5, Interval(0.41, 0.6)))
    '0.41–0.60'
    """
    if figure.interval is None:
        return ""
    return f"{figure.interval.low:.2f}–{figure.interval.high:.2f}"
