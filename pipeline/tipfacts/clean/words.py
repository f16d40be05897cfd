"""Which strings are English words: the word list that ships with symspellpy (MIT)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LIST = "frequency_dictionary_en_82_765.txt"


@cache
def _words() -> frozenset[str]:
    text = (files("symspellpy") / _LIST).read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines() if line)


def is_word(text: str) -> bool:
    """Say whether a string is a common English word, whatever its case.

    >>> is_word("Trafficking"), is_word("kanova")
    (True, False)
    """
    return text.lower() in _words()
