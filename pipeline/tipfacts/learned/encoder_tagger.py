"""A mention tagger on the packaged encoder: a token classifier with low-rank adapters (peft).

Needs the extra `neural`. The words of a sentence are cut into pieces; a sentence longer than a window is
read in windows that overlap, and each piece counts where it stands farthest from an edge.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tipfacts.learned.encoder import encoder_path, needed
from tipfacts.learned.folder import ModelConfig, read_config
from tipfacts.learned.mentions import Found
from tipfacts.learned.windows import Floats, Window, joined, windows
from tipfacts.tag.parsed import Parsed, Sentence

ADAPTER = "adapter"
"""Folder of the adapters inside a model's folder."""
SIZE, OVERLAP = 254, 64
"""Pieces of a window without its two marks, and of what neighbours share."""
_BATCH = 32
_LIMIT = 0.5


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence in pieces; `words` gives the word of each."""

    ids: tuple[int, ...]
    words: tuple[int, ...]


def pieces_of(tokenizer: Any, words: Sequence[str]) -> Pieces:
    """Cut words into pieces, without the marks at the ends."""
    made = tokenizer(list(words), is_split_into_words=True, add_special_tokens=False)
    return Pieces(tuple(made["input_ids"]), tuple(made.word_ids()))


def bio(labels: Sequence[str]) -> tuple[str, ...]:
    """Give the classes of a token classifier: outside, and for each label its begin and inside."""
    return ("O", *(f"{at}-{label}" for label in labels for at in "BI"))


@dataclass(frozen=True)
class EncoderTagger:
    """Runs the encoder sentence by sentence, on the words of the base pipeline."""

    model: Any = field(repr=False)
    tokenizer: Any = field(repr=False)
    config: ModelConfig

    @property
    def extractor(self) -> str:
        """Give name and version, as records carry them."""
        return self.config.extractor

    def find(self, parsed: Parsed) -> tuple[Found, ...]:
        """Find the mentions of a document."""
        words = [[t.text for t in s.words] for s in parsed.sentences]
        found: list[Found] = []
        for sentence, chances in zip(parsed.sentences, self.chances(words), strict=True):
            found += self._found(parsed, sentence, chances)
        return tuple(found)

    def chances(self, sentences: Sequence[Sequence[str]]) -> Iterator[Floats]:
        """Give, for each sentence, the probabilities of shape (words, classes)."""
        for begin in range(0, len(sentences), _BATCH):
            yield from self._batch(sentences[begin : begin + _BATCH])

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Iterator[Floats]:
        cut = [pieces_of(self.tokenizer, words) for words in sentences]
        jobs = [
            (n, w) for n, p in enumerate(cut) for w in windows(len(p.ids), SIZE, OVERLAP) if p.ids
        ]
        read = self._read([cut[n].ids[w.start : w.end] for n, w in jobs])
        for number, (words, pieces) in enumerate(zip(sentences, cut, strict=True)):
            parts = [(w, v) for (n, w), v in zip(jobs, read, strict=True) if n == number]
            yield self._of_words(len(words), pieces, parts)

    def _read(self, rows: Sequence[Sequence[int]]) -> list[Floats]:
        """Run the model over rows of pieces; gives probabilities without those of the marks."""
        if not rows:
            return []
        torch = needed("torch")
        first, last, pad = (
            self.tokenizer.cls_token_id,
            self.tokenizer.sep_token_id,
            self.tokenizer.pad_token_id,
        )
        width = max(len(row) for row in rows) + 2
        ids = torch.full((len(rows), width), pad)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for i, row in enumerate(rows):
            ids[i, : len(row) + 2] = torch.tensor([first, *row, last])
            mask[i, : len(row) + 2] = 1
        with torch.inference_mode():
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        chances = torch.softmax(logits, dim=-1).numpy()
        return [chances[i, 1 : len(row) + 1] for i, row in enumerate(rows)]

    def _of_words(
        self, count: int, pieces: Pieces, parts: Sequence[tuple[Window, Floats]]
    ) -> Floats:
        """Give the probabilities of words: those of the first piece of each."""
        classes = len(bio(self.config.labels))
        found = np.zeros((count, classes), dtype=np.float32)
        found[:, 0] = 1
        if parts:
            values = joined(parts, len(pieces.ids))
            for place in range(len(pieces.words) - 1, -1, -1):
                found[pieces.words[place]] = values[place]
        return found

    def _found(self, parsed: Parsed, sentence: Sentence, chances: Floats) -> Iterator[Found]:
        tokens = list(sentence.words)
        limits = self.config.thresholds
        for first, last, label, score in decoded(chances, self.config.labels):
            if score >= limits.get(label, _LIMIT):
                start = parsed.token_start(sentence, tokens[first])
                end = parsed.token_start(sentence, tokens[last]) + len(tokens[last].text)
                sure = self.config.confidence.get(label, score)
                yield Found(start, min(end, sentence.end), label, sure)


def decoded(
    chances: Floats, labels: Sequence[str], least: float = 0.3
) -> Iterator[tuple[int, int, str, float]]:
    """Give the spans in a row of probabilities: first and last word, label, mean probability.

    A word belongs to a label by the sum of its begin and its inside, where that is at least `least`
    and more than any other label's; a span ends where another begins.
    """
    for number, label in enumerate(labels):
        begin, inside = chances[:, 1 + 2 * number], chances[:, 2 + 2 * number]
        own = begin + inside
        at = 0
        while at < len(own):
            if own[at] < least:
                at += 1
                continue
            end = at + 1
            while end < len(own) and own[end] >= least and begin[end] <= inside[end]:
                end += 1
            yield at, end - 1, label, float(own[at:end].mean())
            at = end


def load_encoder_tagger(folder: Path) -> EncoderTagger:
    """Load a tagger from its folder, its adapters merged into the packaged encoder.

    Raises:
        InputError: the folder holds no such model, or the extra `neural` is not installed.
    """
    config = read_config(folder)
    transformers, peft = needed("transformers"), needed("peft")
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    path = encoder_path()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        bare = transformers.AutoModelForTokenClassification.from_pretrained(
            path, num_labels=len(bio(config.labels)), local_files_only=True
        )
        model = peft.PeftModel.from_pretrained(bare, folder / ADAPTER).merge_and_unload()
    tokenizer = transformers.AutoTokenizer.from_pretrained(path, local_files_only=True)
    return EncoderTagger(model.eval(), tokenizer, config)
