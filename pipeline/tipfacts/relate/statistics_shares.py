"""Shares whose noun stands before them: "women made up 12 percent", "turnover stood at 30 percent"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.statistics_lexicon import lemma
from tipfacts.relate.statistics_phrase import head_of
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_sums import to_purpose
from tipfacts.relate.statistics_view import View

_MAKES_UP = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|ma(?:ke|kes|de|king)\s+up|constitut(?:e[sd]?|ing)|"
    r"compris(?:e[sd]?|ing)|represent(?:s|ed|ing)?|form(?:s|ed|ing)?)\s+(?:\w+ly\s+)?$",
    re.I,
)
_STANDS_AT = re.compile(
    r"\b(?:st(?:and|ands|ood|anding)|r[ua]n(?:s|ning)?|remain(?:s|ed)?|put|set|estimated|fixed|"
    r"hover(?:s|ed)?|reckoned|reported|measured|peaked|averaged|support\w*)\b[^,;.]{0,40}?\bat\s+(?:\w+ly\s+)?$",
    re.I,
)
_RATE_OF = re.compile(r"\b(?P<noun>[A-Za-z]+)\s+(?:of|at|by)\s+$")
_NO_RATES = frozenset("total rest number average increase decrease rise fall".split())
_NOUNS = {"NOUN", "PROPN"}


def share_stated(view: View) -> Counted | None:
    """What makes up a share: "Women made up 8 percent of the inmates"."""
    site = view.site
    if not site.percent or not _MAKES_UP.search(view.gap):
        return None
    noun = _subject_before(view)
    if noun is None:
        return None
    return _clause(view, noun, _whole_noun(view), 1.0)


def rate_told(view: View) -> Counted | None:
    """The noun that a share measures: "unemployment at 29 percent", "support stood at a third"."""
    site = view.site
    if not site.percent:
        return None
    if _STANDS_AT.search(view.gap) and (noun := _subject_before(view)) is not None:
        return _clause(view, noun, "", 0.985)
    match = _RATE_OF.search(view.gap)
    if match is None or re.match(r"\s*of\b", view.behind):
        return None
    at = site.first - 1
    while at > site.begin and site.doc[at].lower_ not in {"of", "at", "by"}:
        at -= 1
    noun = site.doc[at - 1] if at - 1 >= site.begin else None
    if noun is None or noun.pos_ not in _NOUNS or view.taken(noun.i) or lemma(noun) in _NO_RATES:
        return None
    return _clause(view, noun, "", 0.9)


def _subject_before(view: View) -> Token | None:
    """Give the subject of the verb right before the number."""
    site = view.site
    for at in range(site.first - 1, max(site.begin, site.first - 8) - 1, -1):
        token = site.doc[at]
        if view.taken(at) or token.text in {";", ":"}:
            return None
        if token.pos_ in {"VERB", "AUX"}:
            put = [t for t in token.rights if t.dep_ == "dobj" and t.i < site.first]
            found = put or [t for t in token.lefts if t.dep_ in {"nsubj", "nsubjpass"}]
            if found and found[-1].pos_ in _NOUNS and not view.taken(found[-1].i):
                return found[-1]
    return None


def _clause(view: View, noun: Token, whole: str, score: float) -> Counted:
    site = view.site
    first, last = view.leftward(noun)
    phrase = view.phrase(first) or (first, last)
    phrase = phrase[0], to_purpose(view, phrase[1])
    if phrase[1] > site.first:
        phrase = first, last
    text = view.subject(phrase)
    head = head_of(site.doc, phrase)
    if whole:
        text = whole if noun.ent_type_ == "GPE" else f"{text} among {whole}"
    return Counted(
        "clause", text, head.lower_,
        site.text_range(*phrase), site.last, noun.i, score,
    )  # fmt: skip


def _whole_noun(view: View) -> str:
    site = view.site
    at = site.last
    if at >= site.stop or site.doc[at].lower_ != "of":
        return ""
    at += 1
    while at < site.stop and (site.doc[at].pos_ == "DET" or site.doc[at].tag_ == "PRP$"):
        at += 1
    if at >= site.stop:
        return ""
    phrase = view.phrase(at)
    return view.subject(phrase) if phrase else ""
