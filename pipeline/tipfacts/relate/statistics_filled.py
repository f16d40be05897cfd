"""What fills a bare subject: the clause that it hangs in, or the words that follow it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from tipfacts.relate.statistics_deed import Deed
from tipfacts.relate.statistics_host import given, host
from tipfacts.relate.statistics_lexicon import known_unit, lemma
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_sums import SENTENCE
from tipfacts.relate.statistics_view import View

_SHORT = 2
_NO_HOSTS = frozenset({"be", "lead", "result", "amount", "come", "rise", "fall"})
_LONGEST = 6
_STOPS = frozenset(
    "and or but while although though because yet so which who whom whose that than as compared up down "
    "per a.m. p.m. over during".split()
)
_LINKS = frozenset(
    "with from for to of at on in under into against without by among before".split()
)
_LOOSE = frozenset("in of for to on against with at into by from".split())
_LOOSE_END = _LINKS | frozenset("the a an its their his her and or all".split())


def filled(view: View, counted: Counted, deed: Deed | None, unit: str, told: str) -> str:
    """Give the tail of a subject, with more words where what it says so far is very short.

    "13 cases" of "judgments were given in 13 cases" is "cases in which judgments were given";
    "8 places" of "a home with 8 places for women" is "places for women".
    """
    if not counted.text or len(f"{counted.text} {told}".split()) > _SHORT or view.site.missing:
        return told
    if (
        counted.rule in {"list", "persons", "clause", "before"}
        or view.site.money
        or counted.text.startswith(SENTENCE)
    ):
        return told
    if not told and (found := given(view, deed) or host(view, counted, deed)):
        return found
    if not told and deed is not None and (clause := _clause(view, deed, unit)):
        return clause
    at = counted.after
    if told and deed is not None and deed.verb >= counted.after:
        at = deed.verb + 1
    return f"{told} {_following(view, at)}".strip()


def _clause(view: View, deed: Deed, unit: str) -> str:
    """Give the clause that a number stands in by a preposition only: "to whom volunteers spoke"."""
    if deed.part != "loose":
        return ""
    verb = view.site.doc[deed.verb]
    link = _link(view)
    if deed.use == "report" and (link is None or link.lower_ not in {"to", "with"}):
        return ""
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if link is None or subject is None or lemma(verb) in _NO_HOSTS:
        return ""
    if subject.i >= view.site.first:
        return _fronted(view, link, subject, verb, unit)
    modifiers = [t for t in subject.lefts if t.dep_ in {"amod", "compound"}][-2:]
    words = [] if subject.pos_ == "PRON" else [*modifiers, subject]
    told = [t.text if t.pos_ == "PROPN" else t.lower_ for t in words] + [
        t.text for t in verb.lefts if t.dep_ in {"aux", "auxpass"} and t.i > subject.i
    ]
    objects = [
        t.text
        for t in verb.rights
        if t.dep_ == "dobj" and t.i < view.site.first and t.pos_ == "NOUN"
    ]
    whom = "whom" if unit == "person" else "which"
    return " ".join([link.lower_, whom, *told, verb.text, *objects])


def _fronted(view: View, link: Token, subject: Token, verb: Token, unit: str) -> str:
    """Give the clause behind a number that leads it: "In nine files the court gave no reason"."""
    behind = view.site.last <= subject.i < verb.i
    if (
        not behind
        or link.i < view.site.begin
        or link.lower_ not in {"in", "to", "for", "with", "on"}
    ):
        return ""
    words: list[Token] = []
    for token in view.site.doc[subject.left_edge.i : min(view.site.stop, verb.i + 5)]:
        if token.is_punct or view.taken(token.i) or (words and token.lower_ in _STOPS):
            break
        words.append(token)
    while words and words[-1].lower_ in _LOOSE_END:
        words.pop()
    whom = "whom" if unit == "person" else "which"
    told = "".join((t.text if t.pos_ == "PROPN" else t.lower_) + t.whitespace_ for t in words)
    return f"{link.lower_} {whom} {told}".strip() if verb in words else ""


def _link(view: View) -> Token | None:
    """Give the preposition that the number hangs by."""
    token = view.site.core
    for _ in range(4):
        if token.dep_ == "pobj":
            return token.head if token.head.lower_ in _LOOSE else None
        token = token.head
    return None


def _following(view: View, at: int) -> str:
    """Give the words that follow, up to the next number, date, mark or conjunction."""
    site = view.site
    if at >= site.stop or not _opens(site.doc[at]):
        return ""
    words: list[Token] = []
    while at < site.stop and len(words) < _LONGEST and not view.taken(at):
        token = site.doc[at]
        if (
            token.is_punct
            or token.lower_ in _STOPS
            or (words and token.tag_ in {"VBD", "VBZ", "MD"})
        ):
            break
        if not view.skipped(token):
            words.append(token)
        at += 1
    while words and (
        words[-1].lower_ in _LOOSE_END or words[-1].tag_ in {"DT", "IN", "TO", "PRP$"}
    ):
        words.pop()
    return " ".join(t.text if t.pos_ == "PROPN" else t.lower_ for t in words)


def _opens(token: Token) -> bool:
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if after in {"them", "whom", "these", "those", "which"}:
        return False
    return token.lower_ in _LINKS or token.tag_ == "VBG"


_WERE_PERSONS = re.compile(
    r"^(?P<base>.*?)\s*\bwho were (?P<noun>[A-Za-z-]+(?: [A-Za-z0-9-]+){0,7})$"
)


_WHO_WERE = re.compile(r"^(?:who|that) (?:were|are|was|is|had been) (?P<noun>\w[^,;]*)$")


def named_share(view: View, counted: Counted, deed: Deed | None, told: str) -> Counted:
    """Link a share to what it says its whole is: "90 percent of the residents were noncitizens"."""
    match = _WHO_WERE.match(told)
    if not view.site.percent or counted.rule != "whole" or match is None or deed is None:
        return counted
    noun = next(
        (t for t in view.site.doc[deed.verb].rights if t.dep_ == "attr" and t.pos_ == "NOUN"), None
    )
    if noun is None or view.taken(noun.i):
        return counted
    phrase = view.phrase(view.leftward(noun)[0])
    return replace(counted, words=view.site.text_range(*phrase)) if phrase else counted


def named_part(view: View, counted: Counted, told: str) -> tuple[Counted, str]:
    """Name a part by what it is: "12 of them girls" are "girls identified", not victims who were.

    Returns:
        What is counted and its tail, as given where the part is no sort of persons.
    """
    match = _WERE_PERSONS.match(told)
    nouns = match["noun"].split() if match else []
    named = any(_is_person(n.lower()) for n in nouns[:3])
    if match is None or not named or counted.rule == "noun" or nouns[0] in _SEXES:
        return counted, told
    base = match["base"] if len(match["base"].split()) <= _LONGEST else ""
    keeps = len(nouns) == 1 or _AGED.match(" ".join(nouns))
    words = _words(view, match["noun"])
    if view.site.percent:
        return replace(counted, words=words or counted.words), told
    part = replace(counted, text=" ".join(nouns), head=nouns[0], words=words or counted.words)
    return part, base if keeps else ""


_SINGULAR = {"women": "woman", "men": "man", "children": "child", "people": "person"}


def _is_person(noun: str) -> bool:
    return known_unit(_SINGULAR.get(noun, noun)) == "person"


_SEXES = frozenset({"female", "male"})
_AGED = re.compile(r"\w+ (?:under|over|aged|below|above)\b")


def _words(view: View, noun: str) -> tuple[int, int] | None:
    """Give where a part's own noun stands behind its number."""
    end = view.site.mention.end
    at = view.context.parsed.text.find(noun, end, end + 60)
    return (at, at + len(noun)) if at >= 0 else None
