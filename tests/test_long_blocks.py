"""A text in one line gives what the same text in paragraphs gives."""

from __future__ import annotations

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.tag.long_blocks import LONGEST, part_long_blocks

SENTENCES = [
    f"In {2001 + i % 20} police in Mali opened {i % 90 + 3} trafficking investigations."
    for i in range(160)
]


def counts(line, text):
    return sorted((r.type, r.evidence[0].text) for r in line(Document("d", text, country="Mali")))


def test_no_mention_is_lost_at_the_edges(line):
    assert counts(line, " ".join(SENTENCES)) == counts(line, "\n\n".join(SENTENCES))


def test_parts_are_no_longer_than_the_longest_and_cover_the_words():
    whole = clean(Document("d", " ".join(SENTENCES)))
    parted, skip = part_long_blocks(whole, frozenset({0}))
    text = whole.traced.text
    assert all(b.end - b.start <= LONGEST for b in parted.blocks)
    assert " ".join(text[b.start : b.end] for b in parted.blocks) == text
    assert skip == set(range(len(parted.blocks)))
