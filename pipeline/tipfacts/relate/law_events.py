"""The events of laws that a document tells: from prose, from tables, and mere mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import Assertion
from tipfacts.relate.context import Context
from tipfacts.relate.law_answers import answer_to, is_question, reply, told_by_answer
from tipfacts.relate.law_content import settled
from tipfacts.relate.law_dates import dates_of, since
from tipfacts.relate.law_event import Telling
from tipfacts.relate.law_fits import failed, fitting, habit
from tipfacts.relate.law_hit import Laws, Suggest
from tipfacts.relate.law_instruments import complete
from tipfacts.relate.law_lexicon import DATED, LAW_MAKING
from tipfacts.relate.law_once import anew, by_laws, dated, drafted, once, place, years
from tipfacts.relate.law_reading import Before, read_hits
from tipfacts.relate.law_tables import is_table, tell_table
from tipfacts.relate.law_told import tellings, voted
from tipfacts.relate.law_units import LawMention, units_of
from tipfacts.tag.laws import silent
from tipfacts.tag.parsed import Sentence


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
    earlier = Before()
    asked: Laws = ()
    block = -1
    for sentence in context.parsed.sentences:
        here = by_sentence.get(sentence.index, ())
        if is_question(context.parsed, sentence):
            told += _in_question(context, sentence, here, asked, by_sentence)
            asked, earlier = (), Before()
            continue
        asked = asked or here[:1]
        if sentence.block in quiet:
            continue
        if sentence.block != block:
            earlier, block = Before(), sentence.block
        now = list(_in_sentence(context, sentence, here, earlier, suggest))
        told += now
        earlier = Before(here, here) if here else Before(earlier.laws, earlier.laws if now else ())
    told += _in_tables(context, laws, told)
    made = years([*told, *by_laws(context, laws, told)])
    told = list(anew(once([drafted(replace(t, law=dated(t.law, made))) for t in told])))
    laws = tuple(dated(law, made) for law in laws)
    return tuple(sorted([*told, *_mentioned(context, laws, told)], key=place))


def _by_sentence(context: Context, laws: tuple[LawMention, ...]) -> dict[int, Laws]:
    found: defaultdict[int, list[LawMention]] = defaultdict(list)
    for law in laws:
        found[context.parsed.sentence_at(law.start).index].append(law)
    return {k: tuple(v) for k, v in found.items()}


def _in_sentence(
    context: Context,
    sentence: Sentence,
    laws: Laws,
    earlier: Before,
    suggest: Suggest | None = None,
) -> Iterator[Telling]:
    if not laws and not earlier.laws:
        return
    units = units_of(context.parsed, sentence, laws)
    hits = read_hits(units, laws, earlier, suggest)
    taken: set[int] = set()
    votes = voted(units, hits)
    hits = [failed(h) for h in settled(hits) if not habit(units, h)]
    made = {law.start for h in hits if h.event in LAW_MAKING for law in h.laws}
    for hit in sorted(hits, key=lambda h: h.at):
        if not (hit := fitting(hit, made)).laws:
            continue
        dates = dates_of(context, units, hit, taken) if hit.event in DATED else ()
        dates = dates or since(context, units, hit)
        taken |= {d.start for d in dates if d.start > units[hit.at].start}
        vote = votes[1] if votes and votes[0].at == hit.at else None
        for date in dates or (None,):
            yield from tellings(context, units, hit, date, vote)


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
        for telling in _in_sentence(context, sentence, laws, Before(asked, asked)):
            yield replace(telling, assertion=stance)
    yield from told_by_answer(context, sentence, named.get(answer.index, ()))


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
