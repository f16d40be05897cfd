"""The words of a statistic's evidence: the number with what clings to it."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_reading import Counted, Whole
from tipfacts.relate.statistics_sites import Range
from tipfacts.relate.statistics_view import View


def evidence_of(view: View, counted: Counted, whole: Whole | None) -> Range:
    """Give the number with its bound and the noun that follows at once.

    A share takes its whole along ("70 percent of those surveyed"), a part does not ("nine of the
    cases"), and what "of" adds to a noun stays outside, but for zeros ("no cases of complicity").
    """
    mention = view.site.mention
    if counted.rule in {"persons", "clause"} and whole is not None and _right_behind(view, whole):
        return mention.start, max(mention.end, whole.words[1])
    if view.site.money or (counted.rule == "whole" and not view.site.percent):
        return mention.start, mention.end
    if counted.rule in {"noun", "whole"} and counted.words and counted.words[0] >= mention.start:
        return mention.start, max(mention.end, _noun_end(view, counted.words))
    return mention.start, mention.end


def _right_behind(view: View, whole: Whole) -> bool:
    between = view.context.parsed.text[view.site.mention.end : whole.words[0]]
    behind = view.site.percent and whole.words[0] >= view.site.mention.end
    return behind and bool(_BEFORE_WHOLE.fullmatch(between))


_BEFORE_WHOLE = re.compile(r"\s*(?:(?:out\s+)?of|in)?\s*(?:all\s+)?", re.I)


_ADDED = re.compile(r"(?<!\bvictims)(?<!\bvictim)\s+of\s", re.I)


def _noun_end(view: View, words: Range) -> int:
    if view.site.quantity.value == 0 or view.site.percent:
        return words[1]
    begin = max(words[0], view.site.mention.end)
    found = _ADDED.search(view.context.parsed.text, begin, words[1])
    return found.start() if found else words[1]
