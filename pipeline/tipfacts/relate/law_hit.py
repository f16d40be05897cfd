"""What a rule finds: laws, the event that a word tells of them, and the word's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.records import Assertion, LawEvent, Penalty
from tipfacts.relate.law_grammar import Chain, subject_token
from tipfacts.relate.law_lexicon import PRONOUNS
from tipfacts.relate.law_units import LawMention, Units

Laws = tuple[LawMention, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Laws of which the word at `at` tells an event.

    Attributes:
        before: the auxiliaries of that word.
        actor: the noun that names who did it.
        assertion: where the rule itself knows it.
        inner: true where the event stands in a clause of the law's own ("the Act, passed in 2005").
        penalty: where the rule itself has read it.
        dated: where its date stands, if anywhere; `None` where the sentence says.
        by: the learned part that found it; `None` for the rules.
    """

    laws: Laws
    event: LawEvent
    at: int
    before: Chain
    certain: float = 0.9
    actor: Token | None = None
    assertion: Assertion | None = None
    inner: bool = False
    penalty: Penalty | None = None
    by: str | None = None
    dated: tuple[int, int] | None = None


Suggest = Callable[[Units, Sequence[Hit]], Sequence[Hit]]
"""Gives further hits of a sentence beside those of the rules, as `tipfacts.learned` does."""


def pronoun_subject(units: Units, at: int, earlier: Laws) -> Laws:
    """Give the laws that the pronoun stands for that is the subject of the verb at a place.

    Args:
        units: the sentence.
        at: place of the verb.
        earlier: the laws of the sentence before.
    """
    subject = subject_token(units[at].token)
    if subject is None or subject.lower_ not in PRONOUNS - {"that", "which"}:
        return ()
    place = units.index_of(subject)
    ahead = units.units[: place or 0]
    here = tuple(u.law for u in ahead if u.law is not None)
    return meant(subject.lower_, here or earlier)


_PLURAL = re.compile(r"both|they|them|all|these")


def meant(word: str, laws: Laws) -> Laws:
    """Give the laws that a pronoun stands for: the last one, or the last two of "both"."""
    if word == "it":
        return laws[-1:]
    real = tuple(x for x in laws if x.value.form != "description" or not x.value.draft.weak)
    if not real:
        return ()
    if word == "both":
        return real[-2:] if len(real) >= 2 else ()
    return real if _PLURAL.fullmatch(word) and len(real) <= 3 else ()
