"""Cleaning steps over the marks of notes: numbers, superscripts, daggers, carets, brackets."""

from __future__ import annotations

import re

from tipfacts.clean.traced import Traced

_NOT_BEFORE_NOTE = r"(?<!\bNo\.)(?<!\bNos\.)(?<!\bArt\.)(?<!\bArts\.)(?<!\bSec\.)(?<!\bpp\.)(?<!\bpara\.)(?<!\bVol\.)(?<!\bvol\.)(?<!\bno\.)(?<!\bnos\.)(?<!\bart\.)(?<!\bsec\.)(?<!\bFig\.)(?<!\bch\.)(?<!\bCh\.)"
_NOTE_AFTER_QUOTE = re.compile(r"\d(?<=[.,;:!?][”\"’']\d)\d{0,2}(?![\w.,]\w)(?!\w)")
_NOTE_AFTER_STOP = re.compile(r"(?<=[a-z)\]%][.!?])" + _NOT_BEFORE_NOTE + r"\d{1,3}(?=\s|$)")
_NOTE_AFTER_YEAR = re.compile(
    r"(?<=\b(?:1[89]|20)\d\d[.,;])\d{1,3}(?=\s+[A-Z“\"(‘]|\s*$|\s*\n)"
    r"|(?<=\b(?:1[89]|20)\d\d,)\d{1,3}(?=\s+[a-z])",
    re.MULTILINE,
)
_NOTE_AFTER_COMMA = re.compile(r"\d(?<=[a-z][,;:]\d)\d?(?=\s+[a-zA-Z])")
_NOTE_AFTER_WORD = re.compile(r"\d(?<=[a-z]{4}\d)\d?(?=[\s.,;:)]|$)")
_NOT_A_NOTE = re.compile(
    r"(?:covid|article|section|table|figure|chapter|part|tier|annex|appendix|paragraph|page|"
    r"phase|level|grade|type|class|group|form|number|rule|order|form|act|law|june|july|march|april)$"
    r"|[./@_\-][a-z]+$",
    re.IGNORECASE,
)
_CARET_NOTE = re.compile(r"\^\d{1,3}")
_CARET_FOR_STOP = re.compile(
    r"\^(?<=[a-z”’]\^)\d{1,3}(?=\s*\n|\s*$|\s+(?:This|The|In|It|These|By|But|As|He|She|They|A)\s)"
)
_RAISED = r"[⁰¹²³⁴-⁹]+(?:[,;⁻–-][⁰¹²³⁴-⁹]+)*"
_SUPERSCRIPTS = re.compile(
    rf"(?<![\s\d][km]m)(?<![\s\d]m)(?<![\s\d]cm)(?<!\b[a-zA-Z])(?<=[^\s\d]){_RAISED}(?!\w)|(?<=\d){_RAISED}(?=\s)"
)
_BRACKET_NOTE = re.compile(
    r"(?<=[\w.,;:!?”\"’')%])(?:\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\])+(?!\()"
)
_DAGGER = re.compile(r"(?<=[\w.,;)%”\"])[†‡§]+|(?<=[\w.,;)%”\"])\*{1,3}(?=[\s,.;]|$)")
_SIGNED = (
    (re.compile(r"\^"), _CARET_NOTE),
    (re.compile("[⁰¹²³⁴-⁹]"), _SUPERSCRIPTS),
    (re.compile(r"\["), _BRACKET_NOTE),
    (re.compile("[†‡§*]"), _DAGGER),
)
"""Marks that a pattern begins with, looked for first: most texts have none."""


def _drop_note_after_word(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 24) : match.start()]
    stem = re.search(r"\S*$", before)
    word = stem[0].strip("“\"‘'(") if stem else ""
    return match[0] if _NOT_A_NOTE.search(word) else ""


def drop_note_marks(text: Traced) -> Traced:
    """Drop footnote marks glued to what they stand behind.

    Forms: after a stop ("direction.22 In"), a year and its stop ("December 2000.21"), a closing
    quote ("Firestone.”62"), a comma ("women,4 and"), a word ("victims12 were"); carets of scanned
    superscripts ("traffickers^9"), which
    took the full stop along where a sentence ends behind them; superscript digits; "[12]" behind a word; daggers.

    >>> drop_note_marks(Traced.of("in December 2000.21 He said “no.”62")).text
    'in December 2000. He said “no.”'
    """
    step = "drop_note_marks"
    text = text.sub(_CARET_FOR_STOP, ".", step)
    for sign, pattern in _SIGNED:
        if sign.search(text.text):
            text = text.sub(pattern, "", step)
    for pattern in (
        _NOTE_AFTER_QUOTE,
        _NOTE_AFTER_STOP,
        _NOTE_AFTER_YEAR,
        _NOTE_AFTER_COMMA,
    ):
        text = text.sub(pattern, "", step)
    return text.sub(_NOTE_AFTER_WORD, _drop_note_after_word, step)


_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})"
_NOTE_GROUP = rf"\({_NUMBERS}*\)"
_NOTE_AFTER_SENTENCE = re.compile(rf"(?<=[.!?”\"])\s?{_NOTE_GROUP}(?=\s|$)")
_NOTE_GROUP_ANYWHERE = re.compile(
    rf"\s(?<=[\w.,;:!?”\"’)%†‡]\s){_NOTE_GROUP}"
    rf"|\((?<=[a-z\d][.!?]\(){_NUMBERS}*\)(?=\s|$)|\((?<=[a-z]{{3}}\(){_NUMBERS}+\)(?=\s|$)"
)
_SURE_NOTES = re.compile(rf"(?<=[a-z][.!?])\s?\({_NUMBERS}+\)(?=\s+[A-Z“\"]|\s*$|\s*\n)")
_LIST_OF_COUNTS = re.compile(r"\w \(\d{1,3}\)[;,] ?(?:and )?[^();,\n]{2,40} \(\d{1,3}\)")
_ONE_NUMBER = re.compile(r"\s?\(\d{1,3}(?:,\d{3})+\)")
"""A number with commas between its thousands, which looks like several."""
_ENOUGH_NOTES = 5
_APART = 10
"""How far apart the numbers of a document's notes lie at most, on average."""
_BEYOND = 20
"""Notes that a document may have behind the last one that ends a sentence, in its tables."""


def drop_bracketed_note_groups(text: Traced) -> Traced:
    """Drop note numbers in round brackets, where the document sets its notes so.

    Several numbers behind the end of a sentence are notes: "work. (1,5,8) In". One number is a note
    where at least five sentences of the document end so; then "Yes (27)" and "Act (3)" are notes
    too. A list of counts "Mali (12); Chad (9)" is none, nor is a number higher than those that end
    sentences, "37.2 (6,755,852)".

    >>> drop_bracketed_note_groups(Traced.of("They work. (1,5,8) In May (5) came.")).text
    'They work. In May (5) came.'
    """
    step = "drop_bracketed_note_groups"
    highest = _highest_note(text.text)
    if highest is None:
        return text.sub(_SURE_NOTES, lambda m: m[0] if _ONE_NUMBER.fullmatch(m[0]) else "", step)
    lists = [m.span() for m in _LIST_OF_COUNTS.finditer(text.text)]
    return text.sub(
        _NOTE_GROUP_ANYWHERE,
        lambda m: (
            m[0]
            if _highest(m[0]) > highest + _BEYOND or any(s <= m.start() < e for s, e in lists)
            else ""
        ),
        step,
    )


def _highest_note(text: str) -> int | None:
    """Give the highest number of a document's notes in brackets; `None` where it has no such notes.

    Notes are numbered through: numbers that lie far apart are none.
    """
    ending = [m[0] for m in _NOTE_AFTER_SENTENCE.finditer(text) if not _ONE_NUMBER.fullmatch(m[0])]
    numbers = {_highest(group) for group in ending}
    if len(ending) < _ENOUGH_NOTES or max(numbers) - min(numbers) >= _APART * len(numbers):
        return None
    return max(numbers)


def _highest(group: str) -> int:
    return max(int(number) for number in re.findall(r"\d+", group))
