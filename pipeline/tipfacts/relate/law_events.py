"""The events of laws that a document tells: from prose, from tables, and mere mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import Assertion, DateValue, LawEvent, Penalty, Vote
from tipfacts.relate.context import Context
from tipfacts.relate.law_answers import answer_to, is_question, reply, told_by_answer
from tipfacts.relate.law_content import clause_end, content_of, settled
from tipfacts.relate.law_dates import Dated, dates_of, since
from tipfacts.relate.law_details import actor_of, penalty_in, vote_in
from tipfacts.relate.law_event import Actor, Telling
from tipfacts.relate.law_forms import echoed, forms
from tipfacts.relate.law_hit import Hit, Laws, Suggest
from tipfacts.relate.law_instruments import complete, instrument_of
from tipfacts.relate.law_pending import pending, stuck
from tipfacts.relate.law_stance import stance_of
from tipfacts.relate.law_tables import is_table, tell_table
from tipfacts.relate.law_terms import penalty_around, terms
from tipfacts.relate.law_units import LawMention, Units, units_of
from tipfacts.relate.law_verbs import Reader
from tipfacts.tag.laws import silent
from tipfacts.tag.parsed import Sentence

_DONE: frozenset[LawEvent] = frozenset(
    {
        "signed",
        "ratified",
        "acceded",
        "adopted",
        "introduced",
        "amended",
        "repealed",
        "rejected",
        "applied",
    }
)
_DATED = _DONE | {"entered_into_force"}
_LAW_MAKING = _DATED - {"applied"}


def law_events(context: Context, suggest: Suggest | None = None) -> tuple[Telling, ...]:
    """Give every event that a document tells of a law, in the order of the text.

    Args:
        context: the document.
        suggest: gives hits that the rules do not; they are told like those of the rules.
    """
    laws = complete(context)
    told: list[Telling] = []
    quiet = silent(context.parsed)
    by_sentence = _by_sentence(context, laws)
    earlier: Laws = ()
    asked: Laws = ()
    block = -1
    for sentence in context.parsed.sentences:
        here = by_sentence.get(sentence.index, ())
        if is_question(context.parsed, sentence):
            told += _in_question(context, sentence, here, asked, by_sentence)
            asked, earlier = (), ()
            continue
        asked = asked or here[:1]
        if sentence.block in quiet:
            continue
        if sentence.block != block:
            earlier, block = (), sentence.block
        told += _in_sentence(context, sentence, here, earlier, suggest)
        earlier = here or earlier
    told += _in_tables(context, laws, told)
    years = _years([*told, *_by_laws(context, laws, told)])
    told = list(_anew(_once([_drafted(replace(t, law=_dated(t.law, years))) for t in told])))
    laws = tuple(_dated(law, years) for law in laws)
    return tuple(sorted([*told, *_mentioned(context, laws, told)], key=_place))


def _place(telling: Telling) -> tuple[int, int]:
    return telling.law.start, telling.trigger[0]


def _by_sentence(context: Context, laws: tuple[LawMention, ...]) -> dict[int, Laws]:
    found: defaultdict[int, list[LawMention]] = defaultdict(list)
    for law in laws:
        found[context.parsed.sentence_at(law.start).index].append(law)
    return {k: tuple(v) for k, v in found.items()}


def _in_sentence(
    context: Context,
    sentence: Sentence,
    laws: Laws,
    earlier: Laws,
    suggest: Suggest | None = None,
) -> Iterator[Telling]:
    if not laws and not earlier:
        return
    units = units_of(context.parsed, sentence, laws)
    if not laws:
        hits = [*Reader(units, earlier).read(), *content_of(units, earlier)]
    else:
        hits = [*Reader(units, earlier).read(), *content_of(units, earlier)]
        if not {"penalizes", "applied"} & {h.event for h in hits}:
            hits += terms(units)
        drafted = {x.start for h in hits if h.event == "introduced" for x in h.laws}
        hits += [h for h in pending(units) if h.laws[0].start not in drafted]
        failed = {x.start for h in hits if h.event == "rejected" for x in h.laws}
        hits += [h for h in stuck(units) if h.laws[0].start not in failed]
        hits += forms(units, hits)
        hits += echoed(units, hits)
        hits += suggest(units, hits) if suggest else ()
    taken: set[int] = set()
    voted = _voted(units, hits)
    hits = [_failed(h) for h in settled(hits) if not _habit(units, h)]
    made = {law.start for h in hits if h.event in _LAW_MAKING for law in h.laws}
    for hit in sorted(hits, key=lambda h: h.at):
        if not (hit := _fitting(hit, made)).laws:
            continue
        dates = dates_of(context, units, hit, taken) if hit.event in _DATED else ()
        dates = dates or since(context, units, hit)
        taken |= {d.start for d in dates if d.start > units[hit.at].start}
        vote = voted[1] if voted and voted[0].at == hit.at else None
        for date in dates or (None,):
            yield from _tellings(context, units, hit, date, vote)


def _in_question(
    context: Context, sentence: Sentence, laws: Laws, asked: Laws, named: dict[int, Laws]
) -> Iterator[Telling]:
    """Give what a question and its answer tell; without an answer it tells nothing."""
    answer = answer_to(context.parsed, sentence)
    if answer is None:
        return
    said = reply(context.parsed, sentence)
    if said:
        stance: Assertion = "stated" if said == "yes" else "negated"
        for telling in _in_sentence(context, sentence, laws, asked):
            yield replace(telling, assertion=stance)
    yield from told_by_answer(context, sentence, named.get(answer.index, ()))


def _voted(units: Units, hits: list[Hit]) -> tuple[Hit, Vote] | None:
    """Give the vote of a sentence and the event nearest to its words."""
    made = [h for h in hits if h.event in {"adopted", "rejected", "amended"}]
    found = vote_in(units.parsed.text[units.sentence.start : units.sentence.end]) if made else None
    if found is None:
        return None
    vote, at = found
    return min(made, key=lambda h: abs(units[h.at].start - units.sentence.start - at)), vote


def _tellings(
    context: Context, units: Units, hit: Hit, date: Dated | None, vote: Vote | None
) -> Iterator[Telling]:
    content = hit.event in {"prohibits", "penalizes", "applied"}
    assertion = hit.assertion or stance_of(
        units, hit.at, hit.before, content=content, inner=hit.inner, lexical=hit.event == "rejected"
    )
    actor = _actor(context, units, hit)
    trigger = units[hit.at]
    value = _begun(date.value.value) if date and assertion != "negated" else None
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


def _begun(value: DateValue) -> DateValue:
    """Give the day or year that an event began at: "in force since 2005" is 2005."""
    first, _, last = value.edtf.partition("/")
    return DateValue.of(first) if last == ".." else value


def _named_year(context: Context, law: LawMention, hit: Hit) -> DateValue | None:
    """Give the year of "the 2009 amendment"."""
    words = context.parsed.text[law.start : law.end]
    told = hit.event == "amended" and words.endswith("amendment") and words[:4].isdigit()
    return DateValue.of(words[:4]) if told else None


def _failed(hit: Hit) -> Hit:
    """Read "was never passed" of a bill as its failure."""
    never = hit.event == "adopted" and "never" in hit.before.words
    if not never or any(x.value.draft.kind != "bill" for x in hit.laws):
        return hit
    return replace(hit, event="rejected", assertion="stated")


def _habit(units: Units, hit: Hit) -> bool:
    """Say whether a body's standing task is told, no deed ("approves legislation")."""
    present = units[hit.at].tag in {"VBZ", "VBP", "VBG"} and not hit.before.words
    return present and hit.event in {"adopted", "introduced"} and hit.laws[0].value.draft.weak


def _fitting(hit: Hit, made: set[int]) -> Hit:
    """Keep the laws that an event can be told of."""
    return replace(hit, laws=tuple(law for law in hit.laws if _fits(law, hit.event, made)))


def _fits(law: LawMention, event: LawEvent, made: set[int]) -> bool:
    """Say whether an event can be told of a law.

    General words ("legislation") must be made law by the sentence before it says what they ban.
    """
    draft = law.value.draft
    if draft.weak:
        return event in _LAW_MAKING or law.start in made
    if event == "acceded":
        return draft.kind == "treaty"
    return not (event in {"prohibits", "penalizes"} and draft.kind == "policy")


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
    if hit.event not in _DONE:
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


def _in_tables(
    context: Context, laws: tuple[LawMention, ...], told: list[Telling]
) -> Iterator[Telling]:
    tables: defaultdict[int, list[LawMention]] = defaultdict(list)
    spoken = {(t.law.start, t.law.end) for t in told}
    for law in laws:
        index = context.parsed.sentence_at(law.start).block
        if is_table(context, index) and (law.start, law.end) not in spoken:
            tables[index].append(law)
    for index, named in tables.items():
        yield from tell_table(context, index, tuple(named))


def _anew(told: list[Telling]) -> Iterator[Telling]:
    """Leave out what a short form tells again of a law, with nothing new beside it."""
    known: dict[tuple[str, LawEvent, Assertion], Telling] = {}
    for telling in told:
        key = (telling.law.value.instrument.canonical, telling.event, telling.assertion)
        first = known.setdefault(key, telling)
        again = telling is not first and telling.law.start - first.law.start < _NEAR
        if again and telling.law.value.form == "short" and not _adds(telling, first):
            continue
        yield telling


_NEAR = 600
"""Characters within which a repetition is one."""


def _adds(telling: Telling, first: Telling) -> bool:
    """Say whether a telling has something that an earlier one of the same event has not."""
    own = (telling.date, telling.vote, telling.penalty, telling.actor)
    known = (first.date, first.vote, first.penalty, first.actor)
    if telling.event in {"prohibits", "amended", "applied"}:
        return True
    return any(a is not None and a != b for a, b in zip(own, known, strict=True))


def _once(told: list[Telling]) -> list[Telling]:
    """Keep one of those that tell the same event of the same words; the surer first."""
    kept: dict[tuple[object, ...], Telling] = {}
    for telling in sorted(told, key=lambda t: -t.certain):
        key = (telling.law.start, telling.event, telling.assertion, telling.date)
        kept.setdefault(key, telling)
    return sorted(kept.values(), key=_place)


_MAKING: tuple[LawEvent, ...] = (
    "adopted",
    "signed",
    "entered_into_force",
    "introduced",
    "rejected",
)


def _years(told: list[Telling]) -> dict[str, int]:
    """Map laws without a year to the year in which the text says that they were made.

    The surest event decides: the adoption before the signature, a bill's own steps last.
    """
    years: defaultdict[str, dict[LawEvent, set[int]]] = defaultdict(lambda: defaultdict(set))
    for telling in told:
        value = telling.date
        if not _made(telling) or value is None or value.start is None or value.end is None:
            continue
        if value.start.year == value.end.year:
            years[telling.law.value.instrument.canonical][telling.event].add(value.start.year)
    found = {law: next(dated[e] for e in _MAKING if e in dated) for law, dated in years.items()}
    return {law: min(d) for law, d in found.items() if len(d) == 1 or "bill" in law}


def _made(telling: Telling) -> bool:
    """Say whether an event tells of which year a law is; a bill with a title has none before it is law."""
    draft = telling.law.value.draft
    if telling.assertion != "stated" or telling.event not in _MAKING:
        return False
    if draft.kind == "bill":
        return draft.needs_event
    if telling.event == "entered_into_force":
        return draft.kind == "policy"
    if telling.event == "signed":
        return draft.kind != "treaty"
    return telling.event == "adopted" or draft.needs_event


def _by_laws(
    context: Context, laws: tuple[LawMention, ...], told: list[Telling]
) -> Iterator[Telling]:
    """Give the laws by which others were changed ("amended in 2003 by the Border Act")."""
    text = context.parsed.text
    for telling in told:
        if telling.event in {"adopted", "amended"} and telling.date:
            end = telling.trigger[1]
            near = [m for m in laws if end < m.start < end + 80]
            yield from (
                replace(telling, law=m, event="adopted")
                for m in near
                if re.search(r"\bby\s+(?:the\s+)?$", text[end : m.start])
                and ";" not in text[end : m.start]
            )


def _drafted(telling: Telling) -> Telling:
    """Make a law told by its content a bill where it is only drafted, or fails."""
    name = telling.law.value
    if telling.event not in {"introduced", "rejected"} or not name.draft.needs_event:
        return telling
    if name.draft.kind != "statute":
        return telling
    bill = replace(name, instrument=name.instrument.model_copy(update={"kind": "bill"}))
    return replace(telling, law=replace(telling.law, value=bill))


def _dated(law: LawMention, years: dict[str, int]) -> LawMention:
    name = law.value
    year = years.get(name.instrument.canonical)
    plain = name.draft.kind == "code_article" or name.draft.family == "code"
    plain = plain or (name.draft.kind == "bill" and not name.draft.needs_event)
    if name.draft.known or plain or name.instrument.year is not None or year is None:
        return law
    draft = replace(name.draft, year=year)
    return replace(law, value=replace(name, draft=draft, instrument=instrument_of(draft)))


def _mentioned(
    context: Context, laws: tuple[LawMention, ...], told: list[Telling]
) -> Iterator[Telling]:
    """Give one mention of each law of which nothing else is told."""
    quiet = silent(context.parsed)
    seen = {t.law.value.instrument.canonical for t in told}
    for law in laws:
        canonical = law.value.instrument.canonical
        inside = context.parsed.sentence_at(law.start).block in quiet
        if canonical in seen or inside or law.value.draft.needs_event:
            continue
        seen.add(canonical)
        yield Telling(law, "mentioned", (law.start, law.end), certain=0.85)
