"""Whether a text states, denies or only supposes an event of a law."""

from __future__ import annotations

import re

from tipfacts.records import Assertion
from tipfacts.relate.law_grammar import Chain
from tipfacts.relate.law_lexicon import MODAL
from tipfacts.relate.law_units import Units
from tipfacts.relate.stance import assertion

_DENIED = re.compile(
    r"\b(?:fail(?:s|ed|ure)?|refus(?:es|ed)|declin(?:es|ed)|neglect(?:s|ed)|yet|still|remains?|unable|without\s+having)"
    r"(?:\s+(?:has|have|had))?\s+to\s+(?:be\s+)?(?:\w+ly\s+)?$",
    re.I,
)
_FAILURE = re.compile(r"\bfail(?:ure|ed|s|ing)?\b[^.;]{0,50}?\sto\s+(?:be\s+)?(?:\w+ly\s+)?$")
_HAS_STILL_TO = re.compile(
    r"\b(?:has|have|had)\s+(?:yet|still)\s+to\s+(?:be\s+)?$|\bwithout\s+(?:\w+\s+)?$|\binstead\s+of\s+$"
)
_WANTED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|urge[sd]?|urging|recommend(?:s|ed|ing)?|call(?:s|ed|ing)?|ask(?:s|ed)?|"
    r"encourag(?:e|es|ed|ing)|decid(?:e|es|ed)|agree[sd]?|promis(?:e|es|ed)|pledg(?:e|es|ed)|want(?:s|ed)?|hop(?:e|es|ed|ing)|"
    r"commit(?:s|ted|ment)?|consider(?:s|ed|ing)?|propos(?:e|es|ed|al|als)|need(?:s|ed)?|seek(?:s|ing)?|request(?:s|ed)?|"
    r"expect(?:s|ed)?|help(?:ed|s)?|advis(?:e|ed)|efforts?|steps?|process|ready|able|pressure|due|draft|would|aim(?:s|ed)?)"
    r"\s+(?:[\w’'-]+\s+){0,6}?to\s+(?:be\s+)?(?:\w+ly\s+)?$"
)
_ADVISING = re.compile(
    r"\b(?:considering|recommended|consider|recommends?|suggested|discussing|toward|towards)\s+(?:\w+\s+)?$"
)
_IF = re.compile(r"\b(?:if|whether|unless|should|once|until)\b[^,;]{0,60}$", re.I)
_NOT = frozenset({"not", "n't", "never", "nor", "neither"})


def stance_of(
    units: Units,
    at: int,
    before: Chain,
    *,
    content: bool = False,
    inner: bool = False,
    lexical: bool = False,
) -> Assertion:
    """Give the stance of the event that the word at a place tells.

    The words right before a verb are read here ("has still to ratify", "would ban"); the clause
    around it by `relate.stance`.

    Args:
        units: the sentence.
        at: the word that tells the event.
        before: its auxiliaries.
        content: the event is what a law says: "if" and "may" belong to the deeds it speaks of.
        lexical: the word itself tells a lack ("failed"), which denies nothing.
        inner: the event stands in a clause of its own, which the clause around it does not reach.
    """
    unit = units[at]
    words = set(before.words)
    start = units[before.start].start
    lead = units.lead(at)
    ahead = units.parsed.text[units.segment(at)[0] : start]
    if words & _NOT or _FAILURE.search(lead) or _DENIED.search(lead) or _HAS_STILL_TO.search(lead):
        return "negated"
    if words & MODAL - {"can"} or _WANTED.search(lead) or _ADVISING.search(ahead):
        return "hypothetical"
    opens = not re.search(r"[^\W\d]", re.split(r":\s", ahead)[-1])
    if unit.tag in {"VB", "VBP"} and not before.words and opens:
        return "hypothetical"
    if inner:
        return "stated"
    if (
        not content
        and _IF.search(ahead)
        and not re.search(r"\bwhether\b.*\b(?:reported|asked)\b", ahead)
    ):
        return "hypothetical"
    told = assertion(units.parsed, unit.start, unit.end)
    if content and told == "hypothetical":
        return "stated"
    if lexical and told == "negated":
        return "stated"
    first, last = units.segment(at)
    return (
        "stated"
        if told == "negated" and not _DENIES.search(units.parsed.text[first:last])
        else told
    )


_DENIES = re.compile(
    r"\b(?:no(?!\.)|not|never|none|nor|neither|nobody|nothing|without|fail\w*|refus\w*|lack\w*|declin\w*|reject\w*|"
    r"absen\w+|cannot|unable|hardly|barely|den(?:y|ied|ies)|instead|rather|prevent\w*|yet|little|few)\b|n['’]t\b",
    re.I,
)
