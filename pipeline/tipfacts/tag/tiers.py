"""Expressions that name a tier of the Trafficking in Persons Report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tipfacts.records import Tier
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed


@dataclass(frozen=True, slots=True)
class TierName:
    """A tier as named: "Tier 2 Watch List", "tier three", "the Watch List", "special case".

    Attributes:
        tier: as in a tier record.
        named: false where only the place on the scale is told ("the lowest ranking").
    """

    tier: Tier
    named: bool = True


_NUMBERS: dict[str, Tier] = {
    "1": "1",
    "one": "1",
    "i": "1",
    "2": "2",
    "two": "2",
    "ii": "2",
    "3": "3",
    "three": "3",
    "iii": "3",
}
_WATCH = r"(?:\s*[-–—,:(]?\s*(?:Special\s+)?Watch[\s-]*[Ll]ist\)?|WL\b)"
_TIER = re.compile(
    rf"\bTier[\s-]*(?P<n>[123]|one|two|three|I{{1,3}})(?![\w.]\w|\d)(?P<watch>{_WATCH})?",
    re.IGNORECASE,
)
"""Forms: "Tier 3", "Tier-3", "tier three", "TIER II", "Tier 2 Watch List", "Tier 2 (Watch List)"."""

_WATCH_LIST = re.compile(
    r"(?<![Ff]ly )(?<![Tt]error )(?<!ist )\b(?:Special )?Watch[ -]?[Ll]ist\b|\bwatch[ -]list\b"
)
_SPECIAL_CASE = re.compile(r"\b[Ss]pecial[ -][Cc]ases?\b")
_ENDS_OF_SCALE = re.compile(
    r"\b(?:(?P<low>lowest|worst|bottom)|(?P<high>highest|top|best))(?:\s+possible)?[\s-]+"
    r"(?:tier|ranking|rank|rating)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\s*(?:[,:(–—-]\s*)?(?:(?:the|its|or|of)\s+)*")
"""Between two names of one tier: "Tier 3, the lowest ranking", "the lowest ranking of Tier 3"."""
_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ"})
_SUBJECT_MATTER = re.compile(
    r"traffick|\bTIP\b|forced labou?r|modern slavery|tier rating", re.IGNORECASE
)
_REPORT = re.compile(r"\b(?:TIP|Trafficking in Persons) Report\b")
_NAMED_TIER = re.compile(r"\btier[\s-]*(?:[123]|one|two|three|rating|ranking)\b", re.IGNORECASE)
_GOES_WITH = frozenset(
    "ranking rankings rank placement placements status country countries nation nations rating "
    "ratings designation designations list listing category classification level levels position "
    "state states government governments standing in on at for since from to and or after before "
    "while during by with as of was is were are has had the this that which where because due but "
    "until unless without although though when again next last today yesterday year amid among within again despite under following through also only not if may could would will".split()
)


def tag_tiers(parsed: Parsed) -> tuple[Mention[TierName], ...]:
    """Find every expression that names a tier, placement or not.

    Only in texts about trafficking; "Tier 2 cities", "tier-one suppliers" and the like are told by
    the noun that follows. "The Watch List" and "special case" need a named tier, or the report's
    name, elsewhere in the text.
    """
    text = parsed.text
    if not (_SUBJECT_MATTER.search(text) or _scale_is_told(text)):
        return ()
    found = [m for s in parsed.sentences for m in _tiers(parsed, s.start, s.end)]
    named, told = tuple(found), _scale_is_named(text)
    for s in parsed.sentences:
        found += (
            m for m in _by_other_words(text, s.start, s.end) if _adds(text, m, named) and told(m)
        )
    return tuple(sorted(found, key=lambda m: m.start))


def _scale_is_named(text: str) -> Callable[[Mention[TierName]], bool]:
    """Give the test that other words for a tier must pass in a text.

    All pass where a tier is named; where only the report is, those that are spelled like names
    ("the Watch List", not "in special cases") or tell the end of its scale.
    """
    if _NAMED_TIER.search(text) or "Special Case)" in text:
        return lambda _: True
    if _REPORT.search(text):
        return lambda m: text[m.start].isupper() or not m.value.named
    return lambda _: False


def _scale_is_told(text: str) -> bool:
    """Say whether a text names a tier and the Watch List, which no other scale of tiers has."""
    return _NAMED_TIER.search(text) is not None and "Watch List" in text


def _adds(text: str, mention: Mention[TierName], named: tuple[Mention[TierName], ...]) -> bool:
    """Say whether other words name a tier that no number beside them names already.

    "Tier 2 Watch List" holds a "Watch List"; "the lowest ranking, Tier 3" names one tier twice.
    """
    for m in named:
        if m.start < mention.end and mention.start < m.end:
            return False
        first, last = sorted((m, mention), key=lambda x: x.start)
        if not mention.value.named and _SAME.fullmatch(text[first.end : last.start]):
            return False
    return True


def _tiers(parsed: Parsed, start: int, end: int) -> Iterator[Mention[TierName]]:
    text = parsed.text
    for match in _TIER.finditer(text, start, end):
        if match["watch"] is None and _counts_other_things(parsed, match.end()):
            continue
        stop = match.end() - (1 if match[0].endswith(")") and "(" not in match[0] else 0)
        tier: Tier = "2WL" if match["watch"] else _NUMBERS[match["n"].lower()]
        yield Mention(match.start(), stop, TierName(tier))


def _counts_other_things(parsed: Parsed, end: int) -> bool:
    """Say whether the noun behind "Tier 2" makes it a tier of something else."""
    after = re.match(r"(?:\s|-)([a-z]{3,})", parsed.text[end : end + 40])
    if after is None:
        return False
    word = after[1]
    if word in _GOES_WITH or word.endswith(("ed", "ing", "ly")):
        return False
    return parsed.words(end + after.start(1), end + after.end(1))[0].pos_ in _NOUN_PHRASE


def _by_other_words(text: str, start: int, end: int) -> Iterator[Mention[TierName]]:
    for match in _WATCH_LIST.finditer(text, start, end):
        yield Mention(match.start(), match.end(), TierName("2WL"))
    for match in _SPECIAL_CASE.finditer(text, start, end):
        yield Mention(match.start(), match.end(), TierName("SC"))
    for match in _ENDS_OF_SCALE.finditer(text, start, end):
        yield Mention(match.start(), match.end(), TierName("3" if match["low"] else "1", False))
