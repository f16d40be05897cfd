"""Windows over long rows: nothing is lost at an edge."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipfacts.learned.windows import joined, windows


@given(st.integers(1, 2000), st.integers(3, 300), st.data())
def test_windows_cover_all_and_overlap(count, size, data):
    overlap = data.draw(st.integers(0, size - 1))
    made = windows(count, size, overlap)
    assert made[0].start == 0
    assert made[-1].end == count
    assert all(w.end - w.start <= size for w in made)
    for one, two in pairwise(made):
        assert one.start < two.start
        assert one.end - two.start == overlap


@given(st.integers(1, 500), st.integers(5, 60))
def test_every_piece_is_taken_from_where_it_stands_deepest(count, size):
    made = windows(count, size, size // 2)
    depth = [
        (
            w,
            np.array(
                [[min(p - w.start if w.start else count, w.end - 1 - p if w.end < count else count)]
                 for p in range(w.start, w.end)],
                dtype=np.float32,
            ),
        )
        for w in made
    ]  # fmt: skip
    found = joined(depth, count)
    best = np.zeros(count)
    for w, values in depth:
        best[w.start : w.end] = np.maximum(best[w.start : w.end], values[:, 0])
    assert (found[:, 0] == best).all()


def test_an_overlap_that_cannot_move_on_is_refused():
    with pytest.raises(ValueError, match="cannot overlap"):
        windows(10, 4, 4)
