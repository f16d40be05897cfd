"""Scores as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import Any


def to_json(value: object) -> str:
    """Write any of the score dataclasses, with four decimals.

    >>> from tipfacts.evaluate.tally import Figure
    >>> print(to_json(Figure(1 / 3)))
    {
      "value": 0.3333,
      "interval": null
    }
    """
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    return json.dumps(_rounded(plain), indent=2, ensure_ascii=False)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
