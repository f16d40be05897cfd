"""A Hugging Face dataset as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tipfacts.document import Document, Dropped
from tipfacts.read.rows import document_of


def from_dataset(
    dataset: Iterable[Mapping[str, Any]], *, name: str = "dataset", text: str = "text"
) -> Iterator[Document | Dropped]:
    """Read the rows of a dataset, lazily: columns `text`, and `id`, `title`, ... where it has them.

    Args:
        dataset: a `datasets.Dataset` or `IterableDataset` (one split), or any rows.
        name: stands in the id of a row that has none, as `name:1` for the first.
        text: the column that holds the text.
    """
    for number, row in enumerate(dataset, 1):
        yield document_of({**row, "text": row.get(text)}, name, f"row {number}", None)
