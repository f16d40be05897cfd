import gzip
import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.read.zipped_files import odt
from tipfacts.document import Document, Dropped
from tipfacts.read import REASONS, Manner, Source, read, read_source
from tipfacts.read.reader import Input, read_sources

MEBIBYTE = 1024 * 1024


def items(path: Path, limit: int = MEBIBYTE) -> list[Any]:
    return list(read_source(Source(path.name, path), Manner(limit)))


def texts(path: Path, limit: int = MEBIBYTE) -> list[tuple[str, str]]:
    return [(i.id, i.text) for i in items(path, limit) if isinstance(i, Document)]


def reasons(path: Path, limit: int = MEBIBYTE) -> list[tuple[str, str | None]]:
    return [(i.reason, i.place) for i in items(path, limit) if isinstance(i, Dropped)]


def rows(path: Path, *given: Any) -> Path:
    path.write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in given))
    return path


def test_line_ends_and_spaces_stay_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\r\n One.\r\n\tTwo.\rThree. \n")
    assert texts(path) == [("a.txt", "\r\n One.\r\n\tTwo.\rThree. \n")]


def test_a_source_ends_with_what_it_was(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.")
    last = items(path)[-1]
    assert isinstance(last, Input)
    assert (last.id, last.bytes, last.encoding, last.documents) == ("a.txt", 7, "utf-8-sig", 1)
    assert last.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_zipped_file_is_hashed_as_it_lies_there_and_read_unzipped(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"One."))
    assert texts(path) == [("a.txt.gz", "One.")]
    assert items(path)[-1].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_rows_give_documents_with_what_is_known_of_them(tmp_path):
    path = rows(
        tmp_path / "a.jsonl",
        {"id": "x", "text": "One.", "title": "T", "country": "Fiji", "year": "2003", "more": [1]},
        {"id": 7, "text": "Two.", "year": None, "publisher": ""},
        "",
        {"text": "Three.\r\n"},
    )
    assert [i for i in items(path) if isinstance(i, Document)] == [
        Document("x", "One.", "T", "Fiji", 2003, None, "utf-8"),
        Document("7", "Two.", encoding="utf-8"),
        Document("a.jsonl:4", "Three.\r\n", encoding="utf-8"),
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_rows_are_read_in_every_encoding_that_says_what_it_is(tmp_path, codec):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "Ċapital’s"}\n{"text": "Two."}\n'.encode(codec))
    assert texts(path) == [("a.jsonl:1", "Ċapital’s"), ("a.jsonl:2", "Two.")]
    assert items(path)[0].encoding == codec


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x"}', "no_text"),
        ('{"text": 3}', "no_text"),
        ('{"text": " "}', "empty"),
        ('{"text": "a\\u0000b"}', "binary"),
        ('{"text": "a\\ud800b"}', "undecodable"),
        ('{"text": "a", "id": "\\ud800"}', "bad_field"),
        ('{"text": "a", "year": "soon"}', "bad_field"),
        ('{"text": "a"', "bad_json"),
        ('["a"]', "bad_json"),
        ("[" * 100_000, "bad_json"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_costs_no_other(tmp_path, line, reason):
    path = rows(tmp_path / "a.jsonl", {"text": "One."}, line, {"text": "Two."})
    assert texts(path) == [("a.jsonl:1", "One."), ("a.jsonl:3", "Two.")]
    assert reasons(path) == [(reason, "line 2")]


def test_an_id_that_was_there_before_is_told(tmp_path):
    path = rows(tmp_path / "a.jsonl", {"id": "x", "text": "One."}, {"id": "x", "text": "Two."})
    found: list[Any] = list(read_sources([Source("a.jsonl", path)]))
    assert [type(i).__name__ for i in found] == ["Document", "Dropped", "Input"]
    assert found[1].reason == "duplicate_id"


def test_a_file_of_facts_is_no_file_of_documents(tmp_path):
    fact = {"id": "date:0", "type": "date", "text": "2004", "extractor": "rules/1"}
    assert reasons(rows(tmp_path / "f.jsonl", fact, fact)) == [("facts_file", None)]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.txt.gz", "a.jsonl.gz"])
def test_a_file_without_text_is_told(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"")
    assert reasons(path) == [("empty", None)]
    path.write_bytes(gzip.compress(b" \n\n") if name.endswith("gz") else b" \n\n")
    assert reasons(path) == [("empty", None)]


def test_gzip_that_ends_early_gives_the_rows_that_are_whole(tmp_path):
    given = "".join(
        json.dumps({"text": f"Row {i} of many, {i * 7919}."}) + "\n" for i in range(999)
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(given.encode())[:-2000])
    assert len(texts(path)) > 100
    assert reasons(path) == [("truncated", None)]


def test_a_zipped_text_that_ends_early_or_is_damaged_is_no_document(tmp_path):
    path, data = tmp_path / "a.txt.gz", gzip.compress(b"One. Two. Three. " * 99)
    for spoiled, reason in (
        (data[:-9], "truncated"),
        (data[:5], "truncated"),
        (b"not gzip at all", "damaged"),
        (data[:-6] + b"\0" * 6, "damaged"),
    ):
        path.write_bytes(spoiled)
        assert (texts(path), reasons(path)) == ([], [(reason, None)])


def test_a_line_of_200_megabytes_is_told_and_never_held(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "x", "text": "One."}\n')
        file.seek(200 * MEBIBYTE, 1)
        file.write(b'\n{"id": "y", "text": "Two."}\n')
    tracemalloc.start()
    try:
        assert [i for i, _ in texts(path)] == ["x", "y"]
        assert tracemalloc.get_traced_memory()[1] < 10 * MEBIBYTE
    finally:
        tracemalloc.stop()
    assert reasons(path) == [("too_large", "line 2")]


def test_a_large_text_is_told_and_so_is_a_small_file_that_unzips_to_one(tmp_path):
    path, zipped = tmp_path / "a.txt", tmp_path / "a.txt.gz"
    path.write_bytes(b"a" * 101)
    zipped.write_bytes(gzip.compress(b"a" * 101))
    assert reasons(path, 100) == reasons(zipped, 100) == [("too_large", None)]
    assert texts(path, 101) == [("a.txt", "a" * 101)]


def test_a_small_file_that_gives_a_large_text_is_told(tmp_path):
    path = tmp_path / "a.odt"
    path.write_bytes(odt(f"<text:p>{'word ' * 100_000}</text:p>"))
    assert reasons(path, 100_000) == [("too_large", None)]
    assert reasons(path, 500_000) == []


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("One.")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        pass
    else:  # root reads everything

        def refuse(*_args, **_kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    (found,) = items(path)
    assert (found.reason, "Permission denied" in found.detail) == ("unreadable", True)


def test_read_gives_documents_and_what_was_dropped_in_one_order(tmp_path):
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("")
    assert [type(i).__name__ for i in read([str(tmp_path)])] == ["Dropped", "Document"]


def test_every_reason_is_explained_to_people():
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text()
    assert [reason for reason in REASONS if f"| `{reason}` |" not in page] == []
