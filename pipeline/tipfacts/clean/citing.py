r"""Signs that words stand in a list of sources, and not in running text.

Forms: a date that is a sentence of its own ("Port Ada, June 14, 2017."), "Accessed: May 2014",
"Source on file", "E-mail communication to", "Enacted: 2013", "Ibid.", "op. cit.", "p. 34", "et al.",
"12(3), 41-60", "Town: Press, 2004", "Author, A. (2004). Title", "12 Harbor L. Rev. 405", "doi:".
No such signs, for running text has them: "(Smith 2004)", "(p. 11)", "as Smith (2004) says".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2})?"
_DATE = rf"(?:{_MONTH}\s+(?:{_DAY},?\s+)?{_YEAR}|{_DAY}\s+{_MONTH},?\s+{_YEAR}|{_YEAR})"
_NAME = r"[A-ZÀ-Ž][\w’'.-]{1,40}"
_OPENING = r"[ \t]*(?:[-•*▪]\s+|\[\d{1,3}\]\s*|\d{1,3}[.)]?\s+)?"

_STRONG_WORDS = (
    rf"[Aa]ccessed:?\s+(?:on\s+)?{_DATE}",
    rf"(?:[Rr]etrieved|[Dd]ownloaded|[Cc]onsulted)\s+(?:on\s+)?"
    rf"(?:{_DATE}|from\s*(?:https?:|www|[:.\n]))",
    r"[Ll]ast\s+(?:accessed|visited|checked|consulted)\b",
    r"[Aa]vailable\s+(?:at|from|online)(?:\s+at)?\s*:?\s*(?:https?:|www\.|<|[.,;\])]|\n)",
    r"(?:[Ss]ources?\s+on\s+file|[Oo]n\s+file\s+with)\b",
    rf"(?:Accessed|Enacted|Published|Updated|Issued|Adopted|Posted|Viewed):\s+{_DATE}",
    r"[Ii]bid\b",
    r"(?:op|loc)\.\s?cit\b",
    r"supra\s+note\b",
    r"[Ii]d\.\s+at\s+\d",
    r"(?<!\()(?:[Ee]-?mail|[Pp]ersonal|[Oo]ral)\s+communication\b",
    r"(?:doi|ISBN|ISSN)\b\s?:?\s?(?:\d|https?:)",
    r"\d{1,3}\s?\(\d{1,2}(?:[-–/]\d{1,2})?\)\s?[,:]\s?\d{1,4}\s?[-–]\s?\d{1,4}",
    r"\d{1,4}\s(?:[A-Z][\w’'.]{0,30}\s){1,5}(?:L|Rev|J|Q)\.\s"
    r"(?:[A-Z][\w’'.]{0,30}\s){0,3}\d{1,5}\b",
    rf"{_NAME}(?:,?\s{_NAME})?:\s{_NAME}[^.:;\n]{{0,60}},\s{_YEAR}\b",
)
_STRONG_LINES = (
    rf"{_NAME},\s(?:[A-ZÀ-Ž]\.|{_NAME}\s[A-Z]\.)[^\n]{{0,160}}?\(?{_YEAR}[a-z]?\)?[.,:)]",
    rf"[A-ZÀ-Ž][^.()\n]{{1,90}}\.?\s\({_YEAR}[a-z]?(?:,\s[^()\n]{{3,20}})?\)[.,:]\s",
    r"(?:See|Cf\.|Id\.|Supra)\s",
)
_SENTENCE_OF_A_DATE = (
    rf"(?<=[.!?)\]”\"’'*]\s)(?:{_NAME}(?:\s{_NAME}){{0,3}}[,:]\s+)?{_DATE}[a-z]?\.(?=\s|$)"
)
_WEAK_WORDS = (
    r"(?<!\()pp?\.\s?\d",
    r"et\.?\s?al\b",
    r"n\.d\.",
    r"[Vv]ol\.\s?\d",
    r"Unpublished\b",
    r"[Ff]orthcoming\b",
    r"\d{1,3}\sU\.?S\.?C\.?\s",
    r"Reporting\.\s",
)


def _any(forms: Sequence[str]) -> str:
    return f"(?:{'|'.join(forms)})"


_SIGN = re.compile(
    rf"{_SENTENCE_OF_A_DATE}|\b{_any(_STRONG_WORDS)}|(?m:^){_OPENING}{_any(_STRONG_LINES)}"
)
_SLIGHT = re.compile(
    rf"\b{_any(_WEAK_WORDS)}|(?:https?://|www\.)\S+|\S\.(?:pdf|html?|aspx?|php)\b|\([Ee]ds?\.\)"
)
_TOLD = re.compile(
    r"\b(?:(?i:was|were|is|are|has|have|had|been|be|it|they|that|which|who|he|she|did|does|do|not|"
    r"would|can|could|must|their|this|these|there|when|while|said|noted)|may|will)\b"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TELLS = 0.06
"""Share of words that only sentences have, from which words are running text; titles have 0.02."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Where the signs of a text stand, and what each weighs; strong ones weigh 1, slight ones 0.5."""

    text: str = field(repr=False)
    places: Sequence[int]
    weights: Sequence[float]

    @classmethod
    def of(cls, text: str) -> Signs:
        """Find the signs of a text.

        >>> Signs.of("The Oar. Two jailed. May 3, 2014. Accessed May 2015.").weight(0, 60)
        2.0
        """
        strong = [(m.end(), 1.0) for m in _SIGN.finditer(text)]
        slight = [(m.start(), 0.5) for m in _SLIGHT.finditer(text)]
        found = sorted(strong + slight)
        return cls(text, [p for p, _ in found], [w for _, w in found])

    def weight(self, start: int, end: int) -> float:
        """Give the weight of the signs that end after `start` and not after `end`."""
        return sum(
            self.weights[bisect_left(self.places, start + 1) : bisect_left(self.places, end + 1)]
        )


def tells(text: str) -> bool:
    """Say whether words are running text, by the words that sentences need and titles do not.

    >>> tells("The owners were jailed, and it was said that they had fled."), tells("Nets and Knots")
    (True, False)
    """
    words = len(_WORD.findall(text))
    return words > 0 and len(_TOLD.findall(text)) >= _TELLS * words
