"""What a sentence tells of an event beside its law: votes, penalties, who did it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.records import Number, Penalty, Vote
from tipfacts.relate.context import Context
from tipfacts.tag.parsed import Sentence

_N = r"\d{1,4}"
_VOTE = re.compile(
    rf"\b(?:voted|votes?|passed|approved|adopted|by|of|with|down,?|failed|rejected|defeated|to)\b[^.;\d]{{0,25}}?"
    rf"\b(?P<a>{_N})\s*(?:votes?\s+)?(?:in\s+favou?r|for)?\s*(?:,?\s*(?:and|to|against|with)\s+|\s?[-–—]{{1,2}}\s?)(?P<b>{_N})\b"
    rf"(?!\s*(?:years?|months|percent|%|children|women|people|persons|victims|cases|million|of\s+the))",
    re.I,
)
_FOR_AGAINST = re.compile(
    rf"\b(?P<a>{_N})\s+(?:votes?\s+)?(?:in\s+favou?r|for)\b[^.;\d]{{0,20}}(?P<b>{_N})\s+(?:votes?\s+)?(?:opposed|against)"
)


def vote_in(text: str) -> tuple[Vote, int] | None:
    """Give the vote that a stretch of text tells, and where its words begin.

    >>> vote_in("was passed 353-0 in December")
    (Vote(for_=353, against=0), 4)
    >>> vote_in("by 87 votes to 12"), vote_in("from 3 to 5 years") is None
    ((Vote(for_=87, against=12), 0), True)
    """
    found = _FOR_AGAINST.search(text) or _VOTE.search(text)
    if found is None or not _is_vote(text, found):
        return None
    return Vote(for_=int(found["a"]), against=int(found["b"])), found.start()


def _is_vote(text: str, found: re.Match[str]) -> bool:
    words = found[0].lower()
    if re.search(
        r"vot|favo|against|opposed", text[max(0, found.start() - 40) : found.end() + 12].lower()
    ):
        return True
    return (
        bool(
            re.search(
                r"\b(?:passed|approved|adopted|defeated|rejected|failed)\W[^\d]{0,20}\d", words
            )
        )
        and len(words) < 40
    )


_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"twenty-five": 25, "thirty": 30, "forty": 40}
_NUM = r"(?:\d{1,3}(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len)[::-1]) + r")"
_UNIT = r"(?:years?|months?|days?)"
_TIME = rf"{_NUM}(?:\s+\(\d+\))?(?:[\s-]+{_UNIT}[’']?)?"
_PRISON = r"(?:[’']\s*|\s+(?:of|in|behind)\s+|\s+)?(?:imprisonment|prison|jail|confinement|bars|hard\s+labou?r|incarceration|detention|deprivation\s+of\s+liberty|gaol|custody)"
_LEAD = (
    r"(?:up\s+to|leads?\s+to|as\s+long\s+as|as\s+much\s+as|at\s+most|no\s+fewer\s+than|less\s+than|at\s+least|not\s+less\s+than|no\s+less\s+than|not\s+more\s+than|no\s+more\s+than|"
    r"not\s+exceeding|a\s+(?:mandatory\s+)?maximum(?:\s+(?:sentence|term|penalty))?\s+of|a\s+(?:mandatory\s+)?minimum(?:\s+(?:sentence|term|penalty))?\s+of|"
    r"maximum\s+of|minimum\s+of|between|from|of|to|with)"
)
_YEARS = re.compile(
    rf"(?:(?P<lead>{_LEAD})\s+)?(?<![\d,.$])\b(?P<a>{_TIME})(?:\s*(?:to|and|[-–—]|nor|or)\s*(?:(?:up\s+to|at\s+most|more\s+than)\s+)?(?P<b>{_NUM}))?"
    rf"[\s-]+(?P<unit>{_UNIT})(?P<prison>{_PRISON})?",
    re.I,
)
_LIFE = re.compile(r"\blife(?:\s+(?:imprisonment|in\s+prison|sentence))?\b", re.I)
_MONEY = r"(?:(?:[A-Z]{1,3}\s?)?[$€£¥₦]\s?|[A-Z]{3}\s?|(?:CFA|US|Rs\.?|R|P|K)\s?)?\d+(?:[,.\s]\d+)*(?:\s*(?:million|thousand|billion))?"
_MONEY = rf"(?:{_MONEY}|(?:one|two|three|four|five|six|eight|ten|twenty|fifty)\s+(?:hundred\s+)?(?:million|thousand|billion))"
_FINE = re.compile(
    rf"(?:\b[Ff]ines?\s+(?:of|ranging\s+from|not\s+exceeding|between|from|up\s+to|amounting\s+to)\s+|"
    rf"\bfine(?:d|s)\s+(?:[a-z]+\s+)?(?:[a-z]+\s+)?(?=up\s+to|at\s+least|[$€£¥]|\d))"
    rf"(?P<fine>(?:(?:up\s+to|at\s+least|between|from|as\s+much\s+as|not\s+less\s+than|not\s+more\s+than|about|around)\s+)*"
    rf"{_MONEY}(?:\s*(?:to|and|[-–—])\s*(?!\d+\s+(?:months|years)){_MONEY})?(?:\s+(?!(?:or|and|for|if|plus|in|when|to|on|of|as|per|by|each|with|where|which|the|are|is)\b)[A-Za-zÀ-ž]+){{0,2}})"
)
_PENAL = re.compile(
    r"\b(?:penalt(?:y|ies)|punishments?|punish\w*|imprisonment|prison|jail|sentences?|terms?|maximum|minimum|fines?|confinement|life)\b",
    re.I,
)
_HEAVIER = re.compile(
    r"\b(?:(?:heightened|heavier|stiffer|harsher|increased|enhanced|tougher|stronger|higher|severe|stringent)\s+"
    r"(?:criminal\s+)?(?:penalties|punishments?|sentences)(?:\s+(?:for|on)\s+[a-z][^,.;]{2,50})?)",
    re.I,
)


def penalty_in(text: str, *, sure: bool = False) -> Penalty | None:
    """Give the penalty that a stretch of text tells.

    Args:
        text: what follows the verb.
        sure: the verb itself says that a penalty follows ("punishes with").

    >>> found = penalty_in("establishes punishments of up to ten years' imprisonment")
    >>> found and (found.text, found.min_years, found.max_years)
    ("up to ten years' imprisonment", None, 10)
    >>> found = penalty_in("a fine of $5,000 and 6 months to 3 years in prison")
    >>> found and (found.min_years, found.max_years, found.fine)
    (0.5, 3, '$5,000')
    """
    years = next((m for m in _YEARS.finditer(text) if _is_term(text, m, sure)), None)
    fine = _FINE.search(text) or (_PLUS_MONEY.search(text) if years else None)
    life = _LIFE.search(text)
    parts = [m for m in (years, fine, life) if m is not None]
    if not parts and (bare := _BARE_TERM.search(text)):
        bound = _number(bare["n"])
        lows = bare["end"].lower() == "minimum"
        return Penalty(
            text=" ".join(bare[0].split()),
            min_years=bound if lows else None,
            max_years=None if lows else bound,
        )
    if not parts:
        heavier = _HEAVIER.search(text)
        return Penalty(text=" ".join(heavier[0].split())) if heavier else None
    start = min(_begin(m) for m in parts)
    near = [m for m in parts if m.start() - start < 140]
    stop = _graded(text, max(m.end() for m in near)) if years else max(m.end() for m in near)
    low, high = _bounds(years, text[: years.start()]) if years else (None, None)
    if years and (each := _EACH_ITS_OWN.search(text[: years.start("b")] if years["b"] else "")):
        start, low, high = each.start(), _number(each["a"]), _number(each["b"])
    words = " ".join(text[start:stop].split()).strip(" ,")
    return Penalty(
        text=words, min_years=low, max_years=high, fine=_clean(fine["fine"]) if fine else None
    )


_PLUS_MONEY = re.compile(
    r"years\s+and\s+(?P<fine>(?:[A-Z]{2,3}\s?|[$€£¥₦]\s?)\d+(?:[,.\s]\d+)*)(?=\s|[.,;]|$)"
)
_BARE_TERM = re.compile(
    rf"\ba\s+(?P<end>maximum|minimum)\s+of\s+(?P<n>{_NUM})(?=\s*[.,;)]|$|\s+(?:for|when|where|if)\b)",
    re.I,
)
_EACH_ITS_OWN = re.compile(rf"\b(?P<a>{_NUM})\s+to\s+(?P<b>{_NUM})\s+and\s+{_NUM}\s+to\s+$", re.I)
_GRADE = re.compile(
    r"(?:'|’)?(?:\s+of)?(?:\s+(?:imprisonment|prison|jail|confinement))?,?\s+(?:and\s+|or\s+|with\s+|rising\s+to\s+|increasing\s+to\s+|"
    rf"which\s+(?:rises?|increases?)\s+to\s+)*(?:(?:up\s+)?to\s+|at\s+least\s+|from\s+)?{_NUM}(?:\s*(?:to|[-–])\s*{_NUM})?"
    r"(?:\s+years?[’']?)?(?:\s+(?:of\s+)?(?:imprisonment|in\s+prison))?"
    r"(?:\s+(?:in\s+aggravated\s+(?:circumstances|cases)|(?:if|when|where|for)\s+[^.,;]{3,80}))",
    re.I,
)


def _graded(text: str, end: int) -> int:
    """Give where the words end that grade a penalty ("and up to 12 years in aggravated cases")."""
    while found := _GRADE.match(text, end):
        end = found.end()
    return end


def _number(word: str) -> int:
    return _WORDS[word.lower()] if word.lower() in _WORDS else int(float(word))


def _begin(match: re.Match[str]) -> int:
    """Give where the words of a part begin, a bare "of", "to" or "with" before them left out."""
    lead = match.groupdict().get("lead")
    if lead and lead.lower() in {"of", "to", "with", "from"} and "from" not in lead.lower():
        return match.start("a")
    return match.start()


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,.")


def _is_term(text: str, match: re.Match[str], sure: bool) -> bool:
    """Say whether a span of years is a term of punishment, not an age or a period."""
    after = text[match.end() : match.end() + 20]
    before = text[max(0, match.start() - 40) : match.start()]
    if re.match(r"\s*(?:old|of\s+age|ago|earlier|later|after|before|following|consecutive)", after):
        return False
    if re.search(
        r"\b(?:aged?|under|over|past|last|age\s+of|for\s+the|within|every|below)\s+$", before
    ):
        return False
    return (
        sure
        or bool(match["prison"])
        or bool(_PENAL.search(before + text[match.start() : match.end() + 30]))
    )


_RAISED = re.compile(
    r"\b(?:raised|increased|lowered|reduced|doubled|raises|increases|lengthened)\s+$", re.I
)
_CAPPED = re.compile(
    r"\b(?:heaviest|highest|greatest)\s+(?:punishment|penalty|sentence|term)\b[^.;]{0,40}\b(?:is|was)\s+$|"
    r"\b(?:not\s+exceeding|up\s+to)\s+\D{0,4}[\d,.]+\s+(?:\w+\s+)?(?:and/)?or\s+$",
    re.I,
)
_END = re.compile(r"\b(?P<end>maximum|minimum|ceiling|floor)\b(?:\s+\w+){0,4}\s*$", re.I)


def _bounds(match: re.Match[str], before: str) -> tuple[Number | None, Number | None]:
    """Give the shortest and the longest term; "the maximum is", "raised from 8 to 12" give one."""
    low, high = _span(match)
    if match["b"] and _RAISED.search(before):
        return None, high
    if not match["b"] and low == high and _CAPPED.search(before):
        return None, high
    named = None if match["b"] else _END.search(before[-60:])
    if named is None or low != high:
        return low, high
    return (low, None) if named["end"].lower() in {"minimum", "floor"} else (None, high)


def _span(match: re.Match[str]) -> tuple[Number | None, Number | None]:
    lead = (match["lead"] or "").lower()
    unit = match["unit"].lower()
    first = re.match(rf"({_NUM})(?:\s+\(\d+\))?(?:[\s-]+({_UNIT}))?", match["a"], re.I)
    low = _years(first[1], first[2] or unit) if first else None
    if match["b"]:
        return low, _years(match["b"], unit)
    if re.search(r"least|less|fewer|minimum", lead):
        return low, None
    if re.search(r"up|lead|more|max|much|most|long|exceed", lead):
        return None, low
    return low, low


def _years(number: str, unit: str) -> Number:
    """Give a term in years, months as a fraction."""
    value: float = _WORDS[number.lower()] if number.lower() in _WORDS else float(number)
    per = {"y": 1, "m": 12, "d": 365}[unit[0].lower()]
    years = round(value / per, 3)
    return int(years) if years == int(years) else years


_STATE_BODY = re.compile(
    r"\b(?:government|parliament|legislature|congress|senate|duma|assembly|majilis|sejm|knesset|president|prime\s+minister|"
    r"cabinet|council\s+of\s+ministers|minist(?:ers?|ry|ries)|king|emir|sultan|lawmakers|legislators|deputies|authorities|police|"
    r"courts?|tribunals?|opposition|inspectors?|prosecutors?|house|state|department|chamber|officials|parliamentarians|judges?|working\s+group|administration|service|office|directorate|inspectorate|agency|authority|majlis|junta|regime|countr(?:y|ies)|nation|republic|kingdom|voters)\b",
    re.I,
)


def actor_of(
    context: Context, sentence: Sentence, head: Token
) -> tuple[tuple[int, int], str, str | None] | None:
    """Give the range, the words and the country of the one who did something.

    Private persons are not named: only a state, its bodies and who holds an office in it are.
    """
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    keep = [t for t in head.subtree if t.i <= head.i or _belongs(head, t)]
    first = min(t.i for t in keep)
    last = max(_run(head, keep))
    words = head.doc[first : last + 1]
    start, end = context.parsed.token_range(sentence, words)
    text = context.parsed.text[start:end].strip(" ,;")
    start += context.parsed.text[start:end].find(text)
    text, start = _without_article(re.sub(r"[’']s?$", "", text), start)
    country = _country(context, start, start + len(text), text)
    place = country is not None and any(
        (m.start, m.end) == (start, start + len(text)) and not m.value.adjective
        for m in context.countries.within(start, start + len(text))
    )
    owned = any(t.tag_ == "POS" for t in head.doc[first : head.i])
    core = head.text if owned else head.doc[max(first, head.i - 2) : head.i + 1].text
    acts = (
        _STATE_BODY.search(core)
        or place
        or (country and head.pos_ == "PROPN" and head.ent_type_ != "PERSON")
    )
    if not acts and head.ent_type_ == "GPE" and context.document.country:
        acts, country = True, context.document.country
    if not acts:
        return None
    return (start, start + len(text)), " ".join(text.split()), country


def _belongs(head: Token, token: Token) -> bool:
    """Say whether a word behind a noun still names it ("Government of Samoa")."""
    steps = 0
    while token.i != head.i and steps < 6:
        if token.dep_ in {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"}:
            return False
        if token.dep_ == "prep" and token.lower_ not in {"of", "for"}:
            return False
        token, steps = token.head, steps + 1
    return token.i == head.i


def _run(head: Token, keep: list[Token]) -> list[int]:
    """Give the indices of the words from the noun on that follow without a gap."""
    wanted = {t.i for t in keep}
    found = [head.i]
    while found[-1] + 1 in wanted or _names_on(head, found[-1] + 1):
        found.append(found[-1] + 1)
    return found


def _names_on(head: Token, at: int) -> bool:
    """Say whether the word at a place goes on with a name ("President" + "Ann Bell")."""
    return head.pos_ == "PROPN" and at < len(head.doc) and head.doc[at].tag_ == "NNP"


_ARTICLE = re.compile(
    r"^(?:(?:the|a|an)\s+(?=(?:Government|Ministry|State|Department|Parliament\s+of|Republic|Kingdom|resulting)\b)(?:resulting\s+)?)"
)


def _without_article(text: str, start: int) -> tuple[str, int]:
    cut = _ARTICLE.match(text[0].lower() + text[1:] if text else text)
    return (text[cut.end() :], start + cut.end()) if cut else (text, start)


def _country(context: Context, start: int, end: int, text: str) -> str | None:
    named = [m.value.country for m in context.countries.within(start, end) if m.value.country]
    if named:
        return named[0]
    if not _STATE_BODY.search(text):
        return None
    place = context.countries.at(start)
    return context.document.country or (place.country if place else None)
