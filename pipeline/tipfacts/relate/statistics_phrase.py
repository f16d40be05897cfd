"""The noun phrase beside a number: by the words that follow, checked against the parse."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from tipfacts.relate.statistics_lexicon import known_unit, lemma, unit_of_noun

Tokens = tuple[int, int]
_NOUNS = frozenset({"NOUN", "PROPN"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_SKIPPED = frozenset({"more", "other", "such", "said", "additional", "further", "total", "new"})
_NOT_IN_SUBJECT = frozenset(
    "more other such said additional further total a an the this that these those its their his "
    "her our all some any only nearly about no few several various approximately least "
    "estimated reported single one not many much how".split()
)
_NOMINAL = frozenset({"accused", "unemployed", "homeless"})
_WIDE = frozenset(
    "countrywide nationwide worldwide statewide citywide overall annually yearly apiece".split()
)
_PERIOD_NOUNS = frozenset({"year", "month", "week", "day", "period", "report", "quarter"})


def noun_phrase(doc: Doc, first: int, stop: int, taken: Callable[[int], bool]) -> Tokens | None:
    """Give the noun phrase whose first word is token `first`, as half-open tokens.

    Forms: adjectives, participles and nouns before a noun ("newly identified child victims"),
    a possessive inside, and a coordination that the parse confirms ("judges, inspectors and
    nurses"). It ends before a determiner, a number, a preposition or a verb.

    Args:
        doc: the parsed block.
        first: where it would begin.
        stop: one past the last token that it may hold.
        taken: whether a token belongs to another number or a date.
    """
    at, last = first, None
    while at < stop and not taken(at):
        token = doc[at]
        if token.pos_ in _NOUNS or _is_nominal(token, last):
            if token.pos_ == "NOUN" and last is not None and _begins_anew(doc, last, at):
                break
            last = at
        elif last is not None and _joins(token):
            after = _coordinated(doc, last, at, stop, taken)
            if after is None:
                break
            at = last = after
        elif not _leads_to_noun(doc, at, stop, last):
            break
        at += 1
    return (first, last + 1) if last is not None else None


def _is_nominal(token: Token, last: int | None) -> bool:
    return last is None and token.lower_ in _NOMINAL and token.dep_ not in {"amod", "nmod"}


def _begins_anew(doc: Doc, last: int, at: int) -> bool:
    """Say whether a second noun belongs to a phrase of its own: "12 victims last year"."""
    if doc[at].lower_ in _WIDE:
        return True
    return doc[at].lower_ in _PERIOD_NOUNS and doc[at].dep_ == "npadvmod" and at > last


def _joins(token: Token) -> bool:
    return token.lower_ in {"and", "or", ",", "&", "/"}


def _leads_to_noun(doc: Doc, at: int, stop: int, last: int | None) -> bool:
    token = doc[at]
    if token.text in {"-", "–", "/"} and (
        token.whitespace_ or (at > 0 and doc[at - 1].whitespace_)
    ):
        return False
    if token.lower_ in _QUOTES or token.text in {"-", "–", "/"} or token.tag_ == "POS":
        return at + 1 < stop
    if token.tag_ in {"VBN", "VBG", "VBD"} and not _premodifies(doc, at, last):
        return False
    if token.pos_ == "ADJ" or token.tag_ in {"VBN", "VBG", "JJ"}:
        return _before_noun(doc, at, stop) and (
            token.pos_ == "ADJ" or token.dep_ in {"amod", "compound", "nmod"} or last is None
        )
    return token.pos_ == "ADV" and at + 1 < stop and doc[at + 1].pos_ in {"ADJ", "VERB"}


def _premodifies(doc: Doc, at: int, last: int | None) -> bool:
    """Say whether a participle stands before its noun: "convicted traffickers", never behind one."""
    token = doc[at]
    if last is not None:
        return doc[at - 1].text in {"-", "–"}
    return token.dep_ in {"amod", "compound", "nmod"} or token.tag_ == "VBN"


def _before_noun(doc: Doc, at: int, stop: int) -> bool:
    """Say whether only words that can stand before a noun part a token from the next noun."""
    for token in doc[at + 1 : min(stop, at + 6)]:
        if token.pos_ in _NOUNS or token.lower_ in _NOMINAL:
            return True
        if not (token.pos_ in {"ADJ", "CCONJ", "ADV"} or token.tag_ in {"VBN", "VBG", "HYPH"}):
            return False
    return False


def _coordinated(
    doc: Doc, last: int, at: int, stop: int, taken: Callable[[int], bool]
) -> int | None:
    """Give the last noun of the conjunct behind `and`, `or` or a comma, if it is one."""
    comma = doc[at].text == ","
    begin = at + 2 if comma and at + 1 < stop and doc[at + 1].lower_ in {"and", "or"} else at + 1
    end = begin
    while end < stop and not taken(end) and _inside(doc[end]):
        end += 1
    nouns = [i for i in range(begin, end) if doc[i].pos_ in _NOUNS]
    if not nouns or (end < stop and (taken(end) or doc[end].tag_ in {"CD"})):
        return None
    noun = nouns[-1]
    if comma and begin == at + 1 and not _list_goes_on(doc, end, stop):
        return None
    return noun if _same_phrase(doc, last, noun) else None


def _inside(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or (
        token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound"}
    )


def _list_goes_on(doc: Doc, at: int, stop: int) -> bool:
    return at < stop and doc[at].lower_ in {"and", "or", ","}


def _same_phrase(doc: Doc, last: int, noun: int) -> bool:
    if doc[noun].dep_ in {"nsubj", "nsubjpass"} and doc[last].dep_ not in {"nsubj", "nsubjpass"}:
        return doc[noun] in doc[last].subtree or doc[last] in doc[noun].subtree
    head = doc[noun]
    for _ in range(4):
        if head.i == last or head == doc[last].head:
            return True
        if head.dep_ != "conj":
            break
        head = head.head
    return doc[last].head == doc[noun] or unit_of_noun(doc[last].text) == known_unit(doc[noun].text)


def with_complement(doc: Doc, phrase: Tokens, stop: int, taken: Callable[[int], bool]) -> Tokens:
    """Add what "of" brings: "cases" of "cases of trafficking in persons"."""
    at = phrase[1]
    if at < stop and doc[at].lower_ == "of" and not taken(at + 1) and not _charged(doc, phrase[0]):
        begin = at + 1
        while begin < stop and doc[begin].pos_ in {"DET", "PRON"} and begin < at + 2:
            begin += 1
        inner = noun_phrase(doc, begin, stop, taken) if begin < stop else None
        if inner is not None:
            return phrase[0], _with_in_persons(doc, inner[1], stop)
    return phrase


_CHARGES = frozenset({"convict", "accuse", "acquit", "suspect", "clear"})


def _charged(doc: Doc, first: int) -> bool:
    """Say whether "of" belongs to the verb before: "convicted ten persons of trafficking"."""
    return any(lemma(t) in _CHARGES and t.pos_ == "VERB" for t in doc[max(0, first - 5) : first])


def _with_in_persons(doc: Doc, at: int, stop: int) -> int:
    if (
        at + 1 < stop
        and doc[at - 1].lower_ == "trafficking"
        and (doc[at].lower_, doc[at + 1].lower_) in {("in", "persons"), ("in", "women")}
    ):
        return at + 2
    return at


_FOLD = re.compile(r"\s+")
_LOOSE_END = re.compile(r"(?:\s+(?:of|and|or|in|the|from|for))+$")
_NOISE = re.compile(r"[\"“”]|\s*\(\s*|\s*\)\s*|\(?\d+\)\s*$")


def subject_text(doc: Doc, phrase: Tokens, skip: Callable[[Token], bool]) -> str:
    """Give a phrase as a subject: lower case but for names, without determiners and `skip`.

    `skip` says which tokens name the country or a year, which have fields of their own.
    """
    words: list[str] = []
    begin = True
    for token in doc[phrase[0] : phrase[1]]:
        if (begin and token.lower_ in _NOT_IN_SUBJECT) or skip(token):
            continue
        begin = False
        words.append(_cased(token) + token.whitespace_)
    text = _FOLD.sub(" ", _NOISE.sub(" ", "".join(words))).strip(" ,;:-–—'’")
    return _LOOSE_END.sub("", text)


def _cased(token: Token) -> str:
    text = token.text
    if text.isupper() and len(text) > 1 and token.i > token.sent.start:
        return text
    if token.pos_ == "PROPN" and known_unit(text) is None and token.i > token.sent.start:
        return text
    return text.lower() if text[:1].isupper() and text[1:].islower() else text


def plural(text: str) -> str:
    """Give a singular phrase in the plural; subjects name sorts of things.

    >>> plural("trafficker"), plural("new case of fraud"), plural("agency"), plural("man")
    ('traffickers', 'new cases of fraud', 'agencies', 'men')
    """
    lead, of, rest = text.partition(" of ")
    first, _, noun = lead.rpartition(" ")
    many = _IRREGULAR.get(noun.lower()) or _regular_plural(noun)
    return f"{first} {many}".strip() + of + rest


_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "persons",
    "policeman": "policemen",
    "wife": "wives",
    "staff": "staff",
    "personnel": "personnel",
    "one": "persons",
}


def _regular_plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s") if noun else noun


def head_of(doc: Doc, phrase: Tokens) -> Token:
    """Give the noun that a phrase turns on: the last of its first conjunct.

    For "law enforcement and government officials" that is "officials", because the first
    conjunct alone names nothing that is counted.
    """
    end = phrase[1]
    for at in range(phrase[0] + 1, phrase[1]):
        if _joins(doc[at]) and doc[at - 1].pos_ in _NOUNS and known_unit(doc[at - 1].text):
            end = at
            break
        if doc[at].lower_ == "of":
            end = at
            break
    nouns = [t for t in doc[phrase[0] : end] if t.pos_ in _NOUNS or t.lower_ in _NOMINAL]
    return nouns[-1] if nouns else doc[end - 1]
