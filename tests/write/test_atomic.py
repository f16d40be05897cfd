import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from tipfacts.document import Document
from tipfacts.errors import OutputError
from tipfacts.write import AtomicFile, Outputs, TextFolder


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "facts.jsonl"
    path.write_text("old\n")
    return path


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_the_new_file_takes_the_place_of_the_old_one_at_the_end(target):
    with AtomicFile(target) as file:
        file.write_line("new")
        file.finish()
        assert target.read_text() == "old\n"
        file.replace()
    assert (target.read_text(), names(target)) == ("new\n", ["facts.jsonl"])


def write(target: Path, *lines: str) -> None:
    with AtomicFile(target) as file:
        for line in lines:
            file.write_line(line)
        file.finish()
        file.replace()


def test_what_is_not_put_in_place_leaves_nothing(target):
    with pytest.raises(UnicodeEncodeError):
        write(target, "new", "\ud800")
    assert (target.read_text(), names(target)) == ("old\n", ["facts.jsonl"])


def test_a_full_disk_is_an_error_that_says_what_to_do(target, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"No space left on device.*free space"):
        write(target, "new")
    assert (target.read_text(), names(target)) == ("old\n", ["facts.jsonl"])


def test_a_link_stays_a_link(target, tmp_path):
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)
    write(link, "new")
    assert (link.is_symlink(), target.read_text()) == (True, "new\n")


@pytest.mark.parametrize("name", [".", "/dev/full"])
def test_what_is_no_file_is_never_replaced(tmp_path, name):
    with pytest.raises(OutputError, match="is not a file"):
        AtomicFile(tmp_path / name)


def test_none_of_the_files_of_a_run_is_put_in_place_before_all_are_whole(target):
    (target.parent / "facts.manifest.json").mkdir()
    with pytest.raises(OutputError, match=r"manifest\.json is not a file"):
        Outputs(target)
    assert target.read_text() == "old\n"
    assert names(target) == ["facts.jsonl", "facts.manifest.json"]


def test_texts_are_kept_byte_for_byte_under_safe_names(tmp_path):
    folder = TextFolder(tmp_path / "texts")
    for id_, name in (
        ("a/b.txt", "a/b.txt"),
        ("../../x", "%2E./%2E./x.txt"),
        ("/etc/x.md", "%/etc/x.md"),
        ("rows.jsonl:3", "rows.jsonl%3A3.txt"),
        ("é" * 99, "é" * 99 + ".txt"),
        ("w" * 999, "w" * 150 + f"%{sha256(b'w' * 999).hexdigest()[:16]}.txt"),
    ):
        folder.keep(Document(id_, "One.\r\nzwei\r"))
        assert (tmp_path / "texts" / name).read_bytes() == b"One.\r\nzwei\r"
    with pytest.raises(OutputError, match=r"two documents would be kept as a/b.txt"):
        folder.keep(Document("a/b", "Two."))
