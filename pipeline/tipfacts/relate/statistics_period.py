"""When a number was counted: a date of its stretch, its sentence, its whole, then the document."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.records import DateValue, PeriodBasis
from tipfacts.relate.clock import Moment
from tipfacts.relate.statistics_aside import (
    of_other_clause,
    of_other_time,
    only_compares,
    told_as_now,
)
from tipfacts.relate.statistics_deed import Deed
from tipfacts.relate.statistics_default import DEEDS, default, surveyed
from tipfacts.relate.statistics_period_lists import respective, restated
from tipfacts.relate.statistics_period_words import told_words, value_of_moment
from tipfacts.relate.statistics_reading import Counted, Reading, When, Whole
from tipfacts.relate.statistics_view import View
from tipfacts.tag.mention import Mention

_CUTS = re.compile(
    r"[;:]|\)|,\s+(?:while|whereas|although|though|unlike|but|compared|against|versus|up|down)\b|\bcompared\b|\bthan\b"
)
_CUTS_BEFORE_NEXT = re.compile(_CUTS.pattern + r"|,\s+(?:and|or|where|whose|which)\b|\band\s+in\b")
_BALANCED = re.compile(r"\([^()]*\)")
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:yet|still|never|not)\b|\b(?:has|have)\s+been\b", re.I)
_AS_OF = re.compile(r"as\s+of\b|by\b|through\b", re.I)
_LEADS_IN = re.compile(r"['’]?s?\s*,?\s*(?:(?!from\b|to\b)\w+\s+){0,2}")
_PRECEDING = re.compile(
    r"\b(?:previous|preceding|prior|last)\s+year['’]s\s+(?:figure\s+of\s+|total\s+of\s+)?$", re.I
)
_BRACKETED = re.compile(r"\(\s*$")
_SHARED = re.compile(
    r"^[^.;:()]{0,120}(?:,|\b(?:and|or|among|of|to|in|at|for|from)\b)[^.;:()]{0,60}$"
)


def when(
    view: View, counted: Counted, deed: Deed | None, indicator: str, whole: Whole | None
) -> When | None:
    """Give the period of a number, with the words near it that say it, if any do."""
    found = _of_own_period(view, _when_told(view, counted, deed, indicator, whole))
    if found is None or found.words is not None:
        return found
    words = told_words(view, found)
    return replace(found, words=words, score=min(found.score, 0.7)) if words else found


def _of_own_period(view: View, found: When | None) -> When | None:
    """Call the twelve months over two years that a report covers its own, however they are told."""
    own = view.context.document
    if found is None or found.value is None or found.value != own.period:
        return found
    return replace(found, basis=own.period_basis) if "/" in found.value.edtf else found


def _when_told(
    view: View, counted: Counted, deed: Deed | None, indicator: str, whole: Whole | None
) -> When | None:
    """Give the period of a number; the first rule that answers wins."""
    compared = counted.rule == "comparison"
    if near := _behind(view):
        return _when(view, near, 0.92, counting=_is_count(deed, indicator))
    before = view.reading(view.before.index) if view.before else None
    if before is not None and _PRECEDING.search(view.gap):
        return _year_before(before)
    if compared:
        return _compared(view)
    return _leaning(view, counted, deed, indicator, whole)


def _leaning(
    view: View, counted: Counted, deed: Deed | None, indicator: str, whole: Whole | None
) -> When | None:
    """Give the period that a number takes from what stands before it, or from the document."""
    listed = respective(view) or (restated(view, whole) if whole is not None else None)
    if listed is not None:
        return listed
    over = view.reading(whole.source) if whole is not None and whole.source is not None else None
    if over is not None and over.when is not None:
        return When(over.when.value, over.when.basis, None, 0.85)
    if view.site.quantity.value == 0 and _has_been(view):
        return default(view, deed, indicator, whole)
    if ahead := _ahead(view):
        return _when(view, ahead, 0.85, counting=_is_count(deed, indicator))
    if shared := _shared(view):
        return _when(view, shared, 0.8, counting=_is_count(deed, indicator))
    for index in (whole.source if whole else None, counted.source):
        source = view.reading(index) if index is not None else None
        if source is not None and source.when is not None:
            return When(source.when.value, source.when.basis, None, 0.85)
    return _told_before(view) or default(view, deed, indicator, whole)


def _told_before(view: View) -> When | None:
    """Give the date of the sentence's number before, which the narrative goes on with."""
    for reading in view.near:
        if reading.site.mention.start < view.clause[0] or told_as_now(view):
            return None
        if not reading.counted.compared and reading.when and reading.when.words:
            return When(reading.when.value, reading.when.basis, None, 0.7)
    return None


def _has_been(view: View) -> bool:
    """Say whether a zero still holds: "no one has yet been charged"."""
    start, end = view.site.mention.start, view.site.mention.end
    return bool(_PERFECT.search(view.context.parsed.text, start, end + 30))


def _is_count(deed: Deed | None, indicator: str) -> bool:
    return indicator in DEEDS


def _usable(moment: Mention[Moment]) -> bool:
    return moment.value.role in {"prose", "table"}


def _moments(view: View) -> list[Mention[Moment]]:
    """Give the dates that can be a number's own: of its clause, and of no other bracket."""
    start, end = view.clause
    return [
        m
        for m in view.moments
        if _usable(m)
        and start <= m.start
        and m.end <= end
        and not view.bracketed(m.start)
        and not only_compares(view, m)
        and not of_other_clause(view, m)
        and not of_other_time(view, m)
    ]


def _behind(view: View) -> Mention[Moment] | None:
    """Give the date behind the number, before the next number and the next cut."""
    end = view.site.mention.end
    behind = _BALANCED.sub(lambda m: "_" * len(m[0]), view.behind)
    cut = (_CUTS_BEFORE_NEXT if view.after else _CUTS).search(behind)
    limit = end + (cut.start() if cut else len(view.behind))
    return next((m for m in _moments(view) if end <= m.start < limit), None)


def _ahead(view: View) -> Mention[Moment] | None:
    """Give the date before the number, unless a comparison claimed it."""
    start = view.site.mention.start
    before = [m for m in _moments(view) if m.end <= start]
    if not before:
        return None
    own = view.before.mention.end if view.before else view.site.sentence.start
    inside = [m for m in before if m.start >= own]
    if inside and not (view.before and _belongs_before(view, inside[0])):
        return inside[-1]
    leading = [m for m in before if m.start < view.peers[0].mention.start]
    return leading[-1] if leading else None


def _belongs_before(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a date between two numbers is the first one's: "29 in 2019 and 12 …"."""
    assert view.before is not None
    gap = view.context.parsed.text[view.before.mention.end : moment.start]
    return not re.search(r"[;:]|,|\band\b|\bbut\b", gap)


def _shared(view: View) -> Mention[Moment] | None:
    """Give the date at the end of a list that all its numbers share: "tried 12 and freed 3 in May"."""
    if view.after is None or not _SHARED.match(view.behind):
        return None
    end = view.site.mention.end
    text = view.context.parsed.text
    later = [m for m in _moments(view) if m.start >= end]
    if not later or len(_moments(view)) > 1:
        return None
    stretch = text[end : later[0].start]
    return (
        later[0]
        if not re.search(r"[;:()]|\bcompared\b|\bagainst\b|\bfrom\b|\bthan\b", stretch)
        else None
    )


_TWO_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)(?P<mark>[/–-])(?P<last>\d\d)$")


def _is_fiscal(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a date is a fiscal year, also "2015/16", and "2015–16" in a text that has them."""
    text = view.context.parsed.text
    found = _TWO_YEARS.search(text[moment.start : moment.end])
    if moment.value.fiscal or found is None:
        return moment.value.fiscal
    if (int(found["first"]) + 1) % 100 != int(found["last"]):
        return False
    return found["mark"] == "/" or bool(re.search(r"\b(?:fiscal|financial)\s+year", text, re.I))


def _when(view: View, moment: Mention[Moment], score: float, *, counting: bool) -> When:
    said = moment.value
    fiscal = _is_fiscal(view, moment)
    basis: PeriodBasis = "fiscal" if fiscal else "reporting" if said.reporting else "calendar"
    return When(value_of_moment(said, counting=counting), basis, (moment.start, moment.end), score)


def _compared(view: View) -> When | None:
    """Give the period of a figure that is only compared: its own date, else the year before."""
    inside = _between(view)
    if inside is not None:
        return _when(view, inside, 0.8, counting=True)
    if _BRACKETED.search(view.gap) and (like := _bracketed_like(view)):
        return like
    return surveyed(view, "other")


def _year_before(source: Reading) -> When | None:
    """Give the year before that of a number: "the preceding year's 125"."""
    value = source.when.value if source.when else None
    if value is None or not re.fullmatch(r"\d{4}", value.edtf):
        return None
    return When(DateValue.of(str(int(value.edtf) - 1)), "calendar", None, 0.75)


def _bracketed_like(view: View) -> When | None:
    """Give the period of the bracket before: "61 cases (99 in 2019), 38 suspects (60)"."""
    for reading in view.near:
        text = view.context.parsed.text[: reading.site.mention.start]
        if reading.counted.compared and text.endswith("("):
            return _same(reading)
    return None


def _same(reading: Reading) -> When | None:
    return When(reading.when.value, reading.when.basis, None, 0.7) if reading.when else None


def _between(view: View) -> Mention[Moment] | None:
    """Give a date right before a compared number: "than in 2009, 12"."""
    if view.before is None:
        return None
    start = view.site.mention.start
    text = view.context.parsed.text
    for moment in view.moments:
        inside = view.before.mention.end <= moment.start and moment.end <= start
        if inside and _LEADS_IN.fullmatch(text, moment.end, start):
            return moment
    return None
