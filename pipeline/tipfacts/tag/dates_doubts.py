"""What looks like a date and is none: a citation's year, a quantity, a number of something.

"(Shelley 2005, 301)" · "Orlova (2004)" · "accessed on 3 May 2010" · "in 1500 cases" · "2 000
places" · "Resolution 1999" · "every March" · "Abernethy, Ruth. 2004. The Unfree Traveller."
"""

from __future__ import annotations

import re

from tipfacts.tag.dates_spans import Bounded
from tipfacts.tag.dates_words import contexts
from tipfacts.tag.parsed import Parsed, Sentence

_ACCESSED = re.compile(
    r"\b(?i:accessed|retrieved|last\s+(?:visited|updated|modified|accessed)|updated|posted|viewed|"
    r"downloaded|available\s+at)(?:\s*:)?(?:\s+on)?\s*$"
)
_NUMBERED = re.compile(
    r"(?:\b(?i:no|nos|number|art|arts|article|articles|section|sections|sec|para|paragraph|page|"
    r"pages|p|pp|chapter|resolution|directive|case|cap|law|act|decree|ordinance|bill|rs|usd|eur|us|"
    r"line|room|box|tel|phone|fax|at\s+least|more\s+than|fewer\s+than|less\s+than|over|nearly|"
    r"almost|only|some|another|total\s+of)\.?\s*[#№]?\s*)$"
)
_GREW_BY = re.compile(
    r"\b(?i:increas\w+|r[io]se\w*|grew|fell|dropp\w+|decreas\w+|declin\w+|reduc\w+|cut)\s+by\s*$"
)
_TIME_LEAD = re.compile(r"\b(?i:in|since|during|from|by|until|through|of|the|between|and|on)\s+$")
_PREPOSITION = re.compile(
    r"\b(?i:in|on|since|until|till|by|from|during|of|and|to|as\s+of|for|at|through|before|after|"
    r"between|early|mid|late|dated|issued|adopted|signed)\s+(?:the\s+)?$"
)
_OPENS_CITATION = re.compile(r"\((?:[^()]*;)?(?:[^()\d;]|\d{1,2}(?!\d))*?[A-Z][^()\d;]*?,?\s*$")
_NAMED_BRACKET = re.compile(r"(?:[A-Z][\w’'.-]+|\bal\.|\][\w’']*),?\s*\(\s*$")
_LOCATOR = re.compile(
    r"[a-z]?(?::\s?\d|,\s*(?:pp?\.|paras?\.|chap|ch\.|\d{1,4}[–\-\d]*\s*[;)]|n\.d))|[a-z]\b"
)
_ENTRY_YEAR = re.compile(
    r"[A-Z][\w’'-]+[^.;:!?]{0,80}\.\s+\(?(?:1[89]|20)\d\d[a-z]?\)?\.\s+[\"“‘A-Z]"
)
_EVERY = re.compile(r"\s+(?:of\s+)?(?:each|every|any)\s+year|\s+annually")
_COUNTED_THING = re.compile(
    r"\s+(?!(?:and|or|but|when|where|while|the|an?|to|in|on|at|by|for|with|as|from|of|until|after|before|"
    r"under|it|he|she|they|there|that|which|was|were|is|are|had|has)\b)[A-Za-z]"
)
_WEAK_LEAD = re.compile(
    r"\b(?i:in|since|by|until|till|before|after|from|to|through|between|during|last|"
    r"(?:early|mid|late)(?:\s+in)?|month\s+of|as\s+of|"
    r"(?:set|set\s+down|scheduled|planned|due|slated|fixed)\s+for)\s+$"
)
_NAMES_EVENT = re.compile(r"\b(?i:the|that|this|its|their|his|her)\s+$")
_HABIT = re.compile(r"\b(?i:each|every)\s+(?:year|month|season|[A-Z][a-z]+)\b")
_WEEKDAY_LEAD = re.compile(
    r"(?:\b(?i:on|by|until|since|before|after|last)|\b(?:said|told\s+[\w ]{1,20}|announced|reported|added)),?\s+$"
)
_CLAUSE_OF_YEAR = re.compile(r"(?i:the\s+year\s+(?:before|after))$")


def believable(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether the words are a date at all: no citation's year, no quantity, no number."""
    text, unit = parsed.text, found.unit
    before, after = text[sentence.start : found.core], text[found.end : sentence.end]
    if _ACCESSED.search(before) or _EVERY.match(after):
        return False
    if unit.base == "told:0" and unit.kind in {"month", "season"} and _HABIT.search(before):
        return False
    if unit.weak and not _led_weakly(before, after, found):
        return False
    if unit.base:
        return unit.kind != "year" or not _starts_clause(parsed, found)
    if _cited(before, after, found) or _in_bibliography(parsed, sentence):
        return False
    return unit.kind != "year" or not _counts(parsed, before, after, found)


def _led_weakly(before: str, after: str, found: Bounded) -> bool:
    """Say whether a lone month or weekday is a date: "in March", "the March raid", no habit."""
    if found.unit.kind == "day":
        return bool(_WEEKDAY_LEAD.search(before))
    if _NAMES_EVENT.search(before) and re.match(r"\s+[a-z]{3,}", after):
        return found.unit.kind == "month"
    return bool(_WEAK_LEAD.search(before))


def _starts_clause(parsed: Parsed, found: Bounded) -> bool:
    """Say whether "the year before" goes on with what it was before: "the year before the war"."""
    if not _CLAUSE_OF_YEAR.search(parsed.text[found.core : found.end]):
        return False
    if re.match(r"\s+the\s+(?:figures?|numbers?|totals?|counts?)\b", parsed.text[found.end :][:40]):
        return False
    if re.match(r"\s*(?:[.,;:)]|and\b|but\b)", parsed.text[found.end :][:8]):
        return False
    token = parsed.words(found.end - 1, found.end)[0]
    return token.dep_ == "mark" or any(c.i > token.i for c in token.children)


def _cited(before: str, after: str, found: Bounded) -> bool:
    if found.bound or found.unit.fiscal:
        return False
    if found.unit.kind == "year" and _LOCATOR.match(after):
        return True
    if not re.match(r"\s*[),:;]", after):
        return False
    if found.unit.kind == "year" and _NAMED_BRACKET.search(before):
        return True
    return bool(_OPENS_CITATION.search(before)) and not _PREPOSITION.search(before)


def _in_bibliography(parsed: Parsed, sentence: Sentence) -> bool:
    """Say whether a sentence stands in a block that begins like an entry of a reference list."""
    block = parsed.block_of(sentence)
    return bool(_ENTRY_YEAR.match(parsed.text, block.start, min(block.end, block.start + 160)))


def _counts(parsed: Parsed, before: str, after: str, found: Bounded) -> bool:
    """Say whether four digits are a quantity or a number of something: "2000 women", "No. 2004"."""
    digits = parsed.text[found.core : found.end]
    if not digits[-4:].isdigit() or found.unit.fiscal:
        return False
    if re.search(r"\d\s\d{3}", parsed.evidence(found.end - 4, found.end).text):
        return True
    if found.unit.about:
        return bool(_COUNTED_THING.match(after))
    if not digits.isdigit() or found.unit.third:
        return False
    if _GREW_BY.search(before) or (_NUMBERED.search(before) and found.bound != "since"):
        return True
    return _counted(after, digits, led=bool(found.bound or _TIME_LEAD.search(before))) or not _led(
        before
    )


def _counted(after: str, digits: str, *, led: bool) -> bool:
    noun = re.match(r"\s+(?:[a-z-]+\s+){0,2}?([a-z]+)\b", after)
    if noun is None or noun[1] not in contexts("counted"):
        return False
    return not led or digits.endswith("00")


def _led(before: str) -> bool:
    """Say whether the word before a bare year is one that a year in prose may follow."""
    stripped = before.rstrip(' \n“"‘(')
    if not stripped or stripped[-1] in ',;:—–-(["“•':
        return True
    word = re.search(r"[\w’']+$", stripped)
    if not word:
        return True
    low = word[0].lower()
    return low in contexts("before") | contexts("determiner") or low.endswith(
        ("'s", "’s", "s'", "s’")
    )
