"""What laws say and what they are used for: all that a sentence tells of bans, penalties and cases."""

from __future__ import annotations

import re

from tipfacts.records import LawEvent
from tipfacts.relate.law_bans import bans_beside
from tipfacts.relate.law_cases import cases
from tipfacts.relate.law_crimes import crimes_under
from tipfacts.relate.law_gapped import gapped
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_penalties import clause_end, penalties, penalty_of_earlier
from tipfacts.relate.law_said import said
from tipfacts.relate.law_terms import bare_terms, told_terms
from tipfacts.relate.law_units import Units

__all__ = ["clause_end", "content_of", "settled"]


def content_of(units: Units, earlier: Laws = ()) -> list[Hit]:
    """Give the bans, penalties and cases that a sentence tells of its laws or of the one before it.

    Args:
        units: the sentence.
        earlier: the laws of the sentence before, which "it" may stand for.
    """
    found = [*said(units, earlier), *bans_beside(units), *crimes_under(units)]
    punished = [*penalties(units, earlier), *told_terms(units, earlier)]
    if not units.laws:
        punished += penalty_of_earlier(units, earlier)
    known = {x.start for h in punished for x in h.laws}
    punished += [h for h in bare_terms(units, earlier) if h.laws[0].start not in known]
    found += [*punished, *(h for h in cases(units, earlier) if not _only_named(units, h, punished))]
    return [*found, *gapped(units, found)]


_IF = re.compile(
    r"\b(?:if|when|once|where|anyone|whoever|those|someone|any person|a person|persons?|offenders?|traffickers)\b(?:\W+\w+){0,4}\W*$",
    re.I,
)


def _only_named(units: Units, hit: Hit, punished: list[Hit]) -> bool:
    """Say whether a case is none: the sentence tells what "those convicted under the Act" face."""
    laws = {x.start for h in punished for x in h.laws}
    if not any(x.start in laws for x in hit.laws) or hit.assertion == "negated":
        return False
    unit = units[hit.at]
    noun = unit.lemma in {"sentence", "term", "fine", "maximum", "conviction"}
    return (noun and unit.tag.startswith("NN")) or bool(_IF.search(units.lead(hit.at)))


def settled(hits: list[Hit]) -> list[Hit]:
    """Leave out what a rule reads as it stands where another, of the same word, knows it denied."""
    denied = {
        (law.start, h.event, h.at) for h in hits if h.assertion == "negated" for law in h.laws
    }
    return [h for h in hits if h.assertion or not _known(h, denied)]


def _known(hit: Hit, denied: set[tuple[int, LawEvent, int]]) -> bool:
    return any((law.start, hit.event, hit.at) in denied for law in hit.laws)
