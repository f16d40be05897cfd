"""Numbers that measure something: digits, words, shares, money, zeros, and figures not given."""

from __future__ import annotations

from dataclasses import dataclass

from tipfacts.records import Modifier, Number, Status
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.ranges import Ranges


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it; never an average of a range.

    Attributes:
        value, low, high: as in a statistic record.
        unit: where the number itself says it (`percent`, a currency code), else `None`.
        core: half-open range of the number itself, without modifier and noun.
    """

    status: Status
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str | None
    core: tuple[int, int]


def tag_quantities(parsed: Parsed, taken: Ranges) -> tuple[Mention[Quantity], ...]:
    """Find the numbers of a document that could measure something, outside what is taken."""
    return ()
