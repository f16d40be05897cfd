"""Zeros told in words, as ranges: "no convictions", "none was tried", "did not arrest any".

A zero needs a countable thing that is denied outright. General failings and silence give nothing:
"no progress", "no evidence that", "no reports of", "no law", "failed to act".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel
from spacy.tokens import Token

from tipfacts.data import rows
from tipfacts.tag.nouns import kind_of, lemma, tokens_from
from tipfacts.tag.parsed import Parsed, Sentence


class VerbRow(BaseModel):
    """A row of `data/verbs_counted.tsv`."""

    base: str
    past: str
    participle: str
    source: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Half-open `[start, end)` of the words that say a zero or a missing figure.

    Attributes:
        head: half-open range of the noun or verb that says what would be counted.
    """

    kind: Literal["zero", "missing"]
    start: int
    end: int
    head: tuple[int, int] | None


@cache
def verbs(form: Literal["base", "past", "participle"]) -> str:
    """Give the alternatives of one form of the counted verbs, as a regular expression."""
    return "|".join(sorted({getattr(r, form) for r in rows("verbs_counted.tsv", VerbRow)}))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    base, past, part = verbs("base"), verbs("past"), verbs("participle")
    join = r"(?:\s*,\s*(?:or|nor|and)?\s*|\s+(?:or|nor|and)\s+)(?:\w+ly\s+)?"
    anyone = r"(?:any(?:one|body)?\b|a\s+single\b|even\s+one\b)"
    forms = {
        "nobody_was": rf"\b(?:no[\s-]one|nobody|none|not\s+(?:a\s+single\s+)?one)(?:\s+of\s+(?:them|these|those|whom|the\s+\w+(?:\s+\w+)?))?\s+"
        rf"(?:has|have|had|was|were|is|are)\s+(?:(?:yet|ever|been|also|so\s+far)\s+|\w+ly\s+)*(?P<verb>{part}|sent\s+to\s+(?:prison|jail|trial|court))\b",
        "did_nobody": rf"\b(?P<verb>{past})\s+(?:no[\s-]one|nobody|none)\b(?!\s+of\s+(?:its|their|the))",
        "did_not": rf"\b(?:(?:did|has|have|had)(?:\s+not|n['’]t)|never)\s+(?:(?:yet|ever|once|been)\s+|\w+ly\s+)*"
        rf"(?P<verbs>(?:{base}|{part})(?:{join}(?:{base}|{part}))*)\s+(?P<any>{anyone})",
        "nor_any": rf"\s*,?\s+(?:or|nor|and)\s+(?:did\s+(?:it|they|he|she)\s+)?(?:\w+ly\s+)?(?P<verbs>(?:{base}|{part})(?:{join}(?:{base}|{part}))*)\s+(?P<any>{anyone})",
        "neither": rf"\b(?P<one>neither\s+(?P<verb1>{past}))\s+(?P<two>nor\s+(?P<verb2>{past})\s+{anyone})",
        "not_one": r"\bnot\s+(?:a\s+single|one|even\s+one)\b(?!\s+of\b)(?:\s+one\b)?",
        "none_then": r"(?:\b(?:and|to|from|with|against|after|but|versus|than)\s+|[:(,;]\s*)(?P<none>none)\b"
        r"(?=\s+(?:in|the\s+(?:year|previous)|during|last|for|a\s+year|of\s+(?:them|whom))\b|\s*[);.,]|\s*$)",
        "without": r"\bwithout\s+(?=(?:any|a\s+single|one)\s)",
        "verb": rf"\b(?:{base}|{part})\b",
    }
    return {name: re.compile(form, re.I) for name, form in forms.items()}


_ACCOUNTABLE = re.compile(r"[^,;.]{0,60}\baccountable\b", re.I)
_HEARSAY = frozenset({"reported", "known", "credible", "recorded", "documented", "official"})
_NO_STANDING = frozenset({"penalty", "fine", "license", "licence", "certificate", "unit"})
_MODAL = re.compile(
    r"\s*(?:[\w-]+\s+){0,3}?(?:may|shall|should|must|can|could|might|would|will|needs?)\b", re.I
)
_NO = re.compile(r"\b(?:no|zero)\s+(?=[A-Za-z“\"])", re.I)
_NOT_A_NO = re.compile(
    r"no\s+(?:more|less|fewer|longer|later|doubt|need|matter|one|other|such\s+thing|means|place|way)\b",
    re.I,
)
_BEFORE_NO_IDIOM = re.compile(
    r"\b(?:in|by|of|under|is|are|was|were|has|have|had|with|make[sd]?)\s+$", re.I
)
_OF = re.compile(
    r"\s+of\s+(?:(?:forced|child|sex|bonded|labou?r|human|official|domestic|debt|enforced|organ)\s+)*"
    r"(?:trafficking(?:\s+in\s+persons)?|slavery|complicity|labou?r|servitude|bondage|exploitation|recruitment|marriage|smuggling|"
    r"removal|begging|prostitution|abuse|corruption|violence)\b",
    re.I,
)
_NUMBER_BEFORE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b", re.I
)
_NOMINAL_TAGS = frozenset(
    {
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "VBN",
        "VBG",
        "HYPH",
        "CC",
        ",",
        "POS",
        "AFX",
        "RB",
        "``",
        "''",
    }
)


def find_zeros(parsed: Parsed, sentence: Sentence) -> Iterator[Absence]:
    """Find the zeros that a sentence tells in words, in no set order."""
    yield from _no_things(parsed, sentence)
    text, start, end = parsed.text, sentence.start, sentence.end
    patterns = _patterns()
    for name in ("nobody_was", "did_nobody"):
        for m in patterns[name].finditer(text, start, end):
            yield Absence("zero", m.start(), m.end(), m.span("verb"))
    for m in patterns["did_not"].finditer(text, start, end):
        yield from _did_not(parsed, sentence, m)
    for m in patterns["neither"].finditer(text, start, end):
        yield Absence("zero", *m.span("one"), m.span("verb1"))
        yield Absence("zero", *m.span("two"), m.span("verb2"))
    for m in patterns["not_one"].finditer(text, start, end):
        yield _not_one(parsed, sentence, m)
    for m in patterns["none_then"].finditer(text, start, end):
        if _NUMBER_BEFORE.search(text, start, m.start()) or text[m.start()] == ":":
            yield Absence("zero", *m.span("none"), None)


def phrases(tokens: list[Token]) -> list[list[Token]]:
    """Cut the noun phrase that tokens begin with where it names a second thing to count.

    Returns:
        One list of tokens for each thing, the last token of each a counted noun; none where the
        phrase counts nothing.
    """
    stretch: list[Token] = []
    for token in tokens[:12]:
        if token.tag_ not in _NOMINAL_TAGS or token.lower_ == "including":
            break
        stretch.append(token)
    nominal = {"NN", "NNS", "NNP", "NNPS"}
    heads = [
        i
        for i, t in enumerate(stretch)
        if t.tag_ in nominal
        and kind_of(t) is not None
        and (
            i + 1 == len(stretch) or stretch[i + 1].tag_ in {"CC", ","} or _ends_phrase(stretch, i)
        )
    ]
    if heads and any(_is_other(stretch, i) for i in range(heads[0])):
        return []
    return _cut(stretch, heads)


def _is_other(stretch: list[Token], i: int) -> bool:
    """Say whether a noun stands for itself in a list though it is nothing that is counted."""
    token = stretch[i]
    alone = token.tag_ == "NNS" and kind_of(token) is None
    return alone and stretch[i + 1].tag_ in {"CC", ","}


def _ends_phrase(stretch: list[Token], i: int) -> bool:
    """Say whether the noun at `i` is followed by a participle or adverb that is no part of it."""
    return stretch[i + 1].tag_ in {"VBN", "VBG", "RB", "JJ"}


def _cut(stretch: list[Token], heads: list[int]) -> list[list[Token]]:
    if not heads:
        return []
    first = heads[0]
    found = [stretch[: first + 1]]
    for before, head in pairwise(heads):
        between = stretch[before + 1 : head + 1]
        if between[0].tag_ not in {"CC", ","}:
            break
        part = [t for i, t in enumerate(between) if i > 1 or t.tag_ not in {"CC", ","}]
        if kind_of(stretch[head]) == "person" or len(part) > 4:
            found[-1] = stretch[: head + 1]
        else:
            found.append(part)
    return found


def span(parsed: Parsed, sentence: Sentence, tokens: list[Token]) -> tuple[int, int]:
    """Give the range of tokens in the cleaned text."""
    base = parsed.blocks[sentence.block].start
    return base + tokens[0].idx, base + tokens[-1].idx + len(tokens[-1].text)


def _no_things(parsed: Parsed, sentence: Sentence) -> Iterator[Absence]:
    text, start, end = parsed.text, sentence.start, sentence.end
    for m in _NO.finditer(text, start, end):
        if _NOT_A_NO.match(text, m.start()):
            continue
        found = phrases(tokens_from(parsed, sentence, m.end()))
        for i, tokens in enumerate(found):
            lo, hi = span(parsed, sentence, tokens)
            if not _is_denied(
                parsed, sentence, m.start(), tokens[-1], span(parsed, sentence, found[-1])[1]
            ):
                break
            of = _OF.match(text, hi, end) if tokens is found[-1] else None
            head = (hi - len(tokens[-1].text), hi)
            yield Absence("zero", m.start() if i == 0 else lo, of.end() if of else hi, head)


def _is_denied(parsed: Parsed, sentence: Sentence, no: int, head: Token, end: int) -> bool:
    """Say whether the clause denies that the thing was there or the deed was done."""
    text = parsed.text
    if _MODAL.match(text, end, sentence.end) or _ACCOUNTABLE.match(text, end):
        return False
    before = text[max(sentence.start, no - 30) : no]
    there = re.search(r"\bthere\s+(?:were|was|are|is|had\s+been|have\s+been)\s+$", before, re.I)
    if there and _HEARSAY & set(text[no:end].lower().split()):
        return False
    if kind_of(head) == "event":
        return not re.search(r"\bin\s+$", before, re.I)
    part, past = verbs("participle"), verbs("past")
    after = text[end : min(sentence.end, end + 90)]
    done = re.match(
        rf"[^,;.]{{0,50}}?\b(?:has|have|had|was|were|been|is|are)\s+(?:(?:yet|ever|been)\s+|\w+ly\s+)*(?:{part})\b",
        after,
    )
    if done or re.search(rf"\b(?:{past}|{part}|{verbs('base')})\s+$", before, re.I):
        return True
    return kind_of(head) == "thing" and there is not None and lemma(head) not in _NO_STANDING


def _did_not(parsed: Parsed, sentence: Sentence, m: re.Match[str]) -> Iterator[Absence]:
    """Give one zero for each verb, the last with its object; light verbs count their object."""
    end, objects = _object(parsed, sentence, m)
    if end is None or _ACCOUNTABLE.match(parsed.text, end):
        return
    verbs_at = list(_patterns()["verb"].finditer(parsed.text, *m.span("verbs")))
    for i, verb in enumerate(verbs_at):
        last = i == len(verbs_at) - 1
        start = (m.start() if m[0][0].isalpha() else m.start("verbs")) if i == 0 else verb.start()
        light = last and objects and LIGHT.fullmatch(verb[0])
        yield Absence(
            "zero", start, end if last else verb.end(), objects[0] if light else verb.span()
        )
        if light:
            yield from (Absence("zero", *o, o) for o in objects[1:])
            end = objects[-1][1]
    if more := _patterns()["nor_any"].match(parsed.text, end, sentence.end):
        yield from _did_not(parsed, sentence, more)


LIGHT = re.compile(
    r"(?:conduct|complete|file|find|found|held|hold|impose|initiate|issue|launch|made?|make|obtain|open|operate|organize|"
    r"provide|pronounce|pursue|record|register|secure|undertake|undertaken|uncover|discover)\w{0,2}",
    re.I,
)


def _object(
    parsed: Parsed, sentence: Sentence, m: re.Match[str]
) -> tuple[int | None, list[tuple[int, int]]]:
    """Give the end of what was not done to any of it, and its nouns; `None` if none fits."""
    if m["any"].lower() in {"anyone", "anybody"}:
        return m.end(), []
    found = [span(parsed, sentence, t) for t in phrases(tokens_from(parsed, sentence, m.end()))]
    heads = [
        span(parsed, sentence, t[-1:]) for t in phrases(tokens_from(parsed, sentence, m.end()))
    ]
    if not found:
        return None, []
    return found[0][1], heads


def _not_one(parsed: Parsed, sentence: Sentence, m: re.Match[str]) -> Absence:
    found = phrases(tokens_from(parsed, sentence, m.end()))
    if not found or (re.search(r"one$", m[0]) and "single" in m[0]):
        return Absence("zero", m.start(), m.end(), None)
    _, hi = span(parsed, sentence, found[0])
    return Absence("zero", m.start(), hi, (hi - len(found[0][-1].text), hi))
