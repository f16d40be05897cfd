"""How far a reporting verb reaches: the clause that it reports, or the thing that it tells of."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sources_words import kinds_of, lemmas, reporting_verbs

_THAT = re.compile(
    r"(?:\s*\([^()]*\))?[^.;:“\"]{0,80}?(?:,\s*)?\bthat\b|\s*(?:\([^()]*\)\s*)?[:,]?\s*[“\"]|\s*:"
)
_ITEM = re.compile(r"\s*(?:and\s+|or\s+)?(?:another\s+)?[\d$€£]", re.IGNORECASE)
_AT = {"put": {"at"}, "place": {"at"}, "speak": {"of"}, "tell": {"of"}, "point": {"to"}}


def reporting_verb(token: Token) -> str | None:
    """Give the lemma of a reporting verb; "states" that is taken for a noun is known by its subject."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.lemma_.lower() if token.lemma_.lower() in reporting_verbs() else None
    if any(c.dep_ == "nsubj" for c in token.children):
        return lemmas().get(token.lower_)
    return None


def part_between_semicolons(parsed: Parsed, sentence: Sentence, at: int) -> tuple[int, int]:
    """Give the part of a sentence that a character stands in.

    A semicolon (in digests also a bar, and the label of the rating) begins a part of its own where a clause follows; the items
    of a list ("40 in Palau; 14 in Tonga") stay with the clause that opens it.
    """
    marks = [
        m.end()
        for m in re.finditer(
            r"[;|]|(?=\btier rating\s*:)", parsed.text[sentence.start : sentence.end]
        )
    ]
    ends = [*marks, sentence.end - sentence.start]
    begins = [
        sentence.start + mark
        for mark, end in zip(marks, ends[1:], strict=True)
        if _has_clause(parsed, sentence, sentence.start + mark, sentence.start + end)
    ]
    lo = max([sentence.start, *(b for b in begins if b <= at)])
    return lo, min([sentence.end, *(b - 1 for b in begins if b > at)])


def _has_clause(parsed: Parsed, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a stretch has a subject and its verb, and is no item told by its number."""
    if _ITEM.match(parsed.text, start, end):
        return False
    return any(
        t.dep_ in {"nsubj", "nsubjpass", "expl"}
        and t.head.pos_ in {"VERB", "AUX"}
        and start <= parsed.token_start(sentence, t.head) < end
        for t in sentence.words
        if start <= parsed.token_start(sentence, t) < end
    )


def reported_range(
    parsed: Parsed, sentence: Sentence, verb: Token, subject: Token, *, cited: bool, organ: bool
) -> tuple[int, int] | None:
    """Give the range that a reporting verb's subject vouches for, inside its part of the sentence.

    Args:
        parsed: the document.
        sentence: the sentence of the verb.
        verb: the reporting verb.
        subject: its subject.
        cited: whether the subject is cited ("Marlow (2005)"), so that it speaks as an author.
        organ: whether it is an organ of state, which reports numbers of its own acts.
    """
    found = _reported(parsed, sentence, verb, subject, cited=cited, organ=organ)
    if found is None:
        return None
    at = parsed.token_start(sentence, verb)
    lo, hi = part_between_semicolons(parsed, sentence, at)
    return max(lo, found[0]), min(hi, found[1])


def _reported(
    parsed: Parsed, sentence: Sentence, verb: Token, subject: Token, *, cited: bool, organ: bool
) -> tuple[int, int] | None:
    """Give what a verb reports; `None` if it reports nothing."""
    base = parsed.token_start(sentence, verb)
    lo, hi = part_between_semicolons(parsed, sentence, base)
    if _as_clause(verb):
        return lo, hi
    that = _THAT.match(parsed.text, base + len(verb), hi)
    if that:
        return that.end(), _end(parsed, sentence, verb, hi)
    lemma = reporting_verb(verb) or ""
    if lemma in {"put", "place"} and not any(
        c.dep_ == "prep" and c.lower_ in _AT[lemma] for c in verb.subtree
    ):
        return None
    clauses = [
        c
        for c in verb.children
        if c.dep_ in {"ccomp", "xcomp", "parataxis"} and lo <= parsed.token_start(sentence, c) < hi
    ]
    published = cited or "publication" in kinds_of(subject.text)
    if clauses and (published or _takes(verb) != "publication"):
        joined = [c for c in verb.rights if c.dep_ == "conj" and c.left_edge.like_num]
        return _tokens_range(parsed, sentence, [*clauses, *joined])
    if organ or not _takes_thing(verb, subject, cited=cited):
        return None
    things = [c for c in verb.rights if c.dep_ in {"dobj", "prep", "oprd", "dative"}]
    return _tokens_range(parsed, sentence, [verb.doc[verb.i], *things]) if things else None


def _takes(verb: Token) -> str:
    """Give what a reporting verb takes, see `data/reporting_verbs.tsv`."""
    return reporting_verbs()[reporting_verb(verb) or ""].takes


def _as_clause(verb: Token) -> bool:
    """Tell "as the Institute notes", beside the clause that it vouches for."""
    if verb.dep_ not in {"advcl", "parataxis", "ccomp"}:
        return False
    first = verb.left_edge
    return first.lower_ == "as" and not any(c.dep_ in {"dobj", "ccomp"} for c in verb.children)


def _end(parsed: Parsed, sentence: Sentence, verb: Token, hi: int) -> int:
    """Stop before a clause joined to the reporting verb itself, or one set against it."""
    for child in sorted(verb.rights, key=lambda c: c.i):
        joined = child.dep_ == "conj" and any(c.dep_ == "nsubj" for c in child.children)
        against = child.dep_ == "advcl" and child.left_edge.lower_ in {"while", "whereas"}
        if joined or against:
            return min(hi, parsed.token_start(sentence, child.left_edge))
    if verb.dep_ in {"advcl", "relcl"}:
        last = verb.right_edge
        return min(hi, parsed.token_start(sentence, last) + len(last))
    return hi


def _takes_thing(verb: Token, subject: Token, *, cited: bool) -> bool:
    """Say whether a verb without a clause reports a thing, as "count" does and "find" may do."""
    lemma = reporting_verb(verb) or ""
    if lemma in _AT:
        return any(t.dep_ == "prep" and t.lower_ in _AT[lemma] for t in verb.subtree)
    takes = _takes(verb)
    published = "publication" in kinds_of(subject.text)
    return takes == "any" or (
        takes == "publication" and (published or cited or _researches(subject, lemma))
    )


_RESEARCH = frozenset(
    "survey interview study review examine investigate poll question sample analyze analyse research "
    "audit inspect monitor evaluate assess trace".split()
)
_SCHOLARS = frozenset(
    "researcher scholar economist sociologist anthropologist historian analyst team university institute "
    "statistician demographer criminologist author pollster auditor evaluator".split()
)


def _researches(subject: Token, lemma: str) -> bool:
    """Say whether who finds something is one who looks for facts: "a body that surveyed ports"."""
    if lemma != "find":
        return False
    if subject.lemma_.lower() in _SCHOLARS:
        return True
    return any(
        c.dep_ in {"relcl", "acl"} and c.lemma_.lower() in _RESEARCH for c in subject.children
    )


def _tokens_range(parsed: Parsed, sentence: Sentence, heads: list[Token]) -> tuple[int, int]:
    first = min((_left(h) for h in heads), key=lambda t: t.i)
    last = max((h.right_edge for h in heads), key=lambda t: t.i)
    lo = parsed.token_start(sentence, first)
    return lo, parsed.token_start(sentence, last) + len(last)


def _left(head: Token) -> Token:
    """Give where a reported clause begins; of a verb that reports a thing, the verb itself."""
    return head if head.dep_ in {"ROOT", "conj", "advcl", "relcl"} else head.left_edge
