"""Train the encoder tagger: low-rank adapters and a head over the packaged encoder."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tipfacts.learned.encoder import BASE as ENCODER
from tipfacts.learned.encoder import encoder_path, needed
from tipfacts.learned.encoder_tagger import ADAPTER, SIZE, EncoderTagger, bio, decoded, pieces_of
from tipfacts.learned.folder import ModelConfig
from tipfacts.train.data import Example
from tipfacts.train.scores import Tally, spans_tally
from tipfacts.train.tagger import Recipe, Report
from tipfacts.train.words import Tokens, tokens_of

_IGNORED = -100
_RANK = 16


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as the encoder learns from it: pieces with their marks, and a class for each."""

    ids: tuple[int, ...]
    classes: tuple[int, ...]


def train_encoder(
    training: Sequence[Example],
    development: Sequence[Example],
    recipe: Recipe,
    folder: Path,
    report: Report | None = None,
) -> None:
    """Train adapters and a head, and write those of the best pass into `folder`.

    Raises:
        InputError: the extra `neural` is not installed.
    """
    torch, transformers = needed("torch"), needed("transformers")
    transformers.utils.logging.set_verbosity_error()
    torch.manual_seed(recipe.seed)
    tokenizer = transformers.AutoTokenizer.from_pretrained(encoder_path(), local_files_only=True)
    model = _adapted(recipe)
    rows = [encoded(tokenizer, tokens_of(one), recipe.labels) for one in training]
    steps = recipe.passes * ((len(rows) + recipe.batch - 1) // recipe.batch)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], recipe.rate)
    schedule = transformers.get_linear_schedule_with_warmup(optimizer, steps // 10, steps)
    config = ModelConfig(kind="encoder-tagger", name="new", labels=recipe.labels, base="")
    best, since, rng = -1.0, 0, random.Random(recipe.seed)
    for number in range(1, recipe.passes + 1):
        loss = _pass(model, optimizer, schedule, _batches(rows, recipe.batch, rng))
        tally = measure(EncoderTagger(model.eval(), tokenizer, config), development)
        if report:
            report(number, loss, tally)
        since += 1
        if tally.f1 > best or not development:
            best, since = tally.f1, 0
            _save(model, folder)
        if since >= recipe.patience:
            break


def _adapted(recipe: Recipe) -> Any:
    """Give the encoder with adapters in its attention and its feed-forward layers, and a head."""
    peft, transformers = needed("peft"), needed("transformers")
    bare = transformers.AutoModelForTokenClassification.from_pretrained(
        encoder_path(), num_labels=len(bio(recipe.labels)), local_files_only=True
    )
    told = peft.LoraConfig(
        task_type="TOKEN_CLS",
        r=_RANK,
        lora_alpha=2 * _RANK,
        lora_dropout=0.1,
        target_modules=["query", "key", "value", "dense"],
        modules_to_save=["classifier"],
    )
    return peft.get_peft_model(bare, told)


def encoded(tokenizer: Any, tokens: Tokens, labels: Sequence[str]) -> Encoded:
    """Give the pieces of a sentence and their classes; only the first piece of a word has one."""
    classes = {name: i for i, name in enumerate(bio(labels))}
    pieces = pieces_of(tokenizer, tokens.words)
    told, before = [_IGNORED], -1
    for word in pieces.words[:SIZE]:
        told.append(classes.get(tokens.tags[word], 0) if word != before else _IGNORED)
        before = word
    ids = (tokenizer.cls_token_id, *pieces.ids[:SIZE], tokenizer.sep_token_id)
    return Encoded(ids, (*told, _IGNORED))


def _batches(rows: Sequence[Encoded], size: int, rng: random.Random) -> list[list[Encoded]]:
    """Give batches of sentences of about one length, in random order."""
    order = sorted(rows, key=lambda r: len(r.ids) + rng.random() * 8)
    batches = [list(order[i : i + size]) for i in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def _pass(model: Any, optimizer: Any, schedule: Any, batches: list[list[Encoded]]) -> float:
    torch, total = needed("torch"), 0.0
    model.train()
    for batch in batches:
        width = max(len(row.ids) for row in batch)
        ids, mask, told = (torch.zeros((len(batch), width), dtype=torch.long) for _ in range(3))
        told += _IGNORED
        for i, row in enumerate(batch):
            ids[i, : len(row.ids)] = torch.tensor(row.ids)
            mask[i, : len(row.ids)] = 1
            told[i, : len(row.ids)] = torch.tensor(row.classes)
        loss = model(input_ids=ids, attention_mask=mask, labels=told).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        total += float(loss.detach())
    return total


def measure(tagger: EncoderTagger, sentences: Sequence[Example]) -> Tally:
    """Count what a tagger finds of the marks of sentences, by overlap."""
    told = [tokens_of(one) for one in sentences]
    labels = tagger.config.labels
    pairs = []
    for tokens, chances in zip(told, tagger.chances([t.words for t in told]), strict=True):
        found = [
            (*tokens.range(first, last), label)
            for first, last, label, score in decoded(chances, labels)
            if score >= 0.5
        ]
        pairs.append((list(tokens.spans), found))
    return spans_tally(pairs)


def _save(model: Any, folder: Path) -> None:
    shutil.rmtree(folder / ADAPTER, ignore_errors=True)
    model.save_pretrained(folder / ADAPTER)
    (folder / ADAPTER / "README.md").unlink(missing_ok=True)
    _forget_place(folder / ADAPTER / "adapter_config.json")


def _forget_place(path: Path) -> None:
    """Name the packaged encoder in place of the folder where it lies on this machine."""
    told = json.loads(path.read_text(encoding="utf-8"))
    told["base_model_name_or_path"] = ENCODER
    for name in ("target_modules", "modules_to_save"):
        told[name] = sorted(set(told[name]))
    text = json.dumps(told, indent=1, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
