"""A side table of what is known of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tipfacts.document import Document
from tipfacts.errors import InputError
from tipfacts.read import Manner, SideTable, Source, read_side_table, read_source


def side(path: Path, text: str | bytes, limit: int = 10_000) -> SideTable:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_side_table(path, {"Fiji", "FJI"}.__contains__, limit)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "meta.csv"


def test_a_row_tells_of_the_document_with_its_id_and_goes_over_what_it_says_itself(
    path: Path,
) -> None:
    known = side(path, "id,title,country,year,publisher\na.txt, A  B ,Fiji,2013,\n")
    document = Document("a.txt", "One.", "Old", "Chad", 2001, "Kept")
    assert known.told(document, "a.txt") == Document("a.txt", "One.", "A B", "Fiji", 2013, "Kept")
    other = Document("b.txt", "One.")
    assert known.told(other, "b.txt") is other


@pytest.mark.parametrize(
    ("key", "id_", "source"),
    [
        ("2013/a.txt", "2013/a.txt", "2013/a.txt"),
        ("a.txt", "2013/a.txt", "2013/a.txt"),
        ("a.txt", "r.zip/2013/a.txt", "r.zip"),
        ("rows.jsonl", "row 7", "in/rows.jsonl"),
        ("r.zip", "r.zip/b.txt", "r.zip"),
    ],
)
def test_a_file_is_named_by_its_path_or_its_name(
    path: Path, key: str, id_: str, source: str
) -> None:
    known = side(path, f"file;year\n{key};2013\n")
    assert known.told(Document(id_, "One."), source).year == 2013
    by_id = side(path, f"id;year\n{key};2013\n")
    assert by_id.told(Document(id_, "One."), source).year == (2013 if key == id_ else None)


def test_the_most_exact_row_wins(path: Path) -> None:
    rows = ",a.txt,2001\n,2013/a.txt,2002\n2013/a.txt,,2003\n"
    known = side(path, f"id,file,year\n{rows}")
    assert known.told(Document("2013/a.txt", "x"), "2013/a.txt").year == 2003
    known.by_id.clear()
    assert known.told(Document("2013/a.txt", "x"), "2013/a.txt").year == 2002


def test_what_was_used_is_reported(path: Path) -> None:
    known = side(path, "id,year,notes\na.txt,2013,x\n\nb.txt,2014,\n,,\nc.txt,,y\n")
    for id_ in ("a.txt", "a.txt", "d.txt"):
        known.told(Document(id_, "One."), id_)
    found = known.report()
    assert (found.name, found.rows, found.used, found.unused) == (
        "meta.csv",
        3,
        1,
        ("b.txt", "c.txt"),
    )
    assert (found.passed_over, found.documents_without_row) == (("notes",), 1)
    assert found.bytes == path.stat().st_size
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,year\na,2013\n", "no column 'id' or 'file': its columns are name, year"),
        (
            "id,yaer\na,2013\n",
            "tells nothing of documents: its columns are id, yaer; known are title",
        ),
        ("id,year,year\na,2013,2014\n", "two columns 'year'"),
        (
            "id,country\nb,Fiji\na,Atlantis\n",
            r"meta.csv, row 2 \(a\), column 'country': 'Atlantis' is no country",
        ),
        ("id,year\na,13\n", r"row 1 \(a\), column 'year': '13' is no year: give four digits"),
        ("id,year\na,2013\na,2014\n", "rows 1 and 2 both tell of 'a'"),
        ("id,year\n,2013\n", "row 1 names no document"),
        ("id,year\na,2013,x\n", "row 1 has 3 cells under 2 columns"),
        ("", "no table that can be read"),
        ('id,year\na,"2013\n', "no table that can be read"),
        ("id,year\n" + "a" * 60_000 + ",2013\n", "no table that can be read"),
        ("id,year\n" + "".join(f"{n},2013\n" for n in range(3000)), "is larger than 10000 bytes"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_place(path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        side(path, text)


def test_a_table_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_side_table(tmp_path / "no.csv", str.isalpha)


def test_reading_fills_in_what_the_table_tells(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    known = side(path, "file,country\na.txt,FJI\n")
    found: list[Any] = list(read_source(Source("a.txt", tmp_path / "a.txt"), Manner(known=known)))
    assert found[0].country == "FJI"
