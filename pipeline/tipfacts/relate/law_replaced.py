"""One law in the place of another: "replaced the Act of 1990 with the Act of 2003"."""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.relate.law_grammar import Chain, chain, laws_after, subject_words
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import Units

_VERBS = frozenset({"replace", "supersede", "supplant", "substitute", "swap", "exchange"})
_FAR = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def replaced(units: Units, at: int) -> Iterator[Hit]:
    """Read a verb of replacing at a place: the law that goes, and the one that comes."""
    unit = units[at]
    if unit.lemma not in _VERBS or not unit.tag.startswith("V"):
        return
    before = chain(units, at)
    if before.passive:
        return
    actor = subject_words(units, at)
    old = laws_after(units, at)
    place = _with(units, at)
    new = laws_after(units, place) if place is not None else ()
    if unit.lemma == "substitute" and units.word(place or 0) == "for":
        old, new = new, old
    old = tuple(law for law in old if law not in new)
    if old:
        yield Hit(old, "repealed", at, before, 0.85, actor)
    if new and place is not None:
        yield Hit(new, "adopted", at, Chain(at, before.words), 0.8, actor)


def _with(units: Units, at: int) -> int | None:
    """Give the place of "with" or "by" before the law that comes."""
    for i in range(at + 1, min(at + _FAR, len(units))):
        if units[i].tag in _FINITE or units.word(i) == ";":
            return None
        if units.word(i) in {"with", "by", "for"} and laws_after(units, i):
            return i
    return None
