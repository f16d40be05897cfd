"""The map from cleaned to raw text holds whatever is rewritten."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipfacts.clean import clean, steps
from tipfacts.clean.traced import Traced
from tipfacts.document import Document

DIRT = [
    "2000.21 In",
    "U. N.",
    "353—0",
    "traf-\nficking",
    "â€™",
    "ﬁ",
    "\u00ad",
    "\r\n",
    "*x y*",
    "[w]hen",
    "940 000",
    "traffickers^9 This",
    " – ",
    "\n\n12\n\n",
    "(www.a.org/2004)",
    "é",
    "e\u0301",
    "😀",
    "word ",
    "No. 5 of 2004. ",
    "“said.”62 ",
]
dirty = st.lists(st.sampled_from(DIRT), min_size=1, max_size=25).map("".join)


@settings(max_examples=200, deadline=None)
@given(dirty, st.permutations(steps.STEPS))
def test_every_kept_character_points_at_itself(raw, order):
    traced = Traced.of(raw)
    for step in order:
        traced = step(traced)
    assert len(traced.text) == len(traced.starts) == len(traced.ends)
    for i, char in enumerate(traced.text):
        start, end = traced.starts[i], traced.ends[i]
        assert 0 <= start < end <= len(raw)
        if end - start == 1 and raw[start] not in "\u00a0\r\x0c\x0b^—- \n–":
            plain = unicodedata.normalize("NFKC", raw[start])
            assert char in {*plain, raw[start]} or char in " \n–.", (raw, i, char)


@settings(max_examples=200, deadline=None)
@given(dirty)
def test_spans_map_back_in_order_and_inside_the_text(raw):
    structured = clean(Document("d", raw))
    starts = structured.traced.starts
    assert list(starts) == sorted(starts)
    for block in structured.blocks:
        span = structured.raw_span(block.start, block.end)
        assert span.text == raw[span.start : span.end]


@settings(max_examples=150, deadline=None)
@given(dirty)
def test_cleaning_characters_twice_is_cleaning_once(raw):
    def cleaned(text):
        traced = Traced.of(text)
        for _ in range(3):
            for step in steps.STEPS:
                traced = step(traced)
        return traced.text

    settled = cleaned(raw)
    assert cleaned(settled) == settled


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
