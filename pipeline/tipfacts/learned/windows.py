"""Windows with overlap over a long row of pieces, so that nothing is cut off at an edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open `[start, end)` of a row of pieces."""

    start: int
    end: int


def windows(count: int, size: int, overlap: int) -> list[Window]:
    """Cut a row into windows of at most `size` pieces, neighbours sharing `overlap` of them.

    >>> windows(10, 6, 2)
    [Window(start=0, end=6), Window(start=4, end=10)]
    >>> windows(3, 6, 2)
    [Window(start=0, end=3)]

    Raises:
        ValueError: the overlap leaves no room to move on.
    """
    if not 0 <= overlap < size:
        raise ValueError(f"windows of {size} cannot overlap by {overlap}")
    found = [Window(0, min(size, count))]
    while found[-1].end < count:
        start = found[-1].start + size - overlap
        found.append(Window(start, min(start + size, count)))
    return found


def joined(parts: Sequence[tuple[Window, Floats]], count: int) -> Floats:
    """Join what was worked out in each window: of each piece, where it stood farthest from an edge.

    Args:
        parts: windows, each with an array of shape (pieces, labels).
        count: pieces in all.
    """
    width = parts[0][1].shape[1] if parts else 0
    found = np.zeros((count, width), dtype=np.float32)
    depth = np.full(count, -1)
    for window, values in parts:
        places = np.arange(window.start, window.end)
        left = np.where(window.start == 0, count, places - window.start)
        right = np.where(window.end == count, count, window.end - 1 - places)
        here = np.minimum(left, right)
        better = here > depth[window.start : window.end]
        found[places[better]] = values[better]
        depth[places[better]] = here[better]
    return found
