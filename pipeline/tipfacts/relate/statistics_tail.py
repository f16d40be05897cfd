"""What a deed adds to a subject: "convicted", "identified by police", "who received grants"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.statistics_deed import Deed, deed_nouns, participle
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
    if deed is None:
        return qualifier
    verb = view.site.doc[deed.verb]
    if deed.part in {"passive", "object", "participle"}:
        if deed.use != "deed":
            return qualifier
        done = _done(view, deed, verb, counted)
        return _joined(done, qualifier) if view.site.money else _joined(qualifier, done)
    if deed.part == "nominal":
        named = deed_nouns().get(deed.lemma)
        return _regular(named) if named and unit == "person" else qualifier
    if deed.lemma == "care" and deed.part == "loose":
        return "cared for"
    if view.site.missing or counted.rule == "clause" or view.site.money:
        return qualifier
    acts = deed.use != "change" or (unit == "person" and deed.lemma in _OF_PERSONS)
    if deed.part in {"subject", "copula"} and acts:
        sort = unit_of_noun(counted.head) if unit == "percent" and counted.head else unit
        return _told(view, deed, sort)
    return qualifier


def _joined(*parts: str) -> str:
    return " ".join(p for p in parts if p)


_IRREGULAR = {
    "try": "tried",
    "identify": "identified",
    "expel": "expelled",
    "traffic": "trafficked",
    "refer": "referred",
}


def _regular(verb: str) -> str:
    return _IRREGULAR.get(verb) or (verb + "d" if verb.endswith("e") else verb + "ed")


def _done(view: View, deed: Deed, verb: Token, counted: Counted) -> str:
    words = [participle(verb)]
    words += _particle(view, verb)
    if len(words) == 1 and deed.lemma in _GOES_WITH:
        words += _complement(view, deed.verb)
    agent = _agent(view, verb)
    return _joined(
        *words, f"by {agent}" if agent else "", _under(view, max(deed.verb, counted.after - 1))
    )


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


def _short(view: View, noun: Token) -> str:
    if noun.pos_ == "PRON" or noun.lower_ in _NOT_AGENTS or noun.ent_type_ in {"PERSON", "GPE"}:
        return ""
    words = [t for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod"}] + [noun]
    if len(words) > 4 or any(view.taken(t.i) for t in words):
        return ""
    kept = [t for t in words if not view.skipped(t)]
    text = " ".join(t.text if t.pos_ == "PROPN" else t.lower_ for t in kept)
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
    site = view.site
    following = [p.first for p in view.peers if p.first > deed.verb]
    end = following[0] if following else site.stop
    words: list[str] = []
    at = deed.verb
    while at < end and len(words) < _LONGEST and not view.taken(at):
        token = site.doc[at]
        if token.text in {";", ":", ".", "(", ")", "—"} or (token.text == "," and words):
            break
        if words and token.lower_ in {"while", "but", "because", "although", "compared"}:
            break
        words.append(token.text + token.whitespace_)
        at += 1
    told = _clean("".join(words))
    told = _LOOSE_END.sub("", told)
    if not told or told in {"were", "are", "was", "is", "had", "have"}:
        return ""
    return f"{'who' if unit == 'person' else 'that'} {told}"


def part_tail(view: View) -> str:
    """Give what a part is where no verb says it: "98 of them children", "74% female"."""
    if placed := _PART_PLACED.match(view.behind):
        return placed["what"].strip()
    found = _PART.match(view.behind)
    if found is None:
        return ""
    what = found["what"].strip()
    verb = re.match(r"(?:\w+ed|had|went|came|took|got|said|knew)\b(?!$)", what)
    return f"who {what}" if verb else f"who were {what}"


_PART_PLACED = re.compile(
    r"\s*of\s+(?:them|whom|these|those)\s+(?P<what>(?:from|under|into|for|aged|over|in|on|against|below)\s+"
    r"[a-z0-9]+(?:[\s-][a-z0-9]+){0,4}?)\s*(?=[,.;)]|and\b)",
    re.I,
)
_PART = re.compile(
    r"\s*(?:of\s+(?:them|whom|these|those)\s*,?\s*)?(?:all\s+)?"
    r"(?P<what>(?!(?:of|in|to|from|for|by|with|at|on|and|or|each|apiece)\b)[a-z]+(?:\s+[a-z]+){0,2})\s*(?=[,.;)]|and\b)",
    re.I,
)


_LOOSE_END = re.compile(
    r"(?:\s+(?:and|or|in|of|the|to|for|by|with|from|a|an|only|on|at|that|which|who|than))+$"
)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\"“”]", "", text)).strip(" ,;:")
