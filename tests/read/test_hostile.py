"""Files made to harm: each stays within bounds and is told, and nothing is written elsewhere."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.read import hostile_files as made
from tests.read import hostile_pdf
from tipfacts.document import Document
from tipfacts.read import Source, read_source
from tipfacts.settings import MAX_DOCUMENT_BYTES

MEBIBYTE = 1024 * 1024
SECONDS, MOST_BYTES = 60, 2048 * MEBIBYTE
READ = ""
"""Stands for a file with which nothing is wrong after all: it gives a document."""

ONE = b"One."
HARM = hostile_pdf.twice_packed_page(800)
FILES: dict[str, tuple[bytes, str]] = {
    "sound.pdf": (hostile_pdf.sound(), READ),
    "nested_forms.pdf": (hostile_pdf.nested_forms(9, 10), "too_much_memory"),
    "form_in_itself.pdf": (hostile_pdf.form_in_itself(), "too_much_memory"),
    "packed_twice.pdf": (HARM, "too_much_memory"),
    "packed.pdf": (hostile_pdf.packed_page(60), "no_text_layer"),
    "page_tree_in_itself.pdf": (hostile_pdf.page_tree_in_itself(), "damaged"),
    "deep_page_tree.pdf": (hostile_pdf.deep_page_tree(20_000), "damaged"),
    "deep_array.pdf": (hostile_pdf.deep_array(200_000), "damaged"),
    "boastful_page_count.pdf": (hostile_pdf.boastful_page_count(), READ),
    "tables_in_a_ring.pdf": (hostile_pdf.tables_in_a_ring(), READ),
    "huge_object_numbers.pdf": (hostile_pdf.huge_object_numbers(), READ),
    "length_in_itself.pdf": (hostile_pdf.length_in_itself(), "no_text_layer"),
    "no_pages.pdf": (hostile_pdf.without_pages(), "damaged"),
    "truncated.pdf": (hostile_pdf.sound()[:300], "damaged"),
    "locked.pdf": (hostile_pdf.locked(), "encrypted"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 999, "other_format"),
    "laughing.docx": (made.word(made.LAUGHING), "damaged"),
    "peeking.docx": (made.word(made.PEEKING), "empty"),
    "deep.docx": (made.deep_word(50_000), "damaged"),
    "huge_part.docx": (made.word(words="word " * (16 * MEBIBYTE)), "too_large"),
    "broken_styles.docx": (made.word(words="One.", styles=b"<a>" * 100_000), "damaged"),
    "program.docx": (b"MZ" + b"\0" * 999, "damaged"),
    "laughing.odt": (made.open_document(made.LAUGHING), "damaged"),
    "peeking.odt": (made.open_document(made.PEEKING), READ),
    "laughing.html": (made.page("<p>&e11;</p>", made.LAUGHING), READ),
    "peeking.xhtml": (made.page("<p>&e11;</p>", f"<?xml version='1.0'?>{made.PEEKING}"), READ),
    "wide_table.html": (made.wide_table(10_000), READ),
    "deep.html": (made.deep_page(50_000), "too_deep"),
    "deep_tables.html": (made.deep_page(50_000, "table"), "too_deep"),
    "pdf.html": (hostile_pdf.sound(), "other_format"),
    "bomb.zip": (made.zipped(("a.txt", b" " * (300 * MEBIBYTE))), "too_large"),
    "many_bombs.zip": (made.many_bombs(12, 15), "too_dense"),
    "stacked.zip": (made.stacked_zip(3000), "too_dense"),
    "boastful.zip": (made.boastful_zip(), READ),
    "nested.zip": (made.zipped(("b.zip", made.zipped(("a.txt", ONE)))), "nested_archive"),
    "outside.zip": (made.zipped(*((n, ONE) for n in made.OUTSIDE)), "unsafe_name"),
    "full_of_harm.zip": (
        made.zipped(*((f"{n}.pdf", HARM + b" " * n) for n in range(9))),
        "harmful",
    ),
    "no_archive.zip": (ONE, "damaged"),
    "odd.tgz": (made.odd_tar(), "not_a_file"),
    "boastful.tar": (made.boastful_tar(), "damaged"),
    "bomb.txt.gz": (gzip.compress(b" " * (300 * MEBIBYTE)), "too_large"),
    "twice.txt.gz": (made.unzipped_twice(300), "other_format"),
    "cut.txt.gz": (gzip.compress(bytes(range(256)) * 9)[:99], "truncated"),
    "nul.txt": (b"One.\0Two.", "binary"),
    "undecodable.txt": (bytes(range(1, 256)) * 9, "undecodable"),
    "deep.jsonl": (made.deep_rows(200_000), "bad_json"),
    "long_line.jsonl": (b'{"text": "' + b"x" * (MAX_DOCUMENT_BYTES + 1) + b'"}', "too_large"),
    "long_number.jsonl": (b'{"text": "One.", "year": ' + b"9" * 99_999 + b"}", "bad_json"),
    "half_a_pair.jsonl": (b'{"text": "One \\ud800."}', "undecodable"),
}
"""Name, bytes, and the reason that is told of it."""


def used() -> tuple[float, int]:
    """Give the processor's seconds and the most bytes of the processes that this one started."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime, found.ru_maxrss * 1024


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("hostile") / "in"
    folder.mkdir()
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "again").symlink_to(folder)
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture(scope="module")
def run(folder) -> tuple[dict[str, set[str]], float]:
    """Run the command over the folder: each source's reasons, and the processor's seconds."""
    out = folder.parent / "out" / "facts.jsonl"
    out.parent.mkdir()
    command = [sys.executable, "-m", "tipfacts", "extract", str(folder), "-o", str(out)]
    before = used()[0]
    done = subprocess.run(command, capture_output=True, cwd=out.parent, timeout=400, check=False)
    seconds = used()[0] - before
    assert done.returncode == 3, done.stderr.decode()[-2000:]
    told: dict[str, set[str]] = {}
    for line in (out.parent / "facts.dropped.jsonl").read_text().splitlines():
        row = json.loads(line)
        told.setdefault(row["source"].split("/")[0], set()).add(row["reason"])
    return told, seconds


@pytest.mark.parametrize("name", FILES)
def test_each_is_read_or_told(run, name):
    reason = FILES[name][1]
    assert reason in run[0].get(name, {READ}), run[0].get(name)


def test_what_is_no_file_is_told(run):
    told = {name: run[0][name] for name in ("again", "gone.txt", "pipe.txt")}
    assert told == {"again": {"link_loop"}, "gone.txt": {"broken_link"}, "pipe.txt": {"not_a_file"}}


def test_all_together_stay_within_the_bounds_of_one(run):
    assert run[1] < SECONDS
    assert used()[1] < MOST_BYTES


def test_nothing_is_written_outside_the_output(run, folder):
    assert {p.name for p in folder.iterdir()} == {*FILES, "again", "gone.txt", "pipe.txt"}
    assert {p.name for p in folder.parent.iterdir()} == {"in", "out"}
    made_there = {p.name for p in (folder.parent / "out").iterdir()}
    assert made_there == {f"facts{s}" for s in (".jsonl", ".dropped.jsonl", ".manifest.json")}


def test_no_text_holds_what_a_file_asked_to_be_fetched(folder):
    for name in ("peeking.docx", "peeking.odt", "peeking.xhtml", "odd.tgz"):
        found = list(read_source(Source(name, folder / name)))
        assert "root:" not in "".join(i.text for i in found if isinstance(i, Document))
