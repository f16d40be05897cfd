"""Wholes that a number only goes on from: "all but nine", "none convicted", "how many of them"."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_antecedent import antecedent, as_whole, fits
from tipfacts.relate.statistics_reading import Counted, Whole
from tipfacts.relate.statistics_view import View

_ALL_BUT = re.compile(r"\ball\s+(?:but|except)\s+$", re.I)


def excepted(view: View, counted: Counted) -> Whole | None:
    """A bare number left out of the whole just counted: "All but nine accepted"."""
    bare = counted.rule in {"ellipsis", "persons"}
    if not bare or view.site.percent or not _ALL_BUT.search(view.gap):
        return None
    found = antecedent(view)
    return as_whole(view, found, 0.75) if found else None


_PRONOUN_ZERO = re.compile(r"(?:none|not\s+one|not\s+a\s+single\s+one)(?:\s+[a-z]+)?$", re.I)
_HOW_MANY = re.compile(
    r"\bhow\s+many\s*(?:$|(?:of\s+(?:them|these|those)|had|have|were|was|are|got|went|received|ended|led|came|"
    r"remained|resulted|reached)\b)",
    re.I,
)
_AS_SORT = re.compile(r"\s*(?:\([^)]*\)\s*)?as\s+(?:a\s+|an\s+)?[a-z]", re.I)
_THEN_FOUND = re.compile(
    r"\b(?:and|then|of\s+whom)\s+(?:\w+\s+)?\w+(?:ed|n|d)\s+(?:only\s+|just\s+)?$", re.I
)


def none_of_them(view: View, counted: Counted) -> Whole | None:
    """Nobody of those just counted: "61 people were charged and none convicted"."""
    mention = view.site.mention
    told = view.context.parsed.text[mention.start : mention.end]
    if view.site.quantity.value != 0 or not _PRONOUN_ZERO.match(told):
        return None
    if view.before is None or not re.search(r"\b(?:and|but)\s+$", view.gap):
        return None
    found = antecedent(view)
    return as_whole(view, found, 0.75) if found else None


def how_many(view: View, counted: Counted) -> Whole | None:
    """A missing figure of those just counted: "did not say how many of them went home"."""
    mention = view.site.mention
    end = min(view.site.sentence.end, mention.end + 20)
    if not view.site.missing or not _HOW_MANY.search(view.context.parsed.text[mention.start : end]):
        return None
    found = antecedent(view)
    return as_whole(view, found, 0.7) if found else None


def found_as(view: View, counted: Counted) -> Whole | None:
    """Those found among the ones looked at: "screened 143 persons and confirmed 29 as victims"."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or counted.rule != "ellipsis" or view.site.percent or not fits(view, before):
        return None
    told = _AS_SORT.match(view.behind) and _THEN_FOUND.search(view.gap)
    return as_whole(view, before, 0.8) if told and not before.site.missing else None
