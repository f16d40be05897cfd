"""Which strings are English words: the word list that ships with symspellpy (MIT)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LIST = "frequency_dictionary_en_82_765.txt"
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})or(?=s?$|ed$|ing$|ers?$|s?hoods?$|able$|less$|ful$)"), "our"),
    (re.compile(r"ense(?=[sd]?$|less$)"), "ence"),
    (re.compile(r"(?<=[a-z]{2}[a-z])er(?=s?$)"), "re"),
    (re.compile(r"(?<=[aeiou])l(?=ing$|ed$|ers?$)"), "ll"),
    (re.compile(r"ll(?=ments?$|ful$)"), "l"),
    (re.compile(r"(?<=[a-z]{2})iz(?=e[sd]?$|ing$|ations?$)"), "is"),
)
"""American endings and the British ones that the list has instead."""


@cache
def _words() -> frozenset[str]:
    text = (files("symspellpy") / _LIST).read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines() if line)


def is_word(text: str) -> bool:
    """Say whether a string is a common English word, whatever its case.

    >>> is_word("Trafficking"), is_word("labor"), is_word("kanova")
    (True, True, False)
    """
    word = text.lower()
    return word in _words() or any(
        british != word and british in _words()
        for british in (ending.sub(other, word) for ending, other in _AMERICAN)
    )
