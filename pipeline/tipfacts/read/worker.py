"""The process that `confined` starts: reads one file after the other until its input ends.

What comes in and goes out is plain JSON and the files' bytes: a process that a harmful file took
over can give wrong texts, and nothing else. It cannot write files.
"""

from __future__ import annotations

import json
import math
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from tipfacts.read.confined import READY
from tipfacts.read.formats import CONFINED
from tipfacts.read.memory import peak

try:
    import resource
except ImportError:  # the system has no such bounds: only the clock of `confined` holds
    resource = None  # type: ignore[assignment]

_ENOUGH = 2
"""Half of the memory once taken is a process to be replaced, so that it cannot run full slowly."""


def main(seconds: float, size: int) -> None:
    """Read files from the standard input within bounds, answering on the standard output.

    Args:
        seconds: of the processor for each file.
        size: bytes of address space.
    """
    give = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    take = sys.stdin.buffer
    _bound("RLIMIT_AS", size)
    _bound("RLIMIT_FSIZE", 0)
    _bound("RLIMIT_CORE", 0)
    give.write(READY)
    give.flush()
    while line := take.readline():
        request = json.loads(line)
        data = take.read(request["bytes"])
        _allow_seconds(seconds)
        answer = _answer(request, data, size)
        give.write(json.dumps(answer).encode() + b"\n")
        give.flush()


def _answer(request: dict[str, Any], data: bytes, size: int) -> dict[str, Any]:
    """Read a file: what it gave, or the reason why it gave nothing."""
    answer: dict[str, Any] = {"items": [], "reason": "", "what": "", "last": False}
    try:
        items = [asdict(item) for item in CONFINED[request["format"]](request["source"], data)]
    except MemoryError:
        return {**answer, "reason": "too_much_memory", "last": True}
    except Exception as error:  # noqa: BLE001 - a file made to harm may raise anything
        what = f"{type(error).__name__}: {error}"
        return {**answer, "reason": "reader_failed", "what": what[:200], "last": True}
    return {**answer, "items": items, "last": peak() * _ENOUGH > size}


def _bound(name: str, size: int) -> None:
    """Lower a bound of this process; one that is lower already stays."""
    if resource is None:
        return
    kind = getattr(resource, name)
    _, most = resource.getrlimit(kind)
    wanted = size if most == resource.RLIM_INFINITY else min(size, most)
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (wanted, most))


def _allow_seconds(seconds: float) -> None:
    """Let the process use some more seconds of the processor."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _bound("RLIMIT_CPU", math.ceil(used.ru_utime + used.ru_stime + seconds))
