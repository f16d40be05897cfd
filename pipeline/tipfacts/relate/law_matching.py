"""Phrases of law-making found in a sentence: a verb, and the words that go with it.

Forms: "strike down the Act", "put the Act into force", "was sent back to its authors".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.relate.law_grammar import chain, laws_after, subject_token
from tipfacts.relate.law_lexicon import LawPhrase, law_phrases
from tipfacts.relate.law_units import LawMention, Units

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({";", ":", "|", "."})
_FEW = 3
_MORE = 10
_ADVERBS = 2
_DRAFT_WORDS = frozenset({"draft", "proposed", "drafts"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a sentence.

    Attributes:
        end: the unit behind its last word.
        split: the object stands between the verb and the words that go with it.
        which: the preposition of the phrase stands before it, with "which".
    """

    phrase: LawPhrase
    end: int
    split: bool = False
    which: bool = False


def found_at(units: Units, at: int) -> Iterator[Found]:
    """Give the phrases whose verb stands at a place, the longest first."""
    for phrase in law_phrases().get(units[at].lemma, ()):
        if (end := _end_of(units, at, phrase)) is not None:
            yield Found(phrase, end)
        elif phrase.frame == "object" and phrase.rest:
            behind = _behind_object(units, at)
            rest = ("…", *phrase.rest)
            if behind is not None and (end := _match(units, behind, rest)) is not None:
                yield Found(phrase, end, split=True)
        elif phrase.frame == "behind" and (end := _behind_passive(units, at, phrase)) is not None:
            yield Found(phrase, end)
        elif phrase.frame == "behind" and (end := _after_which(units, at, phrase)) is not None:
            yield Found(phrase, end, which=True)


def _after_which(units: Units, at: int, phrase: LawPhrase) -> int | None:
    """Give where a phrase ends whose preposition stands with "which" ahead of its verb."""
    which = next((i for i in range(at - 1, max(0, at - _MORE), -1) if units.word(i) == "which"), 0)
    if not which or len(phrase.rest) < 2 or not _is(units, which - 1, phrase.rest[-1]):
        return None
    return _match(units, at + 1, phrase.rest[:-1])


def _behind_passive(units: Units, at: int, phrase: LawPhrase) -> int | None:
    """Give where a phrase ends whose noun is the subject ("assent was withheld from the bill")."""
    rest = phrase.rest
    if len(rest) < _FEW or rest[0] != "*" or not chain(units, at).passive:
        return None
    subject = subject_token(units[at].token)
    if subject is None or subject.lemma_.lower() not in rest[1].split("|"):
        return None
    return _match(units, at + 1, ("*", *rest[2:]))


def _end_of(units: Units, at: int, phrase: LawPhrase) -> int | None:
    """Give where the words of a phrase end right behind its verb, adverbs aside."""
    for start in range(at + 1, at + 2 + _ADVERBS):
        if (end := _match(units, start, phrase.rest)) is not None:
            return end
        if start >= len(units) or units[start].tag != "RB":
            return None
    return None


def _behind_object(units: Units, at: int) -> int | None:
    """Give the place behind the laws, or the pronoun, that are the object of a verb."""
    if units.word(at + 1) in {"it", "them", "this", "that"}:
        return at + 2
    laws = laws_after(units, at)
    if not laws:
        return None
    end = next(i for i, u in enumerate(units.units) if u.law is laws[-1]) + 1
    while end < len(units) and units[end].tag == "RB" and units.word(end) not in {"out", "back"}:
        end += 1
    return end


def _match(units: Units, at: int, rest: tuple[str, ...]) -> int | None:
    """Give where the words of a phrase end that begin at a place, or `None`."""
    if not rest:
        return at
    first, others = rest[0], rest[1:]
    if first in {"*", "…"}:
        return _match_gap(units, at, others, _FEW if first == "*" else _MORE)
    if at < len(units) and _is(units, at, first):
        return _match(units, at + 1, others)
    return None


def _match_gap(units: Units, at: int, rest: tuple[str, ...], most: int) -> int | None:
    for i in range(at, min(at + most + 1, len(units))):
        if (end := _match(units, i, rest)) is not None:
            return end
        if units[i].tag in _FINITE or units.word(i) in _STOPS or units.word(i) == ",":
            return None
        if units[i].law is not None:
            return None
    return None


def _is(units: Units, at: int, word: str) -> bool:
    unit = units[at]
    return unit.law is None and any(w in (unit.word, unit.lemma) for w in word.split("|"))


def fits(units: Units, law: LawMention, kinds: str) -> bool:
    """Say whether a law is of the kinds that a phrase is told of."""
    if not kinds:
        return True
    wanted = kinds.split(",")
    if is_draft(units, law):
        return bool({"draft", "bill"} & set(wanted))
    return law.value.draft.kind in wanted


def is_draft(units: Units, law: LawMention) -> bool:
    """Say whether a law is a bill, or is called a draft."""
    draft = law.value.draft
    if draft.kind == "bill":
        return True
    if draft.kind in {"treaty", "code_article"}:
        return False
    ahead = units.parsed.text[max(units.sentence.start, law.start - 40) : law.start].lower()
    own = units.parsed.text[law.start : law.end].lower().split()
    return bool({*ahead.split()[-3:], *own[:2]} & _DRAFT_WORDS)
