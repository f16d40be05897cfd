"""What a deed adds to a subject: "convicted", "identified by police", "who received grants"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.statistics_complement import complement
from tipfacts.relate.statistics_deed import Deed, deed_nouns, participle
from tipfacts.relate.statistics_host import agrees
from tipfacts.relate.statistics_lexicon import lemma, unit_of_noun
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View

_NOT_AGENTS = frozenset(
    "government governments country countries state authority authorities it they he she we who "
    "which that this these report there year law".split()
)
_GOES_WITH = frozenset("bring place take list put send move find hand look turn set".split())
_COMPLEMENT = frozenset(
    {"to", "on", "before", "in", "into", "guilty", "out", "over", "up", "aside"}
)
_QUALIFIERS = frozenset({"for", "into", "involving", "against", "on", "under"})
_OF_PERSONS = frozenset({"stay", "remain", "stand"})
_PURPOSES = frozenset({"to", "for", "on", "toward", "towards"})
_LONGEST = 11
_PERSONS = frozenset({"person"})


def tail(view: View, counted: Counted, deed: Deed | None, unit: str) -> str:
    """Give the words that a deed adds to the subject; empty where it adds nothing."""
    qualifier = _qualifier(view, counted)
    if view.site.percent and counted.rule == "clause":
        return ""
    if deed is None:
        return qualifier
    if deed.part in _DONE_TO:
        return _done_to(view, counted, deed, qualifier)
    if deed.part == "nominal":
        return _nominal(deed, unit) or qualifier
    if deed.lemma == "care" and deed.part == "loose":
        return "cared for"
    if view.site.missing or counted.rule == "clause" or view.site.money:
        return qualifier
    return _acting(view, counted, deed, unit) or qualifier


_DONE_TO = frozenset({"passive", "object", "participle"})


def _done_to(view: View, counted: Counted, deed: Deed, qualifier: str) -> str:
    verb = view.site.doc[deed.verb]
    if view.site.percent and deed.part == "passive" and deed.verb >= counted.after:
        return _joined(qualifier, _phrase(view, deed.verb))
    if deed.use != "deed":
        return qualifier
    done = _done(view, deed, verb, counted)
    return _joined(done, qualifier) if view.site.money else _joined(qualifier, done)


def _nominal(deed: Deed, unit: str) -> str:
    named = deed_nouns().get(deed.lemma)
    counts = unit == "person" or deed.lemma in _DONE_TO_THINGS
    return _regular(named) if named and counts else ""


def _acting(view: View, counted: Counted, deed: Deed, unit: str) -> str:
    if deed.part not in {"subject", "copula"} or not agrees(view, view.site.doc[deed.verb]):
        return ""
    if deed.use == "change" and not (unit == "person" and deed.lemma in _OF_PERSONS):
        return ""
    sort = unit_of_noun(counted.head) if unit == "percent" and counted.head else unit
    return _told(view, deed, sort)


def _joined(*parts: str) -> str:
    return " ".join(p for p in parts if p)


_DONE_TO_THINGS = frozenset(
    "survey interview poll polling raid visit seizure confiscation forfeiture audit inspection "
    "closure suspension revocation cancellation distribution dissemination translation publication "
    "purchase construction opening establishment creation renovation demolition screening "
    "examination investigation registration licensing certification accreditation".split()
)
_IRREGULAR = {
    "try": "tried",
    "identify": "identified",
    "expel": "expelled",
    "traffic": "trafficked",
    "refer": "referred",
    "sell": "sold",
    "admit": "admitted",
    "forfeit": "forfeited",
    "kidnap": "kidnapped",
    "hire": "hired",
}


def _regular(verb: str) -> str:
    return _IRREGULAR.get(verb) or (verb + "d" if verb.endswith("e") else verb + "ed")


def _done(view: View, deed: Deed, verb: Token, counted: Counted) -> str:
    words = [participle(verb)]
    words += _particle(view, verb)
    if len(words) == 1 and deed.lemma in _GOES_WITH:
        words += _complement(view, deed.verb)
    agent = _agent(view, verb)
    under = _under(view, max(deed.verb, counted.after - 1))
    behind = "" if under or len(words) > 1 or view.site.money else _completed(view, deed, counted)
    return _joined(*words, f"by {agent}" if agent and not behind else "", behind, under)


def _completed(view: View, deed: Deed, counted: Counted) -> str:
    """Give the complement behind the verb, or behind the object that follows it."""
    at = deed.verb + 1
    if deed.part == "object" and deed.verb < view.site.first:
        at = max(counted.after, view.site.last)
        if at < view.site.stop and view.site.doc[at].lower_ in _QUALIFIERS:
            return ""
    return complement(view, at)


def _under(view: View, at: int) -> str:
    """Give the law that a deed was done under, where it follows within a few words."""
    site = view.site
    for first in range(at + 1, min(site.stop, at + 5)):
        if view.taken(first):
            return ""
        if site.doc[first].lower_ == "under":
            return _law(view, first)
    return ""


def _law(view: View, first: int) -> str:
    words: list[str] = []
    for token in view.site.doc[first : min(view.site.stop, first + 10)]:
        if token.text in {",", ";", "(", ".", "and"} or (words and token.pos_ in {"VERB", "AUX"}):
            break
        words.append(token.text + token.whitespace_)
    text = _clean("".join(words))
    named = any(w in text for w in ("Article", "Section", "Act", "Law", "Code", "article"))
    return text if named else ""


def _particle(view: View, verb: Token) -> list[str]:
    """Give the particle of a verb: "sent back", "found guilty"."""
    site = view.site
    found = [t for t in verb.rights if t.dep_ == "prt" or t.lower_ in {"back", "guilty"}]
    return [t.lower_ for t in found if not site.first <= t.i < site.last][:1]


def _complement(view: View, verb: int) -> list[str]:
    site = view.site
    at = max(verb + 1, site.last if verb < site.first else 0)
    if at >= site.stop or site.doc[at].lower_ not in _COMPLEMENT:
        at = next(
            (t.i for t in site.doc[verb].rights if t.lower_ in _COMPLEMENT and t.i > verb),
            site.stop,
        )
    words: list[str] = []
    while at < site.stop and len(words) < 7 and not view.taken(at):
        token = site.doc[at]
        if (
            site.first <= at < site.last
            or token.is_punct
            or (words and token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"})
        ):
            break
        words.append(token.text)
        at += 1
    return words


def _agent(view: View, verb: Token) -> str:
    """Give who did it in a few words: the passive's "by", or the subject of an active verb."""
    for token in verb.children:
        if token.dep_ == "agent" and token.lower_ == "by":
            return next((_short(view, t) for t in token.children if t.dep_ == "pobj"), "")
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    return _short(view, subjects[-1]) if subjects else ""


_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def _short(view: View, noun: Token) -> str:
    if noun.pos_ == "PRON" or noun.lower_ in _NOT_AGENTS or noun.ent_type_ in {"PERSON", "GPE"}:
        return ""
    first = min([t.left_edge.i for t in noun.lefts if t.dep_ in _MODIFIERS] + [noun.i])
    words = list(view.site.doc[first : noun.i + 1])
    if len(words) > 6 or any(view.taken(t.i) for t in words):
        return ""
    kept = [t for t in words if not view.skipped(t)]
    text = "".join(
        (t.text if t.pos_ == "PROPN" else t.lower_) + t.whitespace_ for t in kept
    ).strip()
    return f"{text} {_of_what(noun)}".strip() if noun.pos_ == "PROPN" else text


def _of_what(noun: Token) -> str:
    """Give the rest of a body's name: "of Social Affairs" behind "Ministry"."""
    of = next((t for t in noun.rights if t.lower_ == "of"), None)
    words = [t for t in of.subtree if t.i >= of.i][:5] if of is not None else []
    named = words and all(t.text[:1].isupper() or t.lower_ in {"of", "the", "and"} for t in words)
    return " ".join(t.text for t in words) if named and words[-1].ent_type_ != "GPE" else ""


def _qualifier(view: View, counted: Counted) -> str:
    """Give a prepositional phrase right behind a counted matter: "for forced labor"."""
    site = view.site
    at = counted.after if counted.rule in {"noun", "whole"} else site.last
    if counted.rule in {"comparison", "list", "before", "stretch"}:
        return ""
    if site.money and at < site.stop and site.doc[at].text == "(":
        close = next((t.i for t in site.doc[at : min(at + 9, site.stop)] if t.text == ")"), at - 1)
        at = close + 1
    allowed = _PURPOSES if site.money else _QUALIFIERS
    if at >= site.stop or site.doc[at].lower_ not in allowed:
        return ""
    if counted.rule == "noun" and lemma(site.doc[at]) in {"on", "under"}:
        return ""
    words: list[str] = []
    while at < site.stop and len(words) < 7 and not view.taken(at):
        token = site.doc[at]
        if token.is_punct or (
            words and (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"})
        ):
            break
        if words and token.lower_ in {"and", "in", "by", "to", "from", "with", "during"}:
            break
        words.append(token.text + token.whitespace_)
        at += 1
    text = _LOOSE_END.sub("", _clean("".join(words)))
    return text if " " in text else ""


def _told(view: View, deed: Deed, unit: str) -> str:
    """Give what the counted did or were: "who received grants for training"."""
    told = _phrase(view, deed.verb)
    if not told or told in {"were", "are", "was", "is", "had", "have"}:
        return ""
    return f"{'who' if unit == 'person' else 'that'} {told}"


def _phrase(view: View, at: int) -> str:
    """Give the words of a verb phrase, to the next number, mark or clause."""
    site = view.site
    following = [p.first for p in view.peers if p.first > at]
    end = following[0] if following else site.stop
    words: list[str] = []
    while at < end and len(words) < _LONGEST and not view.taken(at):
        token = site.doc[at]
        if token.text in {";", ":", ".", "(", ")", "—"} or (token.text == "," and words):
            break
        if words and token.lower_ in {"while", "but", "because", "although", "compared"}:
            break
        words.append(token.text + token.whitespace_)
        at += 1
    return _LOOSE_END.sub("", _clean("".join(words)))


_LOOSE_END = re.compile(
    r"(?:\s+(?:and|or|in|of|the|to|for|by|with|from|a|an|only|on|at|that|which|who|than|remaining|other|"
    r"another|further|just|about|nearly|over|some))+$"
)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\"“”]", "", text)).strip(" ,;:")
