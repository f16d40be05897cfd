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

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_heads import Head, country_in, heads, is_none, nation, year_of
from tipfacts.tag.law_ids import bare_number, words_slug
from tipfacts.tag.law_patterns import (
    BRACKET_LAW,
    CONNECTIVES,
    DATE,
    SUFFIX,
    TITLE_AFTER_NUMBER,
    YEAR,
    headed,
    numbered,
    titled,
)
from tipfacts.tag.law_registry import known, registry
from tipfacts.tag.places import country_named

_FUNCTION = frozenset(
    "The A An In On Under Of At By For From With While Although Since After Before When As If And But "
    "Its His Her Their This That These Those Both Each Every However Despite During Through Article "
    "Articles Section Sections Chapter Existing Current Another Any All No Some Most Many Several "
    "Also Furthermore Moreover Following Per See Under Until Unlike According Last Adopt Ratify Enact "
    "Pass Amend Implement Revise Draft Approve Finalize Strengthen Enforce Use Accede Sign Repeal "
    "Introduce Harmonize Bring Ensure Title Part Book Division New Yes Prosecutors Police Parliament Congress President Senate "
    "Laws Law Statutes Legislation".split()
)
_OWNED = re.compile(r"^(?P<owner>.*?)[’']s?\s+(?=\S)")
_PEOPLE = frozenset(
    "Children Child Women Woman Victims Victim Workers Worker Persons People Peoples Employers "
    "Employees Minors Girls Men Migrants Witnesses Employment Seafarers Juveniles Rights".split()
)


def find_titled(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that have a title or a number."""
    for match in titled().finditer(text, start, end):
        yield from _from_title(text, end, match)
    for match in headed().finditer(text, start, end):
        yield from _from_headed(text, end, match)
    for match in numbered().finditer(text, start, end):
        yield from _from_number(text, end, match)


def _from_title(text: str, limit: int, match: re.Match[str]) -> Iterator[Draft]:
    begin = match.start() + _cut(match["lead"])
    if begin >= match.start("head") - 1:
        return
    head = heads()[" ".join(match["head"].split())]
    words = " ".join(text[begin : match.end()].split())
    if is_none(words) or _too_general(match["lead"][_cut(match["lead"]) :], head):
        return
    rest = headed().match(text, match.start("head"), limit)
    stop = rest.end() if rest and head.family not in {"act", "bill"} else match.end()
    yield _draft(text, (begin, stop), limit, head)


_FIRST_YEAR = 1840
"""A bare figure below it behind "Decree" or "Law" is a number."""
_UNFINISHED = re.compile(
    r"\s[Tt]o\s+(?:Combat|Prevent|Eliminate|Protect|Eradicate|Address|Reduce|End|Counter|Fight|Stop|Suppress|Punish|"
    r"Prohibit|Abolish|Regulate|Provide|Establish|Criminalize|Amend)$"
)
"""A title that breaks off behind its verb, as one does whose cell runs over lines."""
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
    country = country_named(words) or nation(words)
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
    around = text[max(0, match.start() - 40) : match.end()]
    if head.head == "Protocol" and not _TREATY.search(around):
        return
    before = text[max(0, match.start() - 12) : match.start()]
    if _UNFINISHED.search(match[0]):
        return
    if not is_none(" ".join(match[0].split())) and not re.search(r"\b[Ll]aws\s+and\s+$", before):
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
    if suffix := SUFFIX.match(text, end, limit):
        end = suffix.end()
        number = suffix["no"] or suffix["cap"]
        year = year_of(suffix[0])
        if head.numbered and suffix["y8"] and int(suffix["y8"]) < _FIRST_YEAR:
            number, year = suffix["y8"], None
    if bracket := BRACKET_LAW.match(text, end, limit):
        end = bracket.end()
        inner = re.search(r"\d[\d\-/.–]*\d|\d+|[IVXLC]{2,}", bracket["inside"])
        number = number or (inner[0] if inner and bracket["inside"] != "Cth" else None)
        year = year or year_of(bracket["inside"])
    before = re.search(rf"({YEAR})\s+$", text[max(0, start - 6) : start])
    if before and year is None:
        start, year = start - len(before[0]), int(before[1])
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    country, plain = country_in(title)
    if head.kind == "policy" and suffix:
        plain = f"{plain} {suffix[0]}"
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
    number = match["no"] or match["eu"] or match["code"] or match["bare"]
    words = " ".join(match["head"].split())
    if words == "Decision" and match["lead"].split()[-1:] == ["Framework"]:
        words = "Framework Decision"
    head = heads().get(words)
    start = match.start() + _cut(match["lead"])
    end = match.end()
    if match["bare"] and not _stands_alone(words, match["bare"], match["lead"]):
        return
    year = year_of(number)
    suffix = re.compile(
        rf"\s*,?\s+of\s+(?:{DATE}|{YEAR}\b)|\s*\({YEAR}\)|,?\s+{YEAR}\b(?=\s*[,;.)]|\s+on\b)|\s*,?\s+dated\s+{DATE}"
    ).match(text, end, limit)
    if suffix:
        end, year = suffix.end(), year_of(suffix[0]) or year
    if title := TITLE_AFTER_NUMBER.match(text, end, limit):
        end = title.end()
    family = head.family if head else "law"
    kind: LawKind = head.kind if head else "statute"
    country, plain = country_in(text[start : match.end("head")])
    if words in {"Directive", "Framework Decision"}:
        country, plain = "EU", words
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
        row = known(f"eu-{words_slug(head)}-{words_slug(bare_number(number))}")
        return row.id if row else None
    rows_usa = [k.id for k in registry() if usa and k.jurisdiction == "USA" and k.number == number]
    return rows_usa[0] if rows_usa else None


def _stands_alone(head: str, number: str, lead: str) -> bool:
    """Say whether a head with a bare number is a law ("Act 694", not "Order 5" or "Regulation 3")."""
    if head in {"Law", "Act", "Decree", "Bill", "Directive", "Proclamation", "Circular"}:
        return not re.fullmatch(YEAR, number)
    if head in {"Decision", "Resolution", "Notification", "Instruction"}:
        return bool(re.search(r"\d{3}|[-/]", number)) and not re.fullmatch(YEAR, number)
    if head in {"Regulation", "Regulations", "Order"}:
        return bool(re.search(r"[-/]", number)) or (head == "Order" and "Executive" in lead)
    return bool(re.search(r"\d", number)) and not re.fullmatch(YEAR, number)


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
        plain = word[1].rstrip(",")
        numeral = bool(re.fullmatch(r"[IVXLC]{1,5}", plain))
        title = plain == "Law" and re.match(r"\s*of\s", lead[at + word.end() - 1 :])
        if title or (
            plain not in _FUNCTION and not numeral and not re.fullmatch(CONNECTIVES, word[1])
        ):
            break
        at += word.end()
    return at
