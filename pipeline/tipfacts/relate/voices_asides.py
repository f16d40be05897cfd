"""Sources told beside the main clause: "12 girls, the union says, …", "by Marlow’s count", "X’s claim that".

Forms: a speech tag between commas or at the end of the sentence, the owner of a count or a view,
a claim of somebody that a further source passes on, and whom a cited author asked or studied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tipfacts.relate.stance_clauses import clause_range
from tipfacts.relate.voices_scope import part_between_semicolons
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.dates_words import any_of
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources_names import NAME
from tipfacts.tag.sources_words import reporting_verbs

Reader = Callable[[int, int], Source | None]
"""Reads a range of the cleaned text as a source."""

_SAYING = (
    "say report estimate note claim argue believe add find state calculate reckon announce warn "
    "admit concede acknowledge observe write explain maintain insist contend suggest confirm count "
    "show indicate declare assert allege remark complain testify conclude recall predict"
).split()
_NOT_WHO = (
    r"(?!(?:and|or|but|nor|who|whom|which|that|as|while|when|where|whereas|if|although|though|because|"
    r"by|according|in|on|at|from|to|for|with|of|per|under|after|before|including|such|like|"
    r"since|than|then|so|yet|it|he|she|they|we|I|you|there|this|these|those|having|being)\b)"
)
_PART_OF_DAY = rf"(?:\s+(?:on\s+)?(?:{any_of('weekday')}|yesterday|today|last\s+\w+|this\s+\w+|in\s+(?:19|20)\d\d))?"
_COUNT = (
    r"(?:reckonings?|counts?|accounts?|estimates?|estimations?|tall(?:y|ies)|calculations?|admissions?|figures?|"
    r"numbers?|tellings?|views?|opinions?|judge?ments?|assessments?|words|records?|statistics|data|books|"
    r"evaluation|appraisal|analysis|arithmetic|testimony|understanding|interpretation)"
)
_OWNED = re.compile(
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n|[Aa]t|[Ff]rom|[Uu]nder|[Uu]pon|[Pp]er|[Ff]ollowing)\s+(?P<who>(?:the\s+)?{NAME})\s+"
    rf"(?:own\s+|best\s+|latest\s+|most\s+recent\s+|conservative\s+)*{_COUNT}\b(?!\s+of\s+the\b)"
)
_OWN_COUNT = re.compile(
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n|[Aa]t)\s+(?:its|their|his|her)\s+own\s+{_COUNT}\b"
)
_CLAIM = re.compile(
    r"\b(?:indications?|allegations?|claims?|statements?|assertions?|information|communications?|observations?|"
    r"testimony|complaints?|findings?|estimates?|views?|reports?|warnings?|conclusions?|beliefs?|accounts?|"
    r"concerns?|submissions?)\s+(?:(?:made|given|provided|supplied|submitted|received|expressed|raised)\s+)?"
    rf"(?:by|from|of)\s+(?P<who>(?:the\s+)?{NAME})(?:\s*\(\s?[A-Z][\w-]*\s?\))?,?\s+that\b"
)
_OWNED_CLAIM = re.compile(
    rf"(?P<who>(?:the\s+)?{NAME})(?:’s|'s|(?<=s)’|(?<=s)')\s+(?:own\s+)?(?:indication|allegation|claim|statement|assertion|"
    r"observation|testimony|complaint|finding|estimate|view|warning|conclusion|belief|submission)\s+that\b"
)


@cache
def _tags() -> re.Pattern[str]:
    written = {
        f
        for lemma in _SAYING
        if lemma in reporting_verbs()
        for f in reporting_verbs()[lemma].written
    }
    verbs = "|".join(sorted(written, key=len, reverse=True))
    return re.compile(
        rf",[”\"]?\s+{_NOT_WHO}(?P<who>[^,;:()“”\"\d]{{2,80}}?)\s+(?:(?:has|have|had|also|\w+ly)\s+)?"
        rf"(?P<verb>{verbs}){_PART_OF_DAY}\s*(?=[,.;]|$)"
    )


def aside_scopes(parsed: Parsed, sentence: Sentence, read: Reader) -> Iterator[Scope]:
    """Give every source that a sentence names beside its main clause, with what it vouches for.

    Args:
        parsed: the document.
        sentence: the sentence.
        read: reads a range of the text as a source; `None` if it names none.
    """
    yield from _tagged(parsed, sentence, read)
    yield from _counted(parsed, sentence, read)
    yield from _claimed(parsed, sentence, read)


def _tagged(parsed: Parsed, sentence: Sentence, read: Reader) -> Iterator[Scope]:
    """Find "12 girls, the union says, were freed" and "…, the union said Monday"."""
    for found in _tags().finditer(parsed.text, sentence.start, sentence.end):
        said = parsed.words(*found.span("verb")).root
        source = read(*found.span("who")) if said.tag_.startswith("V") else None
        if source and not _has_verb(parsed, *found.span("who")):
            lo, hi = part_between_semicolons(parsed, sentence, found.start())
            closing = not parsed.text[found.end() : hi].strip(' .,;”"')
            yield Scope(source, lo, found.start() if closing else hi)


def _has_verb(parsed: Parsed, start: int, end: int) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in parsed.words(start, end))


def _counted(parsed: Parsed, sentence: Sentence, read: Reader) -> Iterator[Scope]:
    """Find "by Marlow’s count" and "by its own account", of the subject."""
    for found in _OWNED.finditer(parsed.text, sentence.start, sentence.end):
        who = re.sub(r"(?:’s|'s|’|')$", "", found["who"])
        source = (
            read(found.start("who"), found.start("who") + len(who)) if who != found["who"] else None
        )
        if source:
            lo, hi = part_between_semicolons(parsed, sentence, found.start())
            clause = clause_range(parsed, found.start(), found.end())
            yield Scope(
                source, max(lo, clause[0]), max(hi, clause[1]) if clause[1] >= hi - 1 else hi
            )
    for found in _OWN_COUNT.finditer(parsed.text, sentence.start, sentence.end):
        subject = next((t for t in sentence.words.root.children if t.dep_ == "nsubj"), None)
        if subject is not None and subject.pos_ == "PROPN":
            words = subject.doc[subject.left_edge.i : subject.i + 1]
            source = read(*parsed.token_range(sentence, words))
            if source:
                yield Scope(source, found.end(), sentence.end)


def _claimed(parsed: Parsed, sentence: Sentence, read: Reader) -> Iterator[Scope]:
    """Find "the indication by the union that" inside what another source tells."""
    for pattern in (_CLAIM, _OWNED_CLAIM):
        for found in pattern.finditer(parsed.text, sentence.start, sentence.end):
            who = re.sub(r"(?:’s|'s|’|')$", "", found["who"])
            source = read(found.start("who"), found.start("who") + len(who))
            if source:
                _, hi = part_between_semicolons(parsed, sentence, found.start())
                yield Scope(source, found.end(), hi)
