"""What is no statistic: numbers that name, date, order, bound by law or only point.

Each rule is a named pattern over the words before a number or behind it; the first that fits
gives the reason. Ranges that other taggers took (laws, tiers, dates, citations) never come here.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel

from tipfacts.data import rows
from tipfacts.tag.amounts import Amount


class UncountedRow(BaseModel):
    """A row of `data/nouns_uncounted.tsv`."""

    noun: str
    reason: str
    source: str


_NUMBER_LIST = (
    r"(?:[A-Z]?\d[\dA-Za-z.()]*|[IVX]+|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s*\([\w\s]{1,12}\))*"
)
_LISTED = rf"(?:{_NUMBER_LIST}(?:\s*[-–—,;/]\s*|\s+(?:and|or|to|through|&)\s+|,\s*(?:and|or)\s+))*"
_LABELS = (
    r"(?:(?i:articles?|arts?\.|sections?|secs?\.|§+|chapters?|paragraphs?|paras?\.|clauses?|titles?|divisions?|"
    r"annex(?:es)?|appendi(?:x|ces)|schedules?|rules?|regulations?|resolutions?|(?:decree|order|law|act|bill)s?|"
    r"nos?\.|n[°º]\.?|numbers?\s*:|#|conventions?|protocols?|pages?|pp?\.|pg\.|ext\.|tables?|figures?|figs?\.|charts?|"
    r"boxe?s?|footnotes?|notes?|tiers?|levels?|volumes?|vols?\.|issue|versions?|grades?|cap\.|stop|rooms?|routes?|platform|gate|floor)"
    r"|(?:Phase|Stage|Round|Group|Zone|Region|District|Ward|Route|Highway|Room|Flight|Case|Docket|File|Block|Goal|Target|"
    r"Item|Question|Step|Option|Category|Pillar|Objective|Type|Form|Part|Class|Top|Area|Unit|Line|Building|Panel|Gallery|Survey|Standard|Edition|"
    r"Camp|Gate|Interview|Respondent|Subject|Exhibit|Count|Session|Lot|Bus|Track|Module|Lesson|Slide|Task|Activity|Output|"
    r"Outcome|Indicator|Recommendation|Principle|Study|Sample|Wave|Cohort|Week|Day|Month|Year|Highway|Journal)s?|panels?|galler(?:y|ies))"
)
_PEOPLE_BEFORE = (
    r"(?:child(?:ren)?|persons?|people|girls?|boys?|minors?|those|anyone|anybody|victims?|women|"
    r"woman|men|man|youths?|workers?|individuals?|adolescents?|residents?|citizens?|students?|pupils?|kids?|survivors?|"
    r"adults?|males?|females?|is|are|was|were|be|been|someone|who|one|age)"
)
BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("label", re.compile(rf"(?<![A-Za-z]){_LABELS}\s*{_LISTED}$")),
    ("letter", re.compile(r"[A-Za-z][-–]?$|[A-Za-z]\.\s?$(?<!\bca\.\s)(?<!\bca\.)")),
    ("glued", re.compile(r"\d[/:.,]$|[=_/]$|(?<!\.\.)\.$")),
    (
        "page",
        re.compile(
            r"\((?:[^()]*(?:18|19|20)\d\d[a-z]?,|[^()]*[A-Za-z][^()]*(?:18|19|20)\d\d[a-z]?:)\s*(?:pp?\.\s*)?$|\(at\s+$"
        ),
    ),
    (
        "vote",
        re.compile(
            r"\b(?:vot(?:e|es|ed|ing)|passed|approved|voted\s+down|rejected)"
            r"(?:[\s,]*|\s+of\s+|\s+(?:\w+\s+){0,4}?(?:by|with|of)\s+|[^.;]{0,60}?\d\s*(?:[-–—]+|to|votes?\s+to)\s*)$",
            re.I,
        ),
    ),
    (
        "note",
        re.compile(r"[.!?,;][\"”’']?\s?\((?:\d+,\s*)*$|\d\s*/\s*$|\)\s*:\s*$|[A-Z]\w+\s\d+:\s*$"),
    ),
    (
        "age",
        re.compile(
            rf"\b(?:aged|ages?(?:\s+(?:of|from|between|at|group))?|minimum\s+age\b[^.;]{{0,60}}|"
            rf"(?:{_PEOPLE_BEFORE}\s+(?:(?:still|all|just|is|are|was|were)\s+)*(?:under|below|over|above|younger\s+than|"
            r"older\s+than|less\s+than|between)(?:\s+the\s+age(?:s)?\s+of)?)"
            r"|(?:youngest|oldest)\s+(?:\w+\s+){0,3}|(?:girl|boy|child|woman|man|teenager)\s+of"
            r"|younger\s+than|older\s+than|turn(?:s|ed|ing)?|"
            r"reach(?:es|ed|ing)?(?:\s+(?:the\s+age\s+of|age))?)\s*"
            r"(?:\d{1,2}\s*(?:to|and|or|[-–])\s*)?$",
            re.I,
        ),
    ),
    (
        "telephone",
        re.compile(
            r"\b(?:dial(?:ing|ed)?|call(?:ing)?|tel(?:ephone)?\.?|phone|fax|hotline|helpline)\s*(?:number|no\.)?\s*[:(+]*\s*(?:[\d-]+[-\s])*$",
            re.I,
        ),
    ),
    ("rank", re.compile(r"\b(?:rank(?:s|ed|ing)?\s+(?:number|no\.?)|top|number)\s+$", re.I)),
    (
        "idiom",
        re.compile(r"\b(?:per|every|each|any|chapter)\s*$", re.I),
    ),
    (
        "member",
        re.compile(
            r"\b(?:firms?|compan\w+|business\w*|enterprises?|employers?|establishments?|workplaces?|vessels?|boats?|ships?|factories)\s+"
            r"(?:with|of|above|over|employing|that\s+employ|having)\s*$",
            re.I,
        ),
    ),
)
"""Reasons by the words that stand before a number and its bound."""

AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("letter", re.compile(r"[A-Za-z°º²³]|[-–][A-Za-z]+")),
    (
        "glued",
        re.compile(r"[/:]\d|(?<!\d[ \u00a0]\d{3})\.\d|\)\s*\d{3}[-–\s]\d|[-–]\d{3,4}[-–]\d|_"),
    ),
    (
        "age",
        re.compile(
            r"[-\s](?:years?|yrs?)[-\s](?:olds?|of\s+age)\b|\s+(?:years?|months?)\s+(?:old|of\s+age|and\s+(?:older|younger|over|under|above))|"
            r"\s+(?:or|and)\s+(?:older|younger|above)\b",
            re.I,
        ),
    ),
    ("ratio", re.compile(r"\s+(?:[a-z]+\s+){1,3}(?:for\s+every|per)\s+[\d(]", re.I)),
    ("acronym", re.compile(r"(?<=\b[A-Z]{4}\s\d)(?=[),.;])|(?<=\b[A-Z]{3}\s\d)(?=[),.;])")),
    ("equation", re.compile(r"\s*=|\s*/\s*\d|\s*\(\d+\)\s*:\s*\d")),
    (
        "vote",
        re.compile(r"\s+(?:votes?\s+)?(?:in\s+favou?r|opposed|abstain\w*|abstentions?)\b", re.I),
    ),
    ("clock", re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|hrs\b|GMT)", re.I)),
    ("multiple", re.compile(r"\s*(?:-?fold|times|x)\b", re.I)),
    ("or_more", re.compile(r"\s+or\s+more\s+of\s+the\b", re.I)),
)
"""Reasons by the words that follow a number."""

_NAMED_PERSON = re.compile(
    r"(?:\b[A-Z][\w’'-]+\.?\s(?:[A-Z]\.\s)?[A-Z][\w’'.-]+|\b(?:brother|sister|mother|father|man|woman|boy|girl|"
    r"son|daughter|wife|husband|cousin|witness|suspect|ringleader|defendant)),\s$"
)
"""Words behind which a number between commas is an age: "Her brother, 44, was arrested"."""


def _stands_as_age(before: str, number: str, after: str) -> bool:
    """Say whether a number between commas tells how old the person named before it is.

    >>> _stands_as_age("Her brother, ", "44", ", was arrested")
    True
    >>> _stands_as_age("They came from Mali, ", "44", ", and Chad")
    False
    """
    in_commas = re.fullmatch(r"\d{1,2}", number) and re.match(r",", after)
    return bool(in_commas and _NAMED_PERSON.search(before))


_ORDINAL_SCALE = re.compile(
    r"[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)\b", re.I
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_YEAR = range(1800, 2101)


@cache
def uncounted_nouns() -> frozenset[str]:
    """Give the lemmas of nouns whose count is no statistic."""
    return frozenset(r.noun for r in rows("nouns_uncounted.tsv", UncountedRow))


def why_uncounted(text: str, amount: Amount, start: int, end: int, opens: int) -> str | None:
    """Say why a number is no statistic, from the words around it; `None` where it may be one.

    Args:
        text: the cleaned text.
        amount: the number or range.
        start: start of its sentence.
        end: end of its sentence.
        opens: where the amount begins with its bound.
    """
    before, after = text[start:opens], text[amount.end : end]
    bare = before + text[opens : amount.start]
    if _stands_as_age(before, text[amount.start : amount.end], after):
        return "age"
    for reason, pattern in BEFORE:
        fits = pattern.search(before) or (reason in {"age", "letter"} and pattern.search(bare))
        if fits and not _excused(reason, amount, before):
            return reason
    for reason, pattern in AFTER:
        if pattern.match(text, amount.end, end):
            return reason
    if re.match(r"0\d", text[amount.start : amount.end]):
        return "code"
    if amount.words and _ORDINAL_SCALE.match(after):
        return "ordinal"
    return "year" if _is_year(amount, text) else None


def _excused(reason: str, amount: Amount, before: str) -> bool:
    """Say whether a rule does not hold for this number after all."""
    if reason == "age":
        ends = (amount.value, amount.low, amount.high)
        return amount.unit is not None or any(n is not None and n > 99 for n in ends)
    if reason == "label":
        return amount.words and bool(re.search(r"\d[\s,;]+(?:and\s+)?$", before))
    return reason == "letter" and amount.unit is not None


def _is_year(amount: Amount, text: str) -> bool:
    """Say whether a bare number of four digits reads as a year."""
    digits = text[amount.start : amount.end]
    ends = (amount.value, amount.low, amount.high)
    return (
        amount.unit is None
        and not amount.words
        and re.search(r"(?<!\d)\d{4}(?!\d)", digits) is not None
        and any(isinstance(n, int) and n in _YEAR for n in ends)
    )
