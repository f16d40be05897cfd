import os
import signal
import time
from collections.abc import Iterator

import pytest

from tests.read import hostile_pdf
from tipfacts.document import Document, Dropped
from tipfacts.errors import TipfactsError
from tipfacts.read.confined import Bounds, Confined
from tipfacts.read.formats import CONFINED

SOUND = hostile_pdf.sound()
SLOW = hostile_pdf.nested_forms(9, 10)


@pytest.fixture
def reading() -> Iterator[Confined]:
    made = Confined(Bounds(seconds=1.5))
    yield made
    made.close()


def reasons(found) -> list[str]:
    return [i.reason for i in found if isinstance(i, Dropped)]


def test_a_document_comes_out_as_its_reader_gives_it(reading):
    assert list(reading.read(".pdf", "a.pdf", SOUND)) == list(CONFINED[".pdf"]("a.pdf", SOUND))


def test_one_process_reads_file_after_file(reading):
    list(reading.read(".pdf", "a.pdf", SOUND))
    first = reading._process
    list(reading.read(".html", "a.html", b"<p>One."))
    assert reading._process is first


def test_what_takes_too_long_is_stopped_told_and_not_tried_again(reading):
    assert reasons(reading.read(".pdf", "a.pdf", SLOW)) == ["too_slow"]
    started = time.monotonic()
    again = list(reading.read(".pdf", "b.pdf", SLOW))
    assert time.monotonic() - started < 1
    assert again[0].source == "b.pdf"
    assert "1.5 seconds" in again[0].detail
    assert isinstance(next(reading.read(".pdf", "c.pdf", SOUND)), Document)


def test_what_needs_too_much_memory_is_stopped_and_told():
    reading = Confined(Bounds(bytes=400 * 1024 * 1024))
    data = b"<p>" + b"<b>word</b>" * 1_000_000
    found = list(reading.read(".html", "a.html", data))
    assert reasons(found) == ["too_much_memory"]
    assert isinstance(found[0], Dropped)
    assert "400 MiB" in found[0].detail
    reading.close()


def test_a_process_that_is_ended_from_outside_is_started_anew(reading):
    list(reading.read(".pdf", "a.pdf", SOUND))
    os.kill(reading._process.pid, signal.SIGSEGV)
    found = list(reading.read(".pdf", "a.pdf", SOUND))
    assert reasons(found) == ["reader_failed"]
    assert "SIGSEGV" in found[0].detail
    other = hostile_pdf.boastful_page_count()
    assert isinstance(next(reading.read(".pdf", "a.pdf", other)), Document)


def test_a_fault_of_a_reader_is_told_and_the_next_file_is_read(reading):
    found = list(reading.read(".no_format", "a", b"One."))
    assert reasons(found) == ["reader_failed"]
    assert "KeyError" in found[0].detail
    assert isinstance(next(reading.read(".pdf", "c.pdf", SOUND)), Document)


def test_a_process_that_cannot_start_stops_the_run(monkeypatch):
    monkeypatch.setattr("sys.path", ["/nowhere"])
    with pytest.raises(TipfactsError, match="cannot be started"):
        list(Confined().read(".pdf", "a.pdf", SOUND))
