"""Stance: whether the clause states, denies or only supposes what a mention tells.

The way leads from the words up the parse. Each noun phrase, each verb and each verb that governs it
can deny ("no", "never", "refused to") or suppose ("may", "if", "plans to"); it ends at the clause:
a relative or adverbial clause does not share the stance of the sentence around it.
"""

from __future__ import annotations

from tipfacts.records import Assertion
from tipfacts.relate.stance_clauses import clause_range
from tipfacts.relate.stance_climb import Stance, climb
from tipfacts.relate.stance_surface import advises, asks
from tipfacts.tag.parsed import Parsed

__all__ = ["assertion", "clause_range"]


def assertion(parsed: Parsed, start: int, end: int, *, lacks: bool = True) -> Assertion:
    """Give the stance of the clause that holds the words `[start, end)` of the cleaned text.

    Args:
        parsed: the document.
        start: first character of the words that tell the event, or of its date or law.
        end: one past the last.
        lacks: whether a lack told by a noun or a light verb denies: "failure to ratify", "made no
            progress". It does of a law's event, not of a date's, whose event is the lack itself.
    """
    words = parsed.words(start, end)
    if advises(parsed, start, words) or asks(parsed, start):
        return "hypothetical"
    stance: Stance = climb(words, lacks=lacks)
    return stance.assertion
