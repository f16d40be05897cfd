"""The event of a date: the shortest phrase that names what happened then.

Mostly from the verb on with its object ("signed the accord"); with its subject where the verb alone
says nothing (passives, copulas, "took place"); a noun phrase where the date stands with a noun
("the 1992–1995 war" gives "war"). Never the date itself, notes, citations or a private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.relate.clock import Moment
from tipfacts.state.dates_names import private_names
from tipfacts.tag.dates_syntax import VERBS, upwards
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

_LONGEST = 18
_NOTE = re.compile(
    r"\s*\((?:(?:notes?\s+)?\d[\d,\s–-]*|[^()]*\b(?:1[89]|20)\d\d[a-z]?(?:[,:][^()]*)?)\)"
)
_EMPTY_BRACKET = re.compile(r"\s*\(\W*\)")
_BAD_EDGE = re.compile(r"^[\s,;:.–—\"“”‘’)\]-]+|[\s,;:.–—\"“‘(\[-]+$")
_ATTRIBUTIVE = frozenset({"compound", "nummod", "amod", "nmod", "poss", "npadvmod", "dep"})
_COMPARES = frozenset({"against", "than", "compare", "compared", "versus", "from", "unlike"})
_LEFT_OUT = frozenset(
    {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "mark", "cc", "punct", "advcl"}
    | {"parataxis", "preconj", "neg", "intj", "meta", "dep"}
)
_ADDED = frozenset({"relcl", "appos", "parataxis", "advcl"})
_REASONS = frozenset({"for", "despite", "through", "to", "because", "given", "after", "over", "of"})
_EMPTY_VERBS = frozenset({"be", "remain", "become", "take", "stand", "occur", "happen", "begin"})
_DETERMINERS = frozenset({"the", "a", "an", "no", "any", "its", "their", "his", "her", "this"})


@dataclass(frozen=True, slots=True)
class Event:
    """The words of an event, and the range in the cleaned text of the verb or noun at its head."""

    text: str
    start: int
    end: int


def event_of(parsed: Parsed, moment: Mention[Moment]) -> Event | None:
    """Give the event that a date of the prose places in time; `None` where no words name it."""
    sentence = parsed.sentence_at(moment.start)
    base = parsed.block_of(sentence).start
    dated = _dated(parsed, moment, base)
    top = _adjunct(parsed, moment, dated)
    head, tokens = _phrase_of(top, dated)
    hidden = private_names(head.doc)
    kept = [
        t for t in tokens if t.i not in dated and t.i not in hidden and _inside(t, sentence.words)
    ]
    text = _text(_shortened(kept, head))
    return Event(text, base + head.idx, base + head.idx + len(head)) if text else None


def _inside(token: Token, words: object) -> bool:
    return words.start <= token.i < words.end  # type: ignore[attr-defined,no-any-return]


def _dated(parsed: Parsed, moment: Mention[Moment], base: int) -> frozenset[int]:
    """Give the indices of the tokens of the date, and of the preposition right before it."""
    words = parsed.words(moment.start, moment.end)
    found = {t.i for t in words}
    first = words[0]
    while first.i > 0 and _leads(first.nbor(-1)):
        first = first.nbor(-1)
        found.add(first.i)
    return frozenset(found)


_LEADS = frozenset(
    "in on during at over for of the within throughout early by since until as from around about "
    "later earlier month".split()
)
_OPEN_SENTENCE = frozenset({"in", "on", "during", "since", "by", "for", "as"})


def _leads(token: Token) -> bool:
    return token.lower_ in (_OPEN_SENTENCE if token.is_sent_start else _LEADS)


def _adjunct(parsed: Parsed, moment: Mention[Moment], dated: frozenset[int]) -> Token:
    """Give the top token of the adjunct that the date is: its preposition, or the date's head."""
    top = parsed.words(moment.value.core, moment.end).root
    while top.head.i != top.i and (top.head.i in dated or _prepositional(top)):
        top = top.head
    return top


def _prepositional(token: Token) -> bool:
    """Say whether a token hangs on a preposition of time: "in 2004", "as of July"."""
    return (
        token.dep_ in {"pobj", "pcomp"}
        and token.head.dep_ in {"prep", "agent"}
        and (
            token.head.lower_
            in {"in", "on", "during", "since", "by", "until", "of", "as", "from", "for", "over"}
            and token.head.nbor(1).i >= token.left_edge.i - 1
        )
    )


def _phrase_of(top: Token, dated: frozenset[int]) -> tuple[Token, list[Token]]:
    """Give the head of the event and its tokens."""
    if top.head.i == top.i:
        tokens = _clause(top, dated) if top.pos_ in VERBS else _noun(top, dated)
        return top, list(tokens)
    host = top.head
    while host.pos_ == "ADJ" and host.head.i != host.i and host.dep_ == "amod":
        host = host.head
    verb = host if host.pos_ in VERBS else _verb_over(host, top)
    noun = _noun_over(verb) if verb is not None else host
    if noun is not None:
        return noun, list(_noun(noun, dated))
    assert verb is not None
    verb = _full_verb(verb)
    return verb, list(_clause(verb, dated))


def _full_verb(verb: Token) -> Token:
    """Climb from an infinitive to the verb that it completes: "began to register"."""
    while (verb.dep_ == "xcomp" and verb.head.pos_ in VERBS) or (
        verb.dep_ in {"aux", "auxpass"} and verb.head.pos_ in VERBS
    ):
        verb = verb.head
    return verb


def _noun_over(verb: Token) -> Token | None:
    """Give the noun whose lack, plan or effort a gerund or infinitive tells, if it is no object.

    "For its failure to act in 2007" is a failure; "made efforts to act in 2007" is made.
    """
    step = verb
    while step.pos_ in VERBS and step.dep_ in {"xcomp", "acl", "pcomp", "conj"}:
        if step.dep_ == "acl" and not _infinitive(step):
            return None
        step = step.head
        if step.dep_ == "prep":
            step = step.head
    if step.i == verb.i or step.pos_ != "NOUN":
        return None
    while (
        step.dep_ == "pobj" and step.head.lower_ in {"of", "in"} and step.head.head.pos_ == "NOUN"
    ):
        step = step.head.head
    return step if step.dep_ == "pobj" and step.head.lower_ in _REASONS else None


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _verb_over(host: Token, top: Token) -> Token | None:
    """Give the verb whose event a date behind a noun tells; `None` if the noun itself happened."""
    if top.dep_ in _ATTRIBUTIVE and top.i < host.i:
        return None
    for token in [host, *upwards(host)]:
        if token.pos_ in VERBS:
            return token
        if token.dep_ in {"nsubj", "nsubjpass", "appos"} or token.lower_ in _COMPARES:
            return None
    return None


def _noun(head: Token, dated: frozenset[int]) -> Iterator[Token]:
    """Give the tokens of a noun phrase without its article, date, clauses and far adjuncts."""
    for token in sorted(head.subtree, key=lambda t: t.i):
        if any(a.i in dated for a in _up_to(token, head)):
            continue
        branch = _branch(token, head)
        if token is head or branch is None:
            yield token
        elif branch.dep_ in _ADDED | {"punct", "cc", "conj"} or branch.lower_ in _DETERMINERS:
            continue
        else:
            yield token


def _up_to(token: Token, head: Token) -> Iterator[Token]:
    yield token
    for above in upwards(token):
        if above.i == head.i:
            return
        yield above


def _branch(token: Token, head: Token) -> Token | None:
    """Give the child of `head` that a token hangs under, `None` for the head itself."""
    below: Token | None = None
    for step in [token, *upwards(token)]:
        if step.i == head.i:
            return below
        below = step
    return below


def _clause(verb: Token, dated: frozenset[int]) -> Iterator[Token]:
    """Give the tokens of a verb's phrase, with its subject where the verb alone says nothing."""
    body = [t for t in sorted(verb.subtree, key=lambda t: t.i) if _in_body(t, verb, dated)]
    body = _contiguous(body, verb)
    if not _needs_subject(verb, body):
        yield from body
        return
    subject = list(_subject(verb, dated))
    if any(t.i in private_names(verb.doc) for t in subject):
        yield from (t for t in body if t.dep_ not in {"aux", "auxpass"} or t.i > verb.i)
    else:
        yield from subject
        yield from body


def _in_body(token: Token, verb: Token, dated: frozenset[int]) -> bool:
    if any(a.i in dated for a in _up_to(token, verb)):
        return False
    branch = _branch(token, verb)
    if branch is None:
        return True
    if branch.i < verb.i:
        negated = any(c.dep_ == "neg" for c in verb.children)
        return branch.dep_ in {"aux", "auxpass"} and not negated and token.i == branch.i
    if branch.dep_ == "cc":
        return any(c.dep_ == "conj" and _shares(c, verb, dated) for c in verb.children)
    if branch.dep_ == "conj" and not _shares(branch, verb, dated):
        return False
    if _left_out(branch, verb) or branch.lower_ in _COMPARES:
        return False
    steps = [a for a in _up_to(token, verb) if a.i != branch.i]
    return not any(a.dep_ in _ADDED and a.i > verb.i for a in steps)


def _left_out(branch: Token, verb: Token) -> bool:
    """Say whether a child of the verb is no part of its phrase; a close purpose clause is."""
    if branch.dep_ == "advcl":
        close = _infinitive(branch) or branch.tag_ == "VBG"
        marked = any(c.dep_ in {"mark", "nsubj", "advmod"} for c in branch.children)
        comma = any(t.text in {",", ";"} for t in verb.doc[verb.i : branch.left_edge.i + 1])
        return not close or marked or comma
    return branch.dep_ in _LEFT_OUT


def _shares(other: Token, verb: Token, dated: frozenset[int]) -> bool:
    """Say whether a coordinated verb tells of the same date: it has no subject and no date."""
    between = any(verb.i < i < other.i for i in dated)
    own = any(c.dep_ in {"nsubj", "nsubjpass", "neg", "aux"} for c in other.children)
    years = any(
        re.fullmatch(r"(?:1[89]|20)\d\d", t.text) for t in other.subtree if t.i not in dated
    )
    return not (between or own or years)


def _contiguous(body: list[Token], verb: Token) -> list[Token]:
    """Take the auxiliaries that stand right before the verb, and all that follows it."""
    return [t for t in body if t.i >= verb.i or verb.i - t.i <= 3]


def _needs_subject(verb: Token, body: list[Token]) -> bool:
    after = [t for t in body if t.i > verb.i and not t.is_punct]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return passive or bare or verb.lemma_ in _EMPTY_VERBS or verb.pos_ == "AUX" or len(after) < 1


def _subject(verb: Token, dated: frozenset[int]) -> Iterator[Token]:
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None and verb.dep_ == "conj":
        yield from _subject(verb.head, dated)
        return
    if verb.dep_ in {"acl", "relcl"} and (subject is None or subject.tag_ in {"WDT", "WP"}):
        subject = verb.head
        yield from (t for t in _noun(subject, dated) if t.i < verb.i and not _below(t, verb))
        return
    if subject is not None and subject.pos_ != "PRON":
        yield from _noun(subject, dated)


def _below(token: Token, verb: Token) -> bool:
    return any(t.i == verb.i for t in [token, *upwards(token)])


def _shortened(tokens: list[Token], head: Token) -> list[Token]:
    """Cut a long phrase before a comma, a preposition or a conjunction."""
    if len(tokens) <= _LONGEST:
        return tokens
    cuts = [
        i
        for i, t in enumerate(tokens[: _LONGEST + 1])
        if i > 5 and t.i > head.i and (t.is_punct or t.dep_ in {"prep", "cc", "mark", "acl", "aux"})
    ]
    return tokens[: cuts[-1]] if cuts else tokens[:_LONGEST]


def _text(tokens: Iterable[Token]) -> str:
    """Write tokens with the spaces that they have in the text; gaps become one space."""
    text = " ".join("".join(_spaced(tokens)).split())
    text = _EMPTY_BRACKET.sub("", _NOTE.sub("", text))
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]
    return _BAD_EDGE.sub("", text)


def _spaced(tokens: Iterable[Token]) -> Iterator[str]:
    before: Token | None = None
    for token in tokens:
        if before is not None and token.i != before.i + 1:
            yield " "
        yield token.text_with_ws
        before = token
