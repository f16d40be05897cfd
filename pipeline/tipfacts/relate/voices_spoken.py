"""Sources that a sentence lets speak: "according to X", "X reports that", "an estimate by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tipfacts.relate.stance_clauses import is_verb
from tipfacts.relate.voices_names import SourceName, read_name
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources_words import kinds_of, reporting_verbs

_ACCORDING = re.compile(
    r"\b(?:according to|as per|in the (?:words|opinion|view|estimation) of)\s+", re.IGNORECASE
)
_PHRASE_END = re.compile(
    r"[;:“\"(]|\.\s|\.$|,(?!\s(?:[A-Z][\w’']*,?\s){1,4}(?:and|&)\s[A-Z])|\s[–—]\s"
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def according_to(parsed: Parsed, sentence: Sentence, home: str | None) -> Iterator[Scope]:
    """Find "according to X": it vouches for its part of the sentence between semicolons."""
    text = parsed.text
    for found in _ACCORDING.finditer(text, sentence.start, sentence.end):
        stop = _PHRASE_END.search(text, found.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        source = _source(parsed, found.end(), end, home)
        if source:
            lo, hi = part_between_semicolons(text, sentence, found.start())
            yield Scope(source, lo, hi)


def part_between_semicolons(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """Give the part of a sentence that a character stands in."""
    lo = text.rfind(";", sentence.start, at) + 1 or sentence.start
    hi = text.find(";", at, sentence.end)
    return lo, hi if hi >= 0 else sentence.end


def _source(parsed: Parsed, start: int, end: int, home: str | None) -> Source | None:
    """Read the words `[start, end)` as a source."""
    phrase = parsed.text[start:end]
    named = read_name(phrase, home)
    return _as_source(parsed, named, start, end) if named else None


def _as_source(parsed: Parsed, named: SourceName, start: int, end: int) -> Source:
    """Place the name in the text, so that the range holds the name alone where it stands there."""
    person = named.anaphor == "person"
    at = parsed.text.find(named.name, start, end) if named.name else -1
    if named.name and at >= 0:
        start, end = at, at + len(named.name)
    return Source(named.name, start, end, named.year, person=person)


def reported(parsed: Parsed, sentence: Sentence, home: str | None) -> Iterator[Scope]:
    """Find "X reports that ...", "X counted 12" and "reported by X"."""
    for token in sentence.words:
        if is_verb(token) and token.lemma_.lower() in reporting_verbs():
            yield from _by_subject(parsed, sentence, token, home)
            yield from _by_agent(parsed, sentence, token, home)


def _by_subject(
    parsed: Parsed, sentence: Sentence, verb: Token, home: str | None
) -> Iterator[Scope]:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or any(c.dep_ == "neg" for c in verb.children):
        return
    start, end = _phrase(parsed, sentence, subject)
    source = _source(parsed, start, end, home)
    said = _said(verb, subject, cited=parsed.text[end : end + 2].lstrip().startswith("("))
    if source and said:
        lo = parsed.token_start(sentence, said[0])
        hi = parsed.token_start(sentence, said[1]) + len(said[1])
        yield Scope(source, lo, max(lo, hi))


def _phrase(parsed: Parsed, sentence: Sentence, head: Token) -> tuple[int, int]:
    """Give the range of a noun phrase without the clauses and brackets that hang on it."""
    cut = [
        c.left_edge.i
        for c in head.subtree
        if c.dep_ in {"relcl", "appos", "acl", "punct"} and c.i > head.i and c.text not in "/-’'"
    ]
    last = min([head.right_edge.i + 1, *cut])
    words = head.doc[head.left_edge.i : max(last, head.i + 1)]
    return parsed.token_range(sentence, words)


def _said(verb: Token, subject: Token, *, cited: bool) -> tuple[Token, Token] | None:
    """Give the first and last token of what a verb reports; `None` if it reports nothing."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    if clauses:
        return min(c.left_edge for c in clauses), max(c.right_edge for c in clauses)
    takes = reporting_verbs()[verb.lemma_.lower()].takes
    published = "publication" in kinds_of(subject.text)
    if takes == "clause" or (takes == "publication" and not (published or cited)):
        return None
    objects = [c for c in verb.rights if c.dep_ in {"dobj", "prep", "oprd", "dative", "advcl"}]
    return (verb, max(c.right_edge for c in objects)) if objects else None


def _by_agent(parsed: Parsed, sentence: Sentence, verb: Token, home: str | None) -> Iterator[Scope]:
    """Find "as reported by X" and "cases documented by X"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    noun = next((c for c in by.children if c.dep_ == "pobj"), None) if by else None
    if noun is None:
        return
    start, end = _phrase(parsed, sentence, noun)
    source = _source(parsed, start, end, home)
    if source:
        over = verb.head if verb.dep_ in {"acl", "advcl", "relcl"} else verb
        lo = parsed.token_start(sentence, over.left_edge)
        hi = parsed.token_start(sentence, over.right_edge) + len(over.right_edge)
        yield Scope(source, lo, hi)
