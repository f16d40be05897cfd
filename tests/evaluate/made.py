"""Small records, made of a text and the words that they stand on."""

from typing import Any

from tipfacts.annotate.gold import Gold, fact_of
from tipfacts.evaluate.items import Corpus, corpus_of
from tipfacts.records import DateValue, Fact, RelationRecord

RAW = (
    "In 2011 the Senate passed Act 7. Police arrested 30 men and 12 women in 2012. "
    "Chad and Mali are on Tier 3. By 2014 no one had been charged under Act 7."
)


def evidence(words: str, doc: str = "a.txt", raw: str = RAW, nth: int = 0) -> dict[str, Any]:
    """The nth occurrence of the words, as evidence."""
    start = -1
    for _ in range(nth + 1):
        start = raw.index(words, start + 1)
    return {"doc": doc, "start": start, "end": start + len(words), "text": words}


def when(edtf: str | None) -> dict[str, Any] | None:
    return None if edtf is None else DateValue.of(edtf).model_dump(mode="json")


def fact(type_: str, words: str, nth: int = 0, doc: str = "a.txt", **fields: Any) -> Fact:
    """A record over the words, of sensible defaults and these fields."""
    for name in ("value", "period", "date"):
        if isinstance(fields.get(name), str):
            fields[name] = when(fields[name])
    place = evidence(words, doc, nth=nth)
    return fact_of({"type": type_, "doc": doc, "evidence": [place], **_DEFAULTS[type_], **fields})


_DEFAULTS: dict[str, dict[str, Any]] = {
    "date": {"text": "x", "relation": "during", "event": "passed Act 7"},
    "law": {
        "law": {"name": "Act 7", "canonical": None, "kind": "statute", "number": "7"},
        "event": "adopted",
    },
    "tier": {"country": "TCD", "country_name": "Chad", "tier": "3", "change": "placed"},
    "statistic": {
        "status": "reported",
        "modifier": "exact",
        "unit": "person",
        "indicator": "arrests",
        "subject": "men arrested",
    },
}


def corpus(*facts: Fact | Gold, relations: tuple[RelationRecord, ...] = ()) -> Corpus:
    golds = (one if isinstance(one, Gold) else Gold(one) for one in facts)
    return corpus_of(golds, relations)


def with_confidence(one: Fact, confidence: float) -> Fact:
    return one.model_copy(update={"confidence": confidence})


def relation(name: Any, head: str, tail: str, doc: str = "a.txt") -> RelationRecord:
    ends = {"head": evidence(head, doc), "tail": evidence(tail, doc)}
    return RelationRecord.model_validate(
        {"relation": name, **ends, "doc": doc, "confidence": 1.0, "extractor": "test"}
    )
