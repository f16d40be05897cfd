"""Laws told by their content or in general words: "a comprehensive anti-trafficking law", "the bill".

None of these is a record by itself: only an event of the text makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft

_ADJ = (
    r"(?:(?:new|newly|draft|comprehensive|specific|first|national|federal|domestic|standalone|stand-alone|"
    r"dedicated|proposed|revised|model|final|special|stronger|tougher|landmark|additional|pending|"
    r"anti-crime|criminal|standing|existing|historic|long-awaited|modern|omnibus|separate)\s+){0,4}"
)
_TOPIC = (
    r"(?:(?:anti-?|counter-?)(?:human[- ])?(?:trafficking|slavery|smuggling|bonded labou?r|corruption|money[- ]laundering|TIP)"
    r"(?:\s+in\s+persons)?|(?:human\s+|sex\s+|child\s+|labou?r\s+)?trafficking(?:[- ]in[- ]persons)?|TIP|"
    r"modern\s+slavery|forced\s+labou?r|child\s+labou?r|child\s+protection|child\s+marriage|child\s+pornography|"
    r"(?:victim/)?(?:victim|witness)(?:\s+and\s+witness)?(?:['’]?s)?[- ]protection|asset\s+(?:forfeiture|seizure)|domestic\s+(?:violence|workers?)|"
    r"prostitution|immigration|migration|citizenship|nationality|inspection|recruitment|extradition|"
    r"adoption|hate\s+crimes?|organi[sz]ed\s+crime|smuggling|slavery|labou?r)"
)
_NOUN = r"(?:laws?|legislation|acts?|bills?|statutes?|decrees?|ordinances?)"
_PLAN = r"(?:(?:national\s+)?(?:action\s+plan|plan\s+of\s+action|strategy))"
_ABOUT = (
    r"(?:\s+(?:against|on|concerning|regarding|about|prohibiting|criminali[sz]ing|banning|outlawing|targeting|"
    r"to\s+(?:combat|prevent|prohibit|criminali[sz]e|ban|fight|punish|address))\s+"
    r"(?:(?!and\b|in\b|into\b|the\b)[a-z-]+\s+){0,3}?(?:trafficking|slavery|labou?r|prostitution|violence|"
    r"smuggling|begging|exploitation|marriage|abuse|pornography)(?:\s+in\s+(?:persons|human\s+beings|women|children|people))?)"
)
_BY_TOPIC = re.compile(
    rf"(?<![\w-])(?P<adj>{_ADJ})(?P<topic>{_TOPIC})\s+(?P<noun>{_NOUN}|{_PLAN})\b(?P<more>(?:\s+amendments?)?)(?![\w-])",
    re.I,
)
_BY_OBJECT = re.compile(
    rf"(?<![\w-])(?P<adj>{_ADJ})(?P<noun>{_NOUN}|{_PLAN})(?P<about>{_ABOUT})\b", re.I
)
_BARE = re.compile(
    r"(?<![\w-])(?P<adj>(?:(?:new|draft|proposed|final|revised|first|separate|further|resulting|pending)\s+){0,2})"
    r"(?P<noun>legislation|draft\s+law|draft\s+bill|bill|law|decree|action\s+plan|national\s+plan)\b(?![\w’'-])"
)
_BLOCKED = re.compile(
    r"(?:\b(?:no|any|other|existing|all|many|some|various|several|current|relevant|applicable|such|these|"
    r"of\s+its|related|lacks?|lacked|lacking|without|without\s+an?|absence\s+of\s+an?|absence\s+of|lack\s+of(?:\s+an?)?|"
    r"need\s+for(?:\s+an?)?|there\s+(?:is|was|are|were)\s+no|does\s+not\s+have(?:\s+an?)?|did\s+not\s+have(?:\s+an?)?|"
    r"do\s+not\s+have(?:\s+an?)?|has\s+no|have\s+no|had\s+no|not\s+have(?:\s+an?)?)\s+"
    r"(?:(?:comprehensive|specific|adequate|dedicated|single)\s+)*)$",
    re.I,
)
_NOT_A_LAW_AFTER = re.compile(
    r"\s+(?:enforcement|enforcers|school|firm|makers?|violations?|students?|professors?|offices?|units?|"
    r"centers?|reform|cases|provisions|experts?|officials|and\s+order|and\s+regulations|inspectors?|libraries|"
    r"degree|faculty|journal|abiding)\b|-",
    re.I,
)
_DRAFTS = re.compile(r"\bbills?\b|\bdraft\b|\bproposed\b", re.I)
_PLURAL = re.compile(r"(?:laws|acts|bills|statutes|decrees|ordinances)$", re.I)


def find_described(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that are told by their content."""
    for pattern in (_BY_TOPIC, _BY_OBJECT):
        for match in pattern.finditer(text, start, end):
            if _PLURAL.search(match["noun"]) or _blocked(text, start, match.start(), match.end()):
                continue
            yield _described(text, match, weak=False)
    for match in _BARE.finditer(text, start, end):
        if not _blocked(text, start, match.start(), match.end()):
            yield _described(text, match, weak=True)


def _blocked(text: str, floor: int, start: int, end: int) -> bool:
    before = text[max(floor, start - 60) : start]
    return bool(_BLOCKED.search(before)) or bool(_NOT_A_LAW_AFTER.match(text, end))


def _described(text: str, match: re.Match[str], *, weak: bool) -> Draft:
    noun = " ".join(match["noun"].lower().split())
    words = " ".join(match[0].split())
    kind = _kind(noun, match["adj"])
    family = {"bill": "bill", "policy": "plan", "decree": "decree"}.get(kind, "law")
    return Draft(
        match.start(),
        match.end(),
        kind,
        f"{_topic(match)} {'plan' if kind == 'policy' else family}".strip(),
        words,
        family,
        "description",
        needs_event=True,
        weak=weak,
        confidence=0.6 if weak else 0.75,
    )


def _kind(noun: str, adjectives: str) -> LawKind:
    if _DRAFTS.search(noun) or _DRAFTS.search(adjectives):
        return "bill"
    if noun.startswith("decree"):
        return "decree"
    return "policy" if re.search(r"plan|strategy", noun) else "statute"


def _topic(match: re.Match[str]) -> str:
    """Give the topic in one spelling: what is against trafficking is "anti-trafficking"."""
    groups = match.groupdict()
    words = " ".join((groups.get("topic") or groups.get("about") or "").lower().split())
    if "trafficking" in words or words == "tip":
        return "anti-trafficking"
    return re.sub(
        r"^(?:against|on|concerning|to \w+|prohibiting|criminali[sz]ing|banning)\s+", "", words
    )
