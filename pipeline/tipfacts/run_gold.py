"""Run the line over annotated texts, each with what the index knows of its document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tipfacts.annotate.sources import Source, document
from tipfacts.run import Job, Summary, Watcher, run
from tipfacts.settings import Settings


def run_gold(
    texts: Mapping[str, str],
    index: Mapping[str, Source],
    output: Path,
    settings: Settings | None = None,
    watcher: Watcher | None = None,
) -> Summary:
    """Read the texts for facts, as one corpus, relations too.

    Args:
        texts: raw text by document id.
        index: country and year of documents; a text that it lacks is read without.
        output: the facts file.
        settings: of the run; by default one process, with relations.
        watcher: told how far the run is.

    Raises:
        OutputError: the result could not be written.
    """
    with TemporaryDirectory() as folder:
        rows = Path(folder) / "gold.jsonl"
        rows.write_text("".join(_rows(texts, index)), encoding="utf-8", newline="\n")
        return run(Job((str(rows),), output, settings or Settings(relations=True)), watcher)


def _rows(texts: Mapping[str, str], index: Mapping[str, Source]) -> Iterable[str]:
    for name, text in sorted(texts.items()):
        known = document(name, text, index)
        fields = {"id": known.id, "text": known.text, "country": known.country, "year": known.year}
        yield json.dumps(fields, ensure_ascii=False) + "\n"
