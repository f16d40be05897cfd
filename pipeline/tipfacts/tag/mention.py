"""A mention: words of the cleaned text that name something, and what they were read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V", covariant=True)


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """Half-open `[start, end)` in code points of the cleaned text, with the value read from it.

    Attributes:
        value: a frozen value of the module that tagged it (`Quantity`, `TimeExpression`, ...).
        confidence: 0 to 1, of the component that found it.
    """

    start: int
    end: int
    value: V
    confidence: float = 1.0
