"""The map from cleaned to raw text holds whatever is rewritten."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tipfacts.clean import clean, clean_text, steps
from tipfacts.clean.traced import Traced
from tipfacts.document import Document

CASES = Path(__file__).parents[1] / "cases/clean/steps"
DIRT = sorted(
    {
        case["before"]
        for path in CASES.glob("*.yml")
        for case in yaml.safe_load(path.read_text())["changed"]
    }
    | {
        " ",
        "\n",
        "\n\n12\n\n",
        "é",
        "e\u0301",
        "😀",
        "word ",
        "No. 5 of 2004. ",
        "\t",
        " (7) ",
        ". ",
    }
)
"""What the steps are for, so that every step has something to do, and what may stand between."""

PIECE = st.sampled_from(DIRT)
BROKEN = st.builds(lambda piece, at: piece[at % (len(piece) + 1) :], PIECE, st.integers(0, 40))
dirty = st.lists(PIECE | BROKEN | st.text(max_size=3), min_size=1, max_size=20).map("".join)


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.__name__)
def test_the_dirt_gives_every_step_something_to_do(step):
    assert any(step(Traced.of(piece)).edits for piece in DIRT)


@settings(max_examples=200, deadline=None)
@given(dirty, st.permutations(steps.STEPS))
def test_every_character_stands_for_itself_or_for_what_it_replaced(raw, order):
    traced = reduce(lambda text, step: step(text), order, Traced.of(raw))
    assert len(traced.text) == len(traced.starts) == len(traced.ends)
    changed = {at for edit in traced.edits for at in range(edit.start, edit.end)}
    for char, start, end in zip(traced.text, traced.starts, traced.ends, strict=True):
        assert 0 <= start < end <= len(raw)
        assert raw[start:end] == char or set(range(start, end)) <= changed


@settings(max_examples=200, deadline=None)
@given(dirty, st.permutations(steps.STEPS))
def test_what_no_step_touched_is_kept_once_and_in_order(raw, order):
    traced = reduce(lambda text, step: step(text), order, Traced.of(raw))
    changed = {at for edit in traced.edits for at in range(edit.start, edit.end)}
    kept = [s for s, e in zip(traced.starts, traced.ends, strict=True) if e == s + 1]
    untouched = [at for at in range(len(raw)) if at not in changed]
    assert [at for at in kept if at not in changed] == untouched
    assert list(traced.starts) == sorted(traced.starts)
    assert list(traced.ends) == sorted(traced.ends)


@settings(max_examples=200, deadline=None)
@given(dirty, st.data())
def test_a_span_maps_to_the_smallest_raw_span(raw, data):
    traced = clean_text(Traced.of(raw))
    assume(traced.text)
    start = data.draw(st.integers(0, len(traced.text) - 1))
    end = data.draw(st.integers(start + 1, len(traced.text)))
    low, high = traced.raw_range(start, end)
    places = [*zip(traced.starts[start:end], traced.ends[start:end], strict=True)]
    assert all(low <= a < b <= high for a, b in places)
    assert low in {a for a, _ in places}
    assert high in {b for _, b in places}


@settings(max_examples=200, deadline=None)
@given(dirty)
def test_blocks_map_back_to_their_raw_words(raw):
    structured = clean(Document("d", raw))
    for block in structured.blocks:
        span = structured.raw_span(block.start, block.end)
        assert span.text == raw[span.start : span.end]


@settings(max_examples=300, deadline=None)
@given(dirty)
def test_cleaning_twice_is_cleaning_once(raw):
    once = clean_text(Traced.of(raw)).text
    assert clean_text(Traced.of(once)).text == once


@given(st.text(max_size=12), st.data())
def test_rewriting_is_replacing(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    new = data.draw(st.text(max_size=4))
    traced = Traced.of(raw).rewrite([(start, end, new)])
    assert traced.text == raw[:start] + new + raw[end:]


def test_overlapping_changes_are_refused():
    with pytest.raises(ValueError, match="overlapping"):
        Traced.of("abcdef").rewrite([(0, 3, "x"), (2, 4, "y")])
