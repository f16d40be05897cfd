"""Clauses in which a law lays down a penalty, a limit or a duty: their numbers are the law's.

"Article 5 prescribes 3 to 8 years" is the law speaking; "was sentenced to 3 years" and "paid a
fine of $500" are deeds, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE_END = re.compile(
    r";|,\s+(?:which\s+(?:carr|prescrib|provid|punish|penali|impos|set)\w+|but|although|though|while|whereas|yet|and\s+(?:has|have|had|obtained|began|were|was|\w+ed))\b|:\s"
)
_PENALTY = re.compile(
    r"\b(?:imprison\w*|prison|jail\w*|fine[sd]?|penalt\w+|confinement|detention|custod\w+|hard\s+labou?r|"
    r"years|months|life|sentences?|punish\w*|terms?|maximum|minimum)\b",
    re.I,
)
_LAYS_DOWN = re.compile(
    r"\b(?:prescrib\w+|punish(?:es|able|ed)?|(?:would|will|shall|may|can)\s+(?:be\s+)?(?:punish\w*|impose\w*|face|carry|provide)|"
    r"penali[sz]e[sd]?|provid(?:e|es|ed|ing)\s+(?:for|that)|carr(?:y|ies|ied|ying)|"
    r"liable|stipulat\w+|penalt(?:y|ies)\s+(?:of|from|rang\w+|under|are|is|was|were|vary|for|that)|"
    r"fines?\s+(?:go|goes|range|rang\w+|are|is|can|may|not|up\s+to|from)|(?:the\s+)?fine\s+is|fines?\s+of\s+(?:up|between|from|not|at|no)\b|impos(?:e|es|ing)\s+(?:a|an|penalties|fines|mandatory)|"
    r"(?:mandatory|statutory|prescribed|maximum|minimum)\s+(?:minimum|maximum|sentence|penalt\w+|terms?|punishment|fine|of)|"
    r"(?:a|the)\s+(?:maximum|minimum)|maximum\s+is|sets?\s+(?:a|the|no)?\s*(?:terms?|penalt\w+|sentences?)|"
    r"call(?:s|ed)?\s+for|fac(?:e|es|ed|ing)\s+(?:up\s+to|a|an|between|from|\w+\s+(?:to|or)|\d)|whoever|anyone\s+who|"
    r"(?:lower|rais|increas|reduc|doubl)\w+\s+(?:the\s+)?(?:floor|ceiling|minimum|maximum|penalt\w+|sentences?|fines?)|"
    r"with\s+(?:terms?|sentences?|penalties|punishments?|prison\s+terms?)\s+of|rais(?:es|ed)\s+these\s+to|"
    r"establish\w*\s+(?:heavier\s+|heightened\s+)?(?:penalt\w+|punishments?)|the\s+term\s+shall|"
    r"(?:prison\s+)?terms?\s+of\s+up\s+to|criminali[sz]\w+|prohibit\w*|outlaws?|forbids?|makes?\s+\w+\s+(?:\w+\s+)?(?:a\s+crime|punishable))\b",
    re.I,
)
_DEED = re.compile(
    r"\b(?:(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:sentenced|fined|convicted|jailed|imprisoned|ordered|given|imposed|handed)|"
    r"sentenced\s+(?:\w+\s+){0,4}to|sentencing\s+(?:\w+\s+){0,4}to|convicted\s+(?:and|\d|\w+\s+(?:traffickers?|offenders?|persons?))|"
    r"received|receiving|got|(?:was|were)\s+collected|collected\s+(?:fines|about|over|[\d$€£])|paid|handed\s+(?:out|down)|ordered|issued|totall?ing|served|serving|averag\w+|"
    r"(?:courts?|judges?|inspectors?|authorities|the\s+government|police)\s+(?:\w+ly\s+)?(?:imposed|levied|fined|gave))\b",
    re.I,
)
_LAW = re.compile(
    r"\b(?:law|laws|act|code|articles?|sections?|constitution|decree|regulations?|statutes?|convention|"
    r"bill|directive|protocol|ordinance|rules?)\b",
    re.I,
)
_BINDS = re.compile(
    r"\b(?:requir(?:e|es|ed|ing)|oblig(?:e|es|ing)|must|shall|may\s+not|cannot|limits?|entitle[sd]?|permits?|allows?|"
    r"mandates?|guarantees?|stipulates?|defines?|caps?|fixes|exempts?|appl(?:y|ies)\s+to|bars?|makes)\b",
    re.I,
)
_PRISON_OR_FINE = re.compile(
    r"\b(?:imprison\w*|prison|jail\w*|fine[sd]?|penalt\w+|punish\w*)\b", re.I
)
_PAY = re.compile(
    r"\b(?:wages?|pay|premium|overtime|salar(?:y|ies)|price|poverty|rate|fund|budget)\b", re.I
)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence where one statement ends and another begins."""
    at = start
    for cut in _CLAUSE_END.finditer(text, start, end):
        yield at, cut.start()
        at = cut.start()
    yield at, end


def law_speaks(text: str, start: int, end: int) -> bool:
    """Say whether a clause lays down a penalty, with no deed told in it.

    >>> law_speaks("The act prescribes two to ten years in prison", 0, 45)
    True
    >>> law_speaks("Two men were sentenced to ten years in prison", 0, 45)
    False
    """
    paid = _PAY.search(text, start, end) and not _PRISON_OR_FINE.search(text, start, end)
    return bool(
        not paid
        and _PENALTY.search(text, start, end)
        and _LAYS_DOWN.search(text, start, end)
        and not _DEED.search(text, start, end)
    )


def law_binds(text: str, start: int, end: int) -> bool:
    """Say whether a clause tells a limit or a duty that a law sets, pay left aside.

    >>> law_binds("The code limits work to 20 girls", 0, 32), law_binds("wages by law: 20", 0, 16)
    (True, False)
    """
    return bool(
        _LAW.search(text, start, end)
        and _BINDS.search(text, start, end)
        and not _PAY.search(text, start, end)
        and not _DEED.search(text, start, end)
    )
