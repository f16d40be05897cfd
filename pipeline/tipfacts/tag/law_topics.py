"""Laws told by a topic of any kind: "a street children strategy", "the decree on cooperatives".

None of these is a record by itself: only an event of the text makes it one. Forms: "a maids' bill", "its
draft bill on wage theft from posted workers", "a federal act on witness protection", "a comprehensive statute".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft

_DET = (
    r"(?<![\w-])(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|his|her|[Oo]ur|[Tt]his|[Tt]hat|[Aa]nother|one|two|three|four|five|first|second|third|[A-Z][\w-]+[’']s?|country[’']s|"
    r"government[’']s|state[’']s|ministry[’']s|passed|adopted|drafted|approved|enacted|rejected|repealed|of)\s+"
)
_ADJ = (
    r"(?P<adj>(?:(?:new|draft|revised|proposed|comprehensive|separate|federal|national|provincial|state|first|second|third|landmark|"
    r"long-awaited|long-promised|special|specific|dedicated|standalone|stand-alone|framework|omnibus|emergency|controversial|tough|"
    r"strict|stronger|further|final|joint|presidential|ministerial|royal|executive|government|opposition|private)\s+){0,4})"
)
_WORD = r"(?:[a-z][a-zà-ž]*(?:[-’'][a-z]+)*[’']?)"
_STOP = (
    r"(?:rule|common|criminal|civil|international|domestic|local|applicable|relevant|existing|current|same|such|other|any|all|no|"
    r"customary|islamic|religious|martial|natural|case|public|sharia|tribal|present|said|latter|former|last|next|recent|whole|very|"
    r"model|mock|law|school|business|marketing|campaign|company|corporate|legal|defen[cs]e|litigation|investment|survival|coping|hospital|medical|electricity|water|phone|grocery|gas|tax|dollar|euro|hotel|restaurant|utility|fuel|unlawful|violent|"
    r"penal|labou?r|work|family|electoral|military|basic|fundamental|higher|state|federal|national|new|draft|old|"
    r"and|or|of|in|on|to|for|with|by|from|as|at|that|which|who|is|was|were|are|has|have|had|not|under|against|into|"
    r"adopted|passed|drafted|approved|enacted|rejected|repealed|amended|issued|signed|proposed|introduced|tabled|"
    r"the|a|an|its|their|this|every|each|some|many|several|more|most|less|own|only|also|then|when|while|if)"
)
_BY_TOPIC = re.compile(
    rf"{_DET}(?P<whole>{_ADJ}(?P<topic>(?!{_STOP}\b){_WORD}(?:\s+(?:and\s+)?(?!{_STOP}\b){_WORD}){{0,3}})\s+"
    r"(?P<noun>bill|statute|decree|ordinance|strategy|action\s+plan|law))\b(?![’'-]\w|\s+(?:enforcement|school|firm|makers?|students?|violations?|reform))"
)
_COMPREHENSIVE = re.compile(
    rf"{_DET}(?P<whole>(?P<adj>(?:draft\s+|new\s+|national\s+|first\s+)*)(?P<topic>comprehensive|dedicated|stand-?alone|omnibus|emergency|specialized|framework)\s+"
    r"(?P<noun>statute|bill|decree|ordinance|law|strategy|action\s+plan))\b(?![’'-]\w|\s+(?:enforcement|on|against|to|for)\b)"
)
_ENDS_NAME = (
    r"(?:was|were|is|are|be|been|has|have|had|would|will|could|can|may|might|must|should|shall|did|does|do|that|which|who|whose|"
    r"when|while|after|before|since|until|but|by|because|as|at|also|not|never|still|yet|remains?|remained|went|goes|came|comes|"
    r"passed|failed|took|takes|won|lost|stalled|died|lapsed|sailed|cleared|drew|gave|gives|got|fell|became|becomes|lies|lay|sits|"
    r"sat|languished|languishes|made|makes|bans?|forbids|prohibits|punishes|covers|last|this|so|then|in\s+(?:the\s+)?(?:spring|summer|"
    r"autumn|fall|winter|early|late|mid|force|parliament|committee)|on\s+(?:hold|ice)|and\s+(?:has|have|had|is|was|were|then|it|sent|a|the)|without|despite|under|unless|where|having|with\s+(?:a|the|an))"
)
_ABOUT = re.compile(
    rf"{_DET}(?P<whole>{_ADJ}(?P<noun>law|bill|act|statute|decree|ordinance|draft|amendment|strategy|action\s+plan|executive\s+order|circular|"
    rf"directive|regulations?|order|proclamation|instruction|treaty|convention|protocol)\s+"
    rf"(?P<topic>(?:on|against|concerning|regarding|governing|about|banning|outlawing|regulating|criminali[sz]ing)\s+(?!(?:the\s+)?(?:ratif|accession|acced|approv|enforcement|basis|matter|issue|subject|topic|day|same|one|behalf|account))(?:the\s+)?(?:(?!{_ENDS_NAME}\b){_WORD}(?:,\s+(?=[a-z]+\s+and\b)|\s|(?=[,.;:)]|$)))"
    rf"(?:(?!{_ENDS_NAME}\b)(?:{_WORD})(?:\s|(?=[,.;:)]|$))){{0,8}}))"
)
_LIST = re.compile(
    rf"{_DET}(?P<whole>(?P<adj>(?:new\s+|revised\s+|draft\s+|national\s+)*)(?P<noun>list)\s+of\s+(?P<topic>(?:\d+\s+)?(?:hazardous|prohibited|"
    r"dangerous|forbidden|banned)\s+(?:child\s+)?(?:occupations|work|jobs|tasks|activities|labou?r|trades)))\b"
)
_TAIL = re.compile(
    r"(?:\s+(?:in|on|of|to|for|from|and|or|with|against|into|over|the|a|an|out|up|down))*\s*$"
)
_LACKS = re.compile(
    r"\b(?:no|any|other|lacks?|lacked|lacking|without|absence\s+of|lack\s+of|need\s+for|needs?|wants?|such)\s+(?:an?\s+)?$",
    re.I,
)


def find_topics(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that any topic tells.

    >>> [d.name for d in find_topics("It shelved the decree on cooperatives in 2010.", 0, 46)]
    ['decree on cooperatives']
    """
    for pattern in (_ABOUT, _BY_TOPIC, _COMPREHENSIVE, _LIST):
        for match in pattern.finditer(text, start, end):
            if not _LACKS.search(
                text[max(start, match.start("whole") - 30) : match.start("whole")]
            ):
                yield _draft(text, match)


def _draft(text: str, match: re.Match[str]) -> Draft:
    begin, stop = match.span("whole")
    stop -= len((_TAIL.search(text[begin:stop]) or [""])[0])
    noun = " ".join(match["noun"].split())
    kind = _kind(noun, match["adj"] or "")
    lead = re.match(r"(?:draft|proposed)\s+", text[begin:stop])
    begin += len(lead[0]) if lead and kind == "bill" and noun != "draft" else 0
    words = " ".join(text[begin:stop].split())
    family = {"bill": "bill", "policy": "plan", "decree": "decree"}.get(kind, "law")
    return Draft(
        begin,
        stop,
        kind,
        re.sub(r"[’']s?\b", "", words.lower()),
        words,
        family,
        "description",
        needs_event=True,
        confidence=0.65,
    )


def _kind(noun: str, adjectives: str) -> LawKind:
    if noun in {"strategy", "action plan"}:
        return "policy"
    if noun in {"treaty", "convention", "protocol"}:
        return "treaty"
    if re.match(
        r"decree|ordinance|list|circular|order|executive|directive|regulation|proclam|instr", noun
    ):
        return "decree"
    drafted = noun in {"bill", "draft", "amendment"} or re.search(
        r"\b(?:draft|proposed)\b", adjectives
    )
    return "bill" if drafted else "statute"
