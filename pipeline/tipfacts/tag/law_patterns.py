"""Patterns of the names of laws: titles, heads with a number, what may follow a name."""

from __future__ import annotations

import re
from functools import cache

from tipfacts.data import rows
from tipfacts.tag.law_heads import alternatives
from tipfacts.tag.places import Country

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:1[89]|20)\d\d"
DATE = rf"(?:\d{{1,2}}\s+{_MONTH}(?:,?\s+{YEAR})?|{_MONTH}\s+\d{{1,2}}(?:,\s*{YEAR})?|{_MONTH}\s+{YEAR})"
_CAP = rf"(?:(?!(?:{_MONTH}|{_DAY_NAME})(?![\w-]))(?:(?:[A-ZÀ-Ž]\.\s?){{2,}}|[A-ZÀ-Ž][\w’'À-ž/-]*))"
CONNECTIVES = r"(?:of|in|on|and(?!\s+the\b)|for|the|to|against|with|&)"
_BRACKET = r"\((?!(?:Act|Law|Decree|Royal|Legislative|No|Cap|Public|Pub|Republic)\b|[A-Z]{1,7}s?\))[A-Z][^()\n]{2,70}\)"
_NUMBER = r"(?:[A-Z]{1,3}[-.\s]?)?\d+(?:[-/.–]\d+)*(?:[-/][A-Z]{1,4}(?:-?[IVX]+)?)?\b|[IVXLC]{2,}\b"
_NO = r"(?:No\.?|no\.|nr\.|Nos\.|Number|N[°ºo]\.?|n[°º]\.?|Nr\.?|\#)\s*"


@cache
def titled() -> re.Pattern[str]:
    """Compile the titles that end in a head ("Child Care and Protection Bill")."""
    step = rf"(?:\s+{_BRACKET}\s+|,\s+(?:and\s+|or\s+)?|\s+(?:{CONNECTIVES}\s+){{0,4}})"
    return re.compile(
        rf"(?<![\w.-])(?P<lead>{_CAP}(?:{step}{_CAP}){{0,16}}?(?:\s+{_BRACKET})*)\s+"
        rf"(?P<head>{alternatives('titled')})\b(?![\w-]|[’'](?!s\b))"
        rf"(?!\s+(?!No\b|Act\b|Law\b|Cap\b|{_MONTH}\b|{_DAY_NAME}|Section|Article|[IVXLC]+\s+of\b|Nr\b)"
        rf"(?:and\s+)?(?!of\b){_CAP}(?<!\bI)\b(?!\s+(?:Code|Act|Law|Bill)\b))"
    )


@cache
def headed() -> re.Pattern[str]:
    """Compile the titles that begin with a head ("Law on the Suppression of Trafficking")."""
    verbs = (
        r"(?:Prevent|Combat|Suppress|Protect|Prohibit|Amend|Eliminate|Abolish|Regulate|Provide|"
        r"Establish|Criminalize|End|Stop|Counter|Punish|Fight|Address|Reduce|Eradicate)\b"
    )
    prep = (
        rf"(?:(?:on|against|concerning|regarding|[Rr]elating\s+to|for|[Rr]elative\s+to)\s+(?:the\s+)?"
        rf"(?!{_MONTH}\b|{_DAY_NAME})|[Tt]o\s+(?={verbs})|(?=(?:Combating|Prohibiting|Preventing|Regulating|"
        rf"Criminalizing|Punishing|Suppressing|Governing|Protecting|Amending|Countering)\s)|of\s+(?:the\s+)?"
        rf"(?=Criminal|Civil|Obligations|Penal|Labou?r|Rights|Fundamental)|"
        rf"(?:(?<=Code\s)of\s+(?:the\s+)?(?=[A-Z])|(?<=Statute\s)of\s+(?:the\s+)?(?=Child|Youth|Adolescen|Foreign|Migra|Refugee|Worker|Elderly|Labou?r))(?!Conduct|Ethics|Practice|Good|Professional|Behaviou?r|Honou?r)|"
        rf"(?:(?<=Fundamental Law\s)|(?<=Framework Law\s)|(?<=General Law\s)|(?<=Organic Law\s))of\s+(?:the\s+)?)"
    )
    return re.compile(
        rf"(?<![\w.-])(?P<head>{alternatives('titled')})\s+(?P<rest>{prep}"
        rf"{_CAP}(?:(?:,\s+(?:and\s+)?|\s+(?:{CONNECTIVES}\s+){{0,4}}){_CAP}|\s+{_BRACKET}){{0,18}})"
    )


@cache
def numbered() -> re.Pattern[str]:
    """Compile the laws that have a number ("Law No. 11 of 2012", "Act 694")."""
    words = alternatives("numbered")
    return re.compile(
        rf"(?<![\w.-])(?P<lead>(?:(?:{_KIND_OF}|{_nations()})\s+){{0,3}})(?P<head>{words}|Pub\.\s?L\.|P\.\s?L\.)"
        rf"(?:\s+{_NO}(?P<no>{_NUMBER})|\s+\(EU\)\s+(?:{_NO})?(?P<eu>\d{{4}}/\d+)"
        rf"|\s+(?P<code>[A-Z]{{2,8}}-?\d+(?:[-/]\d+)+)\b"
        rf"|\s+(?P<bare>(?:[A-Z]-)?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:[-/.–]\d+)*(?:[-/][A-Z]{{1,4}})?\b|[IVXLC]{{2,}}(?=\s+of\s+{YEAR}))"
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


SUFFIX = re.compile(
    rf"(?:,?\s+(?:{_NO})(?P<no>{_NUMBER})(?:,?\s+of\s+{DATE}|,?\s+of\s+(?P<y1>{YEAR})|,?\s+\(?(?P<y2>{YEAR})\)?)?"
    rf"|,?\s+B\.\s?E\.\s+\d{{4}}(?:\s*\({YEAR}\)|/{YEAR})?"
    rf"|,?\s+(?P<cap>\d{{1,4}}|[IVXLC]+)\s+of\s+(?P<y3>{YEAR})"
    rf"|\s+of\s+{DATE}|\s+of\s+(?P<y4>{YEAR})\b|,\s+(?P<y5>{YEAR})\b(?!\s*,?\s*[a-z]+ed\b)|\s*\((?P<y6>{YEAR})\)"
    rf"|\s*\((?P<y7>{YEAR}\s*[-–—/]\s*(?:20)?\d\d)\)|\s+(?P<y9>{YEAR}\s*[-–—/]\s*(?:20)?\d\d)\b|\s+(?P<y8>{YEAR})\b(?!\s*[-–]\s*\d))"
)
BRACKET_LAW = re.compile(
    r"\s*\((?P<inside>(?:Act|Law|Decree|Royal\s+Decree|Legislative\s+Decree|Presidential\s+Decree|No\.|Cap\.?|Chapter|"
    r"Public\s+Law|Pub\.\s+L\.|Republic\s+Act|R\.?A\.?|Ordinance|Organic\s+Law|Federal\s+Law)\s*[^()\n]{1,45}|Cth)\)"
)
TITLE_AFTER_NUMBER = re.compile(
    rf"\s*,?\s+(?:on|for|against|concerning|regarding|to|[Rr]elating\s+to)\s+(?:the\s+)?"
    rf"(?!{_MONTH}\b|{_DAY_NAME}|{_CAP}\s+(?:Senate|Parliament|Congress|Assembly))"
    rf"{_CAP}(?:(?:,?\s+(?:{CONNECTIVES}\s+){{0,3}}){_CAP}){{1,14}}"
)
