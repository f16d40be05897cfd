"""What an expression is in its sentence: a date of the prose, a title's year, a bracket, a number."""

from __future__ import annotations

import re
from typing import Literal

from tipfacts.clean.structured import Role
from tipfacts.records import DateRelation
from tipfacts.tag.dates_spans import Bounded
from tipfacts.tag.dates_syntax import VERBS, governing_verb
from tipfacts.tag.dates_words import contexts
from tipfacts.tag.parsed import Parsed, Sentence

_ABSOLUTE_LEADS = re.compile(r"[\w’'-]+|[^\w\s]")
_NUMBERED = re.compile(
    r"(?:\b(?i:no|nos|number|art|arts|article|articles|section|sections|sec|para|paragraph|page|"
    r"pages|p|pp|chapter|resolution|directive|case|cap|law|act|decree|ordinance|bill|rs|usd|eur|us|"
    r"line|room|box|tel|phone|fax|at\s+least|more\s+than|fewer\s+than|less\s+than|over|nearly|"
    r"almost|only|some|than|another|nearly|total\s+of|up\s+to)\.?\s*[#№]?\s*)$"
)
_LAW_OF = re.compile(
    r"\b(?:Act|Law|Code|Decree|Ordinance|Bill|Order|Regulations?|Rules|Resolution|Convention|"
    r"Protocol|Constitution|Directive|Proclamation|Charter|Statute|Covenant|Agreement|Treaty)"
    r"(?:\s+(?:No\.|Nos\.|Number|\#|№)?\s*[\w./-]*\d[\w./-]*)?(?:\s*\([^)]{1,60}\))?,?\s+(?:of\s+)?(?:the\s+year\s+)?$"
)
_TITLE_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w-]+),?\s+(?:(?:for|of)\s+)?$")
_ACCESSED = re.compile(
    r"\b(?i:accessed|retrieved|last\s+(?:visited|updated|modified|accessed)|updated|posted|viewed|"
    r"downloaded|available\s+at)(?:\s*:)?(?:\s+on)?\s*$"
)
_CITED = re.compile(
    r"[(;]\s*(?:(?i:see|e\.g\.,?|cf\.|also|quoted\s+in|cited\s+in|in)\s+)*[A-Z][^()\d;]*?,?\s*$"
)
_LOCATOR = re.compile(
    r"[a-z]?(?::\s?\d|,\s*(?:pp?\.|paras?\.|chap|ch\.|\d{1,4}[–\-\d]*\s*[;)]|n\.d))"
)
_WEAK_LEAD = re.compile(
    r"\b(?i:in|since|by|until|till|before|after|from|to|through|between|during|and|or|of|every|"
    r"(?:early|mid|late)[\s-]+(?:in)?|month\s+of|as\s+of|again\s+in|for|on)\s+$"
)
_EVERY = re.compile(r"\s+(?:of\s+)?(?:each|every|any)\s+year|\s+annually")
_BRACKET_OPEN = re.compile(r"\(\s*$")


def believable(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether the words are a date at all: no citation's year, no quantity, no number."""
    text, unit = parsed.text, found.unit
    before, after = text[sentence.start : found.core], text[found.end : sentence.end]
    if _ACCESSED.search(before) or _EVERY.match(after):
        return False
    if unit.weak and not _weak_lead(before, unit.kind):
        return False
    if unit.kind not in {"year", "span"} or unit.base or unit.keep:
        return True
    return not _cited(before, after, found) and not _counts(parsed, sentence, found)


def _weak_lead(before: str, kind: str) -> bool:
    if kind == "day":
        return bool(re.search(r"\b(?i:on|by|until|since|before|after|last|this)\s+$", before))
    lead = _WEAK_LEAD.search(before)
    if not lead:
        return False
    word = lead[0].strip().lower()
    return word not in {"of", "every", "and", "or", "for", "on"}


def _cited(before: str, after: str, found: Bounded) -> bool:
    """Say whether a year is a citation's: "(Shelley 2005, 301)", "Orlova (2004)", "2005: 12"."""
    if found.bound or found.unit.fiscal:
        return False
    if _LOCATOR.match(after) or re.match(r"[a-z]\b", after):
        return True
    if re.search(r"(?:[A-Z][\w’'.-]+|\bal\.),?\s*\(\s*$", before) and re.match(r"\s*[),:;]", after):
        return True
    inside = _CITED.search(before)
    return (
        bool(inside)
        and bool(re.match(r"\s*[),;:]", after))
        and not re.search(
            r"\b(?:in|on|since|until|by|from|during|of|and|to|as of|for)\s+(?:the\s+)?$", before
        )
    )


def _counts(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether four digits are a quantity or a number of something: "2000 women", "No. 2004"."""
    if found.unit.kind == "span" or found.unit.third or found.unit.about or found.unit.fiscal:
        return False
    digits = parsed.text[found.core : found.end]
    if not digits.isdigit():
        return False
    before = parsed.text[sentence.start : found.core]
    after = parsed.text[found.end : sentence.end]
    if _NUMBERED.search(before) and found.bound not in {"since", "after", "before"}:
        return True
    noun = re.match(r"\s+((?:[a-z-]+\s+){0,2}?)([a-z]+)\b", after)
    led = found.bound or re.search(
        r"\b(?i:in|since|during|from|by|until|through|of|the)\s+$", before
    )
    if noun and noun[2] in contexts("counted") and (not led or digits.endswith("00")):
        return True
    return not _led(before)


def _led(before: str) -> bool:
    """Say whether the word before a bare year is one that a year in prose may follow."""
    stripped = before.rstrip(' \n“"‘(')
    if not stripped or stripped[-1] in ',;:—–-(["“•':
        return True
    word = re.search(r"[\w’']+$", stripped)
    if not word:
        return True
    low = word[0].lower()
    return (
        low in contexts("before")
        or low in contexts("determiner")
        or low.endswith(("'s", "’s", "s'", "s’"))
    )


def role_of(
    parsed: Parsed, sentence: Sentence, found: Bounded
) -> Literal["prose", "table", "bracket", "title"]:
    """Give the role of an expression; only `prose` gives a date record."""
    block = parsed.block_of(sentence)
    if block.role in {Role.HEADING, Role.CAPTION}:
        return "title"
    if block.role is Role.TABLE and not _sentence_like(sentence):
        return "table"
    if _in_bracket(parsed, sentence, found):
        return "bracket"
    return "title" if _in_title(parsed, sentence, found) else "prose"


def _sentence_like(sentence: Sentence) -> bool:
    return len(sentence.words) >= 6 and any(
        t.pos_ in VERBS and "Fin" in t.morph.get("VerbForm") for t in sentence.words
    )


def _in_bracket(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether an expression stands alone in brackets: "(2011)", "Strategy (2018–2022)"."""
    before = parsed.text[sentence.start : found.start]
    after = parsed.text[found.end : sentence.end]
    return bool(_BRACKET_OPEN.search(before)) and bool(re.match(r"\s*[);]", after))


def _in_title(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether a year names a publication, a law, a survey or a programme."""
    if (
        found.unit.base
        or found.bound in {"since", "until"}
        or found.unit.kind not in {"year", "span", "day"}
    ):
        return False
    before = parsed.text[sentence.start : found.core]
    if _LAW_OF.search(before):
        return True
    if found.unit.kind == "day":
        return False
    named = _TITLE_BEFORE.search(before)
    if named and named["word"].lower() in contexts("title"):
        return True
    return _heads_title(parsed, sentence, found)


def _heads_title(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether the noun phrase that begins with a year ends in a publication or a law."""
    after = parsed.text[found.end : sentence.end]
    phrase = _phrase(parsed, sentence, found)
    led = re.search(
        r"\b(?i:in|since|during|from|by|until|through)\s+$",
        parsed.text[sentence.start : found.core],
    )
    if led and not re.match(r"\s+[A-Z]", after):
        return False
    return any(w.lower() in contexts("title") for w in phrase)


def _phrase(parsed: Parsed, sentence: Sentence, found: Bounded) -> list[str]:
    """Give the nouns and adjectives that follow an attributive year, up to the phrase's end."""
    base = parsed.block_of(sentence).start
    found_words: list[str] = []
    tokens = [t for t in sentence.words if base + t.idx >= found.end]
    for i, token in enumerate(tokens[:14]):
        linking = token.lower_ in {
            "in",
            "of",
            "on",
            "for",
            "and",
            "the",
            "to",
            "against",
            "&",
            "’s",
            "'s",
            "or",
        }
        coming = tokens[i + 1] if i + 1 < len(tokens) else None
        if (
            linking
            and coming is not None
            and (coming.text[0].isupper() or coming.is_digit or coming.text == "the")
        ):
            continue
        if token.is_digit or token.text in {"-", "–", "/"}:
            continue
        if (
            token.pos_ not in {"NOUN", "PROPN", "ADJ"}
            and not token.text[0].isupper()
            and token.text not in {"’s", "'s"}
        ):
            break
        found_words.append(token.text)
    return found_words


def relation_of(parsed: Parsed, sentence: Sentence, found: Bounded) -> DateRelation:
    """Give the relation of what happened to the date, from the bound and the verb."""
    if found.bound == "asof":
        return "until" if _has_run_up(parsed, sentence, found) else "on"
    if found.bound in {"before", "after", "since", "until"}:
        return found.bound  # type: ignore[return-value]
    return "on" if found.unit.kind == "day" else "during"


def _has_run_up(parsed: Parsed, sentence: Sentence, found: Bounded) -> bool:
    """Say whether what is told "as of" a date is a count or a lack that has run up to it."""
    verb = governing_verb(parsed.words(found.core, found.end).root)
    if verb is None:
        return False
    kids = {c.dep_: c for c in verb.children}
    auxes = {c.lemma_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "neg" in kids or "have" in auxes:
        return True
    if verb.lemma_ in {"be", "remain", "stand", "have", "exist", "amount", "total"}:
        return False
    return verb.lemma_ not in {"estimate", "set", "fix", "require", "hold", "include", "consist"}
