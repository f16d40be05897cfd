"""The event of a date: the shortest phrase that names what happened then.

Mostly from the verb on with its object ("signed the accord"); with its subject where the verb alone
says nothing (passives, copulas, "took place"); a noun phrase where the date stands with a noun
("the 1992–1995 war" gives "war"). Never a date, a note, a citation or a private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.relate.clock import Clock, Moment
from tipfacts.state.dates_compared import compared
from tipfacts.state.dates_host import Host, host_of, infinitive
from tipfacts.state.dates_names import PrivateNames
from tipfacts.tag.dates_syntax import is_verb, upwards
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed

_LONGEST = 18
_LONG_SUBJECT = 6
_NOTE = re.compile(
    r"\s*\((?:(?:notes?\s+)?\d[\d,\s–-]*|[^()]*\b(?:1[89]|20)\d\d[a-z]?(?:[,:][^()]*)?)\)"
)
_LOOSE_COMMAS = re.compile(r"\s*,(?:\s*,)+\s*|\s+,\s*")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_EMPTY_BRACKET = re.compile(r"\s*\(\W*\)")
_BAD_EDGE = re.compile(
    r"^(?:[\s,;:.–—†*\"“”‘’)\]-]|(?:as|that|to|which|who|and|or|but|then)\s)+"
    r"|(?:[\s,;:.–—\"“‘(\[-]|\s(?:and|or|of|in|to|for|with|the|an?|by|on|at|from|that|as|but|"
    r"including|according))+$"
)
_LEFT_OUT = frozenset(
    {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "mark", "punct", "advcl", "parataxis"}
    | {"preconj", "neg", "intj", "meta", "dep"}
)
_ADDED = frozenset({"relcl", "appos", "parataxis", "advcl"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative"})
_STARTS_LOOSE = frozenset({"according", "compared", "against", "including", "unlike", "than"})
_EMPTY_VERBS = frozenset({"be", "remain", "become", "take", "stand", "occur", "happen", "begin"})
_DETERMINERS = frozenset({"the", "a", "an", "no", "any", "its", "their", "his", "her", "this"})
_LEADS = frozenset(
    "in on during at over for of the within throughout early by since until as from around about "
    "later earlier month".split()
)
_OPEN_SENTENCE = frozenset({"in", "on", "during", "since", "by", "for", "as"})
_OF_TIME = frozenset("in on during since by until of as from for over".split())


@dataclass(frozen=True, slots=True)
class Event:
    """The words of an event, and the range in the cleaned text of the verb or noun at its head.

    Attributes:
        nominal: whether a noun tells it ("war"), or a participle aside, which no clause around it
            can deny.
        denied: whether the noun itself is denied ("no convictions").
    """

    text: str
    start: int
    end: int
    nominal: bool
    denied: bool = False


def event_of(
    parsed: Parsed, clock: Clock, names: PrivateNames, moment: Mention[Moment]
) -> Event | None:
    """Give the event that a date of the prose places in time; `None` where no words name it."""
    sentence = parsed.sentence_at(moment.start)
    base = parsed.block_of(sentence).start
    dated = _dated(parsed, moment)
    others = frozenset(
        i
        for other in clock.within(sentence.start, sentence.end)
        if other.start != moment.start
        for i in _dated(parsed, other)
    )
    words = sentence.words
    told = compared(words.doc[words.start : words.end], dated)
    if told is not None:
        hidden = dated | others | names.within(words.doc)
        text = _text([t for t in told[0] if t.i not in hidden])
        start = base + told[1].idx
        if text:
            return Event(text, start, start + len(told[1]), nominal=False)
    host = host_of(_adjunct(parsed, moment, dated), dated)
    private = names.within(sentence.words.doc)
    hidden = dated | others | private
    kept = [
        t
        for t in _phrase(host, dated, private)
        if t.i not in hidden and words.start <= t.i < words.end
    ]
    text = _text(_shortened(kept, host.token))
    start = base + host.token.idx
    denied = any(c.lower_ in {"no", "neither"} for c in host.token.children)
    settled = host.nominal or _aside(host.token)
    return Event(text, start, start + len(host.token), settled, denied) if text else None


def _aside(verb: Token) -> bool:
    """Say whether a participle tells aside what was done: "the accord, ratified in 2016, ..."."""
    bare = verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "advcl", "amod"}
    comma = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    return bare and comma and not any(c.dep_ in {"aux", "auxpass", "neg"} for c in verb.children)


def _dated(parsed: Parsed, moment: Mention[Moment]) -> frozenset[int]:
    """Give the indices of the tokens of the date, and of the prepositions right before it."""
    words = parsed.words(moment.start, moment.end)
    found = {t.i for t in words}
    first = words[0]
    while not first.is_sent_start and first.i > 0 and _leads(first.nbor(-1)):
        first = first.nbor(-1)
        found.add(first.i)
    return frozenset(found)


def _leads(token: Token) -> bool:
    return token.lower_ in (_OPEN_SENTENCE if token.is_sent_start else _LEADS)


def _adjunct(parsed: Parsed, moment: Mention[Moment], dated: frozenset[int]) -> Token:
    """Give the top token of the adjunct that the date is: its preposition, or the date's head."""
    top = parsed.words(moment.value.core, moment.end).root
    while top.head.i != top.i and (top.head.i in dated or _prepositional(top)):
        top = top.head
    return top


def _prepositional(token: Token) -> bool:
    """Say whether a token hangs on a preposition of time right before it: "in 2004"."""
    prep = token.head
    return (
        token.dep_ in {"pobj", "pcomp"}
        and prep.dep_ in {"prep", "agent"}
        and prep.lower_ in _OF_TIME
        and prep.i + 1 >= token.left_edge.i - 1
    )


def _phrase(host: Host, dated: frozenset[int], private: frozenset[int]) -> list[Token]:
    return list(_noun(host.token, dated) if host.nominal else _clause(host.token, dated, private))


def _noun(head: Token, dated: frozenset[int]) -> Iterator[Token]:
    """Give the tokens of a noun phrase without its article, date, clauses and far adjuncts."""
    for token in sorted(head.subtree, key=lambda t: t.i):
        if any(a.i in dated for a in _up_to(token, head)):
            continue
        branch = _branch(token, head)
        if branch is None or not (
            branch.dep_ in _ADDED | {"punct", "cc", "conj"} or branch.lower_ in _DETERMINERS
        ):
            yield token


def _up_to(token: Token, head: Token) -> Iterator[Token]:
    """Give a token and its heads below `head`."""
    yield token
    if token.i == head.i:
        return
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


def _clause(verb: Token, dated: frozenset[int], private: frozenset[int]) -> Iterator[Token]:
    """Give the tokens of a verb's phrase, with its subject where the verb alone says nothing."""
    body = [t for t in sorted(verb.subtree, key=lambda t: t.i) if _in_body(t, verb, dated)]
    body = _up_to_date([t for t in body if t.i >= verb.i - 3], verb, dated)
    if any(c.dep_ == "expl" for c in verb.children):
        yield from (t for t in body if t.i > verb.i)
    elif not _needs_subject(verb, body):
        yield from body
    else:
        yield from _with_subject(verb, body, dated, private)


def _with_subject(
    verb: Token, body: list[Token], dated: frozenset[int], private: frozenset[int]
) -> Iterator[Token]:
    subject = _brief([t for t in _subject(verb, dated) if t.i < verb.i], verb)
    if any(t.i in private for t in subject):
        yield from (t for t in body if t.dep_ not in {"aux", "auxpass"} or t.i > verb.i)
    else:
        yield from subject
        yield from body


def _brief(subject: list[Token], verb: Token) -> list[Token]:
    """Cut a long subject down to its head and the words before it: "a grant" that "ended"."""
    if len(subject) <= _LONG_SUBJECT:
        return subject
    heads = [t for t in subject if t.head.i == verb.i or t.i == verb.head.i]
    if not heads:
        return subject
    head = heads[0]
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    edge = inner.i if inner is not None and inner.i - head.i <= _LONG_SUBJECT else head.i
    return [t for t in subject if t.i <= edge]


def _up_to_date(body: list[Token], verb: Token, dated: frozenset[int]) -> list[Token]:
    """Leave out what follows a date that stands behind a phrase complete without it."""
    if min(dated) < verb.i:
        return body
    before = [t for t in body if t.i < min(dated)]
    said = [t for t in before if t.i > verb.i and not t.is_punct]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return before if said or passive or _has_comma(verb, dated) else body


def _has_comma(verb: Token, dated: frozenset[int]) -> bool:
    after = max(dated) + 1
    return after < len(verb.doc) and verb.doc[after].is_punct


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
    if branch.dep_ == "conj":
        return _shares(branch, verb, dated)
    if _left_out(branch, verb) or branch.lower_ in _STARTS_LOOSE:
        return False
    return not any(a.dep_ in _ADDED and a.i != branch.i for a in _up_to(token, verb))


def _left_out(branch: Token, verb: Token) -> bool:
    """Say whether a child of the verb is no part of its phrase; a close purpose clause is."""
    if branch.dep_ != "advcl":
        return branch.dep_ in _LEFT_OUT
    marked = any(c.dep_ in {"mark", "nsubj", "advmod"} for c in branch.children)
    comma = any(t.text in {",", ";"} for t in verb.doc[verb.i : branch.left_edge.i + 1])
    return marked or comma or not (infinitive(branch) or branch.tag_ == "VBG")


def _shares(other: Token, verb: Token, dated: frozenset[int]) -> bool:
    """Say whether a coordinated verb tells of the same date: it has no subject and no date."""
    between = any(verb.i < i < other.i for i in dated)
    own = any(c.dep_ in {"nsubj", "nsubjpass", "neg", "aux"} for c in other.children)
    years = any(
        re.fullmatch(r"(?:1[89]|20)\d\d", t.text) for t in other.subtree if t.i not in dated
    )
    return not (between or own or years)


def _needs_subject(verb: Token, body: list[Token]) -> bool:
    """Say whether a verb says too little alone: passives, copulas, "went into effect"."""
    kinds = {c.dep_ for c in verb.children}
    if kinds & {"auxpass", "nsubjpass"} or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return True
    if verb.lemma_ in _EMPTY_VERBS or verb.pos_ == "AUX":
        return True
    after = [t for t in body if t.i > verb.i and not t.is_punct]
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    thing = subject is not None and (subject.pos_ == "NOUN" or subject.lower_ in _LAW_NAMES)
    return not after or (thing and not kinds & _OBJECTS)


_LAW_NAMES = frozenset("protocol convention act law bill code plan treaty decree accord".split())


def _subject(verb: Token, dated: frozenset[int]) -> Iterator[Token]:
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None and verb.dep_ == "conj" and is_verb(verb.head):
        yield from _subject(verb.head, dated)
        return
    if verb.dep_ in {"acl", "relcl"} and (subject is None or subject.tag_ in {"WDT", "WP"}):
        yield from (t for t in _noun(verb.head, dated) if not _below(t, verb))
    elif subject is not None and subject.pos_ != "PRON":
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
    tokens = list(tokens)
    if not any(t.pos_ in _CONTENT for t in tokens):
        return ""
    text = " ".join("".join(_spaced(tokens)).split())
    text = _LOOSE_COMMAS.sub(", ", text)
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
