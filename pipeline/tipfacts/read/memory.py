"""How much memory a process has held at most, as far as its system tells."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # the system tells nothing of memory
    resource = None  # type: ignore[assignment]

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes that one unit of a process's peak stands for, as its system counts."""

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def peak() -> int:
    """Give the most bytes that this process has held; 0 where the system does not tell.

    What Linux says of a process's use of resources counts the peak of the one that started it too.
    """
    with suppress(OSError):
        found = _PEAK.search(Path("/proc/self/status").read_text("ascii", "replace"))
        if found:
            return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT if resource else 0
