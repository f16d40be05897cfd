"""What a part can be a part of: the numbers before that "them", "whom" and "these" stand for."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_reading import Reading, Whole
from tipfacts.relate.statistics_sites import Range
from tipfacts.relate.statistics_view import View


def as_whole(view: View, reading: Reading, score: float = 0.85) -> Whole:
    """Make a whole of a number that was read before."""
    start, end = _told_as(reading)
    return Whole(fold(view.context.parsed.text[start:end]), (start, end), reading.site.index, score)


def _told_as(reading: Reading) -> Range:
    """Give where a number stands with the whole noun phrase that follows it at once."""
    start, end = reading.evidence
    words = reading.counted.words
    if reading.counted.rule == "noun" and words is not None and start <= words[0] <= end:
        end = max(end, words[1])
    return start, end


def fold(text: str) -> str:
    """Give a stretch of text on one line, without quotes and marks around it."""
    return re.sub(r"\s+", " ", text).strip(' ,;"“”')


def fits(view: View, whole: Reading) -> bool:
    """Say whether a number can be a part: no more than the whole, of a kind that can be shared."""
    if view.site.percent:
        return not whole.site.percent
    if view.site.kind != whole.site.kind:
        return False
    ours, theirs = view.site.quantity.value, whole.site.quantity.value
    theirs = theirs if theirs is not None else whole.site.quantity.high
    return ours is None or theirs is None or ours <= theirs


def antecedent(view: View) -> Reading | None:
    """Give the number that "them", "whom" or "these" stands for: the nearest that can be a whole."""
    for reading in reversed(view.earlier[-12:]):
        near = view.site.sentence.index - reading.site.sentence.index <= 2
        same = view.site.sentence.block == reading.site.sentence.block
        if not (near and same):
            return None
        if _no_whole(reading):
            continue
        if _is_part_here(view, reading) and not _nested(view, reading):
            continue
        if fits(view, reading) and reading.unit not in {"year"}:
            return reading
    return None


def _is_part_here(view: View, reading: Reading) -> bool:
    """Say whether a number of the same sentence is itself a part of another."""
    whole, same = reading.whole, reading.site.sentence.index == view.site.sentence.index
    return whole is not None and whole.source is not None and same


def _no_whole(reading: Reading) -> bool:
    """Say whether nothing can be a part of a number: zero, missing, a share, only compared."""
    quantity = reading.site.quantity
    compared = reading.counted.compared
    return reading.site.missing or quantity.value == 0 or reading.site.percent or compared


def _nested(view: View, reading: Reading) -> bool:
    """Say whether the pronoun follows a part at once, so that the part is the new whole."""
    between = view.context.parsed.text[reading.evidence[1] : view.site.mention.start]
    return bool(re.match(r"\s*(?:of\s+(?:them|whom)\s+)?(?:\w+\s+){0,4}\w*,\s*$", between))


def top_of(view: View, reading: Reading) -> Reading:
    """Give what a part is a part of: a further part of the same is told beside it."""
    source = reading.whole.source if reading.whole else None
    over = view.reading(source) if source is not None else None
    return over if over is not None and fits(view, over) else reading
