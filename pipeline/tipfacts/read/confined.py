"""Read files of unknown origin in a process of their own, whose time and memory are bounded.

The process is started with the first such file, reads one file after the other, and is started
anew only after one that had to be stopped. A file that was stopped once is not tried again.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock, Timer
from time import monotonic
from typing import IO, Any, cast

from tipfacts.document import Document, Dropped
from tipfacts.errors import TipfactsError
from tipfacts.read.memory import PEAK_UNIT, peak
from tipfacts.read.reasons import dropped
from tipfacts.settings import MEBIBYTE

_START = "import sys; sys.path[:] = {path!r}; from tipfacts.read.worker import main; main({bounds})"

READY = b"ready\n"
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_GIVES_UP = frozenset({"SIGABRT", "SIGILL", "SIGTRAP", "SIGSEGV"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may take.

    Attributes:
        seconds: of the clock, and of the processor.
        bytes: address space of the process that reads it, the process itself included.
    """

    seconds: float = 50
    bytes: int = 1536 * MEBIBYTE


BOUNDS = Bounds()
"""Bounds of every file; the thickest PDF that is read takes about half of the time."""


@dataclass(frozen=True, slots=True)
class _Stopped:
    """Why a file gave nothing: a reason of `tipfacts.read.reasons`, and what was seen."""

    reason: str
    what: str = ""


@dataclass
class Confined:
    """A process that reads files one after the other, each within bounds."""

    bounds: Bounds = BOUNDS
    _process: subprocess.Popen[bytes] | None = None
    _stopped: dict[bytes, _Stopped] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _own_peak: int = 0

    def read(self, format_: str, source: str, data: bytes) -> Iterator[Document | Dropped]:
        """Read a file: what its reader gives, or one `Dropped` that says why it was stopped.

        Args:
            format_: a key of `formats.CONFINED`.
            source: the id of its source.
            data: its bytes.
        """
        with self._lock:
            key = hashlib.sha256(data).digest()
            answer = self._stopped.get(key) or self._ask(format_, source, data)
            if isinstance(answer, _Stopped):
                self._stopped[key] = answer
        if isinstance(answer, _Stopped):
            limit = f"{self.bounds.seconds:g} seconds"
            if answer.reason == "too_much_memory":
                limit = f"{self.bounds.bytes // MEBIBYTE} MiB"
            yield dropped(source, answer.reason, limit=limit, what=answer.what)
        else:
            yield from answer

    def close(self) -> None:
        """End the process; the next file starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self.close)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                cast(IO[bytes], pipe).close()

    def _ask(self, format_: str, source: str, data: bytes) -> list[Document | Dropped] | _Stopped:
        process = self._running()
        begun = monotonic()
        late = Timer(self.bounds.seconds, os.kill, (process.pid, _KILL))
        late.start()
        try:
            answer = _exchange(process, {"format": format_, "source": source}, data)
        except BaseException:  # an answer that nobody waits for must not be taken for the next one
            self.close()
            raise
        finally:
            late.cancel()
        if answer is None:
            late_by = monotonic() - begun - self.bounds.seconds
            code, held = _ended(process)
            self.close()
            enough = max(self.bounds.bytes // 2, self._own_peak)
            return _Stopped("too_slow") if late_by >= 0 else _why(code, full=held > enough)
        if answer["last"]:
            self.close()
        if answer["reason"]:
            return _Stopped(answer["reason"], answer["what"])
        return [_item(item) for item in answer["items"]]

    def _running(self) -> subprocess.Popen[bytes]:
        """Give the process, started where there is none; it finds what this one would import.

        Raises:
            TipfactsError: it cannot be started.
        """
        if self._process is None:
            bounds = f"{self.bounds.seconds!r}, {self.bounds.bytes!r}"
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START.format(path=sys.path, bounds=bounds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
            atexit.register(self.close)
            self._own_peak = peak()
            if cast(IO[bytes], self._process.stdout).readline() != READY:
                self.close()
                raise TipfactsError(
                    "the process that reads files cannot be started: install tipfacts anew"
                )
        return self._process


def confined() -> Confined:
    """Give the reading process of this process; one that was forked off has its own."""
    return _confined(os.getpid(), BOUNDS)


@lru_cache(maxsize=4)
def _confined(process: int, bounds: Bounds) -> Confined:
    return Confined(bounds)


def _exchange(
    process: subprocess.Popen[bytes], request: dict[str, Any], data: bytes
) -> dict[str, Any] | None:
    """Send a file and wait for the answer; `None` if the process ends before it."""
    give, take = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    try:
        give.write(json.dumps({**request, "bytes": len(data)}).encode() + b"\n")
        give.write(data)
        give.flush()
    except BrokenPipeError:
        return None
    line = take.readline()
    return cast(dict[str, Any], json.loads(line)) if line.endswith(b"\n") else None


def _ended(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Wait for a process that ends: its exit code, and the most bytes that it held, if known."""
    if not hasattr(os, "wait4"):
        return process.wait(), 0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss * PEAK_UNIT


def _why(code: int, *, full: bool) -> _Stopped:
    """Say why a process ended by itself: its time, its memory or the system's, or a crash.

    What is written in C ends itself where it is given no more memory.
    """
    known = {-s.value: s.name for s in signal.Signals}
    name = known.get(code, f"exit status {code}")
    if name == "SIGXCPU":
        return _Stopped("too_slow")
    if name == "SIGKILL" or (name in _GIVES_UP and full):
        return _Stopped("too_much_memory")
    return _Stopped("reader_failed", name)


def _item(fields: dict[str, Any]) -> Document | Dropped:
    known: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}
    return Dropped(**known) if "reason" in known else Document(**known)
