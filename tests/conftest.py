"""What all tests share: the line is loaded once."""

from __future__ import annotations

import pytest

import tipfacts


@pytest.fixture(scope="session")
def line() -> tipfacts.Line:
    return tipfacts.load()
