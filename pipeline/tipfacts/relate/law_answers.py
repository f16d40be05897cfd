"""Laws in questionnaires: what a question asks is told by its answer.

Forms: "Has the Act been amended? No.", "Is debt bondage a crime? Yes, under Article 5 of Law 27.",
"Which conventions has the State ratified? ILO Conventions 29 and 105.", "What is the penalty? Article 7
of the Code lays down five years in prison."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tipfacts.records import LawEvent
from tipfacts.relate.context import Context
from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_event import Actor, Telling
from tipfacts.relate.law_hit import Laws
from tipfacts.relate.law_units import LawMention
from tipfacts.tag.parsed import Parsed, Sentence

Reply = Literal["yes", "no"]

_LABEL = re.compile(r"\W*(?:(?:Answer|Reply|Response|Ans|A|R)\s*[.:)]\s*)?")
_YES = re.compile(r"(?:Yes|Affirmative|Indeed)\b", re.I)
_NO = re.compile(r"(?:No|None|Not\s+yet|Never|Negative)\b(?!\.\s*\d)", re.I)
_BINDS = re.compile(
    r"\b(?:which|what|list|name)\b[^?]*\b(?:conventions?|treat(?:y|ies)|instruments?|protocols?|standards?)\b",
    re.I,
)
_JOINED: tuple[tuple[re.Pattern[str], LawEvent], ...] = (
    (re.compile(r"\b(?:ratif\w+|binds?|binding|party|parties)\b", re.I), "ratified"),
    (re.compile(r"\bacced\w+\b", re.I), "acceded"),
    (re.compile(r"\bsign(?:ed|atory|atories)\b", re.I), "signed"),
)
_FORBIDS = re.compile(
    r"\b(?:an?\s+(?:\w+\s+)?(?:offen[cs]e|crime|felony)|offen[cs]es|crimes|criminali[sz]ed?|prohibit(?:ed|s)?|banned|bans?|"
    r"outlaw(?:ed|s)?|forbidden|forbids?|illegal|unlawful|punishable)\b",
    re.I,
)
_FAR = 2


def is_question(parsed: Parsed, sentence: Sentence) -> bool:
    """Say whether a sentence asks."""
    return parsed.text[sentence.start : sentence.end].rstrip().endswith("?")


def answer_to(parsed: Parsed, question: Sentence) -> Sentence | None:
    """Give the sentence that answers a question: the next one with words of its own."""
    for sentence in parsed.sentences[question.index + 1 : question.index + 1 + _FAR]:
        if is_question(parsed, sentence):
            continue
        label = _LABEL.match(parsed.text, sentence.start, sentence.end)
        if label and label.end() < sentence.end:
            return sentence
    return None


def reply(parsed: Parsed, question: Sentence) -> Reply | None:
    """Give the "yes" or "no" that answers a question, if one does."""
    answer = answer_to(parsed, question)
    if answer is None:
        return None
    label = _LABEL.match(parsed.text, answer.start, answer.end)
    words = parsed.text[label.end() if label else answer.start : answer.end]
    if _YES.match(words):
        return "yes"
    return "no" if _NO.match(words) else None


def told_by_answer(context: Context, question: Sentence, laws: Laws) -> Iterator[Telling]:
    """Give the events that a question asks for and the laws of its answer tell.

    Args:
        context: the document.
        question: the question.
        laws: the laws that its answer names.
    """
    parsed = context.parsed
    asked = parsed.text[question.start : question.end]
    if not laws or reply(parsed, question) == "no":
        return
    if _BINDS.search(asked):
        event = next((event for words, event in _JOINED if words.search(asked)), None)
        if event:
            yield from _joined(context, event, laws)
    elif _FORBIDS.search(asked) and (law := _grounds(parsed, laws)):
        yield Telling(law, "prohibits", (law.start, law.end), certain=0.8)
        answer = parsed.sentence_at(law.start)
        if penalty := penalty_in(parsed.text[law.end : answer.end]):
            yield Telling(law, "penalizes", (law.start, law.end), certain=0.8, penalty=penalty)


def _joined(context: Context, event: LawEvent, laws: Laws) -> Iterator[Telling]:
    document = context.document
    for law in laws:
        if law.value.instrument.kind != "treaty":
            continue
        name = document.country_name
        actor = Actor(law.start, law.end, name, document.country) if name else None
        yield Telling(law, event, (law.start, law.end), certain=0.8, actor=actor)


_UNDER = re.compile(
    r"\b(?:under|by|in|see|pursuant\s+to|according\s+to|:|[Yy]es,)\s*(?:the\s+)?$|^\W*(?:[Tt]he\s+)?$"
)


def _grounds(parsed: Parsed, laws: Laws) -> LawMention | None:
    """Give the first law of an answer if it stands there as its ground ("Yes, under Article 5")."""
    law = laws[0]
    answer = parsed.sentence_at(law.start)
    label = _LABEL.match(parsed.text, answer.start, answer.end)
    lead = parsed.text[label.end() if label else answer.start : law.start]
    return law if _UNDER.search(lead) else None
