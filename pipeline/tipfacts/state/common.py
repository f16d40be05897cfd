"""What every record has, taken from the context in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypedDict, TypeVar, cast

from pydantic import ValidationError

from tipfacts.document import Dropped
from tipfacts.records import Assertion, Attribution, Evidence
from tipfacts.relate.context import Context
from tipfacts.state.confidence import confidence_of

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
    fields["confidence"] = confidence_of(kind, fields["confidence"])
    return cast(Common, fields)


F = TypeVar("F")
P = ParamSpec("P")


def attempt(
    context: Context,
    kind: str,
    start: int,
    build: Callable[P, F],
    *args: P.args,
    **kwargs: P.kwargs,
) -> F | Dropped:
    """Build one record; one that contradicts itself is given up alone, and said to be.

    Args:
        context: the document.
        kind: the record's type.
        start: first character of its evidence in the cleaned text.
        build: makes the record, as in
            `attempt(context, "date", mention.start, _record, context, mention)`.
        *args: what it makes it of.
        **kwargs: what it makes it of, by name.
    """
    try:
        return build(*args, **kwargs)
    except ValueError as error:
        return contradicts_itself(context, kind, error, context.parsed.evidence(start, start + 1))


def contradicts_itself(
    context: Context, kind: str, error: ValueError, at: Evidence | None = None
) -> Dropped:
    """Say that a record was given up because its model refused it; quotes no values."""
    why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    id_, place = context.parsed.document.id, f"character {at.start}" if at else None
    where = f"{id_}, {place}" if place else id_
    detail = f"{where}: a {kind} record contradicts itself ({why}): please report this as a bug"
    return Dropped(id_, "state", "contradiction", detail, place)
