"""The copies of a text as further evidence of what the kept text states."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tipfacts.clean.structured import Structured
from tipfacts.dedup import Copies, Copy
from tipfacts.records import Evidence, Fact, identified, with_new_whole


def consolidate(
    records: Sequence[Fact], copies: Copies, documents: Mapping[str, Structured]
) -> list[Fact]:
    """Give each record the evidence of every copy of the words it stands on.

    Args:
        records: of one document or more, in the order of the text.
        copies: what is a copy of what.
        documents: the cleaned documents, by id; only kept ones and copies are asked for.
    """
    widened: list[Fact] = []
    renamed: dict[str, str] = {}
    for record in records:
        places = [
            place
            for copy in copies.of(record.doc)
            if (place := _place_in(copy, record, documents)) is not None
        ]
        if places:
            evidence = (*record.evidence, *(e for place in places for e in place))
            wider = identified(record.model_copy(update={"evidence": evidence}))
            renamed[record.id] = wider.id
            record = wider
        widened.append(record)
    return [with_new_whole(record, renamed) for record in widened]


def _place_in(
    copy: Copy, record: Fact, documents: Mapping[str, Structured]
) -> list[Evidence] | None:
    """Give the evidence of a record in a copy, or `None` if any of it does not stand there."""
    kept, other = documents[copy.kept_doc], documents[copy.doc]
    block = kept.blocks[copy.kept_block]
    found: list[Evidence] = []
    for evidence in record.evidence:
        inside = _clean_range(kept, evidence)
        if inside is None or not block.start <= inside[0] < inside[1] <= block.end:
            return None
        mapped = _mapped(copy, *inside)
        if mapped is None:
            return None
        found.append(Evidence.of(other.raw_span(*mapped)))
    return found


def _clean_range(structured: Structured, evidence: Evidence) -> tuple[int, int] | None:
    """Find the characters of the cleaned text that stand for a raw span."""
    starts = structured.traced.starts
    first, last = bisect_left(starts, evidence.start), bisect_left(starts, evidence.end)
    return (first, last) if first < last else None


def _mapped(copy: Copy, start: int, end: int) -> tuple[int, int] | None:
    """Map a range of the kept cleaned text to the copy's; both ends must stand in equal runs."""
    first, last = _shifted(copy, start), _shifted(copy, end - 1)
    return None if first is None or last is None or last < first else (first, last + 1)


def _shifted(copy: Copy, offset: int) -> int | None:
    at = bisect_right(copy.runs, offset, key=lambda run: run[0]) - 1
    if at < 0:
        return None
    kept, copied, length = copy.runs[at]
    return copied + offset - kept if offset < kept + length else None
