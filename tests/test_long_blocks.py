"""A text in one line gives what the same text in paragraphs gives."""

from __future__ import annotations

from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document
from tipfacts.tag.long_blocks import LONGEST, LONGEST_TABLE, part_long_blocks
from tipfacts.tag.pipeline import LONGEST_SENTENCE, parse

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


def test_a_long_table_is_parted_between_rows_and_a_long_row_between_cells():
    rows = "\n".join(f"Office {n}\t{n}\t{n + 1}" for n in range(3000))
    row = "\t".join(str(n) for n in range(9000))
    for words, edge in ((rows, "\n"), (row, "\t")):
        text = f"Table 1. Inspections\n\n{words}"
        parted, _ = part_long_blocks(clean(Document("d", text)))
        blocks = [b for b in parted.blocks if b.role is Role.TABLE]
        assert len(blocks) > 1
        assert all(b.end - b.start <= LONGEST_TABLE for b in blocks)
        assert {parted.traced.text[b.end] for b in blocks[:-1]} == {edge}


def test_words_without_a_sentence_end_are_cut(line):
    parsed = parse(clean(Document("d", "the law of 1 A 2001 " * 300)), line.nlp)
    assert {len(s.words) for s in parsed.sentences[:2]} == {LONGEST_SENTENCE}
    assert sum(len(s.words) for s in parsed.sentences) == 1800
