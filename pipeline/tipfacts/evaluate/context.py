"""The sentence around a record, for people to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipfacts.evaluate.items import Range

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?][\"”’)])\s+(?=[A-Z“\"])|(?<=[.!?])\s+(?=[A-Z“\"(])")
_MOST = 300


def sentence_around(text: str, spans: Sequence[Range]) -> Range:
    """Give the bounds of the sentence that the spans stand in, at most 300 characters wider.

    A rough cut for showing: blank lines and full stops end a sentence.

    >>> text = "It rained. They signed it in 2000. Then it dried."
    >>> text[slice(*sentence_around(text, [(29, 33)]))]
    'They signed it in 2000.'
    """
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    begin, end = max(0, first - _MOST), min(len(text), last + _MOST)
    for found in _BREAK.finditer(text, begin, first):
        begin = found.end()
    after = _BREAK.search(text, last, end)
    return begin, after.start() if after else end


def in_sentence(text: str, spans: Sequence[Range]) -> str:
    """Write the sentence on one line with the spans marked.

    >>> in_sentence("They signed it in 2000.", [(18, 22)])
    'They signed it in **[2000]**.'
    """
    begin, end = sentence_around(text, spans)
    parts, at = [], begin
    for start, stop in sorted(spans):
        parts += [text[at:start], "**[", text[start:stop], "]**"]
        at = stop
    return " ".join("".join([*parts, text[at:end]]).split())
