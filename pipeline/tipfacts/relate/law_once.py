"""What a document tells of its laws as a whole: each event once, the years of laws, drafts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.context import Context
from tipfacts.relate.law_event import Telling
from tipfacts.relate.law_instruments import instrument_of
from tipfacts.relate.law_units import LawMention


def anew(told: list[Telling]) -> Iterator[Telling]:
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


def once(told: list[Telling]) -> list[Telling]:
    """Keep one of those that tell the same event of the same words; the surer first."""
    kept: dict[tuple[object, ...], Telling] = {}
    for telling in sorted(told, key=lambda t: -t.certain):
        key = (telling.law.start, telling.event, telling.assertion, telling.date)
        kept.setdefault(key, telling)
    return sorted(kept.values(), key=place)


_MAKING: tuple[LawEvent, ...] = (
    "adopted",
    "signed",
    "entered_into_force",
    "introduced",
    "rejected",
)


def years(told: list[Telling]) -> dict[str, int]:
    """Map laws without a year to the year in which the text says that they were made.

    The surest event decides: the adoption before the signature, a bill's own steps last.
    """
    told_in: defaultdict[str, dict[LawEvent, set[int]]] = defaultdict(lambda: defaultdict(set))
    for telling in told:
        value = telling.date
        if not _made(telling) or value is None or value.start is None or value.end is None:
            continue
        if value.start.year == value.end.year:
            told_in[telling.law.value.instrument.canonical][telling.event].add(value.start.year)
    found = {law: next(dated[e] for e in _MAKING if e in dated) for law, dated in told_in.items()}
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


def by_laws(
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


def drafted(telling: Telling) -> Telling:
    """Make a law told by its content a bill where it is only drafted, or fails."""
    name = telling.law.value
    if telling.event not in {"introduced", "rejected"} or not name.draft.needs_event:
        return telling
    if name.draft.kind != "statute":
        return telling
    bill = replace(name, instrument=name.instrument.model_copy(update={"kind": "bill"}))
    return replace(telling, law=replace(telling.law, value=bill))


def dated(law: LawMention, years: dict[str, int]) -> LawMention:
    """Give a law with the year in which the text says that it was made."""
    name = law.value
    year = years.get(name.instrument.canonical)
    plain = name.draft.kind == "code_article" or name.draft.family == "code"
    plain = plain or (name.draft.kind == "bill" and not name.draft.needs_event)
    if name.draft.known or plain or name.instrument.year is not None or year is None:
        return law
    draft = replace(name.draft, year=year)
    return replace(law, value=replace(name, draft=draft, instrument=instrument_of(draft)))


def place(telling: Telling) -> tuple[int, int]:
    """Give where a telling stands in the text."""
    return telling.law.start, telling.trigger[0]
