"""Laws told by a mark of their own and not by a head with a title: amendments by rank, foreign codes, files.

Forms: "the Eighth Amendment", "28 C.F.R. § 1100.35", "Recommendation CM/Rec(2022)21", "bill L 78",
"Código Orgánico Integral Penal", "Code pénal", "StGB", "Loi relative à la lutte contre la traite".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_ids import words_slug

_ORDINAL = (
    r"(?:(?:Twenty-)?(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth)|Tenth|Eleventh|Twelfth|"
    r"(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teenth|Twentieth|Thirtieth|\d{1,2}(?:st|nd|rd|th))"
)
_AMENDMENT = re.compile(
    rf"(?<![\w-])(?P<rank>{_ORDINAL})\s+Amendment\b(?!\s+(?:Act|Bill|Law)\b)"
    r"(?:\s+(?:to|of)\s+the\s+(?:(?:[A-Z][\w.]+\s+){0,3})Constitution\b)?"
)
_CFR = re.compile(
    r"(?<!\w)(?P<title>\d{1,2})\s+C\.?\s?F\.?\s?R\.?\s+(?:§§?|[Ss]ections?|[Ss]ecs?\.|[Pp]arts?)?\s*"
    r"(?P<no>\d+(?:\.\d+)?(?:\([a-z0-9]+\))*(?:\s?[-–]\s?\d+(?:\.\d+)?)?)"
)
_RECOMMENDATION = re.compile(
    r"(?<!\w)(?P<head>Recommendation|Resolution)\s+(?P<no>(?:CM|R|Rec|CM/Rec|CM/Res|Res)\s?\(\d{2,4}\)\s?\d+|\d{1,4}\s\(\d{4}\)|A/RES/\d+/\d+)"
)
_BILL = re.compile(r"(?<![\w-])(?P<head>[Bb]ill)\s+(?P<no>[A-Z]{1,2}\s?[-.]?\s?\d{1,4})(?![\w/])")
_FOREIGN_WORD = (
    r"(?:d[eoa]s?|del|la|las|los|el|y|e|i|contra|sobre|para|della?|dei|degli|du|des|de\s+l[’'])"
)
_FOREIGN_NOUN = (
    r"(?:[A-ZÀ-Ž][\wÀ-ž]+|penal[ei]?|pénal|civil[ei]?|laboral|familiar|municipal|militar|eleitoral|travail|"
    r"procédure|enfance|famille|procedimiento|proceso|processo|nationalité|étrangers|niñez|adolescencia)"
)
_CODE = re.compile(
    rf"(?<![\w-])(?P<head>C[óo]digo|Codice|Wetboek|Kodeks|Code(?=\s+(?:pénal|civil|du|de|des)\b))"
    rf"(?:\s+(?:(?:van|{_FOREIGN_WORD})\s+){{0,2}}{_FOREIGN_NOUN}){{1,7}}"
)
_KNOWN_CODES = re.compile(
    r"(?<![\w-])(?:Strafgesetzbuch(?:\s+\(StGB\))?|StGB|Strafprozessordnung|StPO|Aufenthaltsgesetz|AufenthG|Brottsbalken|"
    r"Straffeloven|Straffeloven|Rikoslaki|CESEDA|COIP|CESDIP|CPP|Lieferkettensorgfaltspflichtengesetz)(?![\w-])"
)
_LEY = re.compile(
    r"(?<![\w-])(?P<head>Ley|Lei|Ley\s+(?:General|Federal|Integral|Org[áa]nica|Especial|Nacional)|Lei\s+(?:Geral|Orgânica)|Legge)"
    r"\s+(?=(?:contra|para|de|sobre|da|do|Contra|Para|Sobre|General|Integral|Especial|Federal|per|contro)\s)"
    rf"(?:(?:(?:{_FOREIGN_WORD}|en|a|al|con|por|em|com|per|contro)\s+){{0,3}}[A-ZÀ-Ž][\wÀ-ž]+[,]?\s?){{1,12}}"
)
_LOI = re.compile(
    r"(?<![\w-])(?P<head>Loi|loi)\s+(?=(?:relative|portant|contre|sur|visant|instituant|modifiant|pour|n[°º])\s)"
    r"(?:(?!(?:in|was|is|were|are|and|which|that|by|has|had|as|for|to|of|the|on|adopted|passed|it|under)\b)[\wÀ-ž’'°-]+\s?){2,18}"
)
_ENDS = re.compile(r"[\s,]+$")


def find_marked(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find the laws of a stretch of text that a mark of their own tells."""
    for match in _AMENDMENT.finditer(text, start, end):
        yield _draft(match, text, "code_article", "amendment", match["rank"] + " amendment")
    for match in _CFR.finditer(text, start, end):
        yield _regulation(match, text)
    for match in _RECOMMENDATION.finditer(text, start, end):
        yield _draft(match, text, "policy", "recommendation", match["head"], match["no"])
    for match in _BILL.finditer(text, start, end):
        yield _draft(match, text, "bill", "bill", "bill", match["no"])
    for pattern, family in ((_CODE, "code"), (_KNOWN_CODES, "code"), (_LEY, "law"), (_LOI, "law")):
        for match in pattern.finditer(text, start, end):
            yield _draft(match, text, "statute", family, match[0])


def _draft(
    match: re.Match[str],
    text: str,
    kind: LawKind,
    family: str,
    title: str,
    number: str | None = None,
) -> Draft:
    stop = match.end() - len((_ENDS.search(match[0]) or [""])[0])
    holder = None
    if kind == "code_article":
        words = "constitution"
        holder = Draft(match.start(), stop, "statute", words, words, "constitution")
        number = words_slug(title.split()[0])
    return Draft(
        match.start(),
        stop,
        kind,
        words_slug(title).replace("-", " "),
        " ".join(text[match.start() : stop].split()),
        family,
        number=" ".join(number.split()) if number else None,
        container=holder,
        confidence=0.8,
    )


def _regulation(match: re.Match[str], text: str) -> Draft:
    """Make the draft of a section of the US Code of Federal Regulations."""
    words = " ".join(text[match.start() : match.end()].split())
    title = f"{match['title']} cfr"
    code = Draft(match.start(), match.end(), "statute", title, words, "code", jurisdiction="USA")
    return Draft(
        match.start(),
        match.end(),
        "code_article",
        title,
        words,
        "article",
        number=match["no"],
        jurisdiction="USA",
        container=code,
        confidence=0.95,
    )
