"""Sources that a sentence lets speak: "according to X", "X reports that", "an estimate by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from tipfacts.relate.stance_clauses import clause_range
from tipfacts.relate.stance_cues import cued
from tipfacts.relate.voices_asides import aside_scopes
from tipfacts.relate.voices_names import can_speak, is_organ, read_name
from tipfacts.relate.voices_people import is_person, person_name, role_name
from tipfacts.relate.voices_scope import part_between_semicolons, reported_range, reporting_verb
from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources_brackets import YEAR
from tipfacts.tag.sources_names import NAME, without_openers
from tipfacts.tag.sources_words import kinds_of, reporting_pattern, reporting_verbs

_ACCORDING = re.compile(
    r"\b(?:according to|according(?= the [A-Z])|as per|in the (?:words|opinion|view|estimation) of)\s+",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[;:“\"(]|(?<![A-Z])\.\s|(?<![A-Z])\.$|,(?!\s(?:[A-Z][\w’']*,?\s){1,4}(?:and|&)\s[A-Z])|\s[–—]\s"
)
_IN_ITS = re.compile(rf"\s+in\s+(?:its|their|his|her|the|an?)\s+({YEAR})\s+[A-Za-z]")
_DATED = re.compile(rf"\s*\((?:[A-Z][a-z]+\.?\s)?({YEAR})\)")
_MEASURING = frozenset({"estimate", "count", "document", "put", "place", "verify", "tally", "log"})
_CELLS = re.compile(r"[$€£%|]|[^\S\n]{3,}")
"""What stands in the cells of a table and in no name."""
_YARDSTICKS = frozenset({"line", "threshold", "level", "benchmark", "definition", "standard"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """What is known when phrases are read as sources.

    Attributes:
        home: alpha-3 of the country whose government speaks of its own acts.
        known: surnames of authors and people in public office.
        authors: bodies that the document is written by, which speak as its author.
    """

    parsed: Parsed
    home: str | None
    known: frozenset[str]
    authors: frozenset[str] = frozenset()


def spoken(speakers: Speakers, sentence: Sentence) -> Iterator[Scope]:
    """Give every source that a sentence lets speak, with what it vouches for."""
    yield from _according_to(speakers, sentence)
    yield from aside_scopes(
        speakers.parsed, sentence, lambda start, end: read_source(speakers, sentence, start, end)
    )
    yield from _as_noted(speakers, sentence)
    told = [s for t in sentence.words if reporting_verb(t) for s in _by_verb(speakers, sentence, t)]
    yield from told
    yield from _unparsed(speakers, sentence, told)
    for token in sentence.words:
        if token.dep_ == "poss" and token.pos_ == "PROPN":
            yield from _by_owner(speakers, sentence, token)


def _by_verb(speakers: Speakers, sentence: Sentence, verb: Token) -> Iterator[Scope]:
    yield from _by_subject(speakers, sentence, verb)
    yield from _by_agent(speakers, sentence, verb)


def _unparsed(speakers: Speakers, sentence: Sentence, told: list[Scope]) -> Iterator[Scope]:
    """Find "X states that" where the parse lost the verb, as it does behind a long name."""
    text = speakers.parsed.text
    for found in _that_pattern().finditer(text, sentence.start, sentence.end):
        name = without_openers(found[1])
        if (
            not name
            or name.lower() in {"the", "a", "an", "any", "another"}
            or any(s.start <= found.end() <= s.end for s in told)
        ):
            continue
        start = found.end(1) - len(name)
        source = read_source(speakers, sentence, start, found.end(1))
        if source:
            work = re.search(YEAR, found[2] or "")
            year = source.year or (int(work[0]) if work else None)
            _, hi = part_between_semicolons(speakers.parsed, sentence, found.start())
            yield Scope(replace(source, year=year), found.end(), hi)


@cache
def _that_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"((?:[Tt]he\s+)?{NAME})(?:\s\([^()]*\))?\s+(?:\w+ly\s+|also\s+|has\s+|have\s+)?"
        rf"(?:{reporting_pattern()})\s+(in (?:its|the|a) [^.;:“\"]{{3,80}} )?that\b"
    )


def _according_to(speakers: Speakers, sentence: Sentence) -> Iterator[Scope]:
    parsed, text = speakers.parsed, speakers.parsed.text
    for found in _ACCORDING.finditer(text, sentence.start, sentence.end):
        stop = _PHRASE_END.search(text, found.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        source = read_source(speakers, sentence, found.end(), end)
        if source:
            lo, hi = part_between_semicolons(speakers.parsed, sentence, found.start())
            yield Scope(source, lo, hi)
            before = text[lo : found.start()].rstrip()
            if before.endswith(","):
                yield Scope(source, *clause_range(parsed, *_last_word(lo, before)))


def _last_word(lo: int, before: str) -> tuple[int, int]:
    """Give the range of the last word of a text that begins at `lo`."""
    words = before.rstrip(" ,")
    return lo + len(words) - len(words.split()[-1]), lo + len(words)


def _as_noted(speakers: Speakers, sentence: Sentence) -> Iterator[Scope]:
    """Find "as X notes", which the parse often takes for a noun phrase."""
    text = speakers.parsed.text
    for found in _as_pattern().finditer(text, sentence.start, sentence.end):
        source = read_source(speakers, sentence, found.start(1), found.end(1))
        if source:
            yield Scope(source, *part_between_semicolons(speakers.parsed, sentence, found.start()))


@cache
def _as_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Aa]s\s+((?:[Tt]he\s+)?{NAME})(?:\s\([^()]*\))?\s+(?:\w+ly\s+|also\s+|has\s+|have\s+)?"
        rf"(?:{reporting_pattern()})\b(?!\s+(?:by|of)\b)"
    )


def read_source(speakers: Speakers, sentence: Sentence, start: int, end: int) -> Source | None:
    """Read the words `[start, end)` of the cleaned text as a source; `None` if they name none."""
    parsed = speakers.parsed
    if not parsed.text[start:end].strip() or _CELLS.search(parsed.text, start, end):
        return None
    named = read_name(parsed.text[start:end], speakers.home)
    if named is None or (named.name or "").lower() in speakers.authors:
        return None
    if named.name is None and speakers.authors and named.anaphor == "body":
        return None
    if named.name is None:
        return Source(None, start, end, named.year, back=named.anaphor)
    at = parsed.text.find(named.name, start, end)
    if at < 0:
        return Source(named.name, start, end, named.year)
    head = parsed.words(at, at + len(named.name)).root
    if head.tag_ in {"NN", "NNS"} and head.i == head.left_edge.i and not can_speak(named.name):
        return None
    person = is_person(head, named.name)
    name = _allowed(speakers, sentence, head, named.name, at) if person else role_name(named.name)
    if name is None:
        return None
    inner = parsed.text.find(name, at, end)
    start, size = (inner, len(name)) if inner >= 0 else (at, len(named.name))
    return Source(name, start, start + size, named.year, person=person)


def _allowed(speakers: Speakers, sentence: Sentence, head: Token, name: str, at: int) -> str | None:
    """Give what may be written of a person, by what stands beside the name."""
    beside = next((c for c in head.children if c.dep_ == "appos"), None)
    text = ""
    if beside is not None:
        lo, hi = speakers.parsed.token_range(
            sentence, head.doc[beside.left_edge.i : beside.right_edge.i + 1]
        )
        text = re.sub(r"^(?:the|an?|its)\s+", "", speakers.parsed.text[lo:hi])
        text = re.split(r",|\swho\s", text)[0]
    return person_name(name, text, speakers.known)


def _by_subject(speakers: Speakers, sentence: Sentence, verb: Token) -> Iterator[Scope]:
    subject = _subject(verb)
    if subject is None or _unsaid(verb):
        return
    parsed = speakers.parsed
    start, end = phrase_range(parsed, sentence, subject)
    source = read_source(speakers, sentence, start, end)
    if source is None:
        return
    cited = parsed.text[end : end + 2].lstrip().startswith("(")
    organ = reporting_verb(verb) == "report" and is_organ(subject.text)
    reach = reported_range(parsed, sentence, verb, subject, cited=cited, organ=organ)
    if reach and reach[0] < reach[1]:
        work = _IN_ITS.match(parsed.text, parsed.token_start(sentence, verb) + len(verb))
        work = work or _DATED.match(parsed.text, end)
        year = source.year or (int(work[1]) if work else None)
        yield Scope(
            replace(source, year=year),
            _with_time(parsed, sentence, verb, start, reach[0]),
            reach[1],
        )


def _with_time(parsed: Parsed, sentence: Sentence, verb: Token, start: int, at: int) -> int:
    """Take in a time that opens the sentence, of a verb that measures: "In 2012 X counted 12"."""
    lo, _ = part_between_semicolons(parsed, sentence, start)
    opening = len(parsed.text[lo:start].split()) <= 6
    return lo if opening and reporting_verb(verb) in _MEASURING else at


def _subject(verb: Token) -> Token | None:
    """Give the subject of a verb, of the verb it is joined to, or of what "which" stands for."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None:
        joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i != verb.i
        return _subject(verb.head) if joined else None
    if own.lower_ in {"which", "who", "that"} and verb.dep_ == "relcl":
        return verb.head
    return own


def _unsaid(verb: Token) -> bool:
    """Say whether the verb tells of no saying: "did not say", "should report"."""
    return any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in cued("modal")) for c in verb.children
    )


def phrase_range(parsed: Parsed, sentence: Sentence, head: Token) -> tuple[int, int]:
    """Give the range of a noun phrase without the clauses and brackets that hang on it."""
    cut = [
        c.left_edge.i
        for c in head.subtree
        if c.dep_ in {"relcl", "appos", "acl", "punct"} and c.i > head.i and c.text not in "/-’'"
    ]
    last = min([head.right_edge.i + 1, *cut])
    words = head.doc[head.left_edge.i : max(last, head.i + 1)]
    return parsed.token_range(sentence, words)


def _by_agent(speakers: Speakers, sentence: Sentence, verb: Token) -> Iterator[Scope]:
    """Find "as reported by X", "a way identified by X (2005)", "it is stated in the X Report"."""
    parsed = speakers.parsed
    for prep in (c for c in verb.children if c.dep_ in {"agent", "prep"} and c.i > verb.i):
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is None or _unsaid(verb) or prep.lower_ not in {"by", "in"}:
            continue
        start, end = phrase_range(parsed, sentence, noun)
        cited = parsed.text[end : end + 2].lstrip().startswith("(")
        if not _vouches(verb, noun, prep.lower_, cited=cited):
            continue
        source = read_source(speakers, sentence, start, end)
        if source:
            yield Scope(source, *_told_by(parsed, sentence, verb))


def _vouches(verb: Token, noun: Token, prep: str, *, cited: bool) -> bool:
    """Say whether "by" or "in" a noun tells who speaks: police who identify somebody do not."""
    if prep == "in":
        known = noun.pos_ == "PROPN" or noun.left_edge.lower_ in {"the", "this", "that"}
        return "publication" in kinds_of(noun.text) and known
    takes = reporting_verbs()[reporting_verb(verb) or ""].takes
    return not is_organ(noun.text) and (cited or takes != "publication")


def _told_by(parsed: Parsed, sentence: Sentence, verb: Token) -> tuple[int, int]:
    over = verb.head if verb.dep_ in {"acl", "advcl", "relcl"} else verb
    over = over.head if over.dep_ in {"nsubj", "nsubjpass"} else over
    lo = parsed.token_start(sentence, over.left_edge)
    return lo, parsed.token_start(sentence, over.right_edge) + len(over.right_edge)


def _by_owner(speakers: Speakers, sentence: Sentence, owner: Token) -> Iterator[Scope]:
    """Find "X's estimate of 900": the phrase is the source's."""
    thing = owner.head
    kinds = kinds_of(thing.text)
    if ("publication" not in kinds or "norm" in kinds) and thing.lower_ not in _YARDSTICKS:
        return
    before = owner.doc[max(0, owner.left_edge.i - 2) : owner.left_edge.i]
    if len(before) and (before[-1].pos_ in {"PROPN", "CCONJ"} or before[0].pos_ == "PROPN"):
        return
    parsed = speakers.parsed
    lo, hi = parsed.token_range(sentence, owner.doc[owner.left_edge.i : owner.i + 1])
    source = read_source(speakers, sentence, lo, hi)
    if source:
        end = parsed.token_start(sentence, thing.right_edge) + len(thing.right_edge)
        yield Scope(source, lo, end)
