"""The noun of the clause that a bare number tells of: "convictions fell to 12"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.statistics_deed import deed_of
from tipfacts.relate.statistics_lexicon import lemma
from tipfacts.relate.statistics_phrase import head_of
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View

_MEASURES = frozenset("number total figure count sum tally amount rest remainder majority".split())


_PUT_AT = re.compile(r"\b(?:at|to|is|was|were|are|as|be|reached|of)\s*[“\"]?$", re.I)


def of_clause(view: View) -> Counted | None:
    """The subject of a verb of change: "convictions fell to 12", "the budget was $5 million"."""
    site = view.site
    deed = deed_of(site.doc, site.core, site.last, site.stop)
    if deed is None or not (deed.use == "change" or deed.lemma == "be"):
        return None
    subjects = [t for t in site.doc[deed.verb].lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    if not subjects or view.taken(subjects[-1].i) or subjects[-1].i >= site.first:
        return None
    return _clause_subject(view, subjects[-1])


def number_of(view: View) -> Counted | None:
    """The noun of "the number of NOUN", set "at" or "to" a figure."""
    site = view.site
    if site.percent or site.money or not _PUT_AT.search(view.gap):
        return None
    for at in range(site.first - 1, max(site.begin, site.first - 18), -1):
        token = site.doc[at]
        if token.text == ";" or view.taken(at):
            return None
        if lemma(token) in _MEASURES and at + 1 < site.first and site.doc[at + 1].lower_ == "of":
            begin = at + 2 if site.doc[at + 2].pos_ not in {"DET", "PRON"} else at + 3
            phrase = view.phrase(begin)
            if phrase is None or phrase[1] > site.first:
                return None
            head = head_of(site.doc, phrase)
            return Counted(
                "clause", view.subject(phrase), head.lower_, site.text_range(*phrase),
                phrase[1], head.i, 0.82,
            )  # fmt: skip
    return None


def _clause_subject(view: View, noun: Token) -> Counted | None:
    site = view.site
    if lemma(noun) in _MEASURES:
        inner = [t for p in noun.rights if p.lower_ == "of" for t in p.rights if t.dep_ == "pobj"]
        if not inner:
            return None
        noun = inner[0]
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    first, last = view.leftward(noun)
    phrase = view.phrase(first) or (first, last)
    return Counted(
        "clause", view.subject(phrase), noun.lower_, site.text_range(*phrase), phrase[1],
        noun.i, 0.8,
    )  # fmt: skip
