"""Forms of words as data, and the sentence as the string that they are looked for in.

Forms of `data/law_content.tsv`: "V:do away with", "V:make ~12 a|an ~2 crime|offense", "may|must not".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows
from tipfacts.records import LawEvent
from tipfacts.relate.law_units import Units

Where = Literal[
    "says", "denied", "under_it", "at_it", "links", "bans", "case", "case_link", "uses", "used", "court",
    "term", "noterm", "terms_of",
]  # fmt: skip


class Wording(BaseModel):
    """A row of `data/law_content.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    frame: Where
    form: str
    event: LawEvent
    stance: Literal["stated", "negated", "denied", ""] = ""
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """The units of a sentence as one string: words in lower case, a law as its place, "⟦3⟧"."""

    text: str
    starts: tuple[int, ...]

    def unit(self, offset: int) -> int:
        """Give the place of the unit that stands at an offset of the string."""
        return bisect_right(self.starts, offset) - 1


def line_of(units: Units) -> Line:
    """Write the units of a sentence as one string."""
    words = [f"⟦{i}⟧" if u.law else u.word or "_" for i, u in enumerate(units.units)]
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return Line(" ".join(words), tuple(starts))


_IRREGULAR = {
    "be": "be is are was were been being 's",
    "fight": "fight fights fought fighting",
    "hit": "hit hits hitting",
    "strike": "strike strikes struck striking",
    "let": "let lets letting",
    "tell": "tell tells told telling",
    "give": "give gives gave given giving",
    "think": "think thinks thought thinking",
    "strip": "strip strips stripped stripping",
    "come": "come comes came coming",
    "bear": "bear bears bore borne bearing",
    "seek": "seek seeks sought seeking",
    "forget": "forget forgets forgot forgetting",
    "shut": "shut shuts shutting",
    "break": "break breaks broke broken breaking",
    "dig": "dig digs dug digging",
    "become": "become becomes became becoming",
    "slip": "slip slips slipped slipping",
    "nab": "nab nabs nabbed nabbing",
    "spell": "spell spells spelt spelled spelling",
    "bring": "bring brings brought bringing",
    "begin": "begin begins began begun beginning",
    "catch": "catch catches caught catching",
    "cost": "cost costs costing",
    "do": "do does did done doing",
    "draw": "draw draws drew drawn drawing",
    "fall": "fall falls fell fallen falling",
    "find": "find finds found finding",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
    "get": "get gets got getting",
    "go": "go goes went gone going",
    "have": "have has had having",
    "hold": "hold holds held holding",
    "keep": "keep keeps kept keeping",
    "know": "know knows knew known knowing",
    "lay": "lay lays laid laying",
    "lean": "lean leans leant leaned leaning",
    "leave": "leave leaves left leaving",
    "lie": "lie lies lay lain lying",
    "make": "make makes made making",
    "mean": "mean means meant meaning",
    "pay": "pay pays paid paying",
    "plead": "plead pleads pleaded pled pleading",
    "put": "put puts putting",
    "rise": "rise rises rose risen rising",
    "run": "run runs ran running",
    "say": "say says said saying",
    "see": "see sees saw seen seeing",
    "send": "send sends sent sending",
    "set": "set sets setting",
    "speak": "speak speaks spoke spoken speaking",
    "stand": "stand stands stood standing",
    "sue": "sue sues sued suing",
    "take": "take takes took taken taking",
    "win": "win wins won winning",
}


def inflected(verb: str) -> tuple[str, ...]:
    """Give the forms of a verb.

    >>> inflected("ban"), inflected("specify")
    (('ban', 'bans', 'banned', 'banning'), ('specify', 'specifies', 'specified', 'specifying'))
    """
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if re.search(r"[^aeiou]y$", verb):
        stem = verb[:-1]
        return verb, stem + "ies", stem + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    plural = verb + ("es" if re.search(r"(?:s|x|ch|sh)$", verb) else "s")
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return verb, plural, stem + "ed", stem + "ing"


_DOUBLED = frozenset("cap top ban bar debar commit omit permit stop plan cap remit admit".split())
_WORD = r"(?:(?!⟦)[^\s;]+ )"


@cache
def form(words: str) -> str:
    """Write a form as a regular expression over a `Line`; its first word begins a word."""
    parts = [_part(word) for word in words.split()]
    return r"(?<!\S)" + "".join(parts).rstrip() + r"(?!\S)"


def _part(word: str) -> str:
    if word.startswith("~"):
        return rf"{_WORD}{{0,{word[1:] or 8}}}?"
    if word.startswith("("):
        return f"(?:{_choice(word[1:-1])} )?"
    if word.startswith("V:"):
        verbs = [inflected_phrase(v) for v in word[2:].split("|")]
        return f"(?:{'|'.join(verbs)}) "
    return f"(?:{_choice(word)}) "


def inflected_phrase(verb: str) -> str:
    """Give the forms of a verb with its particle as one expression ("hold_out")."""
    first, *rest = verb.split("_")
    tail = "".join(f" {re.escape(w)}" for w in rest)
    return "|".join(re.escape(v) + tail for v in inflected(first))


def _choice(words: str) -> str:
    return "|".join(re.escape(w).replace("_", " ") for w in words.split("|"))


@cache
def wordings(*frames: Where) -> tuple[Wording, ...]:
    """Give the rows of some frames."""
    return tuple(w for w in rows("law_content.tsv", Wording) if w.frame in frames)


@cache
def pattern(*frames: Where) -> re.Pattern[str]:
    """Compile all forms of some frames into one expression; the longest form first."""
    found = sorted({w.form for w in wordings(*frames)}, key=len)[::-1]
    return re.compile("|".join(form(f) for f in found))


@cache
def patterns(*frames: Where) -> tuple[tuple[re.Pattern[str], Wording], ...]:
    """Give the forms of some frames, each compiled, with its row; the longest form first."""
    found = sorted(wordings(*frames), key=lambda w: -len(w.form))
    return tuple((re.compile(form(w.form)), w) for w in found)
