"""All hits of a sentence: every reader of it, in the order in which one heeds another."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import LawEvent
from tipfacts.relate.law_content import content_of
from tipfacts.relate.law_forms import echoed, forms
from tipfacts.relate.law_hit import Hit, Laws, Suggest
from tipfacts.relate.law_labels import labelled
from tipfacts.relate.law_pending import pending, stuck
from tipfacts.relate.law_terms import terms
from tipfacts.relate.law_units import Units
from tipfacts.relate.law_verbs import Reader


@dataclass(frozen=True, slots=True)
class Before:
    """The laws before a sentence.

    Attributes:
        laws: those that the last sentence with laws names.
        near: the same, where no sentence about something else stands between: a pronoun may mean them.
    """

    laws: Laws = ()
    near: Laws = ()


def read_hits(units: Units, laws: Laws, earlier: Before, suggest: Suggest | None) -> list[Hit]:
    """Give what a sentence tells of its laws, or of those before it where it names none.

    Args:
        units: the sentence.
        laws: the laws that it names.
        earlier: those before it.
        suggest: gives further hits.
    """
    hits = [*Reader(units, earlier.near).read(), *content_of(units, earlier.laws)]
    known = {(law.start, h.event) for h in hits for law in h.laws}
    hits += [h for h in labelled(units, earlier.laws) if (h.laws[0].start, h.event) not in known]
    if not laws:
        return hits
    if not {"penalizes", "applied"} & {h.event for h in hits}:
        hits += terms(units)
    hits += [h for h in pending(units) if h.laws[0].start not in _told(hits, "introduced")]
    hits += [h for h in stuck(units) if h.laws[0].start not in _told(hits, "rejected")]
    hits += forms(units, hits)
    hits += echoed(units, hits)
    return [*hits, *(suggest(units, hits) if suggest else ())]


def _told(hits: list[Hit], event: LawEvent) -> set[int]:
    """Give where the laws stand of which an event is told."""
    return {law.start for h in hits if h.event == event for law in h.laws}
