"""What a date is in its sentence: a date of the prose, a title's year, a bracket, a table's head."""

from __future__ import annotations

import re
from typing import Literal

from tipfacts.clean.structured import Role
from tipfacts.records import DateRelation
from tipfacts.tag.dates_spans import Bounded
from tipfacts.tag.dates_syntax import VERBS, governing_verb
from tipfacts.tag.dates_words import contexts
from tipfacts.tag.parsed import Parsed, Sentence

TimexRole = Literal["prose", "table", "bracket", "title"]

_LAW_NOUN = (
    r"(?:Act|Law|Code|Decree|Ordinance|Bill|Order|Regulations?|Rules|Resolution|Convention|"
    r"Protocol|Constitution|Directive|Proclamation|Charter|Statute|Covenant|Agreement|Treaty)"
)
_NAME_WORD = r"(?:[A-Z][\w’'-]*|in|of|on|and|the|for|against|to|with|No\.|[\d/.-]+|\([^()]{1,40}\))"
_NUMBER = r"(?:\s+(?:No\.?|Nos\.?|Number|#|№)?\s*[\w./-]*\d[\w./-]*)?(?:\s*\([^()]{1,60}\))?"
_LAW_OF = re.compile(
    rf"\b{_LAW_NOUN}(?:\s+{_NAME_WORD}){{0,12}}?,?\s+of\s+(?:the\s+year\s+)?$|\b{_LAW_NOUN}{_NUMBER},?\s+$"
)
_NOUN_OF = re.compile(r"\b(?P<noun>[A-Za-z][\w-]+)\s+(?:of|dated)\s+(?:the\s+)?$")
_PLAN_FOR = re.compile(
    r"\b(?i:plan|strategy|programmes?|program|framework|agenda)\s+(?:for|covering)\s+(?:the\s+)?(?:period\s+)?$"
)
_TITLE_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w-]+,?|[a-z]+,)\s+(?:for\s+)?$")
_OWNED = re.compile(r"[’']s\s+(?P<noun>[a-z]+)")
_IMPRINT = re.compile(r"\b[A-Z][\w-]+,\s+$")
_STOP = re.compile(r"\s*\.?\s*(?:\([\d,\s]*\)\.?\s*)?$")
_TIME_LEAD = re.compile(
    r"\b(?i:in|since|during|from|by|until|through|on)\s+(?:early|mid|late|about)?\s*$"
)
_BRACKET_OPEN = re.compile(r"\(\s*$")
_SOURCE_NOTE = re.compile(
    r"^\W*\d{0,3}\W*(?i:(?:personal\s+|author['’]s\s+|telephone\s+)?(?:interview|conversation|correspondence|"
    r"communication|letter|email|e-mail))\b[^;]{0,120}?,\s*$"
)
_YEAR_ENDED = re.compile(
    r"^\W*(?i:[\w ,'’-]{0,80}\b(?:report|accounts|statements?|review|returns?)\s+for\s+the\s+(?:\w+\s+)?"
    r"(?:year|period|months)\s+(?:ended|ending|to))\s*$"
)
_FIGURES_FOR = re.compile(
    r"\b(?i:data|figures|statistics|numbers|results|totals)\s+(?:for|from)\s+(?:the\s+year\s+)?$"
)
_DATELINE = re.compile(r"^\W*[A-Z][A-Z]+[\w .,’'-]{0,40}[,(]\s*$")
_LINKING = frozenset({"in", "of", "on", "for", "and", "the", "to", "against", "&", "or", ","})
_STATES = frozenset(
    "be remain stand have exist amount total estimate set fix require hold include consist".split()
)


def role_of(parsed: Parsed, sentence: Sentence, found: Bounded) -> TimexRole:
    """Give the role of an expression; only `prose` gives a date record."""
    block = parsed.block_of(sentence)
    if block.role in {Role.HEADING, Role.CAPTION}:
        return "title"
    if block.role is Role.TABLE and not _sentence_like(sentence):
        return "table"
    if block.role is Role.FOOTNOTE and not _told(sentence):
        return "title"
    before = parsed.text[sentence.start : found.start]
    after = parsed.text[found.end : sentence.end]
    if _BRACKET_OPEN.search(before) and re.match(r"\s*[):;]", after):
        return "bracket"
    if _SOURCE_NOTE.match(before) or _YEAR_ENDED.search(before):
        return "title"
    if _heads_figures(before, after) or _is_line(parsed, sentence):
        return "table"
    if _DATELINE.search(before) and re.match(r"\s*\)?\s*[—–-]", after):
        return "title"
    return "title" if _in_title(parsed, sentence, found) else "prose"


def _sentence_like(sentence: Sentence) -> bool:
    return len(sentence.words) >= 6 and _told(sentence)


def _told(sentence: Sentence) -> bool:
    """Say whether a sentence has a finite verb."""
    return any(t.pos_ in VERBS and "Fin" in t.morph.get("VerbForm", []) for t in sentence.words)


def _heads_figures(before: str, after: str) -> bool:
    """Say whether a year heads a figure of a list: "(2014: 169; 2013: none)"."""
    if re.search(r"\|\s*$", before) or re.match(r"\s*\|", after):
        return True
    return bool(re.match(r"\s*:\s", after)) and bool(re.search(r"(?:^|[(;,])\s*$", before))


def _is_line(parsed: Parsed, sentence: Sentence) -> bool:
    """Say whether a block is one short line without a verb, such as an unmarked heading."""
    block = parsed.block_of(sentence)
    words = sentence.words
    alone = len(words) == len(words.doc) and block.role is Role.PARAGRAPH
    if not alone or len(words) > 16 or words.text.rstrip().endswith((".", "!", "?")):
        return False
    return not _told(sentence)


def _in_title(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether a date names a publication, a law, a survey or a programme."""
    unit = found.unit
    if unit.third or found.bound in {"since", "until", "before", "asof"}:
        return False
    before = parsed.text[sentence.start : found.core]
    after = parsed.text[found.end : sentence.end]
    owned = _OWNED.match(after)
    if owned and owned["noun"] in contexts("title"):
        return True
    if unit.base:
        return unit.base == "told:0" and _heads_title(parsed, sentence, found, before)
    return _behind_title(before, after, unit.kind) or _heads_title(parsed, sentence, found, before)


def _behind_title(before: str, after: str, kind: str) -> bool:
    """Say whether the words before a date are a title: "Act of 2000", "a decree of", "Report 2009"."""
    if _LAW_OF.search(before) and not _TIME_LEAD.search(before):
        return True
    noun = _NOUN_OF.search(before)
    if noun and noun["noun"].lower() in contexts("title"):
        return True
    if kind == "span" and _PLAN_FOR.search(before):
        return True
    if kind not in {"year", "span"}:
        return False
    if _FIGURES_FOR.search(before):
        return True
    named = _TITLE_BEFORE.search(before)
    if named and named["word"].lower().rstrip(",") in contexts("title"):
        return True
    return bool(_IMPRINT.search(before) and _STOP.match(after))


def _heads_title(parsed: Parsed, sentence: Sentence, found: Bounded, before: str) -> bool:
    """Say whether the noun phrase that begins with a date ends in a publication or a law."""
    after = parsed.text[found.end : sentence.end]
    if _TIME_LEAD.search(before) and not re.match(r"\s+[A-Z]", after):
        return False
    if found.unit.kind != "year" and not attributive(before, after):
        return False
    return any(w.lower() in contexts("title") for w in _phrase(parsed, sentence, found))


def attributive(before: str, after: str) -> bool:
    """Say whether a date stands between an article and a noun: "the March 2006 assembly"."""
    led = re.search(r"(?:\b(?i:the|an?|its|their|his|her|this|that|our)|[’']s|s[’'])\s+$", before)
    return bool(led) and bool(re.match(r"\s+[A-Za-z“\"]", after))


def _phrase(parsed: Parsed, sentence: Sentence, found: Bounded) -> list[str]:
    """Give the nouns and adjectives that follow an attributive date, up to the phrase's end."""
    base = parsed.block_of(sentence).start
    words: list[str] = []
    tokens = [t for t in sentence.words if base + t.idx >= found.end]
    for token, coming in zip(tokens[:16], [*tokens[1:16], None], strict=False):
        if token.lower_ in _LINKING and coming is not None and _continues(coming.text):
            continue
        if token.is_digit or token.text in {"-", "–", "/", "’s", "'s", "’", "'"}:
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and not token.text[0].isupper():
            break
        words += re.split(r"[/-]", token.text)
    return words


def _continues(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in {"the", "and"}


def relation_of(parsed: Parsed, sentence: Sentence, found: Bounded) -> DateRelation:
    """Give the relation of what happened to the date, from the bound and the verb."""
    if found.bound == "asof":
        return "until" if _has_run_up(parsed, found) else "on"
    if found.bound in {"before", "after", "since", "until"}:
        return found.bound  # type: ignore[return-value]
    return "on" if found.unit.kind == "day" else "during"


def _has_run_up(parsed: Parsed, found: Bounded) -> bool:
    """Say whether what is told "as of" a date is a count or a lack that has run up to it."""
    verb = governing_verb(parsed.words(found.core, found.end).root)
    if verb is None:
        return False
    negated = any(c.dep_ == "neg" for c in verb.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children)
    return negated or perfect or not (progressive or verb.lemma_ in _STATES)
