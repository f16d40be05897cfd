"""A record as lines for a screen: what it says, and its sentence with the mention marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.text import Text

from tipfacts.records import (
    DateRecord,
    Evidence,
    Fact,
    LawRecord,
    StatisticRecord,
    TierRecord,
)

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Control characters, which a text may hold and a terminal would obey."""
_SPACE = re.compile(r"\s+")
_STYLES = {"law": "cyan", "date": "green", "tier": "magenta", "statistic": "yellow"}


def render(
    record: Fact, marks: tuple[str, str] = ("", ""), taken: Mapping[str, str] | None = None
) -> Text:
    """Give a record as text: a line of what it says, then its sentence, mention highlighted.

    Args:
        record: the record.
        marks: put around the mention where colors cannot show it.
        taken: where slots were taken from that the sentence does not tell, by their name.
    """
    text = Text()
    text.append(f"{record.type:<9} ", style=f"bold {_STYLES[record.type]}")
    text.append(" · ".join(_clean(part) for part in _says(record, taken or {})), style="bold")
    text.append(f"  {record.doc}:{record.evidence[0].start}\n", style="dim")
    text.append("          ")
    _sentence(text, record, marks)
    for span in record.evidence:
        if not _inside(span, record.sentence):
            text.append(f"\n          also {span.doc}:{span.start}: ", style="dim")
            text.append(_clean(span.text))
    return text


def _clean(text: str) -> str:
    return _UNSEEN.sub("\ufffd", _SPACE.sub(" ", text))


def _inside(span: Evidence, sentence: Evidence) -> bool:
    same = span.doc == sentence.doc
    return same and sentence.start <= span.start and span.end <= sentence.end


def _sentence(text: Text, record: Fact, marks: tuple[str, str]) -> None:
    sentence, at = record.sentence, 0
    for span in sorted(record.evidence, key=lambda e: (e.start, e.end)):
        start, end = span.start - sentence.start, span.end - sentence.start
        if not _inside(span, sentence) or start < at:
            continue
        text.append(_clean(sentence.text[at:start]))
        text.append(f"{marks[0]}{_clean(span.text)}{marks[1]}", style="reverse")
        at = end
    text.append(_clean(sentence.text[at:]))


def _says(record: Fact, taken: Mapping[str, str]) -> Iterator[str]:
    match record:
        case LawRecord():
            yield from _law(record, taken)
        case DateRecord():
            yield from _some(f"{record.relation} {record.value.edtf}", record.event)
        case TierRecord():
            yield from _tier(record, taken)
        case StatisticRecord():
            yield from _statistic(record, taken)
    if record.assertion != "stated":
        yield record.assertion
    if record.attribution and record.attribution.name:
        yield f"according to {record.attribution.name}"


def _some(*parts: str | None) -> Iterator[str]:
    return (part for part in parts if part)


def _law(record: LawRecord, taken: Mapping[str, str]) -> Iterator[str]:
    date = _with(record.date.edtf if record.date else None, taken.get("date"))
    yield from _some(record.law.name, record.event, date)
    yield from _some(record.actor and f"by {record.actor}")
    if record.vote:
        yield f"{record.vote.for_} to {record.vote.against}"
    if record.penalty:
        yield record.penalty.text
    yield record.law.canonical


def _tier(record: TierRecord, taken: Mapping[str, str]) -> Iterator[str]:
    period = _with(record.period.edtf if record.period else None, taken.get("period"))
    country = _with(record.country_name, taken.get("country"))
    yield from _some(country, f"Tier {record.tier}", record.change, period)
    yield from _some(record.previous and f"from Tier {record.previous}")


def _statistic(record: StatisticRecord, taken: Mapping[str, str]) -> Iterator[str]:
    yield " ".join(_some(_number(record), record.unit, record.subject))
    yield from _some(record.indicator, record.of and f"of {record.of}")
    yield from _some(_with(record.place.text if record.place else None, taken.get("place")))
    yield from _some(_with(record.period.edtf if record.period else None, taken.get("period")))


def _with(value: str | None, taken: str | None) -> str | None:
    """Say after a value where it was taken from, if its sentence does not say so."""
    return f"{value} ({taken})" if value and taken else value


def _number(record: StatisticRecord) -> str:
    if record.status == "not_reported":
        return "not reported"
    if record.value is None:
        return f"{record.low} to {record.high}"
    modifier = "" if record.modifier == "exact" else f"{record.modifier.replace('_', ' ')} "
    return f"{modifier}{record.value:,}"
