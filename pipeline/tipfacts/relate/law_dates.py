"""Which of a sentence's dates an event of a law happened at."""

from __future__ import annotations

import re

from tipfacts.relate.clock import Moment
from tipfacts.relate.context import Context
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import Units
from tipfacts.tag.mention import Mention

Dated = Mention[Moment]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAK = re.compile(
    r";|\b(?:which|who|while|whereas|although|after|before|until|because|when|since|compared|than|but)\b|\bas\s+in\s*$"
)
_FAR = 160


def date_of(context: Context, units: Units, hit: Hit, taken: set[int]) -> Dated | None:
    """Give the moment of an event: the first behind its word, else the last before it.

    Args:
        context: the document.
        units: the sentence.
        hit: the event.
        taken: starts of moments that the verb before it in the sentence has behind itself.
    """
    moments = [
        m
        for m in context.clock.within(*units.segment(hit.at))
        if m.value.role == "prose" and not _in_bracket_of_its_own(units, m)
    ]
    trigger = units[hit.at]
    behind = next((m for m in moments if m.start >= trigger.end), None)
    if behind is not None and not _parted(units, hit, behind):
        return behind
    ahead = [
        m for m in moments if m.end <= units[hit.before.start].start and _free(units, m, taken)
    ]
    if hit.inner:
        ahead = [m for m in ahead if m.start >= hit.laws[0].end]
    if ahead and not _told_before(units, hit, ahead[-1]):
        return ahead[-1]
    return None


_OWN_BRACKET = re.compile(r"[(\[]\s*(?:not\s+)?(?:\w+(?:ed|tion)|in\s+force)\b[^()\[\]]*$")


def _in_bracket_of_its_own(units: Units, moment: Dated) -> bool:
    """Say whether a date stands in a bracket that tells another event ("(signed in 2000)")."""
    return bool(_OWN_BRACKET.search(units.parsed.text[units.sentence.start : moment.start]))


_SINCE = re.compile(r"\W*[Ss]ince\s+")


def since(context: Context, units: Units, hit: Hit) -> tuple[Dated, ...]:
    """Give the moment since which a law says what it says ("Since 2005 the Code has punished")."""
    if hit.event not in {"prohibits", "penalizes"}:
        return ()
    begin = units.segment(hit.at)[0]
    first = next(iter(context.clock.within(begin, units[hit.at].start)), None)
    if first is None or first.value.role != "prose":
        return ()
    opens = _SINCE.match(units.parsed.text, begin)
    return (first,) if opens and first.start <= opens.end() else ()


def _free(units: Units, moment: Dated, taken: set[int]) -> bool:
    """Say whether a date is not spoken for, or a clause with "when" says what else happened then."""
    after = units.parsed.text[moment.end : units.sentence.end]
    return moment.start not in taken or bool(re.match(r",?\s+when\b", after))


def dates_of(context: Context, units: Units, hit: Hit, taken: set[int]) -> tuple[Dated, ...]:
    """Give all moments of an event that happened more than once ("in 2003, 2005 and in 2008")."""
    if hit.dated is not None:
        return tuple(context.clock.within(*hit.dated))[:1]
    first = date_of(context, units, hit, taken)
    if first is None:
        return ()
    found = [first]
    for moment in context.clock.within(first.end, units.sentence.end):
        between = units.parsed.text[found[-1].end : moment.start]
        if moment.value.role != "prose" or not _AGAIN.fullmatch(between):
            break
        found.append(moment)
    return tuple(found)


_AGAIN = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,|,?\s+and)(?:\s+and)?\s+(?:again\s+|most\s+recently\s+)?(?:in\s+|on\s+)?"
)


_BETWEEN = re.compile(r"\bbetween\s+(?:[\w’'-]+\s+){0,8}$")


def _parted(units: Units, hit: Hit, moment: Dated) -> bool:
    """Say whether another clause begins between an event's word and a date behind it."""
    text = units.parsed.text[units[hit.at].end : moment.start]
    if re.search(r",[”\"’]?\s+and\s+(?:in|on|by|since|from)\s+(?:the\s+|early\s+|late\s+)?$", text):
        return True
    if _BETWEEN.search(units.lead(hit.at)) and re.search(r"\band\s+$", text):
        return True
    if len(text) > _FAR or _BREAK.search(_plain(units, units[hit.at].end, moment.start)):
        return True
    between = [u for u in units.units[hit.at + 1 :] if u.end <= moment.start]
    if not units[hit.at].tag.startswith("V"):
        between = [
            u for u in between if u.lemma not in {"follow", "take", "occur", "come", "happen"}
        ]
    if re.search(r"\b(?:down|up)\s+from\b", text):
        return True
    return any(u.tag in _FINITE or (u.tag == "VBN" and _own(units, u.start)) for u in between)


def _own(units: Units, start: int) -> bool:
    """Say whether a participle has a verb's place of its own ("and ratified")."""
    at = next(i for i, u in enumerate(units.units) if u.start == start)
    return units.word(at - 1) in {"and", "or", "but", ","}


def _plain(units: Units, start: int, end: int) -> str:
    """Give the words between two offsets, law names left out."""
    return " ".join(u.word for u in units.units if start <= u.start and u.end <= end)


def _told_before(units: Units, hit: Hit, moment: Dated) -> bool:
    """Say whether a date before an event belongs to another verb."""
    start = units[hit.before.start].start
    text = units.parsed.text[moment.end : start]
    if len(text) > _FAR or ";" in text:
        return True
    if moment.start - units.segment(hit.at)[0] < 40 and not _verb_before(units, hit, moment):
        return False
    if re.search(r"\bof\s+(?:whom|which)\b", text):
        return False
    between = [u for u in units.units if moment.end <= u.start and u.end <= start]
    return any(u.tag in _FINITE for u in between)


def _verb_before(units: Units, hit: Hit, moment: Dated) -> bool:
    begin = units.segment(hit.at)[0]
    return any(u.tag in _FINITE for u in units.units if begin <= u.start and u.end <= moment.start)
