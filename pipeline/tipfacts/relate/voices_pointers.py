"""What "the organization" and "the department" point back to, where no source was named before."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.relate.voices_source import Source
from tipfacts.relate.voices_spoken import Speakers, phrase_range, read_source
from tipfacts.tag.parsed import Sentence
from tipfacts.tag.sources_names import NAME, WORD, without_openers

_ANY_BODY = frozenset({"organization", "organisation", "group", "body", "report"})
_BACK = 3000
"""How far back the full name of "the department" is looked for, in characters."""


def named_subject(speakers: Speakers, sentence: Sentence, pointer: Source) -> Source | None:
    """Give the body that "the organization" means where it is the subject just before."""
    words = speakers.parsed.text[pointer.start : pointer.end].split()
    before = speakers.parsed.sentences[max(0, sentence.index - 2) : sentence.index]
    if len(words) < 2 or pointer.back != "body":
        return None
    for earlier in reversed([s for s in before if s.block == sentence.block]):
        subject = next((c for c in earlier.words.root.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.pos_ == "PROPN":
            source = read_source(
                speakers, earlier, *phrase_range(speakers.parsed, earlier, subject)
            )
            return source and replace(source, start=pointer.start, end=pointer.end)
    return None


def namesake(speakers: Speakers, pointer: Source) -> Source | None:
    """Give the body last named with the noun that points back: "the department"."""
    text = speakers.parsed.text
    noun = re.match(r"(?:the|this|that)\s+([a-z]{4,})\b", text[pointer.start : pointer.end].lower())
    if pointer.back != "body" or noun is None or noun[1] in _ANY_BODY:
        return None
    word = noun[1].capitalize()
    rest = rf"\s+(?:of|for)\s+{NAME}"
    named = re.compile(rf"(?:{WORD}\s+){{1,5}}{word}\b(?:{rest})?|\b{word}{rest}")
    found = list(named.finditer(text, max(0, pointer.start - _BACK), pointer.start))
    name = without_openers(found[-1][0]) if found else ""
    name = re.sub(r"^The\s+", "", re.split(r"(?<=[a-z])\.\s+", name)[-1])
    return replace(pointer, name=name, back=None) if name else None
