"""`tipfacts clean`: the cleaned text, what each step did, and lines that recur."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from tipfacts.cli import app

WORDS = "The ministry opened two shelters in the north and trained forty officers over the summer"
DIRTY = f"{WORDS} of traf-\nficking.¹² It was so&nbsp;said.\n\n- Open more."


def call(*given):
    return CliRunner().invoke(app, ["clean", *map(str, given)])


@pytest.fixture
def dirty(tmp_path):
    path = tmp_path / "dirty.txt"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_the_cleaned_text_is_printed(dirty):
    result = call(dirty)
    assert result.exit_code == 0
    assert result.stdout == f"{WORDS} of trafficking. It was so said.\n\nOpen more.\n"


def test_the_cleaned_texts_are_written_to_a_folder(dirty, tmp_path):
    result = call(dirty, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out/dirty.txt").read_text().startswith(f"{WORDS} of trafficking. It")


def test_what_each_step_did_is_shown_with_counts_before_and_after(dirty):
    shown = call(dirty, "--show").stdout
    lines = [line.split()[:2] for line in shown.splitlines()]
    for step in ("open_entities", "drop_note_marks", "join_broken_words"):
        assert [step, "1"] in lines
    assert "of traf[-⏎]ficking" in shown
    assert "of traf[]ficking" in shown
    assert "close_dashes" not in shown


def test_examples_can_be_left_out(dirty):
    assert "→" in call(dirty, "--show").stdout
    assert "→" not in call(dirty, "--show", "--examples", "0").stdout


def test_lines_that_recur_on_pages_are_listed(tmp_path):
    pages = [
        f"{WORDS} {'abcdefgh'[i] * 9}\nHarbor Notes of the Year\nand so it went {i}."
        for i in range(4)
    ]
    (tmp_path / "paged.txt").write_text("\n\f\n".join(pages))
    result = call(tmp_path / "paged.txt", "--recurring", "3")
    listed = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert listed == [["4", "pages", w] for w in ("Harbor Notes of the Year", "and so it went 0.")]
    assert call(tmp_path / "paged.txt", "--recurring", "5").stdout == ""


def test_lines_that_recur_in_documents_are_listed_but_not_cells_or_headings(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(
            f"PROSECUTION\n\n{WORDS} {name * 9}.\n\nSubscribe to our letter now, it is free.\n\nCases\t12\nFines\t13"
        )
    result = call(tmp_path, "--recurring", "3")
    assert result.stdout.strip() == "3 documents  Subscribe to our letter now, it is free."


def test_a_file_that_cannot_be_read_is_told_of(dirty, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = call(tmp_path)
    assert result.exit_code == 3
    assert "dropped: empty.txt" in result.stderr
    assert "trafficking" in result.stdout
