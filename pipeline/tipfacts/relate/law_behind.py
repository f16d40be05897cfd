"""Laws behind a preposition that a verb takes: "gave its assent to the bill", "acceded in 2003 to …".

A list goes on with the preposition alone: "acceded in June to the Convention, and in July to the Protocol".
"""

from __future__ import annotations

from collections.abc import Iterator

from tipfacts.relate.law_grammar import (
    Chain,
    chain,
    law_beside,
    laws_after,
    list_around,
    subject_laws,
    subject_words,
)
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_matching import Found
from tipfacts.relate.law_stance import stance_of
from tipfacts.relate.law_units import Units

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FAR = 12
_NEAR = 9
_DENIES = frozenset({"neither", "nor", "not", "never"})


def told_behind(units: Units, at: int, found: Found, earlier: Laws) -> Iterator[Hit]:
    """Read a verb whose law stands behind its last word, or before it with "which"."""
    event, end = found.phrase.event, found.end
    before = chain(units, at)
    actor = subject_words(units, at)
    if found.which:
        if laws := by_which(units, at):
            yield Hit(laws, event, at, before, 0.85, actor, inner=True)
    elif laws := laws_after(units, end - 1):
        if not ("…" in found.phrase.words and _puts_in_a_law(units, at)):
            yield Hit(laws, event, at, before, 0.85, actor)
    elif units.word(end) in {"it", "them"} and earlier:
        yield Hit(earlier[-1:], event, at, before, 0.7, actor)
    elif (
        before.passive and "…" not in found.phrase.words and (laws := subject_laws(units, at) or ())
    ):
        yield Hit(laws, event, at, before, 0.8, None)


def _puts_in_a_law(units: Units, at: int) -> bool:
    """Say whether what is added to a law is an article of its own, of which the event is told."""
    return bool(subject_laws(units, at)) and chain(units, at).passive


def by_which(units: Units, at: int) -> Laws:
    """Give the laws of "the Act, to which the king gave his assent" for the verb at a place."""
    for i in range(at - 1, max(0, at - _NEAR), -1):
        if units.word(i) == "which" and units.word(i - 1) in {"to", "of", "on", "under"}:
            place = law_beside(units, i - 1)
            return list_around(units, place) if place is not None else ()
        if units[i].tag in _FINITE:
            return ()
    return ()


def acceded_far(units: Units, at: int) -> tuple[Laws, bool]:
    """Give the laws of "acceded, on 26 September 2003, to both", and whether "neither" denies them."""
    for i in range(at + 1, min(at + _FAR, len(units))):
        if units.word(i) == "to" and (laws := laws_after(units, i)):
            return laws, bool(_DENIES & {units.word(j) for j in range(at, i)})
        if units[i].tag in _FINITE or units.law(i) is not None or units.word(i) == ";":
            return (), False
    return (), False


def goes_on(units: Units, hit: Hit) -> Iterator[Hit]:
    """Give the laws that a list goes on with past a date: "and the same day to the Protocol"."""
    last = next((i for i, u in enumerate(units.units) if u.law is hit.laws[-1]), None)
    if last is None or last < hit.at or hit.before.passive:
        return
    place = _next_law(units, last)
    if place is None:
        return
    content = hit.event in {"prohibits", "penalizes", "applied"}
    stance = hit.assertion or stance_of(units, hit.at, hit.before, content=content)
    laws = list_around(units, place)
    if laws[0] in hit.laws:
        return
    yield Hit(laws, hit.event, place, Chain(place, ()), 0.75, hit.actor, stance)


def _next_law(units: Units, last: int) -> int | None:
    """Give the next law that only dates, "and" and a preposition part from one."""
    joints = 0
    for i in range(last + 1, min(last + _FAR, len(units))):
        unit = units[i]
        if unit.law is not None:
            ready = joints and i > last + 2 and units.word(i - 1) not in {"of", "in", "by", "under"}
            return i if ready and not _rules(units, i + 1) else None
        joints += unit.word in {"and", ","}
        if not _dates(unit.tag, unit.word, unit.token.ent_type_):
            return None
    return None


def _dates(tag: str, word: str, entity: str) -> bool:
    """Say whether a word may stand between the laws of a list that dates part."""
    return (
        entity in {"DATE", "TIME", "ORDINAL"}
        or tag in {"CD", "DT", "CC", "RB", ",", "PRP$"}
        or word in {"in", "on", "to", "same", "later", "then", "both", "year", "day"}
    )


def _rules(units: Units, at: int) -> bool:
    """Say whether a verb of its own follows a law, so that a clause begins with it."""
    while at < len(units) and units[at].tag == "RB":
        at += 1
    return at < len(units) and units[at].tag in _FINITE
