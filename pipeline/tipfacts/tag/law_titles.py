"""Laws by title or number, as written in full.

Forms: "Prevention of Trafficking in Persons Act (2012)", "Trafficking in Persons (Prohibition) Act
7 of 2013", "Law No. 11 of 2012", "Federal Law No. 162-FZ", "Royal Decree 126/2008", "Act XXXIV of
2018", "Pub. L. No. 106-386", "Bill S-211", "Directive 2011/36/EU", "Law on the Suppression of
Trafficking", "National Action Plan against Human Trafficking (2021–2025)", "penal code", "the
constitution".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_ids import words_slug
from tipfacts.tag.law_registry import known, registry
from tipfacts.tag.places import Country, country_named


class Head(BaseModel):
    """A row of `data/law_heads.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    head: str
    kind: LawKind
    family: str
    numbered: bool
    titled: bool
    source: str


class Stop(BaseModel):
    """A row of `data/law_stops.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str
    match: str
    source: str


@cache
def heads() -> dict[str, Head]:
    """Give the words that head a law's name, by the word."""
    return {h.head: h for h in rows("law_heads.tsv", Head)}


@cache
def _stops() -> tuple[frozenset[str], tuple[str, ...]]:
    table = rows("law_stops.tsv", Stop)
    exact = frozenset(r.form for r in table if r.match == "exact")
    return exact, tuple(r.form for r in table if r.match == "prefix")


def _heads(column: str) -> str:
    words = [h.head for h in heads().values() if getattr(h, column)]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len)[::-1])


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_Y = r"(?:1[89]|20)\d\d"
_DATE = rf"(?:\d{{1,2}}\s+{_MONTH}(?:,?\s+{_Y})?|{_MONTH}\s+\d{{1,2}}(?:,\s*{_Y})?|{_MONTH}\s+{_Y})"
_CAP = rf"(?:(?!(?:{_MONTH}|{_DAY_NAME})(?![\w-]))(?:(?:[A-ZÀ-Ž]\.\s?){{2,}}|[A-ZÀ-Ž][\w’'À-ž/-]*))"
_CONN = r"(?:of|in|on|and(?!\s+the\b)|for|the|to|against|with|&)"
_BRACKET = (
    r"\((?!(?:Act|Law|Decree|Royal|Legislative|No|Cap|Public|Pub|Republic)\b)[A-Z][^()\n]{2,70}\)"
)
_NUMBER = r"(?:[A-Z]{1,3}[-.\s]?)?\d+(?:[-/.–]\d+)*(?:[-/][A-Z]{1,4}(?:-?[IVX]+)?)?\b|[IVXLC]{2,}\b"
_NO = r"(?:No\.?|Nos\.|Number|N[°ºo]\.?|n[°º]\.?|Nr\.?|\#)\s*"


@cache
def _title() -> re.Pattern[str]:
    """Compile the titles that end in a head ("Child Care and Protection Bill")."""
    step = rf"(?:\s+{_BRACKET}\s+|,\s+(?:and\s+|or\s+)?|\s+(?:{_CONN}\s+){{0,4}})"
    return re.compile(
        rf"(?<![\w.-])(?P<lead>{_CAP}(?:{step}{_CAP}){{0,16}}?(?:\s+{_BRACKET})*)\s+"
        rf"(?P<head>{_heads('titled')})\b(?![’'\w-])"
        rf"(?!\s+(?!No\b|Act\b|Law\b|Cap\b|{_MONTH}\b|{_DAY_NAME}|Section|Article|[IVXLC]+\s+of\b|Nr\b)"
        rf"(?:and\s+)?(?!of\b){_CAP}(?<!\bI)\b(?!\s+(?:Code|Act|Law|Bill)\b))"
    )


@cache
def _headed() -> re.Pattern[str]:
    """Compile the titles that begin with a head ("Law on the Suppression of Trafficking")."""
    verbs = (
        r"(?:Prevent|Combat|Suppress|Protect|Prohibit|Amend|Eliminate|Abolish|Regulate|Provide|"
        r"Establish|Criminalize|End|Stop|Counter|Punish|Fight|Address|Reduce|Eradicate)\b"
    )
    prep = (
        rf"(?:(?:on|against|concerning|regarding|[Rr]elating\s+to|for|[Rr]elative\s+to)\s+(?:the\s+)?"
        rf"(?!{_MONTH}\b|{_DAY_NAME})|[Tt]o\s+(?={verbs})|(?=(?:Combating|Prohibiting|Preventing|Regulating|"
        rf"Criminalizing|Punishing|Suppressing|Governing|Protecting|Amending|Countering)\s)|of\s+(?:the\s+)?"
        rf"(?=Criminal|Civil|Obligations|Penal|Labou?r|Rights|Fundamental))"
    )
    return re.compile(
        rf"(?<![\w.-])(?P<head>{_heads('titled')})\s+(?P<rest>{prep}"
        rf"{_CAP}(?:(?:,\s+(?:and\s+)?|\s+(?:{_CONN}\s+){{0,4}}){_CAP}|\s+{_BRACKET}){{0,18}})"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """Compile the laws that have a number ("Law No. 11 of 2012", "Act 694")."""
    words = _heads("numbered")
    return re.compile(
        rf"(?<![\w.-])(?P<lead>(?:(?:{_KIND_OF}|{_nations()})\s+){{0,3}})(?P<head>{words}|Pub\.\s?L\.|P\.\s?L\.)"
        rf"(?:\s+{_NO}(?P<no>{_NUMBER})|\s+\(EU\)\s+(?:{_NO})?(?P<eu>\d{{4}}/\d+)"
        rf"|\s+(?P<bare>(?:[A-Z]-)?\d+(?:[-/.–]\d+)*(?:[-/][A-Z]{{1,4}})?\b|[IVXLC]{{2,}}(?=\s+of\s+{_Y}))"
        rf"(?!\s*(?:%|percent|months|years|days|times)))"
    )


_KIND_OF = (
    r"(?:Royal|Presidential|Legislative|Executive|Supreme|Ministerial|Federal|Organic|Constitutional|Republic|"
    r"Public|Cabinet|Government|Emergency|Administrative|Special|National|Joint|Draft|House|Senate|Council|"
    r"Emiri|Amiri|Sultani|Princely|High|Interministerial|Inter-Ministerial|Basic|Implementing|Framework|EU|"
    r"Decree|State|Department|Provincial|Military|Sultanate|President|Law|Criminal|Labou?r|General)"
)


@cache
def _nations() -> str:
    names = [a for c in rows("countries.tsv", Country) for a in c.adjectives.split(";") if a]
    return "|".join(re.escape(n) for n in sorted(names, key=len)[::-1])


_LOWER_CODE = re.compile(
    r"(?<![\w-])(?:(?P<adj>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?"
    r"(?P<title>(?:criminal|penal|labou?r|civil|family|child(?:ren)?(?:['’]s)?|electoral|nationality|"
    r"immigration|military|customs|commercial|work|criminal\s+procedure|civil\s+procedure|"
    r"administrative(?:\s+offen[cs]es)?)\s+codes?"
    r"|code\s+of\s+(?:criminal|civil|penal)\s+procedure)\b(?!\s+of\s+conduct)"
)
_LOWER_CONSTITUTION = re.compile(
    r"(?<![\w-])(?:[Tt]he|[Ii]ts|[Aa]|[’']s|[Uu]nder)\s+(?P<title>(?:(?:new|draft|provisional|interim|transitional|"
    r"current|national|federal|\d{4})\s+){0,2}constitution)\b(?!al)"
)
_CAP_CONSTITUTION = re.compile(
    r"(?<![\w-])(?:[Tt]he|[Ii]ts|[Aa]|[’']s|[Uu]nder|new|draft|;|:|^)\s*(?P<title>(?:Constitution))\b(?!\s+(?:Avenue|Day|Square|Hill|Committee|Act|Street|Review|Commission|Drafting)\b|,\s+[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?\s+Committee)"
)
_SUFFIX = re.compile(
    rf"(?:,?\s+(?:{_NO})(?P<no>{_NUMBER})(?:,?\s+of\s+{_DATE}|,?\s+of\s+(?P<y1>{_Y})|,?\s+\(?(?P<y2>{_Y})\)?)?"
    rf"|,?\s+(?P<cap>\d{{1,4}}|[IVXLC]+)\s+of\s+(?P<y3>{_Y})"
    rf"|\s+of\s+{_DATE}|\s+of\s+(?P<y4>{_Y})\b|,\s+(?P<y5>{_Y})\b(?!\s*,?\s*[a-z]+ed\b)|\s*\((?P<y6>{_Y})\)"
    rf"|\s*\((?P<y7>{_Y}\s*[-–—/]\s*(?:20)?\d\d)\)|\s+(?P<y9>{_Y}\s*[-–—/]\s*(?:20)?\d\d)\b|\s+(?P<y8>{_Y})\b(?!\s*[-–]\s*\d))"
)
_BRACKET_LAW = re.compile(
    rf"\s*\((?P<inside>(?:Act|Law|Decree|Royal\s+Decree|Legislative\s+Decree|Presidential\s+Decree|No\.|Cap\.?|Chapter|"
    rf"Public\s+Law|Pub\.\s+L\.|Republic\s+Act|R\.?A\.?|Ordinance|Organic\s+Law|Federal\s+Law)\s*[^()\n]{{1,45}}|Cth)\)"
)
_TITLE_AFTER_NUMBER = re.compile(
    rf"\s*,?\s+(?:on|for|against|concerning|regarding|to|[Rr]elating\s+to)\s+(?:the\s+)?"
    rf"(?!{_MONTH}\b|{_DAY_NAME}|{_CAP}\s+(?:Senate|Parliament|Congress|Assembly))"
    rf"{_CAP}(?:(?:,?\s+(?:{_CONN}\s+){{0,3}}){_CAP}){{1,14}}"
)
_ANY_YEAR = re.compile(rf"(?<!\d){_Y}(?!\d)")
_FUNCTION = frozenset(
    "The A An In On Under Of At By For From With While Although Since After Before When As If And But "
    "Its His Her Their This That These Those Both Each Every However Despite During Through Article "
    "Articles Section Sections Chapter Existing Current Another Any All No Some Most Many Several "
    "Also Furthermore Moreover Following Per See Under Until Unlike According Last Adopt Ratify Enact "
    "Pass Amend Implement Revise Draft Approve Finalize Strengthen Enforce Use Accede Sign Repeal "
    "Introduce Harmonize Bring Ensure New Yes Prosecutors Police Parliament Congress President Senate "
    "Laws Law Statutes Legislation".split()
)
_OWNED = re.compile(r"^(?P<owner>.*?)[’']s?\s+(?=\S)")
_PEOPLE = frozenset(
    "Children Child Women Woman Victims Victim Workers Worker Persons People Peoples Employers "
    "Employees Minors Girls Men Migrants Witnesses Employment Seafarers Juveniles Rights".split()
)


def find_titled(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that have a title or a number."""
    for match in _title().finditer(text, start, end):
        yield from _from_title(text, end, match)
    for match in _headed().finditer(text, start, end):
        yield from _from_headed(text, end, match)
    for match in _numbered().finditer(text, start, end):
        yield from _from_number(text, end, match)


def _from_title(text: str, limit: int, match: re.Match[str]) -> Iterator[Draft]:
    begin = match.start() + _cut(match["lead"])
    if begin >= match.start("head") - 1:
        return
    head = heads()[" ".join(match["head"].split())]
    words = " ".join(text[begin : match.end()].split())
    if _stopped(words) or _too_general(match["lead"][_cut(match["lead"]) :], head):
        return
    rest = _headed().match(text, match.start("head"), limit)
    stop = rest.end() if rest and head.family not in {"act", "bill"} else match.end()
    yield _draft(text, (begin, stop), limit, head)


_RANK = re.compile(
    r"(?:(?:National|Regional|Federal|State|General|Organic|Five-Year|Strategic|Special|First|Second|Third|Fourth|Fifth)\s+)+$"
)
_TREATY = re.compile(
    r"\b(?:Convention|Treaty|Charter|Optional|Additional|Revised|Community|Union|SADC|ECOWAS|EAC|COMESA|CARICOM|"
    r"MERCOSUR|ASEAN|SAARC|Geneva|Istanbul|Maputo|Kampala|Montreal)\b"
)
_GENERAL = re.compile(
    r"(?:UN|U\.\s?N\.|United\s+Nations|ILO|EU|U\.\s?S\.|US|International|European|Optional|Hague|Geneva|"
    r"National|Federal|State|New|Draft|Second|First|Additional|Final|The|Model|Organic)$"
)
_BODY = re.compile(
    r"\b(?:Cent(?:er|re)|Institute|School|Faculty|Initiative|Organi[sz]ation|Ministry|Department|University|"
    r"Association|Commission|Committee|Council(?!\s+of\s+Europe)|Professor|Foundation|Office)\b"
)


def _too_general(lead: str, head: Head) -> bool:
    """Say whether the words before a head do not make it a title ("UN Convention", "Russian Law")."""
    words = " ".join(lead.split())
    country = country_named(words) or _adjective(words)
    if head.head == "Protocol" and not _TREATY.search(words):
        return True
    if head.head in {"Action Plan", "Plan of Action"} and words == "National":
        return False
    if _GENERAL.match(words) or (country and head.family != "constitution"):
        return True
    body = head.family in {"law", "charter", "plan", "strategy", "policy", "code"} and _BODY.search(
        words
    )
    return bool(body) or (head.family == "plan" and not re.search(r"\s|National|Action", words))


def _from_headed(text: str, limit: int, match: re.Match[str]) -> Iterator[Draft]:
    head = heads()[" ".join(match["head"].split())]
    before = text[max(0, match.start() - 12) : match.start()]
    if not _stopped(" ".join(match[0].split())) and not re.search(r"\b[Ll]aws\s+and\s+$", before):
        lead = _RANK.search(text[max(0, match.start() - 60) : match.start()])
        yield _draft(
            text, (match.start() - (len(lead[0]) if lead else 0), match.end()), limit, head
        )


def _draft(text: str, span: tuple[int, int], limit: int, head: Head) -> Draft:
    """Make the draft of a titled law, with the number, year and bracket that follow its title."""
    start, end = span
    number: str | None = None
    year: int | None = None
    title = text[start:end]
    if suffix := _SUFFIX.match(text, end, limit):
        end = suffix.end()
        number = suffix["no"] or suffix["cap"]
        year = _year_of(suffix[0])
    if bracket := _BRACKET_LAW.match(text, end, limit):
        end = bracket.end()
        inner = re.search(r"\d[\d\-/.–]*\d|\d+|[IVXLC]{2,}", bracket["inside"])
        number = number or (inner[0] if inner and bracket["inside"] != "Cth" else None)
        year = year or _year_of(bracket["inside"])
    before = re.search(rf"({_Y})\s+$", text[max(0, start - 6) : start])
    if before and year is None:
        start, year = start - len(before[0]), int(before[1])
    country, plain = _country_in(title)
    if head.kind == "policy" and suffix:
        plain, year = f"{plain} {suffix[0]}", None if suffix["y7"] or suffix["y9"] else year
    return Draft(
        start,
        end,
        head.kind,
        plain,
        " ".join(text[start:end].split()),
        head.family,
        number=number,
        year=year,
        jurisdiction=country,
        confidence=0.9,
    )


def _from_number(text: str, limit: int, match: re.Match[str]) -> Iterator[Draft]:
    number = match["no"] or match["eu"] or match["bare"]
    words = " ".join(match["head"].split())
    head = heads().get(words)
    start = match.start() + _cut(match["lead"])
    end = match.end()
    if match["bare"] and not _stands_alone(words, match["bare"], match["lead"]):
        return
    year = _year_of(number)
    suffix = re.compile(
        rf"\s*,?\s+of\s+(?:{_DATE}|{_Y}\b)|\s*\({_Y}\)|,?\s+{_Y}\b(?=\s*[,;.)]|\s+on\b)|\s*,?\s+dated\s+{_DATE}"
    ).match(text, end, limit)
    if suffix:
        end, year = suffix.end(), _year_of(suffix[0]) or year
    if title := _TITLE_AFTER_NUMBER.match(text, end, limit):
        end = title.end()
    family = head.family if head else "law"
    kind: LawKind = head.kind if head else "statute"
    country, plain = _country_in(text[start : match.end("head")])
    if words in {"Directive", "Framework Decision"}:
        country, plain, number = "EU", words, re.sub(r"/[A-Z]+$", "", number)
    usa = words.startswith(("Pub", "P.")) or plain == "Public Law"
    yield Draft(
        start,
        end,
        kind,
        "Public Law" if usa else plain,
        " ".join(text[start:end].split()),
        family,
        number=number,
        year=year,
        jurisdiction="USA" if usa else country,
        known=_known(country, words, number, usa),
        confidence=0.95,
    )


def _known(country: str | None, head: str, number: str, usa: bool) -> str | None:
    """Give the registry's id of a law that it has under its number."""
    if country == "EU":
        row = known(f"eu-{words_slug(head)}-{words_slug(number)}")
        return row.id if row else None
    rows_usa = [k.id for k in registry() if usa and k.jurisdiction == "USA" and k.number == number]
    return rows_usa[0] if rows_usa else None


def _stands_alone(head: str, number: str, lead: str) -> bool:
    """Say whether a head with a bare number is a law ("Act 694", not "Order 5" or "Regulation 3")."""
    if head in {"Law", "Act", "Decree", "Bill", "Directive", "Proclamation", "Circular"}:
        return not re.fullmatch(_Y, number)
    if head in {"Regulation", "Regulations", "Order"}:
        return bool(re.search(r"[-/]", number)) or (head == "Order" and "Executive" in lead)
    return bool(re.search(r"\d", number)) and not re.fullmatch(_Y, number)


def _cut(lead: str) -> int:
    """Give how much of the words before a head is no part of its title."""
    inner = [
        m.end()
        for m in re.finditer(
            r"(?<!of)(?<!on)(?<!for)(?<!to)(?<!against)(?<!in)(?<!with)\s+the\s+", lead
        )
    ]
    at = inner[-1] if inner else 0
    comma = lead.rfind(", ")
    if comma >= 0 and not re.search(r"\b(?:and|or|&)\s", lead[comma + 1 :] + " "):
        at = comma + 2
    while owner := _OWNED.match(lead[at:]):
        if (
            owner["owner"].split()[-1].rstrip("’'s") in _PEOPLE
            or owner["owner"].split()[-1] in _PEOPLE
        ):
            break
        at += owner.end()
    if part := re.match(
        r"(?:Prosecution|Protection|Prevention)\s+(?!of\b|and\b|in\b|\()", lead[at:], re.I
    ):
        at += part.end()
    while word := re.match(r"(\S+?)(?:,?\s+|$)", lead[at:]):
        if word[1].rstrip(",") not in _FUNCTION and not re.fullmatch(_CONN, word[1]):
            break
        at += word.end()
    return at


def _stopped(words: str) -> bool:
    exact, prefixes = _stops()
    plain = " ".join(words.lower().replace("’", "'").split())
    return plain in exact or plain.startswith(prefixes)


def _year_of(words: str | None) -> int | None:
    found = _ANY_YEAR.findall(words or "")
    return int(found[0]) if found else None


def _country_in(title: str) -> tuple[str | None, str]:
    """Give the country that begins a title, and the title without it."""
    words = title.split()
    for count in (3, 2, 1):
        first = " ".join(words[:count])
        place = country_named(first)
        country = place.country if place else _adjective(first)
        if country and len(words) > count:
            return country, " ".join(words[count:])
    return None, " ".join(words)


@cache
def _adjectives() -> dict[str, str]:
    return {
        form.lower(): c.alpha3 for c in rows("countries.tsv", Country) for form in c.adjective_forms
    }


def _adjective(words: str) -> str | None:
    return _adjectives().get(words.lower())


def find_codes(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find codes and constitutions in lower case: "penal code", "the provisional constitution"."""
    for match in _LOWER_CODE.finditer(text, start, end):
        adjective = (match["adj"] or "").removeprefix("The ").removeprefix("Under ")
        country = _adjective(adjective)
        begin = match.end("adj") - len(adjective) if country else match.start("title")
        if match["title"].endswith("s") or text[match.end() : match.end() + 1] == "-":
            continue
        title = " ".join(match["title"].split())
        yield _plain(text, begin, match.end(), title, "code", country)
    for pattern in (_LOWER_CONSTITUTION, _CAP_CONSTITUTION):
        for match in pattern.finditer(text, start, end):
            begin, stop = match.span("title")
            of = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?").match(text, stop, end)
            year = _year_of(match["title"])
            yield _plain(
                text, begin, of.end() if of else stop, "constitution", "constitution", None, year
            )


def _plain(
    text: str,
    start: int,
    end: int,
    title: str,
    family: str,
    country: str | None,
    year: int | None = None,
) -> Draft:
    return Draft(
        start,
        end,
        "statute",
        words_slug(title).replace("-", " "),
        " ".join(text[start:end].split()),
        family,
        year=year,
        jurisdiction=country,
        confidence=0.8,
    )
