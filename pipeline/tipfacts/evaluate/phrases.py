"""How alike two phrases are: the overlap of their words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

SAME = 0.5
"""Two phrases with at least this overlap count as the same."""

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the"})


@lru_cache(maxsize=65536)
def words(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase, in lower case, without articles and accents.

    >>> words("The Côte d'Ivoire Act, No. 7")
    ('cote', 'd', 'ivoire', 'act', 'no', '7')
    """
    plain = unicodedata.normalize("NFKD", phrase.casefold())
    found = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(word for word in found if word not in _ARTICLES)


def overlap(expected: str | None, found: str | None) -> float:
    """Give the F1 of the words that two phrases share; two absent phrases agree.

    >>> overlap("signed the accord", "signed an accord")
    1.0
    >>> overlap("the Senate", None)
    0.0
    """
    if expected is None or found is None:
        return float(expected is found)
    a, b = Counter(words(expected)), Counter(words(found))
    if not a or not b:
        return float(expected.strip() == found.strip())
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total())
