"""Which lines are a list of sources: what follows its head, and runs of lines full of their signs.

A list under a head ends at an appendix or where running text begins that no entries follow. Without
a head, lines are a list where signs of entries follow each other closely, and few sentences are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tipfacts.clean.citing import Signs, tells
from tipfacts.clean.line import Line
from tipfacts.clean.structured import Role

_NUMBERED = r"(?:#{1,6}\s+)?(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]?\s+)?"
_HEAD = re.compile(
    _NUMBERED + r"(?:references|bibliography|works\s+cited|literature\s+cited|sources\s+cited|"
    r"references\s+cited|list\s+of\s+(?:references|sources)|reference\s+list|selected\s+bibliography|"
    r"(?:r\se\sf\se\sr\se\sn\sc\se\ss)|endnotes?)(?:\s*\(?(?:continued|cont\.?)\)?)?\s*:?$",
    re.I,
)
_MAY_HEAD = re.compile(
    _NUMBERED + r"(?:notes|footnotes|sources|citations|further\s+reading|notes\s+and\s+references|"
    r"references\s+and\s+notes|sources\s+and\s+notes|notes\s+and\s+sources)\s*:?$",
    re.I,
)
_APPENDIX = re.compile(
    r"(?:appendix|appendices|annex|annexes|acknowledge?ments?)\b(?:\s+[A-Z\dIVX]{1,4})?"
    r"(?:\s*[:.–—-]\s*\S.{0,90}|\s+[A-Z].{0,60})?$",
    re.I,
)
_ENTRY = re.compile(r"(?:[-•*▪]\s+|\[\d{1,3}\]\s*|\d{1,3}[.)]?\s+)[A-ZÀ-Ž“\"]")
_NUMBER = re.compile(r"\d{1,3}\.?$")

_NEAR = 420
"""Characters of words between two signs of one list; the longest entries have about as many."""
_ENOUGH = 5.0
"""Weight of signs that makes a list without a head."""
_DENSE = 1 / 300
"""Weight of signs a character in a list without a head."""
_BRIDGE = 1200
"""Characters between two lists without a head that are taken for one."""
_BESIDE = 2.0
"""Weight of a run that may belong to the list beside it."""
_RUNNING = 150
"""Characters of a paragraph that may end a list under a head."""
_AHEAD = 3000
"""Characters after such a paragraph in which a list would go on."""
_LOOK = 800
"""Characters after a head that may be one, in which signs must stand."""


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    stop: int
    weight: float


def mark_references(text: str, lines: Sequence[Line], roles: Sequence[Role]) -> list[Role]:
    """Mark the lines of lists of sources, running heads and page numbers in them left as they are.

    Args:
        text: what the lines are of.
        lines: the visible lines in order.
        roles: what each is so far.
    """
    signs = Signs.of(text)
    marked = list(roles)
    found = (_under_heads, _without_heads, _notes)
    for first, stop in (place for find in found for place in find(lines, roles, signs)):
        for i in range(first, stop):
            if roles[i] not in {Role.FURNITURE, Role.CONTENTS}:
                marked[i] = Role.REFERENCE
    return marked


def _under_heads(
    lines: Sequence[Line], roles: Sequence[Role], signs: Signs
) -> Iterator[tuple[int, int]]:
    stop = 0
    for i, line in enumerate(lines):
        if i < stop or roles[i] is Role.CONTENTS or not _is_head(line, signs):
            continue
        stop = _end(lines, i + 1, signs)
        if stop > i + 1 or i + 1 == len(lines):
            yield i, stop


def _is_head(line: Line, signs: Signs) -> bool:
    if _HEAD.match(line.text):
        return True
    return bool(_MAY_HEAD.match(line.text)) and signs.weight(line.end, line.end + _LOOK) >= 2


def _end(lines: Sequence[Line], first: int, signs: Signs) -> int:
    """Give the line at which a list under a head ends."""
    for start, stop in _paragraphs(lines, first):
        if lines[start].gap and _is_appendix(lines[start], signs):
            return start
        if _runs_on(lines[start:stop], signs):
            return _with_head(lines, first, start)
    return len(lines)


def _is_appendix(line: Line, signs: Signs) -> bool:
    return bool(_APPENDIX.match(line.text)) and signs.weight(line.start, line.end + _LOOK) < 3


def _paragraphs(lines: Sequence[Line], first: int) -> Iterator[tuple[int, int]]:
    """Give the runs of lines between blank ones."""
    starts = [first, *(i for i in range(first + 1, len(lines)) if lines[i].gap), len(lines)]
    yield from ((a, b) for a, b in pairwise(starts) if a < b)


def _runs_on(paragraph: Sequence[Line], signs: Signs) -> bool:
    """Say whether a paragraph is running text that is followed by no more entries."""
    start, end = paragraph[0].start, paragraph[-1].end
    if sum(len(x.text) for x in paragraph) < _RUNNING or signs.weight(start, end) > 0.5:
        return False
    return tells(signs.text[start:end]) and signs.weight(end, end + _AHEAD) < _AHEAD / 500


def _with_head(lines: Sequence[Line], first: int, start: int) -> int:
    """Go back over the headings that stand right above running text."""
    while (
        start > first
        and _stands_alone(lines, start - 1)
        and not lines[start - 1].text.endswith(".")
    ):
        start -= 1
    return start


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    return lines[i].gap and lines[i + 1].gap and not _NUMBER.match(lines[i].text)


def _without_heads(
    lines: Sequence[Line], roles: Sequence[Role], signs: Signs
) -> Iterator[tuple[int, int]]:
    """Give the lists that no head names; a thin run of signs beside a thick one is a part of it."""
    group: list[_Run] = []
    for run in _runs(lines, roles, signs):
        if group and not _bridged(lines, group[-1], run):
            yield from _as_list(lines, group)
            group = []
        group.append(run)
    yield from _as_list(lines, group)


def _bridged(lines: Sequence[Line], one: _Run, two: _Run) -> bool:
    """Say whether two runs are one list: the thicker is one, and nothing is told between them."""
    between = _words(lines, one.stop, two.first)
    enough = max(one.weight, two.weight) >= _ENOUGH and min(one.weight, two.weight) >= _BESIDE
    return enough and len(between) < _BRIDGE and not tells(between)


def _as_list(lines: Sequence[Line], group: Sequence[_Run]) -> Iterator[tuple[int, int]]:
    words = sum(len(_words(lines, run.first, run.stop)) for run in group)
    if sum(run.weight for run in group) >= max(_ENOUGH, _DENSE * words):
        yield _opening(lines, group[0].first), group[-1].stop


def _words(lines: Sequence[Line], first: int, stop: int) -> str:
    return " ".join(x.text for x in lines[first:stop])


def _runs(lines: Sequence[Line], roles: Sequence[Role], signs: Signs) -> Iterator[_Run]:
    """Give the runs of lines in which one sign soon follows another, and that tell nothing."""
    first, last, since = -1, -1, 0
    for i, line in enumerate(lines):
        if roles[i] in {Role.FURNITURE, Role.CONTENTS} or _NUMBER.match(line.text):
            continue
        if signs.weight(line.start, line.end):
            if first >= 0 and since > _NEAR:
                yield from _run(lines, signs, first, last + 1)
                first = -1
            first, last, since = (i if first < 0 else first), i, 0
        else:
            since += len(line.text)
    if first >= 0:
        yield from _run(lines, signs, first, last + 1)


def _run(lines: Sequence[Line], signs: Signs, first: int, stop: int) -> Iterator[_Run]:
    if not tells(_words(lines, first, stop)):
        yield _Run(first, stop, signs.weight(lines[first].start, lines[stop - 1].end))


def _notes(lines: Sequence[Line], roles: Sequence[Role], signs: Signs) -> Iterator[tuple[int, int]]:
    """Give the notes under the text that only name a source."""
    for first, role in enumerate(roles):
        if role is not Role.FOOTNOTE:
            continue
        stop = first + 1
        while stop < len(lines) and not lines[stop].gap and roles[stop] is Role.PARAGRAPH:
            stop += 1
        words = _words(lines, first, stop)
        weight = signs.weight(lines[first].start, lines[stop - 1].end)
        if weight >= max(1.0, _DENSE * len(words)) and not tells(words):
            yield first, stop


def _opening(lines: Sequence[Line], first: int) -> int:
    """Go back from the first sign to the line in which its entry begins."""
    for i in range(first, max(-1, first - 4), -1):
        if lines[i].gap or _ENTRY.match(lines[i].text):
            return i
    return first
