"""Tables of documents: comma-separated values and Parquet."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from tipfacts.document import Document, Dropped
from tipfacts.errors import InputError
from tipfacts.read import Columns, Manner, Source, check_columns, find_sources, read_source
from tipfacts.read import parquet as reading

MEBIBYTE = 1024 * 1024


def items(path: Path, limit: int = MEBIBYTE, columns: Columns = Columns()) -> list[Any]:  # noqa: B008
    source = Source(path.name, path)
    return [
        i for i in read_source(source, Manner(limit, columns)) if isinstance(i, Document | Dropped)
    ]


def told(path: Path, limit: int = MEBIBYTE) -> list[tuple[str, str | None]]:
    return [(i.reason, i.place) for i in items(path, limit) if isinstance(i, Dropped)]


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def table(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


FIELDS = {
    "id": ["x", None],
    "text": ["One, “two”.\r\nThree.", "Four."],
    "title": ["T", ""],
    "country": ["Fiji", None],
    "year": [2003, None],
    "publisher": [None, "P"],
    "more": [1, 2],
}
READ = [
    Document("x", "One, “two”.\r\nThree.", "T", "Fiji", 2003),
    Document("{}:2", "Four.", publisher="P"),
]


def expected(name: str, encoding: str | None) -> list[Document]:
    from dataclasses import replace

    return [replace(d, id=d.id.format(name), encoding=encoding) for d in READ]


CSV = (
    'id,text,title,country,year,publisher,more\r\nx,"One, “two”.\r\nThree.",T,Fiji,2003,,1\r\n'
    "\r\n,Four.,,,,P,2\r\n"
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_csv_file_gives_a_document_a_row(tmp_path: Path, codec: str) -> None:
    path = written(tmp_path / "a.csv", CSV.encode(codec))
    assert items(path) == expected("a.csv", codec)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_seen_from_the_head(tmp_path: Path, delimiter: str) -> None:
    head = delimiter.join(["id", "text", "notes, if any"])
    row = delimiter.join(["x", "One, two.", "none"])
    assert items(written(tmp_path / "a.tsv", f"{head}\n{row}\n")) == [
        Document("x", "One, two.", encoding="utf-8")
    ]


def test_numbers_keep_their_zeros_and_quotes_are_doubled(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", 'id,text\n007,"He said ""no""."\n')
    assert items(path) == [Document("007", 'He said "no".', encoding="utf-8")]


def test_a_parquet_file_gives_a_document_a_row(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", **FIELDS)
    assert items(path) == expected("a.parquet", None)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
)
def test_every_kind_of_text_column_is_read(tmp_path: Path, kind: Any) -> None:
    path = table(tmp_path / "a.parquet", text=pa.array(["One.", "One."], pa.string()).cast(kind))
    assert [i.text for i in items(path)] == ["One.", "One."]


def test_columns_can_be_named(tmp_path: Path) -> None:
    named = Columns("body", "url")
    fields = {"body": ["One."], "url": ["u"], "id": ["no"], "text": ["no"]}
    for path in (
        table(tmp_path / "a.parquet", **fields),
        written(tmp_path / "a.csv", "body,url,id,text\nOne.,u,no,no\n"),
        written(tmp_path / "a.jsonl", '{"body": "One.", "url": "u", "id": "no", "text": "no"}'),
    ):
        assert [(i.id, i.text) for i in items(path, columns=named)] == [("u", "One.")]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.csv":
        written(path, "title,body\na,b\n")
    else:
        table(path, title=["a"], body=["b"])
    assert items(path)[0].detail == (
        f"{name} has no column 'text' of text: its columns are title, body; name one of them with "
        "--text-column or --id-column"
    )
    sources, _ = find_sources([str(path)])
    check_columns(sources, Columns())
    check_columns(sources, Columns("body", "title"))
    with pytest.raises(
        InputError, match=r"has no column 'boddy': its columns are title, body; name"
    ):
        check_columns(sources, Columns("boddy"))
    with pytest.raises(InputError, match=r"has no column 'nr'"):
        check_columns(sources, Columns("body", "nr"))


def test_a_column_of_numbers_is_no_column_of_text(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", text=[1], body=["b"])
    assert "its columns are text (int64), body;" in items(path)[0].detail


def test_a_file_of_facts_is_no_file_of_documents(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", type=["law"], evidence=["x"], extractor=["y"], text=["z"])
    assert told(path) == [("facts_file", None)]


def test_a_bad_row_is_told_with_its_number_and_costs_no_other(tmp_path: Path) -> None:
    rows = "a,One.,2003\nb,,2003\nc,Two.,soon\nd,Three.\ne,Four.,2004\n"
    path = written(tmp_path / "a.csv", f"id,text,year\n{rows}")
    assert [i.id for i in items(path) if isinstance(i, Document)] == ["a", "e"]
    assert told(path) == [("empty", "row 2"), ("bad_field", "row 3"), ("bad_field", "row 4")]
    path = table(tmp_path / "a.parquet", text=["One.", None, "a\0b"], year=[float("nan"), 1.0, 2.0])
    assert told(path) == [("no_text", "row 2"), ("binary", "row 3")]


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        ("", "empty", None),
        ("id,text\n", "empty", None),
        ("\n\n", "bad_table", "row 1"),
        ('id,text\na,One.\nb,"Two.\nc,Three.\n', "bad_table", "row 2"),
        ('id,text\na,"One." Two.\n', "bad_table", "row 1"),
        ("id,text\na,\0\0\n", "bad_table", "row 1"),
    ],
)
def test_what_is_no_table_is_told(
    tmp_path: Path, data: str, reason: str, place: str | None
) -> None:
    assert told(written(tmp_path / "a.csv", data)) == [(reason, place)]


def test_damaged_parquet_is_told(tmp_path: Path) -> None:
    whole = table(tmp_path / "a.parquet", **FIELDS).read_bytes()
    for data in (b"no", whole[:100], whole[:60] + b"\xff" * 40 + whole[100:]):
        assert told(written(tmp_path / "b.parquet", data))[-1][0] == "damaged"
    assert told(table(tmp_path / "c.parquet", text=pa.array([], pa.string()))) == [("empty", None)]


def test_a_large_row_is_told_and_costs_no_other(tmp_path: Path) -> None:
    long = "word " * 400
    fields = {"id": ["a", "b", "c"], "text": ["One.", long, "Three."]}
    lines = "".join(f"{i},{t}\n" for i, t in zip(*fields.values(), strict=True))
    for path in (
        written(tmp_path / "a.csv", f"id,text\n{lines}"),
        table(tmp_path / "a.parquet", **fields),
    ):
        assert [i.id for i in items(path, 1000) if isinstance(i, Document)] == ["a", "c"]
        assert told(path, 1000) == [("too_large", "row 2")]


def test_a_quote_that_never_ends_is_never_held(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'id,text\na,One.\nb,"')
        for _ in range(100):
            file.write(b"word and words\n" * 70_000)
    tracemalloc.start()
    found = items(path, MEBIBYTE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found[0].id, found[1].reason, found[1].place) == ("a", "bad_table", "row 2")
    assert peak < 40 * MEBIBYTE


def test_tables_are_read_zipped_and_in_archives(tmp_path: Path) -> None:
    made = table(tmp_path / "a.parquet", **FIELDS).read_bytes()
    path = written(tmp_path / "a.parquet.gz", gzip.compress(made))
    assert [i.text for i in items(path)] == [d.text for d in READ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.csv", CSV)
        file.writestr("a.parquet", made)
    path = written(tmp_path / "a.zip", out.getvalue())
    assert [i.id for i in items(path)] == ["x", "a.zip/a.csv:2", "x", "a.zip/a.parquet:2"]
    assert told(path, 500) == [("too_large", None)]


def test_a_parquet_file_larger_than_the_memory_is_read_as_a_stream(tmp_path: Path) -> None:
    """All is in one row group, as pandas writes it; no more than two pages are ever there."""
    path = tmp_path / "a.parquet"
    text = [f"{n} " + "".join(f"word{n}_{i} " for i in range(1_400)) for n in range(4096)]
    size = sum(map(len, text))
    pq.write_table(pa.table({"text": text}), path, row_group_size=10**6)
    del text
    pool = pa.default_memory_pool()
    pool.release_unused()
    before, most, seen = pool.bytes_allocated(), 0, 0
    for item in read_source(Source("a.parquet", path)):
        if isinstance(item, Document):
            most = max(most, pool.bytes_allocated() - before)
            seen += len(item.text)
    assert seen == size > 60 * MEBIBYTE
    assert most < 0.6 * size


def test_a_small_file_that_becomes_too_much_is_told(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "FREE_BYTES", 100_000)
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["word " * 20_000] * 1000}), path, compression="zstd")
    found = items(path)
    assert found[-1].reason == "too_dense"
    assert len(found) < 500


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_of_10000_columns_ends_soon(tmp_path: Path, name: str) -> None:
    names = ["text", *(f"c{n}" for n in range(10_000))]
    if name == "a.csv":
        path = written(tmp_path / name, f"{','.join(names)}\n{','.join(['One.'] * 10_001)}\n")
    else:
        path = table(tmp_path / name, **{n: ["One."] for n in names})
    assert [i.text for i in items(path)] == ["One."]
    named = Columns("nothing")
    assert len(items(path, columns=named)[0].detail) < 500
