"""Words that a line end broke in two, put together by the document's own words and a word list."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import partial

from tipfacts.clean.traced import Traced
from tipfacts.clean.words import is_word

_LETTERS = r"[^\W\d_]+"
_LINE_END = re.compile(r"-[ \t]*\n")
_BROKEN_WORD = re.compile(rf"\b({_LETTERS})-[ \t]*\n[ \t]*({_LETTERS})\b")
_WHOLE_WORD = re.compile(rf"{_LETTERS}(?:-{_LETTERS})*(?!-?\n)")
_PREFIXES = frozenset("anti non co pre post self multi inter sub ex counter".split())


def join_broken_words(text: Traced) -> Traced:
    r"""Join a word that a line end broke in two; a true hyphen stays.

    What the document writes in one line elsewhere counts first, then the word list.

    >>> join_broken_words(Traced.of("traf-\nficking, anti-\ntrafficking")).text
    'trafficking, anti-trafficking'
    """
    if not _LINE_END.search(text.text) or not _BROKEN_WORD.search(text.text):
        return text
    return text.sub(
        _BROKEN_WORD, partial(_join_word, known=whole_words(text.text)), "join_broken_words"
    )


def _join_word(match: re.Match[str], known: Set[str]) -> str:
    left, right = match[1], match[2]
    return f"{left}-{right}" if keeps_hyphen(left, right, known) else left + right


def whole_words(text: str) -> frozenset[str]:
    """Give the words of a text that stand in one line, in lower case, with their hyphens."""
    return frozenset(word.lower() for word in _WHOLE_WORD.findall(text))


def keeps_hyphen(left: str, right: str, known: Set[str] = frozenset()) -> bool:
    """Say whether the hyphen between two halves is a true one.

    Args:
        left: the half before it.
        right: the half behind it.
        known: words of the document that were not broken.

    >>> keeps_hyphen("traf", "ficking"), keeps_hyphen("long", "term")
    (False, True)
    >>> keeps_hyphen("Zelmi", "kanova", {"zelmi-kanova"})
    True
    """
    if right[0].isupper() and not left.isupper():
        return True
    joined, parted = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if (joined in known) != (parted in known):
        return parted in known
    if is_word(joined):
        return False
    return left.lower() in _PREFIXES or (is_word(left) and is_word(right))
