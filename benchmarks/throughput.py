"""Words a second of the line and of each stage, as a ratio to the bare spaCy pipeline.

Both read the same texts in this process, on one core, models loaded beforehand. Every figure is
the best of several rounds; the ratio is what counts, the words a second depend on the machine.

    python benchmarks/throughput.py [FOLDER] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from tipfacts import load  # noqa: E402 - the thread limits must stand before numpy is loaded
from tipfacts.clean import clean  # noqa: E402
from tipfacts.document import Document  # noqa: E402
from tipfacts.read import read  # noqa: E402
from tipfacts.tag.pipeline import BASE_MODEL, load_base, model_name  # noqa: E402
from tipfacts.timing import Stopwatch  # noqa: E402


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", default="seeds", type=Path)
    parser.add_argument("--rounds", default=3, type=int)
    given = parser.parse_args()
    documents = [d for d in read([str(given.folder)]) if isinstance(d, Document)]
    words = sum(len(d.text.split()) for d in documents)
    line, bare = load(), load_base(BASE_MODEL)
    paragraphs = [p for d in documents for p in d.text.split("\n\n") if p.strip()]
    line("Warmed up in 2020."), list(bare.pipe(["Warmed up in 2020."]))

    peer = best(lambda: [len(doc) for doc in bare.pipe(paragraphs)], given.rounds)
    stages: dict[str, float] = {}

    def whole() -> None:
        watch = Stopwatch()
        for document in documents:
            with watch.of("clean"):
                structured = clean(document)
            line.extract(structured, watch=watch)
        for stage, seconds in watch.seconds.items():
            stages[stage] = min(seconds, stages.get(stage, seconds))

    ours = best(whole, given.rounds)
    print(f"{len(documents)} documents, {words} words, best of {given.rounds} rounds, one core")
    print(f"{'':24}{'words/s':>10}{'ratio':>8}")
    print(f"{'spaCy ' + model_name(bare)[:17]:24}{words / peer:10.0f}{1:8.2f}")
    print(f"{'tipfacts, whole line':24}{words / ours:10.0f}{peer / ours:8.2f}")
    for stage, seconds in stages.items():
        print(f"{'  ' + stage:24}{words / seconds:10.0f}{peer / seconds:8.2f}")


def best(do: Callable[[], object], rounds: int) -> float:
    """Give the seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        do()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
