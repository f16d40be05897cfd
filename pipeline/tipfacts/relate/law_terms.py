"""Penalties told of a law in other words: "risk life under the Act", "brings a term of two years".

The last resort of a clause that names one law and one punishment, and tells of no case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_grammar import Chain
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import LawMention, Units

_PENAL = re.compile(
    r"\b(?:penalt(?:y|ies)|punish\w*|imprison\w*|prison|jail(?:ed)?|gaol|sentences?|terms?\s+of|(?:is|are|be)\s+fined|fines|custody|"
    r"behind\s+bars|hard\s+labou?r|penal\s+colony|maximum|minimum|imposes|penitentiary|deprivation\s+of\s+liberty)\b",
    re.I,
)
_CASE = re.compile(
    r"\b(?:was|were|had|has|have|been|court|judges?|jury|tribunal|police|prosecutors?|magistrates?|defendants?|received|convicted|"
    r"sentenced|charged|arrested|served|last\s+year|cases?|proposed|proposal|recommended|if\s+passed)\b",
    re.I,
)
_OFFENDER = re.compile(
    r"\bconvicted\s+(?:\w+\s+){0,2}(?:may|can|face|risk|shall)|\b[Aa]\s+convicted\s+\w+\b"
)


def terms(units: Units) -> Iterator[Hit]:
    """Find the penalty of the one law of a sentence that no other rule has read."""
    laws = [u.law for u in units.units if u.law is not None]
    if len(laws) != 1 or not _punishes(laws[0]):
        return
    law = laws[0]
    at = next(i for i, u in enumerate(units.units) if u.law is law)
    words = penalty_around(units, law)
    case = _CASE.search(_OFFENDER.sub("", words))
    if case or not _PENAL.search(words) or penalty_in(words) is None:
        return
    yield Hit((law,), "penalizes", at, Chain(at, ()), 0.65)


def _punishes(law: LawMention) -> bool:
    draft = law.value.draft
    return draft.kind in {"statute", "code_article", "decree", "bill"} and not draft.weak


def penalty_around(units: Units, law: LawMention) -> str:
    """Give the words of a sentence that stand around its law."""
    text = units.parsed.text
    return f"{text[units.sentence.start : law.start]} {text[law.end : units.sentence.end]}"
