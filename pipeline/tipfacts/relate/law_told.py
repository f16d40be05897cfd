"""What a hit tells: its laws' events with stance, date, actor, vote and penalty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import DateValue, Penalty, Vote
from tipfacts.relate.context import Context
from tipfacts.relate.law_content import clause_end
from tipfacts.relate.law_dates import Dated
from tipfacts.relate.law_details import actor_of, penalty_in, vote_in
from tipfacts.relate.law_event import Actor, Telling
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_lexicon import DONE
from tipfacts.relate.law_stance import stance_of
from tipfacts.relate.law_terms import penalty_around
from tipfacts.relate.law_units import LawMention, Units

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def voted(units: Units, hits: list[Hit]) -> tuple[Hit, Vote] | None:
    """Give the vote of a sentence and the event nearest to its words."""
    made = [h for h in hits if h.event in {"adopted", "rejected", "amended"}]
    found = vote_in(units.parsed.text[units.sentence.start : units.sentence.end]) if made else None
    if found is None:
        return None
    vote, at = found
    return min(made, key=lambda h: abs(units[h.at].start - units.sentence.start - at)), vote


def tellings(
    context: Context, units: Units, hit: Hit, date: Dated | None, vote: Vote | None
) -> Iterator[Telling]:
    """Give what a hit tells of each of its laws."""
    content = hit.event in {"prohibits", "penalizes", "applied"}
    assertion = hit.assertion or stance_of(
        units, hit.at, hit.before, content=content, inner=hit.inner, lexical=hit.event == "rejected"
    )
    actor = _actor(context, units, hit)
    trigger = units[hit.at]
    value = _value(context, date) if date and assertion != "negated" else None
    for law in hit.laws:
        yield Telling(
            law,
            hit.event,
            (trigger.start, trigger.end),
            assertion,
            hit.certain,
            value or _named_year(context, law, hit),
            (date.start, date.end) if date and assertion != "negated" else None,
            actor,
            vote,
            (hit.penalty or _penalty(units, hit)) if hit.event == "penalizes" else None,
            hit.by,
        )


def _value(context: Context, date: Dated) -> DateValue:
    """Give the day or year of an event: "in force since 2005" is 2005, "not until May" is May."""
    value = date.value.value
    first, _, last = value.edtf.partition("/")
    words = context.parsed.text[max(0, date.start - 6) : date.end].lower()
    if first == ".." and "until" in words:
        return DateValue.of(last)
    return DateValue.of(first) if last == ".." else value


def _named_year(context: Context, law: LawMention, hit: Hit) -> DateValue | None:
    """Give the year of "the 2009 amendment"."""
    if hit.dated is not None:
        year = _YEAR.search(context.parsed.text, *hit.dated)
        return DateValue.of(year[0]) if year and hit.assertion != "negated" else None
    words = context.parsed.text[law.start : law.end]
    told = hit.event == "amended" and words.endswith("amendment") and words[:4].isdigit()
    return DateValue.of(words[:4]) if told else None


_LAST_RESORT = 0.7
"""How sure a rule is that reads a penalty only where its words say so."""


def _penalty(units: Units, hit: Hit) -> Penalty | None:
    start = units[hit.at].end
    if units.law(hit.at) is not None:
        words = penalty_around(units, hit.laws[0])
        return penalty_in(words) or penalty_in(words, sure=hit.certain > _LAST_RESORT)
    if hit.event == "penalizes" and units.word(hit.at) in {"under", "of", "in"}:
        start = hit.laws[-1].end
    sure = units.word(hit.at) == "under" or units[hit.at].lemma in {
        "punish",
        "penalize",
        "penalise",
        "provide",
        "carry",
        "prescribe",
        "call",
        "raise",
        "impose",
        "bring",
        "get",
        "face",
        "fine",
    }
    found = penalty_in(units.parsed.text[start : clause_end(units, hit.at)], sure=sure)
    ahead = found is None and units[hit.at].tag == "VBN" and hit.laws[0].start > start
    return penalty_in(units.lead(hit.at)) if ahead else found


def _actor(context: Context, units: Units, hit: Hit) -> Actor | None:
    if hit.event not in DONE:
        return None
    if hit.actor is None:
        return _state(context, hit)
    found = actor_of(context, units.sentence, hit.actor)
    if found is None:
        return _state(context, hit)
    (start, end), text, country = found
    own = hit.laws[0].value.instrument
    if country is None and own.kind != "treaty" and own.jurisdiction and len(own.jurisdiction) == 3:
        country = own.jurisdiction
    return Actor(start, end, text, country)


def _state(context: Context, hit: Hit) -> Actor | None:
    """Give the report's own state, for a treaty that somebody untold or "it" signed or joined."""
    document, law = context.document, hit.laws[0]
    untold = hit.actor is None or hit.actor.pos_ == "PRON"
    joins = hit.event in {"signed", "ratified", "acceded"} and law.value.draft.kind == "treaty"
    if not (joins and untold and document.country and document.country_name):
        return None
    return Actor(law.start, law.end, document.country_name, document.country)
