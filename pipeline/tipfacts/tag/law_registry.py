"""The registry of known instruments: read from `data/instruments.tsv`, found under all their names.

Forms: "U. N. Trafficking Protocol", "2000 UN TIP Protocol", "Palermo Protocol (2000)", "TVPA",
"ILO C. 182, Worst Forms of Child Labor", "ILO Conventions 29 and 105", "Conventions Nos. 29 and 138",
"Convention on the Rights of the Child, 1989".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from tipfacts.data import rows
from tipfacts.records import Instrument, LawKind
from tipfacts.tag.law_ids import law_uri


class Known(BaseModel):
    """A row of `data/instruments.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.\-]*$")
    name: str
    aliases: str = ""
    kind: LawKind
    jurisdiction: str = Field(pattern=r"^[A-Z]{2,6}$")
    number: str | None = None
    year: int | None = Field(default=None, ge=1700, le=2100)
    in_force: int | None = None
    source: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Give the name and its aliases."""
        return (self.name, *(a for a in self.aliases.split(";") if a))

    def instrument(self, name: str) -> Instrument:
        """Give the instrument, named as the text names it."""
        return Instrument(
            name=name,
            canonical=self.id,
            uri=law_uri(self.kind, self.jurisdiction, self.year, self.number, self.id),
            kind=self.kind,
            number=self.number,
            year=self.year,
            jurisdiction=self.jurisdiction,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A known instrument at `[start, end)` of a text; `name` fills up what a list left out."""

    start: int
    end: int
    known: Known
    name: str
    confidence: float


def registry() -> tuple[Known, ...]:
    """Give all known instruments.

    >>> {k.id: k.year for k in registry()}["ilo-c182"]
    1999
    """
    return rows("instruments.tsv", Known)


@cache
def _by_id() -> dict[str, Known]:
    return {k.id: k for k in registry()}


def known(law_id: str) -> Known | None:
    """Give the instrument of an id, or `None`."""
    return _by_id().get(law_id)


_FOLDS = (
    (re.compile(r"\bu\.?\s?n\.?(?=\s)|\bunited nations\b"), "un"),
    (re.compile(r"[’‘]"), "'"),
    (re.compile(r"[,.]"), ""),
    (re.compile(r"\blabour"), "labor"),
    (re.compile(r"organis"), "organiz"),
    (re.compile(r"\bconventions\b"), "convention"),
    (re.compile(r"\bantitrafficking\b"), "anti-trafficking"),
    (re.compile(r"\bcouncil of europe(?:'s)?\b|\bcoe\b"), "council of europe"),
    (re.compile(r"\bilo's\b|\binternational labor organization(?:'s)?(?: \(ilo\))?"), "ilo"),
    (re.compile(r"\beuropean union\b"), "eu"),
    (re.compile(r"\s*[-–]\s*"), "-"),
    (re.compile(r"\s+"), " "),
)


def fold(text: str) -> str:
    """Fold the spellings of a name that mean the same.

    >>> fold("U. N. Trafficking  Protocol"), fold("Forced Labour Convention")
    ('un trafficking protocol', 'forced labor convention')
    """
    folded = " ".join(text.lower().split())
    for pattern, replacement in _FOLDS:
        folded = pattern.sub(replacement, folded)
    return folded.strip()


_MAKERS = frozenset({"un", "ilo", "council of europe", "eu", "oas", "asean"})


@cache
def _forms() -> dict[str, Known]:
    """Map every folded form to its instrument; the maker's name before it may be left out."""
    found: dict[str, Known] = {}
    for row in registry():
        for form in row.forms:
            found.setdefault(fold(form), row)
    for row in registry():
        maker = {"UN": "un", "ILO": "ilo", "COE": "council of europe"}.get(row.jurisdiction)
        for form in row.forms if maker else ():
            plain = fold(form)
            if " " in plain and not plain.startswith(f"{maker} "):
                found.setdefault(f"{maker} {plain}", row)
    return found


_WORD_FORMS = {
    "un": r"(?:U\.?\s?N\.?|United\s+Nations)",
    "ilo": r"(?:ILO(?:['’]s)?|International\s+Labou?r\s+Organi[sz]ation(?:['’]s)?(?:\s+\(ILO\))?)",
    "coe": r"(?:Council\s+of\s+Europe(?:['’]s)?|CoE)",
    "eu": r"(?:EU|European\s+Union)",
    "labor": r"Labou?r",
    "convention": r"Conventions?",
    "organized": r"Organi[sz]ed",
    "organize": r"Organi[sz]e",
    "anti-trafficking": r"Anti-?\s?Trafficking",
    "and": r"(?:and|&)",
}

Trie = dict[str, "Trie"]


@cache
def _pattern() -> re.Pattern[str]:
    """Compile all forms to one expression, a tree of words, so that a text is read once."""
    root: Trie = {}
    for form in _forms():
        node = root
        for word in form.replace("council of europe", "coe").split(" "):
            node = node.setdefault(word, {})
        node[""] = {}
    return re.compile(rf"(?<![\w-]){_tree(root)}(?![\w-])", re.IGNORECASE)


def _tree(node: Trie, top: bool = True) -> str:
    ends = "" in node
    branches = [
        ("" if top else r",?\s+") + _word(word) + _tree(below, top=False)
        for word, below in sorted(node.items(), key=lambda w: (-len(w[0]), w[0]))
        if word
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def _word(word: str) -> str:
    if word in _WORD_FORMS:
        return _WORD_FORMS[word]
    return (
        re.escape(word)
        .replace("'", "['’]?")
        .replace("organiz", "organi[sz]")
        .replace(r"\-", r"\s?[-–]\s?")
    )


_HINT = re.compile(
    r"convention|protocol|covenant|charter|statute|declaration|directive|treaty|agreement|pact|agenda|compact|principles|executive order|E\.O\.|"
    r"\bact\b|amendment|public law|decision|[A-Z]{4}|\bCRC|\bOP|\bCAT|T?VPA|\bILO|\bC\.? ?\d",
    re.I,
)
_YEAR_BEFORE = re.compile(r"\b((?:18|19|20)\d\d)\s+$")
_MAKER_BEFORE = re.compile(
    r"\b(?:ILO(?:['’]s)?|U\.\s?N\.|UN|United\s+Nations|SAARC|OAS|ASEAN|Council\s+of\s+Europe)\s+$"
)
_AFTER = re.compile(r"(?:,?\s+of\s+|,?\s+|\s*,?\s*\()((?:18|19|20)\d\d)\b\)?")
_NUMBER_AFTER = re.compile(r"\s*,?\s*\(?(?:No\.|Number|C\.?|P)\s?0?(\d{1,3})\b\)?")


def find_named(text: str, start: int, end: int) -> Iterator[Found]:
    """Find the instruments that a stretch of text names by one of their names."""
    if not _HINT.search(text, start, end):
        return
    for match in _pattern().finditer(text, start, end):
        row = _forms().get(fold(match[0]))
        if row and _is_name(match[0]) and not _goes_on(text, match):
            found = _widened(text, (start, end), match, row)
            yield found
            yield from _second_title(text, end, found)


_GENERAL = re.compile(r"(?:Council\s+of\s+Europe|CoE)(?:['’]s)?\s+Convention", re.I)
_SUBJECT = re.compile(r"\s+(?:on|against|for|relating|concerning|\w+ing)\b", re.I)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Say whether a general name has a subject of its own behind it that the registry has not."""
    return bool(_GENERAL.fullmatch(match[0]) and _SUBJECT.match(text, match.end()))


_AND_ON = re.compile(r",?\s+and\s+(?=(?:on|concerning)\s)")


def _second_title(text: str, end: int, first: Found) -> Iterator[Found]:
    """Find "on Y" of "the ILO Conventions on X and on Y"."""
    plural = re.search(r"^(.*?\bConventions)\b", first.name)
    lead = _AND_ON.match(text, first.end, end)
    if plural is None or lead is None:
        return
    rest = f"{first.known.jurisdiction} Convention {text[lead.end() : end]}"
    match = _pattern().match(rest)
    row = _forms().get(fold(match[0])) if match else None
    if match and row:
        last = lead.end() + match.end() - len(rest) + len(text[lead.end() : end])
        words = " ".join(text[lead.end() : last].split())
        yield Found(lead.end(), last, row, f"{plural[1]} {words}", 0.9)


def _is_name(words: str) -> bool:
    """Say whether words are written as a name is: an acronym in capitals, a name with a capital."""
    if " " not in words:
        return words.upper() == words or (words[0].isupper() and words not in {"Crc", "Echr"})
    capitals = [w for w in words.split() if w[:1].isupper() or w[:1].isdigit()]
    return len(capitals) >= 2 or words.isupper() or words.replace(".", "")[:2].isupper()


def _widened(text: str, within: tuple[int, int], match: re.Match[str], row: Known) -> Found:
    """Take in the maker and the year before a name, and the number and the year after it."""
    start, end = match.start(), match.end()
    if maker := _MAKER_BEFORE.search(text, within[0], start):
        start = maker.start()
    year = _YEAR_BEFORE.search(text, within[0], start)
    if year and int(year[1]) in {row.year, row.in_force}:
        start = year.start(1)
    for pattern, values in ((_AFTER, {str(row.year)}), (_NUMBER_AFTER, {row.number})):
        after = pattern.match(text, end, within[1])
        if after and after[1] in values:
            end = after.end()
    if (after := _AFTER.match(text, end, within[1])) and int(after[1]) == row.year:
        end = after.end()
    return Found(start, end, row, " ".join(text[start:end].split()), 0.97)


_BY_NUMBER = re.compile(
    r"(?P<head>\b(?:ILO(?:['’]s)?|International\s+Labou?r\s+Organi[sz]ation(?:['’]s)?(?:\s+\(ILO\))?)\s+"
    r"(?:(?:Core\s+|Fundamental\s+)?Conventions?|Conv\.|(?P<prot>Protocol)|(?=C\.?\s?\d|P\s?0?\d|No|\d))"
    r"|\b(?:Convention|Conventions)(?=\s+No))"
    r"(?:\s*,?\s*(?:Nos?\.|Numbers?|\(Nos?\.))?\s*"
    r"(?P<numbers>(?:[CP]\.?\s?)?\d{1,3}\b(?:(?:\s*,\s*(?:and\s+)?|\s*/\s*|\s+and\s+|\s*&\s*)"
    r"(?:(?:ILO\s+)?Conventions?\s+)?(?:No\.\s*)?(?:[CP]\.?\s?)?\d{1,3}\b"
    r"(?!\s*(?:%|other|more|percent|per cent|people|persons|cases|victims)))*)"
)
_EACH = re.compile(r"(?:(?:ILO\s+)?Conventions?\s+)?(?:No\.\s*)?([CP])?\.?\s?0?(\d{1,3})\b")
_TITLE_AFTER = re.compile(
    r"(?:,?\s+\(?|\s*[:–—]\s+|\s+(?:on|concerning)\s+(?:the\s+)?)(?=[A-Za-z])"
)


def find_numbered(text: str, start: int, end: int) -> Iterator[Found]:
    """Find ILO instruments by number, each number of a list for itself.

    >>> [(f.known.id, f.name) for f in find_numbered("ILO Conventions 29 and 105", 0, 26)]
    [('ilo-c29', 'ILO Conventions 29'), ('ilo-c105', 'ILO Convention 105')]
    """
    for match in _BY_NUMBER.finditer(text, start, end):
        single = re.sub(r"Conventions\b", "Convention", " ".join(match["head"].split())).strip()
        first = True
        for each in _EACH.finditer(text, match.start("numbers"), match.end("numbers")):
            row = _ilo(each, protocol=bool(match["prot"]))
            begin = match.start() if first else each.start()
            last = _titled(text, each.end(), end, row)
            if first:
                name = " ".join(text[begin:last].split())
            else:
                name = f"{single} {' '.join(text[each.start(2) : last].split())}"
                begin += len(text[begin : each.end()]) - len(text[begin : each.end()].lstrip())
            yield Found(begin, last, row, name, 0.97)
            first = False


_BY_LETTER = re.compile(r"(?<![\w.-])C\.?\s?(?P<no>\d{2,3})\b(?![.,]?\d)")


def find_lettered(text: str, start: int, end: int) -> Iterator[Found]:
    """Find "C. 182" where the document has named an ILO convention so before."""
    for match in _BY_LETTER.finditer(text, start, end):
        row = _by_id().get(f"ilo-c{match['no']}")
        named = re.search(r"\bILO\W{1,3}C\.?\s?\d", text[: match.start()])
        if row and named:
            yield Found(match.start(), match.end(), row, f"ILO {' '.join(match[0].split())}", 0.9)


def _ilo(each: re.Match[str], protocol: bool) -> Known:
    letter = "p" if protocol or each[1] == "P" else "c"
    number = int(each[2])
    row = _by_id().get(f"ilo-{letter}{number}")
    return row or Known(
        id=f"ilo-{letter}{number}",
        name=f"ILO Convention {number}",
        aliases="",
        kind="treaty",
        jurisdiction="ILO",
        number=str(number),
        year=None,
        source="number only",
    )


def _titled(text: str, at: int, end: int, row: Known) -> int:
    """Give where the title ends that follows a number ("C. 182, Worst Forms of Child Labor")."""
    words = {w for form in row.forms for w in re.findall(r"[a-z]+", fold(form))}
    lead = _TITLE_AFTER.match(text, at, end)
    if lead is None or not words:
        return at
    last, seen = at, 0
    for word in re.finditer(r"[A-Za-z]+", text[lead.end() : end]):
        folded = fold(word[0])
        gap = text[lead.end() + word.end() : lead.end() + word.end() + 1]
        if folded not in words and folded not in {"of", "the", "on", "for", "and", "to", "in"}:
            break
        if folded in words and folded not in {"of", "the", "on", "for", "and", "to", "in"}:
            last, seen = lead.end() + word.end(), seen + 1
        if gap and gap not in " \n":
            break
    closing = 1 if "(" in lead[0] and text[last : last + 1] == ")" else 0
    return last + closing if seen >= 2 else at
