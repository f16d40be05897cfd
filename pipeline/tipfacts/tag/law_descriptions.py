"""Laws told by their content or in general words: "a comprehensive anti-trafficking law", "the bill".

None of these is a record by itself: only an event of the text makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_topics import find_topics

_ADJ = (
    r"(?:(?:new|newly|draft|comprehensive|specific|first|national|federal|domestic|standalone|stand-alone|"
    r"dedicated|proposed|revised|model|final|special|stronger|tougher|landmark|additional|pending|"
    r"anti-crime|criminal|standing|existing|historic|long-awaited|modern|omnibus|separate)\s+){0,4}"
)
_TOPIC = (
    r"(?:(?:anti-?|counter-?)(?:human[- ])?(?:trafficking|slavery|smuggling|bonded labou?r|corruption|money[- ]laundering|TIP|torture|terrorism|discrimination)"
    r"(?:\s+in\s+persons)?|(?:human\s+|sex\s+|child\s+|labou?r\s+)?trafficking(?:[- ]in[- ]persons)?|TIP|"
    r"modern\s+slavery|(?:forced|bonded|child)\s+labou?r|cyber-?crimes?|child\s+protection|child\s+marriage|child\s+pornography|"
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
    r"(?<![\w-])(?P<adj>(?:(?:new|draft|proposed|final|revised|first|separate|further|resulting|pending|implementing|"
    r"(?:19|20)\d\d)\s+){0,2})"
    r"(?P<noun>legislation|draft\s+law|draft\s+bill|draft\s+amendment(?!\s+(?:to|of)\b)|constitutional\s+amendment|"
    r"amendment(?!\s+(?:to|of)\b)|draft\s+plan|bill|law|proposal(?=\s+to\s)|decree|action\s+plan|"
    r"national\s+plan)\b(?![\w’'-]|\s+on\s+(?:the\s+)?(?:ratification|accession|ratifying|acceding))"
)
_BY_OFFICE = re.compile(
    r"(?<![\w-])(?P<adj>(?:new|draft|revised|joint)?\s?)(?P<office>(?:ministerial|presidential|royal|executive|"
    r"cabinet|government|council)\s+)?(?P<noun>circular|decree|order|regulation|decision|resolution|directive)"
    r"(?P<when>\s+of\s+(?:(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+(?:\d{1,2},\s+)?)?(?P<year>(?:19|20)\d\d))(?!\d)"
)
_LIST = re.compile(
    r"(?<![\w-])(?P<adj>(?:new|draft|revised|proposed|first|national)?\s?)(?P<topic>hazardous(?:\s+(?:child\s+)?(?:work|labou?r|"
    r"occupations?))?)\s+(?P<noun>lists?)\b"
)
_PERIOD_PLAN = re.compile(
    r"(?<![\w-])(?P<adj>(?P<year>(?:19|20)\d\d)\s?[-–—/]\s?(?:19|20)?\d\d\s+|(?:two|three|four|five|six|seven|ten)-year\s+)"
    r"(?P<noun>(?:national\s+)?(?:anti-?trafficking\s+|anti-TIP\s+|action\s+)*(?:strategy|plan\s+of\s+action|plan))\b(?!-)"
)
_DOES = (
    r"(?:take|insert|add|raise|raising|create|creating|establish|establishing|repeal|repealing|replace|replacing|ban|banning|"
    r"prohibit|prohibiting|criminali[sz]e|criminali[sz]ing|punish|punishing|increase|increasing|strengthen|strengthening|"
    r"regulate|regulating|define|defining|protect|protecting|combat|combating|prevent|preventing|outlaw|outlawing|make|making|"
    r"give|giving|allow|allowing|require|requiring|extend|extending|lower|lowering|set|impose|imposing|address|addressing|"
    r"abolish|abolishing|grant|granting|introduce|reform|reforming|bring|provide|ensure|enable|grant|reduce|end)"
)
_TAIL = re.compile(
    rf"\s+(?:to\s+(?={_DOES}\b)|(?=proposing\b|(?:creat|establish|repeal|replac|bann|prohibit|criminali[sz]|punish|increas|"
    rf"strengthen|regulat|defin|protect|outlaw|giv|allow|requir|extend|lower|impos|address|abolish|grant|rais)ing\b)|"
    rf"(?=by\s+the\s+opposition\b))"
    r"(?:(?!(?:was|were|is|are|has|have|had|would|could|should|will|may|might|must|failed|passed|lapsed|died|stalled|"
    r"remain(?:s|ed)?|did|does|do|not|that|which|who|but|while|when|after|before|since|until|into|by(?!\s+the\s+opposition)|"
    r"in(?=\s+(?:\d|[A-Z][a-z]+\s+\d|January|February|March|April|May|June|July|August|September|October|November|December))|"
    r"on(?=\s+(?:\d|January|February|March|April|May|June|July|August|September|October|November|December))|"
    r"and(?=\s+(?:plac|was|were|is|it|he|she|they|sent|submitted))|last|this)\b)[\w’'.-]*[\w’']\s*){1,14}"
)
_TOLD = re.compile(
    r"\s+(?:that|which)\s+(?:would\s+|will\s+|specifically\s+|also\s+)*(?:have\s+)?(?:ban|prohibit|criminali[sz]e|outlaw|forbid|punish|"
    r"penali[sz]e|make|cover|protect|raise|increase|regulate|require|define|establish|create|grant|allow)"
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
_DRAFTS = re.compile(r"\bbills?\b|\bdraft\b|\bproposed\b|\bproposal\b|^amendment", re.I)
_PLURAL = re.compile(r"(?:laws|acts|bills|statutes|decrees|ordinances)$", re.I)


def find_described(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that are told by their content."""
    for pattern in (_BY_TOPIC, _BY_OBJECT, _BY_OFFICE, _LIST, _PERIOD_PLAN):
        for match in pattern.finditer(text, start, end):
            if _of_its_own(match) and not _blocked(text, start, match.start(), match.end()):
                yield _described(text, match, weak=False)
    yield from find_topics(text, start, end)
    for match in _BARE.finditer(text, start, end):
        if not _blocked(text, start, match.start(), match.end()) and _tells(text, match, end):
            yield _described(text, match, weak=True)


def _of_its_own(match: re.Match[str]) -> bool:
    """Say whether one law is told, "order" or "decision" of an office, as a decree need not be."""
    groups = match.groupdict()
    if _PLURAL.search(match["noun"]):
        return False
    return match["noun"] in {"circular", "decree"} or "when" not in groups or bool(groups["office"])


def _tells(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether general words tell which law they mean ("legislation" by itself does not)."""
    if match["noun"] == "proposal":
        return bool(_LAW_NAME.search(_tail(text, match, end)))
    if match["noun"] not in {"legislation", "law"} or match["adj"].strip():
        return True
    return bool(_tail(text, match, end) or _TOLD.match(text, match.end(), end))


_LAW_NAME = re.compile(r"\b(?:Law|Act|Code|Constitution|Articles?|Sections?|Statute|Ordinance)\b")


def _tail(text: str, match: re.Match[str], end: int) -> str:
    """Give the words behind a bill that say what it is for ("to insert Article 5")."""
    found = _TAIL.match(text, match.end(), end)
    return _LOOSE.sub("", found[0].rstrip()) if found else ""


_LOOSE = re.compile(r"(?:,?\s+(?:and|or)(?:\s+\w+ing)?|\s+(?:of|the|to|for|with|a|an))$")
"""What a tail that was cut off ends in without need."""


def _blocked(text: str, floor: int, start: int, end: int) -> bool:
    before = text[max(floor, start - 60) : start]
    return bool(_BLOCKED.search(before)) or bool(_NOT_A_LAW_AFTER.match(text, end))


def _described(text: str, match: re.Match[str], *, weak: bool) -> Draft:
    noun = " ".join(match["noun"].lower().split())
    tail = _tail(text, match, len(text)) if weak and _may_have_tail(noun) else ""
    end = match.end() + len(tail)
    kind = _kind(noun, match["adj"])
    family = {"bill": "bill", "policy": "plan", "decree": "decree"}.get(kind, "law")
    head = {"policy": "plan", "decree": noun.split()[-1]}.get(kind, family)
    year = match.groupdict().get("year")
    return Draft(
        match.start() + len(match[0]) - len(match[0].lstrip()),
        end,
        kind,
        " ".join(f"{_topic(match)} {head}{tail}".split()),
        " ".join(text[match.start() : end].split()),
        "regulation" if noun == "regulation" else noun if noun == "circular" else family,
        "description",
        year=int(year) if year else None,
        needs_event=True,
        weak=weak,
        confidence=0.6 if weak else 0.75,
    )


def _may_have_tail(noun: str) -> bool:
    return "plan" not in noun and noun != "decree"


def _kind(noun: str, adjectives: str) -> LawKind:
    if re.search(r"plan|strategy", noun):
        return "policy"
    if re.match(r"decree|circular|order|decision|resolution|regulation|directive|list", noun):
        return "decree"
    drafted = _DRAFTS.search(noun) or _DRAFTS.search(adjectives)
    return "bill" if drafted else "statute"


def _topic(match: re.Match[str]) -> str:
    """Give the topic in one spelling: what is against trafficking is "anti-trafficking"."""
    groups = match.groupdict()
    told = groups.get("topic") or groups.get("about") or groups.get("office") or ""
    words = " ".join(told.lower().split())
    if "trafficking" in words or words == "tip":
        return "anti-trafficking"
    return re.sub(
        r"^(?:against|on|concerning|to \w+|prohibiting|criminali[sz]ing|banning)\s+", "", words
    )
