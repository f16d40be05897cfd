"""Labelled sentences made by a grammar of our own: laws, events, counts, tiers, dates, and hard negatives.

The same seed gives the same sentences. Frames and words are tables (`data/synth_frames.tsv`,
`data/synth_words.tsv`); names of laws are put together by rule.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.train.data import Example, Mark

GROUP = "synthetic"
"""The group of every sentence made here; it stands in no split, and is never measured on."""


class Frame(BaseModel):
    """A row of `data/synth_frames.tsv`; `event` is that of the first law, `none` without one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: str
    frame: str
    source: str


class Word(BaseModel):
    """A row of `data/synth_words.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slot: str
    form: str
    source: str


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence made from a frame, with the event of its first law."""

    example: Example
    event: str


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    slots: dict[str, list[str]] = {}
    for row in rows("synth_words.tsv", Word):
        slots.setdefault(row.slot, []).append(row.form)
    return {slot: tuple(forms) for slot, forms in slots.items()}


def synthesize(count: int, seed: int = 0) -> Iterator[Made]:
    """Make labelled sentences, each frame about as often as any other.

    >>> one = next(synthesize(1, seed=5))
    >>> [m.label for m in one.example.marks if m.label == "LAW"][:1], one.example.group
    (['LAW'], 'synthetic')
    """
    rng = random.Random(seed)
    frames = list(rows("synth_frames.tsv", Frame))
    for number in range(count):
        if number % len(frames) == 0:
            rng.shuffle(frames)
        yield _make(frames[number % len(frames)], rng)


_SLOT = re.compile(r"\{(\w+)\}")


def _make(frame: Frame, rng: random.Random) -> Made:
    text, marks, at = "", list[Mark](), 0
    for slot in _SLOT.finditer(frame.frame):
        text += frame.frame[at : slot.start()]
        words, label, lead = _fill(slot[1], rng)
        if not text:
            words = words[0].upper() + words[1:] if not lead else words
            lead = lead.capitalize()
        if label:
            start = len(text) + len(lead)
            marks.append(Mark(start, start + len(words), label))
        text, at = text + lead + words, slot.end()
    text += frame.frame[at:]
    return Made(Example("synthetic", GROUP, text, tuple(marks)), frame.event)


_LABELS = {
    "LAW": "LAW",
    "TREATY": "LAW",
    "BILL": "LAW",
    "PLAN": "LAW",
    "DECREE": "LAW",
    "TIER": "TIER",
    "COUNT": "STATISTIC",
    "YEAR": "DATE",
    "ON": "DATE",
}
_ARTICLE = re.compile(r"(?:the|an?|its|this)\s+|(?:on|in|during|by)\s+", re.I)
_BOUND = re.compile(r"(?:by|during)\s")


def _fill(slot: str, rng: random.Random) -> tuple[str, str | None, str]:
    """Give the words of a slot, their label, and what stands before them outside of the label."""
    name = slot.removesuffix("_CAP")
    words = _RULES[name](rng) if name in _RULES else _pick(name, rng)
    if slot.endswith("_CAP"):
        words = words[0].upper() + words[1:]
    label = _LABELS.get(name)
    lead = _ARTICLE.match(words) if label else None
    if lead and not _BOUND.match(words.lower()):
        return words[lead.end() :], label, lead[0]
    return words, label, ""


def _pick(slot: str, rng: random.Random) -> str:
    return rng.choice(_words()[slot])


_MONTHS = "January February March April May June July August September October November December"


def _year(rng: random.Random) -> str:
    return str(rng.randint(1996, 2024))


def _on(rng: random.Random) -> str:
    month, year, day = rng.choice(_MONTHS.split()), _year(rng), rng.randint(1, 28)
    return rng.choice(
        [
            f"in {year}",
            f"in {month} {year}",
            f"in {month}",
            f"on {month} {day}, {year}",
            f"on {day} {month} {year}",
            f"in early {year}",
            "during the year",
            "during the reporting period",
            f"in late {month}",
            f"by {month} {year}",
        ]
    )


def _count(rng: random.Random) -> str:
    number = rng.choice([rng.randint(2, 99), rng.randint(100, 9900)])
    word = rng.choice("two three four five six seven eight nine ten twelve twenty".split())
    return rng.choice([f"{number:,}", str(number), word, f"at least {number:,}", f"about {number}"])


def _title(rng: random.Random) -> str:
    topic, head = _pick("TOPIC", rng), _pick("LAWHEAD", rng)
    bracket = f" {_pick('BRACKET', rng)}" if rng.random() < 0.3 else ""
    year = _year(rng)
    tail = rng.choice(["", "", f" {year}", f" of {year}", f", {year}", f" ({year})"])
    return f"the {topic}{bracket} {head}{tail}"


def _numbered(rng: random.Random) -> str:
    number, year = rng.randint(2, 990), _year(rng)
    head = rng.choice(["Law", "Act", "Law No.", "Act No.", "Federal Law", "Organic Law", "Law no."])
    return rng.choice(
        [
            f"{head} {number}",
            f"{head} {number} of {year}",
            f"{head} {number}/{year}",
            f"{head} {number}-{year[2:]}",
            f"the {year} law",
            f"the {year} anti-trafficking law",
        ]
    )


def _article(rng: random.Random) -> str:
    number = rng.choice(
        [
            str(rng.randint(3, 480)),
            f"{rng.randint(100, 400)}{rng.choice('ABcd')}",
            "127.1",
            "201bis",
        ]
    )
    second = f" and {rng.randint(10, 400)}" if rng.random() < 0.25 else ""
    word = rng.choice(["Article", "Section", "section", "article", "Art.", "s.", "§"])
    plural = f"{word}s" if second and word[0] in "ASas" and word[-1] != "." else word
    of = rng.choice(["of the", "of its", "of the"])
    code = rng.choice([_pick("CODE", rng), _title(rng).removeprefix("the ")])
    return rng.choice(
        [
            f"{plural} {number}{second} {of} {code}",
            f"{plural} {number}{second}",
            f"{_pick('CODE', rng)} {word.lower()} {number}",
            f"{word} {number} {_pick('SHORTCODE', rng)}",
        ]
    )


def _law(rng: random.Random) -> str:
    return rng.choices(
        [
            _title(rng),
            _numbered(rng),
            _article(rng),
            _pick("DESCRIPTION", rng),
            f"the {_pick('CODE', rng)}",
            _pick("ACRONYM", rng),
            _pick("FOREIGN", rng),
        ],
        weights=(5, 4, 5, 5, 2, 2, 2),
    )[0]


def _bill(rng: random.Random) -> str:
    named = _title(rng).replace("Act", "Bill").replace("Law", "Bill").replace("Code", "Bill")
    return rng.choice([_pick("BILLWORDS", rng), _pick("BILLWORDS", rng), named])


_RULES: Mapping[str, Callable[[random.Random], str]] = {
    "LAW": _law,
    "BILL": _bill,
    "TREATY": lambda rng: _pick("TREATYWORDS", rng),
    "PLAN": lambda rng: _pick("PLANWORDS", rng),
    "DECREE": lambda rng: _pick("DECREEWORDS", rng),
    "ON": _on,
    "YEAR": _year,
    "COUNT": _count,
}
