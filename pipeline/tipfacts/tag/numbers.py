"""Numerals: digits with separators, number words, scales, fractions and "one in five".

Forms: `1,200` `1 200` `1.200.000` `12.5` `7.8 million` `3bn` `twenty-three` `three hundred and
five` `a dozen` `half a million` `two-thirds` `a quarter of` `half of` `one in five` `six out of
ten`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.records import Number

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "dozen": 12,
    "mn": 10**6,
    "m": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "k": 10**3,
}
_WORDS = {word: n for n, word in enumerate(_UNITS)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
}

_SPACE = r"[ \u00a0\u202f\u2009]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\.?\d)"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d|,\d)|\d{{1,3}}(?:['’]\d{{3}})+|\d+(?:\.\d+)?)"
)
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
)
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_BIG = r"(?:thousand|million|billion|trillion|lakh|crore)"
_IN_WORDS = (
    rf"(?:(?:{_HUNDREDS}|an?)\s+{_BIG}(?:\s+(?:and\s+)?{_HUNDREDS}(?:\s+thousand)?)*"
    rf"|(?:{_SMALL}|an?)\s+dozen|(?:half|(?:a\s+)?quarter\s+of)\s+an?\s+(?:{_BIG}|hundred|dozen)|{_HUNDREDS})"
)
_AND_A_HALF = r"(?P<and_half>\s+and\s+a\s+half)?"
_SCALE_AFTER = rf"(?:\s?(?P<scale>{_BIG}|hundred|dozen)\b|(?P<short>mn|bn|[mbk])\b)?"
NUMERAL = re.compile(
    rf"(?:(?<!\d)(?<!\d[.,])(?P<digits>{_DIGITS})|\b(?P<words>{_IN_WORDS})\b)"
    rf"{_AND_A_HALF}{_SCALE_AFTER}",
    re.I,
)
"""A whole number or decimal, in digits or words, with its scale."""

_PART_NAMES = r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)"
_SHARE_FOLLOWS = (
    r"(?=\s+of\b(?!\s+(?:a\b|an\b|\d{4}))|\s+(?:are|were|is|was|had|have|come|came|said)\b"
    r"|\s+(?:from|under|aged|less|more|fewer)\b|[,;.)])"
)
FRACTION = re.compile(
    rf"\b(?:(?P<n>two|three|four|five|six|seven|eight|nine|\d)[-\s](?P<parts>{_PART_NAMES})s\b"
    rf"|one[-\s](?P<one>{_PART_NAMES}|half)\b(?!\s+(?:year|time|party))"
    rf"|an?\s+(?P<a>{_PART_NAMES}|half){_SHARE_FOLLOWS}"
    rf"|(?P<half>half)(?=\s+(?:of|the|its|their|all|these|those|were|was|are|is|had|have|came|spent|believed|said)\b))",
    re.I,
)
"""A fraction of a whole: two-thirds, one fifth, a quarter of, half of, half the."""

_COUNT = rf"(?:\d{{1,3}}|{_SMALL})"
ONE_IN = re.compile(
    rf"\b(?P<a>{_COUNT})\s+(?:in(?:\s+every)?|out\s+of(?:\s+every)?|of\s+every)\s+"
    rf"(?P<b>{_COUNT}|one\s+hundred|a\s+hundred|1,?000)\b(?![-,.]\d|\s*%|\s+per\s?cent)",
    re.I,
)
"""A share told as heads: one in five, six out of ten, one of every three."""
_HEADS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000})
_NO_HEADS = re.compile(
    r"\s+(?:\w+\s+)?(?:days|weeks|months|years|hours|raids|operations|cities|towns|provinces|"
    r"districts|countries|states|regions|cases|trials|villages|locations|sites|schools)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at half-open `[start, end)`.

    Attributes:
        share: whether it is a fraction of a whole, given as percent in `value`.
        exact: false where a share had to be rounded.
        scale: the factor that a word such as "million" gave, else 1.
        short: whether the scale is a letter ("3m"), which only money takes.
    """

    start: int
    end: int
    value: Number
    share: bool = False
    exact: bool = True
    scale: int = 1
    short: bool = False
    words: bool = False


def plain(number: float) -> Number:
    """Give a whole number as an int, any other rounded to what its digits can carry.

    >>> plain(7.8 * 10**6), plain(12.5)
    (7800000, 12.5)
    """
    near = round(number, 6)
    return int(near) if near == int(near) else near


def in_words(text: str) -> int:
    """Read a whole number in words.

    >>> in_words("three hundred and five"), in_words("a dozen"), in_words("two hundred thousand")
    (305, 12, 200000)

    Raises:
        KeyError: a word is no number word.
    """
    total, current = 0, 0.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in {"and", "a", "an", "of"}:
            continue
        if word in {"half", "quarter"}:
            current = 0.5 if word == "half" else 0.25
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total += int((current or 1) * _SCALES[word])
            current = 0
        else:
            current += _WORDS[word]
    return int(total + current)


def read_digits(text: str) -> Number:
    """Read a number in digits, whatever parts its thousands.

    >>> read_digits("1,20,000"), read_digits("367 000"), read_digits("1.200.000"), read_digits("0.5")
    (120000, 367000, 1200000, 0.5)
    """
    if text.count(".") > 1:
        text = text.replace(".", "")
    return plain(float(re.sub(r"[^\d.]", "", text)))


def find_numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Find the numerals of `[start, end)` in the order of the text, shares of a whole first."""
    shares = [*_heads(text, start, end), *_fractions(text, start, end)]
    found = list(shares)
    for match in NUMERAL.finditer(text, start, end):
        if not any(s.start < match.end() and match.start() < s.end for s in shares):
            found.append(_numeral(match))
    return sorted(found, key=lambda n: n.start)


def _numeral(match: re.Match[str]) -> Numeral:
    words = match["words"]
    value: Number = in_words(words) if words else read_digits(match["digits"])
    if match["and_half"]:
        value += 0.5
    scale_word = match["scale"] or match["short"]
    scale = _SCALES[scale_word.lower()] if scale_word else 1
    return Numeral(
        match.start(),
        match.end(),
        plain(value * scale),
        scale=scale,
        short=bool(match["short"]),
        words=bool(words),
    )


def _count(text: str) -> int:
    return int(read_digits(text)) if text[0].isdigit() else in_words(text)


def _share(match: re.Match[str], part: int, whole: int) -> Numeral:
    percent = 100 * part / whole
    value = plain(round(percent, 1))
    return Numeral(
        match.start(), match.end(), value, share=True, exact=abs(value - percent) < 1e-9, words=True
    )


def _heads(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in ONE_IN.finditer(text, start, end):
        part, whole = _count(match["a"]), _count(match["b"])
        if whole in _HEADS and 0 < part < whole and not _NO_HEADS.match(text, match.end()):
            yield _share(match, part, whole)


_NO_FRACTION_BEFORE = re.compile(
    r"\b(?:first|second|last|latter|former|other|each|every|and|year|per|"
    r"third|fourth|better|a)[-\s]+$",
    re.I,
)


def _fractions(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in FRACTION.finditer(text, start, end):
        before = _NO_FRACTION_BEFORE.search(text, max(start, match.start() - 12), match.start())
        if before and (match["half"] or match["a"]):
            continue
        if match["parts"]:
            yield _share(match, _count(match["n"]), _PARTS[match["parts"].lower()])
        else:
            yield _share(match, 1, _PARTS[(match["one"] or match["a"] or "half").lower()])
