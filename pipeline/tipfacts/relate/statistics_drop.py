"""Quantities that measure nothing in the world, each refused by a rule that has a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from tipfacts.relate.statistics_lexicon import known_unit, lemma
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View
from tipfacts.tag.uncounted import uncounted_nouns

_SENTENCED = re.compile(
    r"\bsentenc(?:ed?|es|ing)\b|\bimprison|\bjail|\bprison\b|\bterms?\s+of|\bbehind\s+bars\b|\bdelay",
    re.I,
)
_LAW_SPEAKS = re.compile(
    r"\bpunish(?:able|es|ed\s+by|ments?\b)|\bpenalt(?:y|ies)\b|\bprescrib|\bcarr(?:y|ies)\b|\bprovides?\s+for\b|"
    r"\bmaximum\b|\bminimum\s+(?:sentence|penalty|term)|\bliable\b|\bstipulat|\bset\s+(?:at|a\s+minimum)|"
    r"\bmandatory\b|\bfac(?:e|es|ing)\b|\brang(?:e|es|ing)\s+from\b|\bmay\s+be\s+(?:sentenced|fined|jailed)|\bshall\b|\bsubject\s+to\b",
    re.I,
)
_FINES = re.compile(r"\bfines?\b|\bpenalt", re.I)
_IMPOSED = re.compile(
    r"\b(?:was|were|been|had)\s+(?:\w+\s+){0,2}(?:sentenced|fined|ordered|given|jailed|imposed|told)|"
    r"\b(?:sentenced|fined|ordered|imposed|collected|handed|received|paid|convicted)\b",
    re.I,
)
_TIME = frozenset("year month week day hour minute night decade".split())
_POINTS = re.compile(
    r"^\s+(?:of\s+the\s+(?:most|few|first|last|main|major|biggest|largest|\w+est)\b|"
    r"(?:another|day|thing|such|must|can|should|could|may|might|has\s+to|reason|way|cannot|hopes)\b)",
    re.I,
)
_OF_THE = re.compile(r"\s*(?:out\s+)?of\s+(?:the|these|those|all)\s+(?:the\s+)?", re.I)
_CLAUSE_ONE = re.compile(r"\b(?:the|this|that|which|another|every|any|no|each|such\s+a)\s+$", re.I)
_BIBLIOGRAPHY = re.compile(
    r"\b(?:vol\.|eds\.|retrieved\s+(?:from|on)|accessed\s+(?:on|at|\d)|isbn|doi)\b|https?:|www\.|\):\s*\d",
    re.I,
)


def refuse(view: View, counted: Counted | None, unit: str | None) -> str | None:
    """Give the name of the first rule that refuses a number, `None` if it is kept."""
    for name, rule in _RULES:
        if rule(view, counted, unit):
            return name
    return None


def _nothing_counted(view: View, counted: Counted | None, unit: str | None) -> bool:
    """No noun, no deed: a number of nothing."""
    if counted is None:
        return True
    return counted.score <= 0.2 and not view.site.percent


def _uncounted_noun(view: View, counted: Counted | None, unit: str | None) -> bool:
    """Kinds, ways, reasons, parts of a text."""
    if counted is None or view.site.percent or view.site.money or counted.words is None:
        return False
    if _is_time(counted):
        return False
    head = counted.head
    return bool({head, head.removesuffix("s"), _singular(view, counted)} & uncounted_nouns())


def _singular(view: View, counted: Counted) -> str:
    token = view.site.doc[counted.token] if counted.token < len(view.site.doc) else None
    return lemma(token) if token is not None and token.lower_ == counted.head else counted.head


def _is_time(counted: Counted) -> bool:
    return counted.head.removesuffix("s") in _TIME and counted.text.find("sentence") < 0


def _duration(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A length of time that measures no sentence or delay."""
    if counted is None or not (_is_time(counted) or unit == "year" or counted.head == "years"):
        return False
    return not _SENTENCED.search(_sentence(view))


def _penalty(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A penalty that a law lays down: the law's, not the world's."""
    if not (view.site.money or unit == "year" or (counted and _is_time(counted))):
        return False
    sentence = _sentence(view)
    if view.site.money and not _FINES.search(sentence):
        return False
    return bool(_LAW_SPEAKS.search(sentence)) and not (
        _IMPOSED.search(sentence) and not re.search(r"prescrib|punishable|stipulat", sentence)
    )


def _pointing_one(view: View, counted: Counted | None, unit: str | None) -> bool:
    """The word "one" as a pronoun or a mere article: "one of the worst", "one should", "the one"."""
    text = view.context.parsed.text
    core = text[slice(*view.site.quantity.core)].lower()
    if core != "one" or view.site.quantity.kind != "number":
        return False
    before = text[
        max(view.site.sentence.start, view.site.mention.start - 12) : view.site.mention.start
    ]
    if _POINTS.match(view.behind) or _CLAUSE_ONE.search(before):
        return True
    if re.match(r"\s+(?:for|in|with|on|at|near)\b", view.behind) and view.before is not None:
        return True
    if counted is None or counted.rule in {"persons", "ellipsis", "clause"}:
        return view.before is None or counted is None or counted.rule != "ellipsis"
    return counted.rule == "noun" and known_unit(counted.head) is None


def _bibliography(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A number in a bibliographic note."""
    return bool(_BIBLIOGRAPHY.search(_sentence(view)))


def _in_title(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A number in a title, where common nouns are capitalized: "Twenty Million Slaves"."""
    if counted is None or counted.words is None or counted.rule != "noun":
        return False
    head = view.context.parsed.text[slice(*counted.words)].split()[-1]
    mention, sentence = view.site.mention, view.site.sentence
    named = view.context.parsed.text[mention.start].isupper() and mention.start > sentence.start
    if not ((head.istitle() and (named or known_unit(head))) or head in _STREETS):
        return False
    start, end = counted.words
    return not any(p.start < end and start < p.end for p in view.places)


_STREETS = frozenset("Lane Street Road Avenue Ave Square Boulevard".split())


def _share_of_any(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A share that a rule lays down of whatever there may be: "half of any fine"."""
    return view.site.percent and bool(re.match(r"\s+of\s+(?:any|each|every)\b", view.behind))


def _repeated(view: View, counted: Counted | None, unit: str | None) -> bool:
    """A number that only points back: "four of the nine"."""
    if counted is None or counted.rule not in {"ellipsis", "persons", "clause"}:
        return False
    return view.before is not None and bool(_OF_THE.fullmatch(view.gap))


def _sentence(view: View) -> str:
    sentence = view.site.sentence
    return view.context.parsed.text[sentence.start : sentence.end]


_RULES: tuple[tuple[str, Callable[[View, Counted | None, str | None], bool]], ...] = (
    ("nothing_counted", _nothing_counted),
    ("uncounted_noun", _uncounted_noun),
    ("penalty", _penalty),
    ("duration", _duration),
    ("pointing_one", _pointing_one),
    ("bibliography", _bibliography),
    ("in_title", _in_title),
    ("repeated", _repeated),
    ("share_of_any", _share_of_any),
)
