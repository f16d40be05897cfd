"""Numbers that take over what another counts: comparisons, ellipses, parts of a whole."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_reading import Counted, Reading, Whole
from tipfacts.relate.statistics_view import View

COMPARED = re.compile(
    r"(?:\b(?:compar(?:ed|ing|es?|ison)|relative)\s+(?:with|to)|\bagainst|\bversus|\bvs\.?|"
    r"\b(?:up|down|fell|rose|drop(?:ped)?|decreas(?:ed|e|ing)|increas(?:ed|e|ing)|decline[ds]?|"
    r"reduc(?:ed|tion)|grew|change[ds]?)\b[^;.]{0,60}?\bfrom|\bas\s+opposed\s+to|"
    r"\bin\s+contrast\s+(?:to|with)|\b(?:more|fewer|less|higher|lower|better|worse)\s+than|"
    r"\bthan|\bfrom|\bfollowing|\bafter|\bfollowed\s+by|\binstead\s+of)"
    r"(?:\s+(?:the|a|an|only|just|some|last|previous|prior|year['’]s|year|total|figure|of))*\s*$",
    re.I,
)
"""How the words before a number of a comparison end."""


_CHAIN = re.compile(
    r"^[^.;]{0,40}?(?:,|;|\band\b|\bor\b|\()\s*(?:(?:only|just|then|another|about)\s+)*$"
)


_FROM_TO = re.compile(r"^[^.;]{0,60}?\bto\s+(?:just|only|about|some|nearly)?\s*$", re.I)


_BRACKET = re.compile(r"\(\s*$")


def inherited(view: View) -> Counted | None:
    """The noun of a number before, where the words between say that it goes on."""
    source = _source(view)
    if source is None:
        return None
    compared = is_compared(view)
    source = source if compared else _top(view, source)
    known = source.counted
    score = 0.85 if compared else 0.72
    return Counted(
        "comparison" if compared else "ellipsis", known.text, known.head, known.words,
        view.site.last, view.site.core.i, score, source.site.index,
    )  # fmt: skip


def _top(view: View, reading: Reading) -> Reading:
    """Give what a bare part is a part of: the next bare number goes on with the whole's noun."""
    over = reading.whole.source if reading.whole is not None else None
    if over is None or reading.counted.rule != "ellipsis" or reading.site.percent:
        return reading
    return view.reading(over) or reading


def taken_from(view: View, counted: Counted, whole: Whole | None) -> Counted | None:
    """Give the noun of the whole to a part that names none itself: "of these, 12 were girls"."""
    source = view.reading(whole.source) if whole is not None and whole.source is not None else None
    bare = counted.rule in {"persons", "ellipsis"} or (
        counted.rule == "clause" and not view.site.percent
    )
    if source is None or not bare or counted.source == source.site.index:
        return None
    known = source.counted
    site = view.site
    return Counted(
        "ellipsis", known.text, known.head, known.words, site.last, site.core.i, 0.8,
        source.site.index,
    )  # fmt: skip


def is_compared(view: View) -> bool:
    """Say whether a number only compares: "against 22 the year before", "(131 in 2018)"."""
    if COMPARED.search(view.gap):
        return True
    before = view.before
    if before is None or before.kind != view.site.kind:
        return False
    if _BRACKET.search(view.gap) and len(view.gap) < 60:
        return bool(re.match(r"\s*(?:\)|in\b|the\b|during\b|for\b|last\b)", view.behind))
    if _FROM_TO.match(view.gap) and re.search(r"\bfrom\b", _lead(view)):
        return True
    return bool(_CHAIN.match(view.gap)) and _dated_at_once(view)


def _lead(view: View) -> str:
    before = view.before
    start = view.site.sentence.start
    return view.context.parsed.text[start : before.mention.start if before else start]


def _dated_at_once(view: View) -> bool:
    """Say whether a date follows the number with at most a preposition between."""
    end = view.site.mention.end
    text = view.context.parsed.text
    return any(
        m.start >= end and re.fullmatch(r"\s*(?:in|during|for|the|by|,)?\s*", text[end : m.start])
        for m in view.moments
    )


def _source(view: View) -> Reading | None:
    """Give the nearest reading of the same kind, of this sentence, then of the one before."""
    kind = view.site.kind
    for reading in view.near:
        if reading.site.kind == kind and reading.counted.head:
            return _compared_with(view, reading)
    if view.site.missing or not view.earlier:
        return None
    last = view.earlier[-1]
    same = last.site.sentence.block == view.site.sentence.block
    near = view.site.sentence.index - last.site.sentence.index <= 1
    fits = same and near and last.site.kind == kind and last.counted.head
    return _compared_with(view, last) if fits else None


def _compared_with(view: View, reading: Reading) -> Reading:
    """Give the number that a compared one was compared with: the narrative goes on with it."""
    source = reading.counted.source
    if reading.counted.rule != "comparison" or source is None or is_compared(view):
        return reading
    return view.reading(source) or reading
