"""Where a sentence ends: rules, because statistical splitters break at "No. 5" and "U.S. aid".

A sentence ends at `.`, `!` or `?` (with closing quotes and brackets after it), white space, and a
word that can open a sentence. It does not end behind an abbreviation that something follows
("No.", "Art.", "Dr."), behind an initial, or behind "U.S." unless a word follows that opens
sentences. In tables, every line is a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][\"”’')\]]*(?:\(\d[\d,\s–-]*\))?(?=\s)")
_OPENER = re.compile(r"[\"“‘'(\[]*(?:[A-Z0-9$€£À-ÞĀ-Ž]|[a-z]\)\s)")
_ALWAYS_FOLLOWED = frozenset(
    "no nos art arts sec secs para paras dr mr mrs ms prof st gen col lt sgt rep sen gov hon "
    "vol vols p pp ch fig vs v cf eg e.g i.e ie al ca c approx messrs jr sr rev capt cmdr amb "
    "jan feb mar apr jun jul aug sep sept oct nov dec arab reg ed eds".split()
)
_MAY_END = re.compile(r"(?:^|[\s(\[“\"‘])(?:[A-Z]\.){2,}$")
_INITIAL = re.compile(r"(?:^|[\s(\[“\"‘])[A-Z]\.$")
_SENTENCE_WORDS = frozenset(
    "the in it this these those he she they we a an as at by for from on although while when if "
    "however there since after before during under its their his her with not no according to "
    "despite but and or nor both some many most all each one two three".split()
)


def sentence_starts(text: str, *, by_line: bool = False) -> Iterator[int]:
    """Give the offset of the first character of each sentence of a block, in no set order.

    >>> list(sentence_starts("Law No. 5 was signed. The U.S. aid came."))
    [0, 22]
    """
    yield 0
    if by_line:
        yield from (line.end() for line in re.finditer(r"\n(?=\S)", text))
    for end in _END.finditer(text):
        after = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
        if after < len(text) and _OPENER.match(text, after) and _ends(text, end, after):
            yield after


def _ends(text: str, end: re.Match[str], after: int) -> bool:
    if text[end.start()] != "." or len(end[0]) > 1:
        return True
    word = re.search(r"[\w.]*$", text[max(0, end.start() - 20) : end.start()])
    if word and word[0].lower() in _ALWAYS_FOLLOWED:
        return False
    before = text[max(0, end.start() - 20) : end.start() + 1]
    if _MAY_END.search(before):
        following = re.match(r"\w+", text[after:])
        return following is not None and following[0].lower() in _SENTENCE_WORDS
    return not _INITIAL.search(before)
