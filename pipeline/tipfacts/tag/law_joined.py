"""Articles joined with the laws that they stand in: beside them, named before, or meant."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.tag.law_articles import OF_LAW, Article, alone, find_articles, of_unknown, with_law
from tipfacts.tag.law_draft import Draft
from tipfacts.tag.law_short import Memory
from tipfacts.tag.parsed import Sentence

_BESIDE = re.compile(
    r"(?:[’']s)?\s*,?\s*(?:\([^()]{0,39}[A-Za-z][^()]{0,39}\)\s*,?\s*)?(?:in\s+(?:its\s+|the\s+)?)?$"
)


def with_articles(
    text: str, sentence: Sentence, drafts: list[Draft], memory: Memory
) -> list[Draft]:
    """Join the articles of a sentence with the laws that they stand in."""
    kept = list(drafts)
    last: Draft | None = None
    next_start = -1
    articles = list(find_articles(text, sentence.start, sentence.end))
    for article in _backwards(text, articles):
        if any(d.start < article.end and article.start < d.end for d in kept):
            continue
        if not _JOINT.fullmatch(text[article.end : next_start]):
            last = None
        next_start = article.start
        draft, used = _article(text, sentence, article, (kept, memory), last)
        if used is not None:
            kept.remove(used)
        if draft is not None:
            kept.append(draft)
            last = draft.container
    return sorted(kept, key=lambda d: d.start)


_JOINT = re.compile(r"\s*,?\s+(?:and|or)\s+(?:the\s+)?|\s*,\s*|\s+")


def _backwards(text: str, articles: list[Article]) -> list[Article]:
    """Order articles so that those that share the law behind the last of them come after it."""
    groups: list[list[Article]] = []
    for article in articles:
        if groups and _JOINT.fullmatch(text[groups[-1][-1].end : article.start]):
            groups[-1].append(article)
        else:
            groups.append([article])
    return [article for group in groups for article in reversed(group)]


def _article(
    text: str,
    sentence: Sentence,
    article: Article,
    known: tuple[list[Draft], Memory],
    last: Draft | None,
) -> tuple[Draft | None, Draft | None]:
    """Give the draft of an article, and the draft of the law whose words it takes in."""
    kept, memory = known
    for law in kept:
        behind = law.start >= article.end and OF_LAW.fullmatch(text, article.end, law.start)
        ahead = law.end <= article.start and _BESIDE.fullmatch(text, law.end, article.start)
        if not (behind or ahead):
            continue
        if law.kind == "treaty":
            return None, None
        if law.kind == "code_article" or (ahead and law.form != "full"):
            continue
        return with_law(article, law, text, joined=True), law
    if generic := _OF_GENERIC.match(text, article.end, sentence.end):
        return _of_generic(article, generic[1].lower(), memory, text), None
    if holder := of_unknown(article, text, sentence.end):
        return with_law(article, holder, text, joined=True), None
    return _elsewhere(text, sentence, article, known, last), None


def _elsewhere(
    text: str,
    sentence: Sentence,
    article: Article,
    known: tuple[list[Draft], Memory],
    last: Draft | None,
) -> Draft | None:
    """Give the draft of an article whose law does not stand beside it."""
    kept, memory = known
    law = last or _before(kept, article) or memory.container(sentence.block, article.numbers)
    law = law or _behind(kept, article)
    if law is not None and not article.needs_law:
        return with_law(article, law, text, joined=False)
    if article.word == "article":
        return alone(article, text)
    told = article.word in {"section", "sec", "§", "s"} and _OWN_NUMBER.match(article.numbers)
    return (
        replace(alone(article, text), needs_event=True) if told and not article.needs_law else None
    )


_OWN_NUMBER = re.compile(r"\d{3}|\d{1,3}[A-Z]|\d{2,3}\.\d{2}")
"""What a section of a law is numbered by, and a section of a report seldom is."""
_OF_GENERIC = re.compile(r"\s+of\s+(?:the|this|that)\s+(?:same\s+)?(law|act|decree)\b", re.I)


def _of_generic(article: Article, noun: str, memory: Memory, text: str) -> Draft | None:
    """Give the article of "the law" where the document has named but one; else nothing."""
    fitting = {
        d.slug: d for d, _, _ in memory.named if d.kind in {"statute", "decree"} and not d.weak
    }
    named = [
        d
        for d in fitting.values()
        if d.family not in {"code", "constitution", "regulation", "circular"}
    ]
    return with_law(article, named[0], text, joined=False) if len(named) == 1 else None


def _before(kept: list[Draft], article: Article) -> Draft | None:
    """Give the last law of the sentence before an article that can have articles."""
    holders = [d.container or d for d in kept if d.kind != "code_article" or d.container]
    fitting = [
        d
        for d in holders
        if d.end <= article.start
        and d.kind in {"statute", "bill"}
        and not d.weak
        and d.family != "directive"
    ]
    return fitting[-1] if fitting else None


def _behind(kept: list[Draft], article: Article) -> Draft | None:
    """Give the code or constitution of the sentence that is only named after an article."""
    codes = {"code", "constitution"}
    return next((d for d in kept if d.start >= article.end and d.family in codes), None)
