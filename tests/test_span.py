import pytest

from tipfacts.span import Span


def test_cut_refuses_bounds_outside_the_text():
    with pytest.raises(ValueError, match="not inside"):
        Span.cut("a", "abc", 2, 5)
