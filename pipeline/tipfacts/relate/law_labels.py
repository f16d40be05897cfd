"""Events of laws told by labels and brackets, without a verb.

Forms: "Convention No. 29 (ratified 1966)", "Signature of the Convention: 12 May 2008. Ratification:
2010.", "Treaties ratified: …", "Convention 182: not ratified".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_grammar import Chain
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_lexicon import event_words
from tipfacts.relate.law_units import Units

_NO = r"(?:not(?:\s+yet)?|never|yet\s+to\s+be|un)"
_FORCE = r"(?:entry\s+into|entered\s+into|in|into|came\s+into|coming\s+into)\s+(?:force|effect)|effective|commencement|commenced"
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{4,120})[)\]]")
_PARTS = re.compile(r"[,;/]|\band\b")
_SAYS_NO = re.compile(r"\s*(?:no|not(?:\s+yet)?|none|never|pending|nil|[-–—✗✘×])\s*$", re.I)
_WHEN = r"(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December"


@cache
def _words() -> dict[str, LawEvent]:
    """Map participles and nouns of law-making, as labels use them, to events.

    >>> _words()["ratified"], _words()["adoption"]
    ('ratified', 'adopted')
    """
    nouns = {k: v for k, v in event_words("noun").items() if v not in {"introduced", "applied"}}
    verbs = {_participle(k): v for k, v in event_words("object", "to").items() if v != "applied"}
    return {**nouns, **verbs}


def _participle(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith(("fy", "ny", "ly")) else lemma + "ed"


@cache
def _word() -> str:
    return "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))


@cache
def _piece() -> re.Pattern[str]:
    """Match a piece of a bracket: "ratified in 1966", "not ratified", "in force since 2005"."""
    return re.compile(
        rf"\s*(?P<no>{_NO})?\s*(?:was\s+|were\s+|date\s+of\s+)?(?:(?P<force>{_FORCE})|(?P<word>{_word()}))"
        rf"(?:\s+to)?\b\s*(?P<date>(?::|by\s|in\s|on\s|since\s|from\s|as\s+of\s|\d|{_WHEN}).{{0,60}})?\s*$",
        re.I,
    )


@cache
def _label() -> re.Pattern[str]:
    """Match a label and what stands behind it: "Ratification by the Seimas: 26 June 2012"."""
    return re.compile(
        rf"(?:^|[.;|•]\s*)\s*(?:date\s+of\s+)?(?:(?P<force>{_FORCE})|(?P<word>{_word()}))\b(?P<mid>[^:.;|]{{0,70}}?)"
        r"\s*:\s*(?P<value>[^.;|]{1,60})",
        re.I,
    )


def _event(found: re.Match[str]) -> LawEvent:
    return "entered_into_force" if found["force"] else _words()[found["word"].lower()]


def labelled(units: Units, earlier: Laws) -> Iterator[Hit]:
    """Give the events that brackets behind laws and labels before colons tell.

    Args:
        units: the sentence.
        earlier: the laws before it, of which labels without a law are told.
    """
    yield from _in_brackets(units)
    yield from _behind_labels(units, earlier)


def _in_brackets(units: Units) -> Iterator[Hit]:
    text, end = units.parsed.text, units.sentence.end
    for at, unit in enumerate(units.units):
        bracket = _BRACKET.match(text, unit.end, end) if unit.law is not None else None
        if unit.law is None or bracket is None:
            continue
        start = bracket.start("inside")
        for piece in _pieces(bracket["inside"]):
            found = _piece().match(bracket["inside"], *piece)
            if found and (found["date"] or _is_participle(found)):
                says: Assertion = "negated" if found["no"] else "stated"
                dated = (start + piece[0], start + piece[1])
                yield Hit(
                    (unit.law,), _event(found), at, Chain(at, ()), 0.8, None, says, dated=dated
                )


def _is_participle(found: re.Match[str]) -> bool:
    """Say whether a word is no noun, which tells nothing alone ("the Code (Amendment) Act")."""
    return bool(found["force"]) or found["word"].lower() not in event_words("noun")


def _pieces(inside: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in _PARTS.finditer(inside):
        yield start, part.start()
        start = part.end()
    yield start, len(inside)


def _behind_labels(units: Units, earlier: Laws) -> Iterator[Hit]:
    begin, end = units.sentence.start, units.sentence.end
    text = units.parsed.text[begin:end]
    for found in _label().finditer(text):
        at = _unit_at(units, begin + found.start("force" if found["force"] else "word"))
        laws = _labelled_laws(units, begin + found.end("mid"), earlier)
        dated = (begin + found.start("value"), begin + found.end("value"))
        if at is None or not laws or not _is_value(found["value"]):
            continue
        says: Assertion = "negated" if _SAYS_NO.match(found["value"]) else "stated"
        yield Hit(laws, _event(found), at, Chain(at, ()), 0.8, None, says, dated=dated)


def _is_value(words: str) -> bool:
    """Say whether a date, a yes or a no stands behind a label."""
    return bool(re.search(rf"\b(?:{_WHEN})\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}", words)) or bool(
        _SAYS_NO.match(words) or re.match(r"\s*yes\b", words, re.I)
    )


def _labelled_laws(units: Units, end: int, earlier: Laws) -> Laws:
    """Give the law that a label names, else the last one before it."""
    ahead = tuple(u.law for u in units.units if u.law is not None and u.end <= end)
    return ahead[-1:] or earlier[-1:]


def _unit_at(units: Units, start: int) -> int | None:
    return next((i for i, u in enumerate(units.units) if u.start >= start), None)
