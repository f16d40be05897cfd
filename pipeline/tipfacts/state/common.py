"""What every record has, taken from the context in one place."""

from __future__ import annotations

from typing import Any, TypedDict, cast

from tipfacts.records import Assertion, Attribution, Evidence
from tipfacts.relate.context import Context

RULES = "rules/1"
"""Name and version of the rule-based extractor, as written in every record it makes."""


class Common(TypedDict):
    """The fields that every record has; `id` is a placeholder until `identified` sets it."""

    id: str
    doc: str
    evidence: tuple[Evidence, ...]
    sentence: Evidence
    assertion: Assertion
    attribution: Attribution | None
    confidence: float
    extractor: str


def common(context: Context, kind: str, start: int, end: int, **given: Any) -> Common:
    """Give the common fields of a record whose evidence is `[start, end)` of the cleaned text.

    Args:
        context: the document.
        kind: the record's type, for the placeholder id.
        start: first character of the evidence.
        end: one past its last character.
        given: fields that the caller knows better (`assertion`, `confidence`, `evidence`, ...).
    """
    parsed = context.parsed
    voice = context.voices.over(start, end)
    fields: dict[str, Any] = {
        "id": f"{kind}:{'0' * 16}",
        "doc": parsed.document.id,
        "evidence": (parsed.evidence(start, end),),
        "sentence": parsed.sentence_evidence(start),
        "assertion": "stated",
        "attribution": voice.attribution if voice else None,
        "confidence": 0.9,
        "extractor": RULES,
    }
    fields.update(given)
    return cast(Common, fields)
