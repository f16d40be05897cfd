"""Who is cited: citations in brackets, narrative ones, page locators and case citations.

Forms: "(Shelley 2005, 301)", "(UN/IOM, 2005, p.39)", "(IOM, *Victims*, 2009)", "Orlova (2004)",
"Orlova states (2004, 16)", "(p. 11)", "pp. 33-35", "(personal communication, June 16, 2009)",
"12 Harbor L. Rev. 405, 418 (2019)". No citations: "Palau (126)", "the Act (2012)", "(2013)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tipfacts.clean.structured import Block, Role
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.ranges import Ranges
from tipfacts.tag.sources_brackets import YEAR, Work, works
from tipfacts.tag.sources_names import NAME, citable, names_law, tidy, without_openers
from tipfacts.tag.sources_references import is_title, matching
from tipfacts.tag.sources_words import kinds_of, reporting_pattern


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as written: "(Shelley 2005, 301)", "(p. 11)", "Bales (2004)".

    Attributes:
        name: the cited author or body, `None` for a bare locator or an unnamed speaker.
        year: four digits, or `None`.
        locator: "p. 11", or `None`.
        title: the title given beside or instead of the name ("*Victims*"), or `None`.
        cited_in: the work in which the source was read ("as cited in Bales"), or `None`.
        cited_year: the year of that work, or `None`.
        narrative: whether the sentence itself names the source ("Bales (2004) argues").
        talk: whether it is a talk, a letter or an interview, not a work.
    """

    name: str | None
    year: int | None
    locator: str | None
    title: str | None = None
    cited_in: str | None = None
    cited_year: int | None = None
    narrative: bool = False
    talk: bool = False


_BRACKET = re.compile(r"\(([^()]{2,300})\)|\[((?:as |see |cited )?[^\[\]()]{4,200})\]")
_NAME_BEFORE = re.compile(rf"({NAME})\s?$")
_VERB_AFTER = re.compile(
    rf"(?:’s|'s)?\s*,?\s*(?:\([^()]*\)\s*)?(?:(?:\w+ly|also|has|have|had|further|then|even)\s+){{0,3}}"
    rf"(?:{reporting_pattern()}|interviewed|surveyed|questioned|studied|polled|sampled|traced|examined|followed)\b"
)
_VERB_BEFORE = re.compile(rf"({NAME})\s+(?:\w+ly\s+|also\s+)?(?:{reporting_pattern()})\s?$")
_INTRODUCED = re.compile(r"\b(?:according to|as|see|by|cf\.)\s+(?:the\s+)?$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s per|(?:stated|estimated|reported|described|noted|cited|found) (?:in|by))"
    r"\s[^.;:()“\"]{2,200}$"
)
_BARE_PAGES = re.compile(
    r"\b(?:pp?\.\s?|pages?\s)\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\w)", re.IGNORECASE
)
_CASE = re.compile(
    r"\b\d{1,4}\s(?:[A-Z][\w’'.]*\.?\s){1,6}(?:¶\s?)?\d{1,5}(?:[,–-]\s?\d{1,5})*(?:\s\([^()]{0,30}?\b"
    rf"{YEAR}\))"
)


def tag_citations(parsed: Parsed) -> tuple[Mention[Citation], ...]:
    """Find the citations; their years and pages are neither dates nor statistics."""
    found: list[Mention[Citation]] = []
    for index in parsed.by_block:
        block = parsed.blocks[index]
        cited = list(_in_block(parsed, block))
        taken = Ranges((m.start, m.end) for m in cited)
        found += cited
        found += (m for m in _loose(parsed, block) if not taken.touches(m.start, m.end))
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _in_block(parsed: Parsed, block: Block) -> Iterator[Mention[Citation]]:
    for bracket in _BRACKET.finditer(parsed.text, block.start, block.end):
        group = 1 if bracket[1] is not None else 2
        cited = works(bracket[group])
        if not cited:
            continue
        if len(cited) == 1 and _is_narrative(cited[0]):
            yield from _narrative(parsed, block, bracket, cited[0])
        elif not any(work.needs_name for work in cited):
            yield from _bracketed(parsed, bracket, group, cited)


def _is_narrative(work: Work) -> bool:
    unnamed = work.name is None and work.cited_in is None and not work.talk
    return work.needs_name or (unnamed and work.year is not None)


def _bracketed(
    parsed: Parsed, bracket: re.Match[str], group: int, cited: tuple[Work, ...]
) -> Iterator[Mention[Citation]]:
    """Give each work of a bracket; together they hold the whole bracket."""
    inside = bracket.start(group)
    for i, work in enumerate(cited):
        start = bracket.start() if i == 0 else inside + work.start
        end = bracket.end() if i == len(cited) - 1 else inside + work.end
        titled = bool(work.name) and is_title(parsed.structured.references, work.name, work.year)
        if titled:
            work = replace(work, name=None, title=work.name)
        yield Mention(start, end, _citation(work, narrative=titled))


def _citation(work: Work, name: str | None = None, *, narrative: bool = False) -> Citation:
    return Citation(
        work.name or name,
        work.year,
        work.locator,
        work.title,
        work.cited_in,
        work.cited_year,
        narrative,
        work.talk,
    )


def _narrative(
    parsed: Parsed, block: Block, bracket: re.Match[str], work: Work
) -> Iterator[Mention[Citation]]:
    """Read a year in brackets with the name before it, if it is a source's."""
    before = parsed.text[max(block.start, bracket.start() - 160) : bracket.start()]
    named = _NAME_BEFORE.search(before)
    spoken = _VERB_BEFORE.search(before)
    if spoken and citable(without_openers(spoken[1])):
        name = without_openers(spoken[1])
        yield Mention(bracket.start(), bracket.end(), _citation(work, tidy(name), narrative=True))
    elif named and _is_source(parsed, block, bracket, work, named, before):
        name = without_openers(named[1])
        start = bracket.start() - len(before) + named.start(1) + named[1].rindex(name.split()[0])
        yield Mention(start, bracket.end(), _citation(work, tidy(name), narrative=True))
    elif not work.needs_name or (_ACCORDING.search(before) and not names_law(before.strip())):
        yield Mention(bracket.start(), bracket.end(), _citation(work, narrative=True))


def _is_source(
    parsed: Parsed,
    block: Block,
    bracket: re.Match[str],
    work: Work,
    named: re.Match[str],
    before: str,
) -> bool:
    """Ask for a sign that the name before a year is a source's: a law or an event takes one too."""
    name = without_openers(named[1])
    if not name or not citable(name) or names_law(named[1].strip()):
        return False
    if work.locator or work.cited_in:
        return True
    if matching(parsed.structured.references, tidy(name), work.year, exact_year=True):
        return True
    after = parsed.text[bracket.end() : min(block.end, bracket.end() + 60)]
    opened = before[: named.start(1) + named[1].rindex(name.split()[0])]
    closing = not after.strip(" .)")
    if _INTRODUCED.search(opened):
        return not closing
    if _VERB_AFTER.match(after) or kinds_of(name.split()[-1]) & {"publication"}:
        return True
    return _people(name) and _is_subject(parsed, bracket.start() - len(name) - 1, bracket.start())


def _people(name: str) -> bool:
    """Say whether a name is written as authors are: a surname, or several joined."""
    return len(name.split()) == 1 or re.search(r"\s(?:and|&)\s|et al", name) is not None


def _is_subject(parsed: Parsed, start: int, end: int) -> bool:
    """Say whether the parse takes words for the subject of a verb."""
    root = parsed.words(start, end).root
    return root.dep_ == "nsubj" and root.head.pos_ == "VERB"


def _loose(parsed: Parsed, block: Block) -> Iterator[Mention[Citation]]:
    """Find pages named in running text, and citations of law reports."""
    if block.role is Role.TABLE:
        return
    for case in _CASE.finditer(parsed.text, block.start, block.end):
        year = re.findall(YEAR, case[0])[-1]
        yield Mention(case.start(), case.end(), Citation(None, int(year), None))
    for pages in _BARE_PAGES.finditer(parsed.text, block.start, block.end):
        yield Mention(pages.start(), pages.end(), Citation(None, None, pages[0]))
