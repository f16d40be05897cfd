from typing import Any

import datasets

from tipfacts.document import Document
from tipfacts.read import from_dataset


def test_the_rows_of_a_dataset_are_documents_or_told():
    rows = datasets.Dataset.from_list(
        [{"id": "x", "text": "One.", "year": 2003, "n": 1}, {"text": None}, {"text": "Three."}]
    )
    found: list[Any] = list(from_dataset(rows, name="d"))
    assert found[0] == Document("x", "One.", year=2003)
    assert (found[1].reason, found[1].place) == ("no_text", "row 2")
    assert found[2] == Document("d:3", "Three.")


def test_another_column_can_hold_the_text_and_rows_stream():
    rows = datasets.Dataset.from_list([{"body": "One.", "text": "no"}]).to_iterable_dataset()
    assert list(from_dataset(rows, text="body")) == [Document("dataset:1", "One.")]


def test_a_line_reads_a_dataset_and_keeps_in_step(line):
    rows = datasets.Dataset.from_list([{"text": "It was signed in 2004."}, {"text": ""}])
    found = list(line.pipe(from_dataset(rows)))
    assert [len(records) > 0 for records in found] == [True, False]
    assert found[0][0].doc == "dataset:1"
