"""A mention tagger on spaCy: an entity recognizer over a copy of the base pipeline's tok2vec."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tipfacts.learned.folder import ModelConfig, read_config
from tipfacts.learned.mentions import Found
from tipfacts.tag.parsed import Parsed, Sentence

WEIGHTS = "spacy"
"""Folder of the weights inside a model's folder, in spaCy's format."""
_SURE = 0.8
"""Score of a span where the configuration has measured none."""


@dataclass(frozen=True)
class SpacyTagger:
    """Runs the recognizer sentence by sentence, on the tokens of the base pipeline."""

    nlp: Language = field(repr=False)
    config: ModelConfig

    @property
    def extractor(self) -> str:
        """Give name and version, as records carry them."""
        return self.config.extractor

    def find(self, parsed: Parsed) -> tuple[Found, ...]:
        """Find the mentions of a document."""
        docs = self.nlp.pipe(self._copy(s) for s in parsed.sentences)
        return tuple(
            found
            for sentence, doc in zip(parsed.sentences, docs, strict=True)
            for found in self._found(parsed, sentence, doc)
        )

    def _copy(self, sentence: Sentence) -> Doc:
        """Give the tokens of a sentence as a document of its own."""
        words = sentence.words
        return Doc(
            self.nlp.vocab,
            words=[t.text for t in words],
            spaces=[bool(t.whitespace_) for t in words],
        )

    def _found(self, parsed: Parsed, sentence: Sentence, doc: Doc) -> Sequence[Found]:
        tokens = list(sentence.words)
        found = []
        for entity in doc.ents:
            start = parsed.token_start(sentence, tokens[entity.start])
            last = tokens[entity.end - 1]
            end = parsed.token_start(sentence, last) + len(last.text)
            score = self.config.confidence.get(entity.label_, _SURE)
            found.append(Found(start, min(end, sentence.end), entity.label_, score))
        return found


def load_spacy_tagger(folder: Path) -> SpacyTagger:
    """Load a tagger from its folder.

    Raises:
        InputError: the folder holds no model, or not the one that was trained.
    """
    config = read_config(folder)
    return SpacyTagger(spacy.load(folder / WEIGHTS), config)
