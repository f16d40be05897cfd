"""Deeds that a law makes a crime: "is a crime under Article 5", "the Act does not protect boys"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.relate.law_grammar import chain, laws_after, subject_laws
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_lexicon import event_words
from tipfacts.relate.law_units import Units

_CRIME_UNDER = frozenset(
    {"crime", "offense", "offence", "illegal", "unlawful", "felony", "crimes", "offenses"}
)


def crimes_under(units: Units) -> Iterator[Hit]:
    """Read "trafficking is a crime under Article 5" and "the Act does not protect boys"."""
    for at, unit in enumerate(units.units):
        if unit.word in _CRIME_UNDER and units.word(at + 1) in {"under", "in"}:
            laws = laws_after(units, at + 1)
            if laws:
                yield Hit(laws, "prohibits", at, chain(units, at), 0.8)
        if (
            unit.word == "under"
            and not units.lead(at).strip()
            and (found := _banned_under(units, at))
        ):
            yield found
        if unit.lemma in _REACHES and unit.tag.startswith("V"):
            before = chain(units, at)
            laws = () if before.passive else subject_laws(units, at) or ()
            crime = unit.lemma in _NAMES_AS and _AS_CRIME[unit.lemma == "recognize"].search(
                units.parsed.text[unit.end : units.sentence.end]
            )
            denied = unit.lemma not in _NAMES_AS and {"not", "n't"} & set(before.words)
            reaches = unit.lemma == "reach" and unit.tag in {"VBZ", "VBP"}
            if laws and (crime or denied or reaches):
                yield Hit(laws, "prohibits", at, before, 0.8)


_NAMES_AS = frozenset("recognize recognise define treat classify qualify".split())
_AS_CRIME = (
    re.compile(
        r"^[^;]{2,90}?\bas\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:crimes?|offen[cs]es?|felony|felonies)\b"
    ),
    re.compile(r"\bcrimes?\b|\boffen[cs]es?\b"),
)
_REACHES = _NAMES_AS | frozenset("apply protect extend speak address mention reach".split())


def _banned_under(units: Units, at: int) -> Hit | None:
    """Read "Under Article 14, forced labor is banned"."""
    laws = laws_after(units, at)
    bans = event_words("subject")
    for i in range(at + 1, len(units)):
        told = bans.get(units[i].lemma) == "prohibits" and units[i].tag == "VBN"
        if laws and told and chain(units, i).passive:
            return Hit(laws, "prohibits", i, chain(units, i), 0.8)
        if units[i].word == ";":
            return None
    return None
