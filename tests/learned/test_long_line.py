"""A text of 50,000 words in one line loses no mention at the edges of windows."""

from __future__ import annotations

import spacy

from tipfacts.clean.structured import Block, Role, Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document
from tipfacts.learned.profiles import models_home
from tipfacts.learned.spacy_tagger import load_spacy_tagger
from tipfacts.tag.pipeline import parse

WORDS = "In {} deputies passed the Harbour Workers (Protection) Act {} and closed {} yards."


def _laid_out(sentences: list[str], joint: str) -> Structured:
    """Lay sentences out in one paragraph, or each in its own."""
    text = joint.join(sentences)
    blocks, at = [], 0
    for sentence in sentences:
        blocks.append(Block(at, at + len(sentence), Role.PARAGRAPH))
        at += len(sentence) + len(joint)
    whole = (Block(0, len(text), Role.PARAGRAPH),)
    return Structured(
        Document("d", text), Traced.of(text), whole if joint == " " else tuple(blocks)
    )


def test_one_line_and_paragraphs_give_the_same_mentions():
    tagger = load_spacy_tagger(models_home() / "light-tagger")
    years = [1950 + n % 60 for n in range(3900)]
    sentences = [WORDS.format(y, y - 1, n % 90 + 2) for n, y in enumerate(years)]
    assert sum(len(s.split()) for s in sentences) > 50_000
    found = []
    for joint in (" ", "\n\n"):
        parsed = parse(_laid_out(sentences, joint), spacy.blank("en"))
        found.append([parsed.text[f.start : f.end] for f in tagger.find(parsed)])
    assert len(found[1]) >= 3900
    assert found[0] == found[1]
