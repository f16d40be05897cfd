"""Which verb or noun a date dates: the parse, mended where the words' order knows better."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tipfacts.tag.dates_syntax import governing_verb, is_verb, upwards

_ATTRIBUTIVE = frozenset({"compound", "nummod", "amod", "nmod", "poss", "npadvmod", "dep"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_REASONS = frozenset({"for", "despite", "through", "because", "given", "after", "over"})
_COMPARES = frozenset({"against", "than", "versus", "unlike"})
_PREPOSITIONAL = frozenset({"compared", "according", "based", "including", "following", "due"})
_CLOCKS = frozenset({"after", "before", "following", "since", "until", "upon"})
_AT_ANY = frozenset({"time", "year", "point", "moment"})
_COMPLETED = frozenset({"aux", "auxpass", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Host:
    """The token that a date dates, and whether its event is a noun phrase."""

    token: Token
    nominal: bool = False


def host_of(top: Token, dated: frozenset[int]) -> Host:
    """Give what a date dates.

    Args:
        top: the topmost token of the adjunct that the date is.
        dated: indices of the tokens of the date and of the prepositions before it.
    """
    beside = _beside(dated, top.doc)
    if beside is not None:
        return beside
    local = _local(top, dated)
    if local is not None:
        return local if local.nominal else _settled(local.token)
    host = top.head
    while host.pos_ == "ADJ" and host.dep_ == "amod" and host.head.i != host.i:
        host = host.head
    if is_verb(host):
        return _settled(host)
    if top.head.i == top.i or (top.dep_ in _ATTRIBUTIVE and top.i < host.i):
        return Host(_head_of_compound(host), nominal=True)
    inside = top.doc[min(dated)].lower_ in {"in", "on", "of"}
    verb = _verb_over(host, inside=inside)
    return _settled(verb) if verb is not None else Host(host, nominal=True)


def _head_of_compound(noun: Token) -> Token:
    """Give the noun that a modifier belongs to: the crisis of "the August 1998 financial crisis"."""
    while noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _beside(dated: frozenset[int], doc: Doc) -> Host | None:
    """Give what stands right before a date and can only be what it dates.

    A participle ("decreed in April 2006"), a noun with "of" ("the elections of May 2006"), a
    superlative ("the lowest intake since 2010").
    """
    first, after = min(dated), max(dated) + 1
    if first < 1 or doc[first].is_sent_start:
        return None
    if after < len(doc) and doc[after].pos_ in _NOUNS | {"ADJ"}:
        return None
    before = doc[first - 1]
    if before.tag_ in {"VBN", "VBD"} and before.pos_ == "VERB" and doc[first].text != before.text:
        return Host(before)
    if before.pos_ not in {"NOUN", "PROPN"}:
        return None
    if doc[first].lower_ == "of" and before.pos_ == "NOUN" and before.lower_ not in _UNITS:
        return Host(before, nominal=True)
    ranked = any(c.tag_ == "JJS" or c.lower_ == "first" for c in before.children)
    ranked = ranked and before.lower_ not in _AT_ANY
    if doc[first].lower_ == "since" and ranked:
        return Host(before, nominal=True)
    if before.lower_ in _AT_ANY and any(c.lower_ == "any" for c in before.children):
        verb = next((t for t in upwards(before) if is_verb(t)), None)
        return Host(verb) if verb is not None else None
    return None


_UNITS = frozenset(
    "year month half quarter end beginning start middle spring summer autumn fall winter day week "
    "night evening morning period months days weeks report reports edition version part course".split()
)


def _verb_over(host: Token, *, inside: bool) -> Token | None:
    """Give the verb whose event a date behind a noun tells; `None` if the noun itself happened."""
    for token in [host, *upwards(host)]:
        if is_verb(token):
            return token
        if token.dep_ in _SUBJECTS | {"appos"} or token.lower_ in _COMPARES:
            return None
        if inside and token.dep_ == "prep" and _moment_of(token):
            return None
    return None


def _moment_of(prep: Token) -> bool:
    """Say whether a preposition makes a clock of its noun: "after the raid", "prior to the fall"."""
    return prep.lower_ in _CLOCKS or (prep.lower_ == "to" and prep.head.lower_ == "prior")


def _local(top: Token, dated: frozenset[int]) -> Host | None:
    """Give the phrase right before a date that the parse hangs elsewhere, or that is compared.

    "Prior to the collapse of the union in 1991, no cases …" dates the collapse; "opened 12 cases,
    against 22 in 2009" dates the 22.
    """
    first = min(dated)
    if first == 0 or top.doc[first].is_sent_start or not top.doc[first - 1].text[-1].isalnum():
        return None
    noun = _phrase_head(top.doc[first - 1], first)
    if noun is None:
        return None
    if top.head.i < first:
        return Host(noun, nominal=True) if _compared(noun) else None
    if top.dep_ in _ATTRIBUTIVE and top.head.pos_ in _NOUNS:
        return None
    verb = _verb_between(first - 1, top)
    if verb is not None:
        return Host(verb)
    return None if noun.dep_ in _SUBJECTS else Host(noun, nominal=True)


def _phrase_head(token: Token, first: int) -> Token | None:
    """Give the topmost noun of the phrase that ends right before the date."""
    found = token if token.pos_ in _NOUNS else None
    for above in upwards(token):
        if above.i >= first or is_verb(above):
            break
        if above.pos_ in _NOUNS:
            found = above
        elif above.lower_ not in {"of", "in", "for", "between", "by"}:
            break
    return found


def _compared(noun: Token) -> bool:
    above = noun.head.lower_
    return above in _COMPARES or (
        above in {"with", "to"} and noun.head.head.lower_ in {"compared", "compare"}
    )


def _verb_between(last: int, top: Token) -> Token | None:
    """Give the nearest participle before the date in its comma-free stretch: "persons assisted"."""
    for i in range(last, -1, -1):
        token = top.doc[i]
        if token.is_punct or token.lower_ in {"and", "but"}:
            return None
        if is_verb(token) and token.pos_ == "VERB":
            return token
        if token.is_sent_start:
            return None
    return None


def _settled(verb: Token) -> Host:
    """Climb from auxiliaries, infinitives and gerunds to what tells the event."""
    for _ in range(12):
        above = _above(verb)
        if above is None:
            return Host(verb)
        if is_verb(above):
            verb = above
            continue
        reason = _reason(above)
        if reason is not None:
            return Host(reason, nominal=True)
        governing = governing_verb(above)
        if governing is None or above.dep_ in _SUBJECTS:
            return Host(above, nominal=True)
        verb = governing
    return Host(verb)


def _above(verb: Token) -> Token | None:
    """Give the head that a verb only completes, `None` if it tells an event of its own."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.lower_ in _PREPOSITIONAL or (verb.dep_ in _COMPLETED and is_verb(head)):
        return head
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    if verb.dep_ == "conj" and verb.tag_ in {"VB", "VBG"} and is_verb(head):
        return _above(head)
    if infinitive(verb):
        return head
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and head.head.pos_ in _NOUNS:
        return head.head
    return None


def infinitive(verb: Token) -> bool:
    """Say whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _reason(noun: Token) -> Token | None:
    """Give the noun of a reason that ends in this noun: "for its lack of progress in acting"."""
    while (
        noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in"} and noun.head.head.pos_ == "NOUN"
    ):
        noun = noun.head.head
    return noun if noun.dep_ == "pobj" and noun.head.lower_ in _REASONS else None
