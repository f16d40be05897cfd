"""What can stand as the name in a citation, and what only looks like one."""

from __future__ import annotations

import re

from tipfacts.tag.places import country_named
from tipfacts.tag.sources_words import kinds_of

WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'./&-]*\w)?\.?|(?:al|el|d|l)[-’'][A-Z]\w+)"
LINK = r"(?:and|&|of|the|for|on|in|to|against|de|del|da|dos|di|van|von|der|den|la|le|bin|et)"
NAME = rf"(?:[Tt]he\s+)?{WORD}(?:(?:,?\s+|\s*/\s*)(?:{LINK}\s+){{0,3}}{WORD})*(?:,?\s+et\s+al\.?|’s|'s)?"
"""A run of capitalized words with the small words between them: "Keck and Sikkink"."""

_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_CALENDAR = re.compile(
    rf"(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter|Early|Late|Mid|Mid-\w+|Fiscal|FY|Q[1-4]|Year|Years"
    r"|Since|Until|Till|From|In|As|During|About|Before|After|By|Between|Through|Circa|Around|Only"
    r"|Total|Phase|Table|Figure|Box|Annex|Tier|Round|Session|Case|Cases|No|Nos|Vol|Volume|Issue"
    r"|Ratified|Ratification|Signed|Adopted|Enacted|Amended|Updated|Revised|Accessed|Retrieved"
    r"|Population|Unknown|Yes|At|On|Up|Under|Over|Compared|Against)",
)
_LAW_WORD = (
    r"(?:Act|Law|Laws|Code|Constitution|Articles?|Sections?|Convention|Protocol|Treaty|Covenant"
    r"|Charter|Agreement|Declaration|Resolution|Directive|Regulations?|Decree|Ordinance|Order|Bill"
    r"|Amendments?|Statute|Plan|Strategy|Policy|Programme|Program|Project|Initiative|Campaign"
    r"|Operation|Accords?|Compact|Framework|Olympics|Games|Cup|War|Election|Elections|Rules)"
)
_LAW = re.compile(
    rf"\b{_LAW_WORD}(?:\s+(?:of|on|to|against|for|concerning|relating|regarding|No\b|[IVX\d])|[’']?s?\s*$)"
)
_OPENERS = frozenset(
    "as in for and but or while when although though since see also according to by from however "
    "thus both this that these those its their his her on at with if of following against moreover "
    "first second finally likewise similarly here there yet so e.g. cf. later then after before "
    "scholars authors researchers unlike like whereas because".split()
)


def names_law(name: str) -> bool:
    """Say whether a run of capitalized words names a law, a plan or an event, which take a year too.

    >>> names_law("Criminal Code"), names_law("International Center for Not-for-Profit Law")
    (True, False)
    """
    found = _LAW.search(name)
    if not found:
        return False
    before = name[: found.start()].split()
    of_body = any("body" in kinds_of(w) for w in before) and found.end() == len(name)
    return not of_body


def names_place(name: str) -> bool:
    """Say whether every part of a name is a country's.

    >>> names_place("Palau, Tonga"), names_place("Tongan Union")
    (True, False)
    """
    return all(country_named(part.strip()) for part in re.split(r",|\band\b", name) if part.strip())


def citable(name: str) -> bool:
    """Say whether a name before a year can be an author's or a body's.

    >>> citable("Shelley and Orttung"), citable("March"), citable("Children’s Act"), citable("Russia")
    (True, False, False, False)
    """
    first = re.split(r"[\s.,]", name, maxsplit=1)[0]
    if _CALENDAR.fullmatch(first) or re.search(rf"\b(?:{_MONTH})$", name):
        return False
    return not (names_law(name) or names_place(name))


def without_openers(name: str) -> str:
    """Cut the words that only open the sentence: "According to Kevin Bales" is "Kevin Bales".

    >>> without_openers("In Georgia, Hughes"), without_openers("As Keck and Sikkink")
    ('Hughes', 'Keck and Sikkink')
    """
    words = name.split()
    while words and words[0].lower().strip(",") in _OPENERS:
        words.pop(0)
    kept = " ".join(words)
    head, comma, tail = kept.rpartition(", ")
    if comma and not re.match(r"(?:and|&)\s", tail) and not re.search(r"\s(?:and|&)\s", tail):
        return without_openers(tail)
    if comma and country_named(head.strip()):
        return without_openers(tail)
    return kept


def tidy(name: str) -> str:
    """Give a cited name without article, emphasis and possessive.

    >>> tidy("The MiraMed Institute's")
    'MiraMed Institute'
    """
    name = re.sub(r"^(?:the|an?)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    return re.sub(r"(?:’s|'s)$", "", name).strip('*“”" ,')
