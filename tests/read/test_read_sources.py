import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tipfacts.errors import InputError
from tipfacts.read import find_sources


def ids(*inputs: Path, leave_out: Sequence[Path] = ()) -> tuple[list[str], list[tuple[str, str]]]:
    sources, dropped = find_sources([str(i) for i in inputs], leave_out=leave_out)
    return [s.id for s in sources], [(d.source, d.reason) for d in dropped]


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "in"
    for name in ("b.txt", "a/z.md", "a.TXT", "a/b/c.jsonl.gz", ".hidden.txt", ".git/x.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("One.")
    return root


def test_a_folder_gives_its_files_sorted_by_id_and_leaves_hidden_ones_out(folder):
    assert ids(folder) == (["a.TXT", "a/b/c.jsonl.gz", "a/z.md", "b.txt"], [])


def test_a_file_named_directly_has_its_name_and_comes_in_the_order_of_the_command(folder):
    assert ids(folder / "b.txt", folder / "a/z.md") == (["b.txt", "z.md"], [])


def test_a_file_that_two_inputs_name_is_read_once(folder):
    assert ids(folder, folder / "b.txt")[0].count("b.txt") == 1


def test_two_files_with_one_id_are_an_error_that_says_what_to_do(folder):
    (folder / "a" / "b.txt").write_text("Two.")
    with pytest.raises(InputError, match=r"would both be document 'b.txt': give the folder above"):
        ids(folder / "b.txt", folder / "a/b.txt")


@pytest.mark.parametrize("name", ["nowhere", "nowhere.txt"])
def test_what_is_not_there_is_an_error(tmp_path, name):
    with pytest.raises(InputError, match="is not there: check the path"):
        ids(tmp_path / name)


def test_a_folder_with_nothing_to_read_is_an_error_that_says_so(tmp_path):
    with pytest.raises(InputError, match=r"holds no file that can be read.*other files in it: 0"):
        ids(tmp_path)
    (tmp_path / "report.xls").write_bytes(b"x")
    with pytest.raises(InputError, match="other files in it: 1"):
        ids(tmp_path)


def test_a_format_that_is_not_read_is_told_beside_those_that_are(folder):
    (folder / "c.xls").write_bytes(b"x")
    assert ids(folder)[1] == [("c.xls", "unsupported_format")]


def test_broken_links_and_loops_are_told_and_links_to_files_are_followed(folder):
    (folder / "broken.txt").symlink_to("gone.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "good.txt").symlink_to("b.txt")
    found, dropped = ids(folder)
    assert "good.txt" in found
    assert sorted(dropped) == [("broken.txt", "broken_link"), ("loop", "link_loop")]


def test_a_linked_folder_is_read(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text("Two.")
    (folder / "more").symlink_to(other)
    assert "more/x.txt" in ids(folder)[0]


def test_a_pipe_is_told_and_not_waited_for(folder):
    os.mkfifo(folder / "p.txt")
    assert ids(folder)[1] == [("p.txt", "not_a_file")]


def test_what_the_run_writes_is_not_read(folder):
    assert "b.txt" not in ids(folder, leave_out=[folder / "b.txt"])[0]


def test_a_name_that_is_no_text_is_told(folder):
    with open(os.fsencode(folder) + b"/bad\xff.txt", "w") as file:
        file.write("One.")
    assert ids(folder)[1] == [("bad\\xff.txt", "bad_name")]
