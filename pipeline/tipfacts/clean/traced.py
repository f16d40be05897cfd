"""Text that remembers where each of its characters stood in the raw text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Edit:
    """One rewriting: raw `[start, end)`, the words before it and after it, and the step's name."""

    step: str
    start: int
    end: int
    before: str
    after: str


def _shared(one: str, other: str) -> int:
    """Count the characters that two strings begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for every character of it, the half-open raw range it stands for.

    A kept character stands for itself; a character that a step put in stands for the whole range
    it replaced. `starts` and `ends` have the length of `text`.
    """

    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    edits: tuple[Edit, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, raw: str) -> Traced:
        """Trace a raw text: every character stands for itself."""
        return cls(raw, array("l", range(len(raw))), array("l", range(1, len(raw) + 1)))

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        r"""Give the smallest raw range that covers the characters `[start, end)`.

        >>> Traced.of("U. N.").sub(r"(?<=U\.) (?=N)", "").raw_range(0, 4)
        (0, 5)

        Raises:
            ValueError: the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters in {start}..{end} of a text of {len(self.text)}")
        return min(self.starts[start:end]), max(self.ends[start:end])

    def sub(
        self, pattern: str | re.Pattern[str], replacement: Replacement, step: str = ""
    ) -> Traced:
        r"""Replace every match, keeping the map; what both sides share stays mapped one to one.

        >>> t = Traced.of("traf-\nficking").sub(r"-\n", "")
        >>> t.text, t.raw_range(0, 11)
        ('trafficking', (0, 13))
        """
        compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
        return self.rewrite(
            (
                (
                    m.start(),
                    m.end(),
                    replacement(m) if callable(replacement) else m.expand(replacement),
                )
                for m in compiled.finditer(self.text)
            ),
            step,
        )

    def keep(self, pattern: re.Pattern[str], group: int | str, step: str = "") -> Traced:
        r"""Leave of every match only one group, whose characters keep standing for themselves.

        >>> t = Traced.of("is *illegal*").keep(re.compile(r"\*(\w+)\*"), 1)
        >>> t.text, t.raw_range(3, 10)
        ('is illegal', (4, 11))
        """
        return self.rewrite(
            (
                change
                for m in pattern.finditer(self.text)
                for change in ((m.start(), m.start(group), ""), (m.end(group), m.end(), ""))
            ),
            step,
        )

    def rewrite(self, changes: Iterable[tuple[int, int, str]], step: str = "") -> Traced:
        """Apply `(start, end, new text)` changes, sorted and not overlapping.

        Raises:
            ValueError: two changes overlap or are out of order.
        """
        narrowed = [c for c in (self._narrow(*change) for change in changes) if c is not None]
        if not narrowed:
            return self
        return self._apply(narrowed, step)

    def _narrow(self, start: int, end: int, new: str) -> tuple[int, int, str] | None:
        """Leave out of a change the prefix and suffix that it does not change."""
        old = self.text[start:end]
        if old == new:
            return None
        head = _shared(old, new)
        tail = _shared(old[head:][::-1], new[head:][::-1])
        return start + head, end - tail, new[head : len(new) - tail]

    def _apply(self, changes: list[tuple[int, int, str]], step: str) -> Traced:
        pieces: list[str] = []
        starts, ends, edits, at = array("l"), array("l"), list(self.edits), 0
        for start, end, new in changes:
            if start < at:
                raise ValueError(f"overlapping or unsorted change at {start} in step {step!r}")
            pieces += [self.text[at:start], new]
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            lo, hi = self._raw_of_change(start, end)
            starts += array("l", [lo]) * len(new)
            ends += array("l", [hi]) * len(new)
            edits.append(Edit(step, lo, hi, self.text[start:end], new))
            at = end
        pieces.append(self.text[at:])
        return Traced(
            "".join(pieces), starts + self.starts[at:], ends + self.ends[at:], tuple(edits)
        )

    def _raw_of_change(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw range of a change; an insertion stands for the character before it."""
        if start < end:
            return self.raw_range(start, end)
        if start > 0:
            return self.starts[start - 1], self.ends[start - 1]
        return (self.starts[0], self.ends[0]) if self.text else (0, 0)
