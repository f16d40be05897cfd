"""A Hugging Face dataset as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tipfacts.document import Document, Dropped
from tipfacts.read.rows import Columns, document_of


def from_dataset(
    dataset: Iterable[Mapping[str, Any]],
    *,
    name: str = "dataset",
    text: str = "text",
    id: str = "id",  # noqa: A002 - the name of a column, as on the command line
) -> Iterator[Document | Dropped]:
    """Read the rows of a dataset, lazily: columns `text`, and `id`, `title`, ... where it has them.

    A dataset that is memory-mapped or streamed is never held.

    Args:
        dataset: a `datasets.Dataset` or `IterableDataset` (one split), or any rows.
        name: stands in the id of a row that has none, as `name:1` for the first.
        text: the column that holds the text.
        id: the column that holds the id.
    """
    columns = Columns(text, id)
    for number, row in enumerate(dataset, 1):
        yield document_of(row, name, f"row {number}", None, columns)
