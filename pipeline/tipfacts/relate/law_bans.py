"""Bans that stand beside their law: made by it, named as a noun in it, followed by it in brackets.

Forms: "made trafficking a crime by Law 5", "criminalized it in Articles 3 and 4", "banned since 2003 by
Decree 7", "the ban on begging in Article 9", "the Code's prohibition of slavery", "is a crime (Article 5)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tipfacts.records import Assertion
from tipfacts.relate.law_grammar import Chain, chain, list_around
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_speaker import Speakers
from tipfacts.relate.law_units import Units

_DET = r"(?:(?:the|its|their|this|that|these|same|said|new|a|an|passage of|adoption of|entry into force of|amendments to|country 's|state 's|\d{4}) )*"
_VERB = r"(?:(?:ban|outlaw|forbid|prohibit|criminali[sz]|proscrib|abolish|illegali[sz]|penali[sz])(?:n|t|l)?(?:s|es|e|ed|ned|den|ing|ning|ding)?|forbade|banned|banning)"
_MADE = r"(?:mak(?:e|es|ing)|made|became|become|becomes|turned|declared|declares) (?:(?!⟦)[^\s;]+ ){0,10}?(?:an? (?:\w+ )?(?:crime|offen[cs]e|felony)|illegal|unlawful|criminal)"
_HOW = r"(?:by|through|via|with|under|in|by virtue of|by means of|thanks to|since|as of|upon)"
_GAP = r"(?: (?!⟦)[^\s;]+){0,14}?"


@cache
def _made_by() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\S)(?P<verb>{_VERB}|{_MADE})(?P<gap>{_GAP}) {_HOW} {_DET}⟦(?P<law>\d+)⟧"
    )


_NOUN = re.compile(
    rf"(?<!\S)(?:ban|bans|prohibition|prohibitions|interdiction|criminali[sz]ation|outlawing) (?:on|of|against){_GAP} (?:in|under|of|by|contained in|laid down in|found in) {_DET}⟦(\d+)⟧"
)
_OWNED = re.compile(
    r"⟦(\d+)⟧ (?:'s? |’s? )(?:\w+ ){0,2}?(?:ban|bans|prohibition|prohibitions|criminali[sz]ation) (?:on|of|against) "
)
_CRIME = r"(?:(?:an? |as )?(?:\w+ )?(?:crime|offen[cs]e|felony|crimes|offen[cs]es)|illegal|unlawful|forbidden|prohibited|banned|outlawed|criminali[sz]ed|punishable)"
_IN_BRACKETS = re.compile(
    rf"(?<!\S)(?:is|are|was|were|been|be|becomes?|became|remains?|made) (?P<how>(?:\w+ ){{0,3}}?){_CRIME}(?: (?!⟦)[^\s;,(]+){{0,8}} \( (?:see |under |by )?{_DET}⟦(\d+)⟧"
)
_AHEAD = re.compile(
    rf"\( (?:see |under )?⟦(\d+)⟧ \) (?:is|are|was|were|has been|have been|remains?|became) (?P<how>(?:\w+ ){{0,2}}?){_CRIME}(?!\S)"
)
_PLANS = frozenset({"would", "will", "could", "might", "should", "may", "must", "to"})


def bans_beside(units: Units) -> Iterator[Hit]:
    """Find the bans that a sentence tells beside the name of their law."""
    speakers = Speakers(units)
    yield from _by_law(speakers)
    yield from _told(speakers, _NOUN, 0.75)
    yield from _told(speakers, _OWNED, 0.75)
    yield from _told(speakers, _IN_BRACKETS, 0.8)
    yield from _told(speakers, _AHEAD, 0.8)


def _told(speakers: Speakers, pattern: re.Pattern[str], sure: float) -> Iterator[Hit]:
    """Give the law of each match; "not" among its words denies the ban."""
    units, line = speakers.units, speakers.line
    for match in pattern.finditer(line.text):
        at = line.unit(match.start())
        place = next(int(g) for g in match.groups()[::-1] if g and g.isdigit())
        ahead = line.text[: match.start()].split()[-2:]
        words = {*(match.groupdict().get("how") or "").split(), *ahead}
        denied: Assertion = "negated" if words & {"not", "no", "never", "lacks"} else "stated"
        yield Hit(list_around(units, place), "prohibits", at, Chain(at, ()), sure, assertion=denied)


def _by_law(speakers: Speakers) -> Iterator[Hit]:
    """Read "Mali made trafficking a crime by Law 5" and "banned since 2003 by Decree 7"."""
    units, line = speakers.units, speakers.line
    for match in _made_by().finditer(line.text):
        at = line.unit(match.start("verb"))
        before = chain(units, at)
        if (
            not units[at].tag.startswith("V")
            or _PLANS & set(before.words)
            or _CASE.search(match["gap"])
        ):
            continue
        if speakers.of(at) and not before.passive:
            continue
        no = {"not", "never", "n't"} & set(before.words)
        laws = list_around(units, int(match["law"]))
        yield Hit(laws, "prohibits", at, before, 0.75, assertion="negated" if no else "stated")


_CASE = re.compile(
    r"\b(?:charged|convicted|prosecuted|sentenced|tried|courts?|police|before|after|when|while|until)\b"
)
