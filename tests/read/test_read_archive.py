import gzip
import io
import struct
import tarfile
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.read.pdf_files import pdf
from tipfacts.document import Document, Dropped
from tipfacts.read import Manner, Source, archive, read_source
from tipfacts.read.reader import Input

MEBIBYTE = 1024 * 1024


def items(path: Path, limit: int = MEBIBYTE) -> list[Any]:
    return list(read_source(Source(path.name, path), Manner(limit)))


def texts(path: Path) -> list[tuple[str, str]]:
    return [(i.id, i.text) for i in items(path) if isinstance(i, Document)]


def reasons(path: Path, limit: int = MEBIBYTE) -> list[tuple[str, str]]:
    return [(i.source, i.reason) for i in items(path, limit) if isinstance(i, Dropped)]


def zipped(path: Path, **files: bytes) -> Path:
    return zipped_as(path, list(files.items()))


def zipped_as(path: Path, files: list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files:
            out.writestr(name, data)
    return path


def tarred(path: Path, files: list[tuple[str, bytes]], mode: Any = "w") -> Path:
    with tarfile.open(path, mode) as out:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
    return path


FILES = [
    ("2003/a.txt", b"One."),
    ("b.jsonl", b'{"text": "Two."}\n{"text": ""}\n'),
    ("c.txt.gz", gzip.compress(b"Three.")),
    ("d.pdf", pdf([(50, 700, 10, "Four.")])),
    ("e.xls", b"x"),
    (".hidden.txt", b"Five."),
    ("__MACOSX/._a.txt", b"Six."),
]


def expected(name: str) -> list[tuple[str, str]]:
    return [
        (f"{name}/2003/a.txt", "One."),
        (f"{name}/b.jsonl:1", "Two."),
        (f"{name}/c.txt.gz", "Three."),
        (f"{name}/d.pdf", "Four."),
    ]


@pytest.mark.parametrize(
    ("name", "mode"), [("a.zip", ""), ("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz")]
)
def test_the_files_of_an_archive_are_read_as_those_of_a_folder(tmp_path, name, mode):
    path = tmp_path / name
    _ = tarred(path, FILES, mode) if mode else zipped_as(path, FILES)
    assert texts(path) == expected(name)
    assert reasons(path) == [(f"{name}/b.jsonl", "empty"), (f"{name}/e.xls", "unsupported_format")]
    last = items(path)[-1]
    assert isinstance(last, Input)
    assert (last.bytes, last.documents) == (path.stat().st_size, 4)


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt", "a\\b.txt"]
)
def test_names_that_lead_out_of_the_archive_are_told(tmp_path, name):
    for path in (zipped_as(tmp_path / "a.zip", [(name, b"x"), ("b.txt", b"Two.")]),
                 tarred(tmp_path / "a.tar", [(name, b"x"), ("b.txt", b"Two.")])):  # fmt: skip
        assert [r for _, r in reasons(path)] == ["unsafe_name"]
        assert [t for _, t in texts(path)] == ["Two."]


def test_an_archive_in_an_archive_is_told(tmp_path):
    inner = zipped(tmp_path / "inner.zip", a=b"x").read_bytes()
    path = zipped_as(tmp_path / "a.zip", [("i.zip", inner), ("i.tar.gz", b""), ("i.tgz", b"")])
    assert [r for _, r in reasons(path)] == ["nested_archive"] * 3


def test_links_and_devices_in_a_tar_are_told(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as out:
        for name, kind in (
            ("l.txt", tarfile.SYMTYPE),
            ("h.txt", tarfile.LNKTYPE),
            ("p.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            out.addfile(info)
    assert [r for _, r in reasons(path)] == ["not_a_file"] * 3


def test_a_link_in_a_zip_is_told(tmp_path):
    info = zipfile.ZipInfo("l.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr(info, "/etc/hostname")
    assert reasons(tmp_path / "a.zip") == [("a.zip/l.txt", "not_a_file")]


def test_a_large_file_in_an_archive_is_told_and_costs_no_other(tmp_path):
    path = zipped_as(tmp_path / "a.zip", [("a.txt", b"a" * 2000), ("b.txt", b"Two.")])
    assert reasons(path, 1000) == [("a.zip/a.txt", "too_large")]


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_a_bomb_is_told_and_never_held(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(archive, "FREE_BYTES", 20 * MEBIBYTE)
    files = [("a.txt", b"One."), *[(f"{i}.jsonl", b"\0" * 30 * MEBIBYTE) for i in range(2)]]
    path = tmp_path / f"a.{kind}"
    _ = zipped_as(path, files) if kind == "zip" else tarred(path, files, "w:gz")
    del files
    tracemalloc.start()
    try:
        assert texts(path) == [(f"a.{kind}/a.txt", "One.")]
        assert tracemalloc.get_traced_memory()[1] < 15 * MEBIBYTE
    finally:
        tracemalloc.stop()
    assert reasons(path)[-1] == (f"a.{kind}", "too_dense")


def test_a_gzip_bomb_inside_is_told(tmp_path):
    bomb = gzip.compress(b"a" * 3 * MEBIBYTE)
    path = zipped_as(tmp_path / "a.zip", [("a.txt.gz", bomb), ("b.txt", b"Two.")])
    assert reasons(path) == [("a.zip/a.txt.gz", "too_large")]
    assert [t for _, t in texts(path)] == ["Two."]


def test_more_files_than_can_be_meant_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    path = zipped_as(tmp_path / "a.zip", [(f"{i}.txt", b"One.") for i in range(5)])
    assert (len(texts(path)), reasons(path)) == (3, [("a.zip", "too_many_files")])


def test_a_damaged_archive_is_told_and_what_is_whole_is_read(tmp_path):
    files = [(f"{i}.txt", bytes([65 + i]) * 5000) for i in range(3)]
    whole = tarred(tmp_path / "a.tar", files).read_bytes()
    (tmp_path / "a.tar").write_bytes(whole[:9000])
    assert len(texts(tmp_path / "a.tar")) == 1
    assert reasons(tmp_path / "a.tar")[-1][1] in {"damaged", "truncated"}
    whole = tarred(tmp_path / "b.tgz", files, "w:gz").read_bytes()
    (tmp_path / "b.tgz").write_bytes(whole[:-30])
    assert {r for _, r in reasons(tmp_path / "b.tgz")} <= {"damaged", "truncated"}
    assert reasons(tmp_path / "b.tgz")
    for name in ("c.zip", "c.tar", "c.tgz"):
        (tmp_path / name).write_bytes(b"no archive at all" * 99)
        assert reasons(tmp_path / name) == [(name, "damaged")]


def test_a_file_whose_sum_is_wrong_is_told_and_costs_no_other(tmp_path):
    path = zipped_as(tmp_path / "a.zip", [("a.txt", b"One. " * 99), ("b.txt", b"Two.")])
    data = bytearray(path.read_bytes())
    data[14:18] = b"\0\0\0\0"
    at = data.index(b"PK\x01\x02")
    data[at + 16 : at + 20] = b"\0\0\0\0"
    path.write_bytes(bytes(data))
    assert reasons(path) == [("a.zip/a.txt", "damaged")]
    assert [t for _, t in texts(path)] == ["Two."]


def test_a_locked_file_is_told(tmp_path):
    path = zipped_as(tmp_path / "a.zip", [("a.txt", b"One.")])
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    for place in (6, at + 8):
        data[place : place + 2] = struct.pack("<H", 1)
    path.write_bytes(bytes(data))
    assert reasons(path) == [("a.zip/a.txt", "encrypted")]


def test_an_archive_without_files_is_told(tmp_path):
    assert reasons(zipped_as(tmp_path / "a.zip", [])) == [("a.zip", "empty")]
    assert reasons(tarred(tmp_path / "a.tar", [])) == [("a.tar", "empty")]


def test_two_files_of_one_name_are_one_document(tmp_path):
    from tipfacts.read.reader import read_sources

    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped_as(tmp_path / "a.zip", [("a.txt", b"One."), ("a.txt", b"Two.")])
    found = [type(i).__name__ for i in read_sources([Source("a.zip", path)])]
    assert found == ["Document", "Dropped", "Input"]


def test_many_small_files_are_read_in_a_stream(tmp_path):
    path = zipped_as(tmp_path / "a.zip", [(f"{i}.txt", b"One.") for i in range(3000)])
    started = time.monotonic()
    assert len(texts(path)) == 3000
    assert time.monotonic() - started < 20
