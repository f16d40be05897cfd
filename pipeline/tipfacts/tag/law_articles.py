"""Articles, sections and the like, joined with the code or act that they stand in.

Forms: "Article 127.1", "Articles 120, 121 and 132.2 of the Penal Code", "Sections 370-373", "Sections
12–14, 37, and 209 of the Harbor Act", "Penal Code, Sections 143–145 and 256", "criminal code article
127.1", "18 U.S.C. § 1591". Several articles of one law in one phrase are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.tag.law_draft import Draft
from tipfacts.tag.places import country_named

_ONE = (
    r"(?:[LRDA]\.?\s?(?=\d))?\d+[A-Za-z]{0,2}(?:[.\-:]\d+[A-Za-z]?)*(?:[-–][A-Z](?![\w]))?(?:\([0-9A-Za-z]{1,4}\))*"
    r"(?:\s(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies)\b(?:\(\d\))?)?"
    r"(?:[¹²³⁴⁵⁶⁷⁸⁹])?"
)
_RANGE = rf"{_ONE}(?:\s?[–—-]\s?(?:{_ONE}|\([0-9A-Za-z]{{1,4}}\))|\s+(?:to|through)\s+{_ONE})?"
_ASIDE = r"(?:\s\((?!Part|Chapter)[a-z][a-z ]{2,24}\))?"
_LIST = rf"{_RANGE}(?:{_ASIDE}(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+){_RANGE})*"
_PART = (
    r"(?:(?:[Pp]aragraphs?|[Ss]ubsections?|[Ss]ub-?paragraphs?|[Cc]lauses?|[Ii]tems?|[Pp]oints?)\s+[\d()a-z]{1,4}(?:(?:\s*,\s*|\s+and\s+)[\d()a-z]{1,4}){0,3}"
    r"\s+of\s+(?:the\s+)?|(?:[Cc]hapters?|[Tt]itle|[Pp]art|[Bb]ook)\s+(?:\d+[A-Za-z]?|[IVXLC]+),?\s+)"
)
_ARTICLE = re.compile(
    rf"(?<![\w-])(?P<part>{_PART})?(?P<word>[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]ecs?\.|§§?|[Ss]s?\.(?=\s*\d)|"
    rf"[Dd]ivisions?|[Cc]hapters?|[Pp]aragraphs?|[Ss]chedules?)\s*(?P<numbers>{_LIST})"
    rf"(?:\s+\((?:Part|Chapter)\s+[IVXLC\d]+\))?(?![\w])(?!\.\w)"
    rf"(?:,\s+(?:paragraphs?|subsections?)\s+\d{{1,2}}(?:(?:\s+and\s+|[–-])\d{{1,2}})?(?![\w(]))?"
)
_USC = re.compile(
    rf"(?<![\w])(?P<title>\d{{1,2}})\s+U\.?\s?S\.?\s?C\.?\s+(?:§§?|[Ss]ections?|[Ss]ecs?\.)?\s*(?P<numbers>{_LIST})(?!\w)"
)
_ONLY_WITH_LAW = re.compile(r"(?:[Dd]ivision|[Cc]hapter|[Pp]aragraph|[Ss]chedule)s?$")
OF_LAW = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?(?:,\s+paragraphs?\s+[\d, and]+)?(?:,\s+)?\s*"
    r"(?:(?:of|in)\s+(?:Part|Chapter|Title|Book|Section|Division|Schedule)\s+(?:\d+|[IVXLC]+)[A-Z]?\s*,?\s*){0,2}"
    r"(?:of|in|under|from)\s+"
    r"(?:(?:the|its|their|this|that|said)\s+)?(?:[A-Z]\w+(?:\s[A-Z]\w+)?[’']s?\s+)?"
    r"(?:(?:country|state|government)[’']s\s+)?(?:(?:amended|revised|new|current|federal|national)\s+)?$"
)
_CROSS = re.compile(r"(?:\b(?:see|see also|in|supra|infra|cf\.?)\s+)$", re.I)


@dataclass(frozen=True, slots=True)
class Article:
    """Half-open `[start, end)` of the words for one or more articles, still without their law."""

    start: int
    end: int
    numbers: str
    needs_law: bool
    word: str


def find_articles(text: str, start: int, end: int) -> Iterator[Article]:
    """Find the articles that a stretch of text names.

    >>> [a.numbers for a in find_articles("Sections 12–14, 37, and 209 of the Act", 0, 38)]
    ['12–14, 37, 209']
    """
    for match in _ARTICLE.finditer(text, start, end):
        word = match["word"]
        if _is_heading(text, match, start, end):
            continue
        yield Article(
            match.start(),
            match.end(),
            numbers_of(match["numbers"]),
            bool(_ONLY_WITH_LAW.match(word)),
            word.lower().rstrip(".s"),
        )


def _is_heading(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Say whether words are the number of a part of this document ("see section 7.b.")."""
    opens = not re.search(r"\w", text[start : match.start()])
    if opens and re.match(r"[\s.:–—|-]*$|[.:]\s|\s+[–—|]\s", text[match.end() : end]):
        return True
    section = match["word"].lower().startswith(("sec", "chap", "para"))
    if section and re.match(
        r"\.[a-z]\.?(?!\w)|[a-z]?\.\s+[A-Z][a-z]+[ ,]", text[match.end() : end]
    ):
        return match.start() == start or bool(re.match(r"\.[a-z]", text[match.end() :]))
    return section and bool(
        re.search(r"\bsee(?: also)?\s+(?:[A-Z]\w+\s+){0,4}$", text[start : match.start()], re.I)
    )


def numbers_of(words: str) -> str:
    """Write the numbers of several articles as the records do.

    >>> numbers_of("137 and 188"), numbers_of("120, 121 and 132.2")
    ('137, 188', '120, 121, 132.2')
    """
    bare = re.sub(_ASIDE, "", " ".join(words.split()))
    return re.sub(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+", ", ", bare)


def with_law(article: Article, law: Draft, text: str, *, joined: bool) -> Draft:
    """Make the draft of articles from the law that they stand in.

    Args:
        article: the articles.
        law: the law; not a treaty.
        text: the cleaned text.
        joined: true where the words of the law stand beside those of the article.
    """
    start = min(article.start, law.start) if joined else article.start
    end = max(article.end, law.end) if joined else article.end
    words = " ".join(text[start:end].split())
    name = words if joined else f"{words} of the {law.name}"
    return Draft(
        start,
        end,
        "code_article",
        law.title,
        name,
        "article",
        number=re.sub(r"\s*\(Part [IVX]+\)$", "", article.numbers),
        year=law.year,
        jurisdiction=law.jurisdiction,
        container=law,
        confidence=0.95 if joined else 0.8,
    )


_CAP = r"[A-ZÀ-Ž][\w’'À-ž/-]*"
_UNKNOWN = re.compile(
    rf"\s+of\s+(?:the\s+)?(?P<name>{_CAP}(?:\s+(?:(?:of|on|for|and|against|in|to)\s+(?:the\s+)?)?{_CAP}){{1,8}})"
)
_CUT_OFF = re.compile(rf"\s+of\s+(?:the\s+)?(?P<name>{_CAP})\s*")
"""A name that its line cuts off behind the first word, as narrow cells of tables do."""
_NO_LAW = re.compile(r"(?:Volume|Report|Part|Chapter|Title|Book|Annex|Schedule|Appendix)\b")


def of_unknown(article: Article, text: str, end: int) -> Draft | None:
    """Give what an article stands in by its capitals alone, where no head of a law is known in it.

    Better a holder by its own words ("Article 15 of the Tripartite Accord Concerning Dockers") than
    the law that the text happened to name before.
    """
    found = _UNKNOWN.match(text, article.end, end) or _CUT_OFF.fullmatch(text, article.end, end)
    if found is None or _NO_LAW.match(found["name"]) or country_named(found["name"]):
        return None
    start, stop = found.span("name")
    name = " ".join(found["name"].split())
    return Draft(start, stop, "statute", name, name, "law", confidence=0.6)


def alone(article: Article, text: str) -> Draft:
    """Make the draft of an article whose law the document does not tell."""
    words = " ".join(text[article.start : article.end].split())
    word = "article" if article.word == "article" else "section"
    holder = Draft(article.start, article.end, "statute", word, words, "article")
    return Draft(
        article.start,
        article.end,
        "code_article",
        "article",
        words,
        "article",
        number=article.numbers,
        container=holder,
        confidence=0.6,
    )


def find_usc(text: str, start: int, end: int) -> Iterator[Draft]:
    """Find sections of the United States Code."""
    for match in _USC.finditer(text, start, end):
        words = " ".join(match[0].split())
        code = Draft(
            match.start(),
            match.end(),
            "statute",
            f"{match['title']} usc",
            words,
            "code",
            jurisdiction="USA",
        )
        yield Draft(
            match.start(),
            match.end(),
            "code_article",
            code.title,
            words,
            "article",
            number=numbers_of(match["numbers"]),
            jurisdiction="USA",
            container=code,
            confidence=0.95,
        )
