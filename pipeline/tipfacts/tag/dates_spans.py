"""From calendar units to expressions: thirds, "about", ranges, and the words that bound them.

"early 2005", "about 2004", "between March 2006 and March 2009", "from January to August", "since
2004", "by the summer of the next year", "as of July", "pre-August 15".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tipfacts.edtf import Third
from tipfacts.tag.dates_forms import find_units
from tipfacts.tag.dates_units import Unit

_THIRD = re.compile(
    r"(?:\b(?:the\s+)?(?P<word>(?i:very\s+early|early|mid|late|(?:beginning|start|middle|end|close)"
    r"(?:\s+of)?))(?:[\s-]+(?:in\s+|of\s+)?(?:the\s+)?(?:month\s+of\s+)?))$"
)
_END_OF = re.compile(r"\b(?:the\s+)?(?i:end\s+of|year-end|end-)(?:\s+the)?\s*$")
_LAST_DAY = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THIRDS: dict[str, Third] = {
    "early": "early",
    "very": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
}
_ABOUT = re.compile(
    r"\b(?i:about|around|circa|c\.|ca\.|approximately|roughly|some\s+time\s+in|sometime\s+in)\s+(?:the\s+)?$"
)
_JOIN = re.compile(
    r"\s*(?:,?\s+(?P<word>to|through|thru|until|till|and|up\s+to)\s+(?:the\s+)?|[–—]\s*|\s-\s|-)(?:the\s+)?",
    re.I,
)
_OPENER = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.I)
_BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:\b(?i:{words})\s+(?:the\s+)?|{glued})$"))
    for name, words, glued in (
        (
            "after",
            r"(?:prior\s+to|before)\s+and\s+after|after|following|subsequent\s+to|post|not\s+before",
            r"\b(?i:post)-",
        ),
        ("before", r"before|prior\s+to|ahead\s+of|pre", r"\b(?i:pre)-"),
        ("since", r"(?:ever\s+)?since", r"(?!)"),
        ("asof", r"as\s+(?:of|at)", r"(?!)"),
        (
            "until",
            r"(?:up\s+)?(?:until|till|through)|by|(?:no|not)\s+later\s+than|up\s+to",
            r"(?!)",
        ),
    )
)
_THE = re.compile(r"\bthe\s+$")
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:the|an?|in|on|at|by|for|to|of|and|or|but|when|while|its?|there|they|he|she|we|was|were"
    r"|had|has|have|is|are|with|that|which|only|all|no|some|most|more|fewer|over|about)\b)[A-Za-z“\"]"
)
_FROM_ON = re.compile(
    r"\b(?:(?:was|were|been|is|are)\s+(?:\w+ly\s+)?(?!rais|lower|reduc|increas|chang|tak|drawn|mov|dat)"
    r"\w+(?:ed|en|ut|nned)|effective|in\s+force|appl(?:y|ies|ied))\s+from\s+$"
)
_TO = re.compile(r"\s*(?:(?:up\s+)?to\b|until\b|till\b|through\b|[–—-])")
_ONWARD = re.compile(r"\s+(?:onwards?|on(?=\s*[,.;])|forward)\b")


@dataclass(frozen=True, slots=True)
class Bounded:
    """A unit or range of units with the words that bound it.

    Attributes:
        bound: `since`, `until`, `before`, `after`, `asof`, or `None`.
        core: where the calendar words themselves begin.
    """

    unit: Unit
    start: int
    end: int
    core: int
    bound: str | None = None


def find_spans(text: str, start: int, end: int) -> Iterator[Bounded]:
    """Find the calendar expressions in `[start, end)` of a text, ranges joined and bounds read."""
    units = [_qualified(text, start, u) for u in find_units(text, start, end)]
    for unit in _joined(text, start, units):
        yield _bounded(text, start, unit)


def _qualified(text: str, start: int, unit: Unit) -> Unit:
    """Read "early", "the end of", "about" before a unit."""
    before = text[start : unit.start]
    if end := _END_OF.search(before):
        closed = _closed(unit)
        if closed:
            return replace(closed, start=start + end.start())
    if unit.kind != "day" and (third := _THIRD.search(before)):
        word = re.split(r"[\s-]", third["word"].lower())[0]
        at = third.start("word") if word in {"early", "mid", "late", "very"} else third.start()
        return replace(
            unit, start=start + at, third=_THIRDS[word], last_third=_THIRDS[word], weak=False
        )
    about = _ABOUT.search(before)
    if about and unit.base is None:
        return replace(unit, start=start + about.start(), about=True)
    return unit


def _closed(unit: Unit) -> Unit | None:
    """Give the last day of a year or month, for "the end of 2011"."""
    if unit.kind == "year" and not unit.fiscal and "/" not in unit.shape:
        return replace(unit, shape=f"{unit.shape}-12-31", kind="day", weak=False)
    if unit.kind == "month" and re.search(r"-\d\d$", unit.shape):
        day = _LAST_DAY[int(unit.shape[-2:])]
        return replace(unit, shape=f"{unit.shape}-{day}", kind="day", weak=False)
    return None


def _joined(text: str, start: int, units: list[Unit]) -> Iterator[Unit]:
    at = 0
    while at < len(units):
        unit = units[at]
        nxt = units[at + 1] if at + 1 < len(units) else None
        range_ = _range(text, start, unit, nxt) if nxt else None
        if range_:
            yield range_
            at += 2
        else:
            yield _shared_year(unit, nxt, text) if nxt else unit
            at += 1


def _range(text: str, start: int, first: Unit, last: Unit) -> Unit | None:
    join = _JOIN.fullmatch(text, first.end, last.start)
    if not join or not _may_join(first, last):
        return None
    word = (join["word"] or "–").lower()
    opener = _OPENER.search(text[start : first.start])
    lead = opener["word"].lower() if opener else None
    if word == "and" and lead != "between":
        return None
    if word in {"to", "up to", "until", "till"} and lead != "from" and first.kind == "year":
        return None
    if lead == "between" and word not in {"and", "–"}:
        lead = None
    return _range_of(
        first, last, start + opener.start() if opener and lead else first.start, bool(lead)
    )


def _may_join(first: Unit, last: Unit) -> bool:
    if first.kind in {"decade", "century"} or last.kind in {"century"}:
        return first.kind == last.kind == "century" or first.kind == last.kind == "decade"
    rules = {None, "told:0", "the_year", "report:0"}
    return first.base in rules and last.base in rules | {"told:1"}


def _edge(unit: Unit, last: bool) -> str:
    return unit.shape.partition("/")[2 * last if "/" in unit.shape else 0]


def _range_of(first: Unit, last: Unit, start: int, opened: bool) -> Unit | None:
    """Put two units together; a year that only one of them has serves both."""
    one, two = _edge(first, False), _edge(last, True)
    base = last.base
    wraps = one[-2:] > two[-2:] if first.kind == last.kind == "month" else one[3:] > two[3:]
    if first.base and last.base is None:
        year = int(two[:4])
        one = one.format(year - wraps)
    elif last.base and first.base is None:
        wraps = wraps or (first.kind == last.kind == "month" and one[-2:] == two[-2:])
        two, base = two.format(int(one[:4]) + wraps, int(one[:4]) + 1), None
    elif first.base and wraps:
        two = two.replace("{0}", "{1}")
    if (
        first.base is None
        and base is None
        and one[:4].isdigit()
        and two[:4].isdigit()
        and one[:7] > two[:7]
    ):
        return None
    weak = first.weak and last.weak and not opened
    return Unit(
        start,
        last.end,
        f"{one}/{two}",
        base,
        "span",
        first.third,
        last.last_third,
        fiscal=last.fiscal,
        weak=weak,
        keep=opened,
        lead=first.start,
    )


def _shared_year(unit: Unit, nxt: Unit, text: str) -> Unit:
    """Give a month or day the year that the next one of its list has: "in March and October 2009"."""
    between = text[unit.end : nxt.start]
    if unit.base != "told:0" or nxt.base is not None or nxt.kind not in {"month", "day"}:
        return unit
    if not re.fullmatch(r"\s*(?:,|,?\s*(?:and|or))\s*(?:on\s+|in\s+)?", between):
        return unit
    return replace(unit, shape=unit.shape.format(nxt.shape[:4]), base=None, weak=False)


def _bounded(text: str, start: int, unit: Unit) -> Bounded:
    core = unit.lead if unit.lead is not None else unit.start
    before = text[start : unit.start]
    if not (unit.keep and unit.kind == "span" and unit.lead is not None):
        for name, words in _BOUNDS:
            found = words.search(before)
            if found and not (_THE.search(found[0]) and _NOUN_FOLLOWS.match(text, unit.end)):
                return Bounded(
                    replace(unit, weak=False), start + found.start(), unit.end, core, name
                )
    if onward := _ONWARD.match(text, unit.end):
        led = re.search(r"\b(?i:from)\s+$", before)
        at = start + led.start() if led else unit.start
        return Bounded(replace(unit, weak=False), at, onward.end(), core, "since")
    opened = _FROM_ON.search(before)
    if opened and "/" not in unit.shape and not _TO.match(text, unit.end):
        at = start + before.rindex("from")
        return Bounded(replace(unit, weak=False), at, unit.end, core, "since")
    return Bounded(unit, unit.start, unit.end, core)
