"""The event of a date in a comparison: what the clause tells, with the number of that date.

"Opened 37 cases in 2010, compared with 29 in 2009" tells of 2009 that it "opened 29 cases"; "laid
charges against 148 people in 2021 (158 in 2020)" that it "laid charges against 158 people"; "took
14 calls, more than in 2018" that it "took calls".
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from tipfacts.tag.dates_syntax import is_verb, upwards

_MORE = re.compile(r"^(?:more|fewer|less|higher|lower|larger|smaller|greater|later|earlier|other)$")
_LIMIT = re.compile(
    r"^(?:about|only|just|some|nearly|almost|over|at|least|around|roughly|up|to|no)$"
)


def compared(sentence: Span, dated: frozenset[int]) -> tuple[list[Token], Token] | None:
    """Give the tokens that tell the event of a compared date, and the verb; `None` if it is none.

    Args:
        sentence: the tokens of the sentence.
        dated: indices of the date and of the prepositions before it.
    """
    own = _own_number(sentence, dated)
    if own is None and not _after_than(sentence, dated):
        return None
    told = _told(sentence, (own.i if own else min(dated)))
    if told is None:
        return None
    number, noun, verb = told
    phrase = _phrase(noun, verb, number)
    replaced = [own if t.i == number.i else t for t in phrase]
    return [t for t in replaced if t is not None], verb


def _own_number(sentence: Span, dated: frozenset[int]) -> Token | None:
    """Give the bare number that a date belongs to: "29 in 2009", "the preceding year's 125"."""
    doc, first, last = sentence.doc, min(dated), max(dated)
    before = doc[first - 1] if first > sentence.start else None
    if before is not None and _is_number(before):
        lead = doc[before.i - 1] if before.i > sentence.start else None
        return before if lead is not None and (lead.text in "(,—–-" or not _is_noun(lead)) else None
    at = last + 1
    while at < sentence.end and doc[at].text in {"'s", "’s"}:
        at += 1
    if at > last + 1 and at < sentence.end and _is_number(doc[at]):
        return doc[at]
    return None


def _is_number(token: Token) -> bool:
    year = re.fullmatch(r"(?:19|20)\d\d", token.text)
    return token.like_num and token.pos_ == "NUM" and not year


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _after_than(sentence: Span, dated: frozenset[int]) -> bool:
    """Say whether a date stands behind a "than" alone: "more than in 2018"."""
    first = min(dated)
    before = sentence.doc[first - 1] if first > sentence.start else None
    return before is not None and before.lower_ == "than" and _is_more(sentence, before.i)


def _is_more(sentence: Span, at: int) -> bool:
    return at > sentence.start and bool(_MORE.match(sentence.doc[at - 1].lower_))


def _told(sentence: Span, before: int) -> tuple[Token, Token, Token] | None:
    """Give the number told first in the sentence before a place, its noun, and its verb."""
    doc = sentence.doc
    for at in range(before - 1, sentence.start - 1, -1):
        token = doc[at]
        if token.text == ";":
            return None
        noun = token.head
        if not _is_number(token) or token.dep_ not in {"nummod", "quantmod"} or noun.i > before:
            continue
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.lower_ in {"percent", "%", "cent"}:
            continue
        verb = next((t for t in upwards(noun) if is_verb(t)), None)
        if verb is not None and sentence.start <= verb.i < before:
            return token, noun, verb
    return None


def _phrase(noun: Token, verb: Token, number: Token) -> list[Token]:
    """Give the verb and its words up to the counted noun, with what "of" adds to the noun."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    edge = of.right_edge.i if of is not None and of.right_edge.i - of.i <= 4 else noun.i
    if noun.i < verb.i:
        kept = range(number.i, edge + 1)
        rest = [t for c in verb.children if c.dep_ in {"dobj", "attr"} for t in c.subtree]
        aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
        return [*(verb.doc[i] for i in kept), *aux, verb, *sorted(rest, key=lambda t: t.i)[:6]]
    return [
        t
        for t in verb.doc[verb.i : edge + 1]
        if not (_LIMIT.match(t.lower_) and t.head.i in {number.i, noun.i})
    ]
