"""Whether a text states, denies or only supposes an event of a law."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


_ARRIVES = re.compile(
    r"\b(?:(?:took|taken|takes|needed|required|waited|waits)\b[^.;]{0,60}?|(?:went|go|goes|gone)\s+on|managed?|succeeded|came|chose|voted|moved|"
    r"(?:was|were|is|are|became|become|been|being|of)\s+(?:[\w’'-]+\s+){0,4}?(?:first|second|third|fourth|fifth|last|latest|only|\d+(?:st|nd|rd|th))\b[^.;]{0,80}?)"
    r"\s+to\s+(?:be\s+)?(?:\w+ly\s+)?$"
)
"""Infinitives of what came about: "it took a year to ratify it", "was the first state to sign"."""
_DUE = frozenset({"was", "were", "is", "are", "due", "set", "expected", "scheduled", "meant"})
_HAVING = re.compile(r"\b(?:[Dd]espite|[Hh]aving|[Aa]fter)\s+(?:having\s+)?(?:\w+ly\s+)?$")
_ONCE = re.compile(r"\b(?:until|once|by\s+the\s+time|when)\b[^,;]{0,80}$", re.I)
_NOT_UNTIL = re.compile(r"[^.;,]{0,40}?\buntil\s+(?:\w+\s+){0,3}?(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Clause:
    """What stands before the word that tells an event.

    Attributes:
        lead: from the beginning of its segment to the word.
        ahead: the same, without the word's auxiliaries.
        words: those auxiliaries.
    """

    units: Units
    at: int
    lead: str
    ahead: str
    words: frozenset[str]


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
    start = units[before.start].start
    ahead = units.parsed.text[units.segment(at)[0] : start]
    clause = _Clause(units, at, units.lead(at), ahead, frozenset(before.words))
    own = _by_own_words(clause, content=content)
    if own is not None:
        return own
    if inner:
        return "stated"
    if not content and _supposed(clause):
        return "hypothetical"
    return _around(clause, content=content, lexical=lexical)


def _by_own_words(clause: _Clause, *, content: bool) -> Assertion | None:
    """Give the stance that the auxiliaries and the words right before a verb tell."""
    if clause.words & _NOT and not content and _NOT_UNTIL.match(clause.units.rest(clause.at)):
        return "stated"
    if _denied(clause):
        return "negated"
    if _ARRIVES.search(clause.lead) and not clause.words & MODAL:
        return None if _NOT & set(clause.ahead.lower().split()) else "stated"
    if _wanted(clause) or _commanded(clause):
        return "hypothetical"
    if "having" in clause.words or (_HAVING.search(clause.lead) and not content):
        return "stated"
    return None


def _denied(clause: _Clause) -> bool:
    lead = clause.lead
    said = bool(clause.words & _NOT)
    return said or any(p.search(lead) for p in (_FAILURE, _DENIED, _HAS_STILL_TO))


def _wanted(clause: _Clause) -> bool:
    if clause.words & MODAL - {"can"} or _due(clause):
        return True
    return bool(_WANTED.search(clause.lead) or _ADVISING.search(clause.ahead))


def _due(clause: _Clause) -> bool:
    """Say whether a verb is only planned ("was to take effect in June")."""
    tail = [w for w in clause.lead.lower().split()[-4:] if w != "be"]
    return len(tail) > 1 and tail[-1] == "to" and tail[-2] in _DUE


def _commanded(clause: _Clause) -> bool:
    """Say whether a bare verb opens its segment, as in a list of advice ("Ratify the Protocol")."""
    opens = not re.search(r"[^\W\d]", re.split(r":\s", clause.ahead)[-1])
    return opens and not clause.words and clause.units[clause.at].tag in {"VB", "VBP"}


def _supposed(clause: _Clause) -> bool:
    """Say whether an event stands behind "if"; "until" and "once" with a past tense tell a fact."""
    if not _IF.search(clause.ahead):
        return False
    if re.search(r"\bwhether\b.*\b(?:reported|asked)\b", clause.ahead):
        return False
    past = clause.units[clause.at].tag == "VBD" or clause.words & {"was", "were", "had"}
    return not (past and _ONCE.search(clause.ahead))


def _around(clause: _Clause, *, content: bool, lexical: bool) -> Assertion:
    """Give the stance of the clause around a verb."""
    units, unit = clause.units, clause.units[clause.at]
    told = assertion(units.parsed, unit.start, unit.end)
    if content and told == "hypothetical":
        return "stated"
    if told == "hypothetical" and _ONCE.search(clause.ahead) and unit.tag == "VBD":
        return "stated"
    if told != "negated":
        return told
    first, last = units.segment(clause.at)
    denies = _DENIES.search(units.parsed.text[first:last])
    return "negated" if denies and not lexical else "stated"


_DENIES = re.compile(
    r"\b(?:no(?!\.)|not|never|none|nor|neither|nobody|nothing|without|fail\w*|refus\w*|lack\w*|declin\w*|reject\w*|"
    r"absen\w+|cannot|unable|hardly|barely|den(?:y|ied|ies)|instead|rather|prevent\w*|yet|little|few)\b|n['’]t\b",
    re.I,
)
