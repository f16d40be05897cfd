"""The record contract as models: what `docs/records.md` says, executable.

A model that can be built obeys the contract; nothing is written that was not built here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    model_serializer,
    model_validator,
)

from tipfacts import edtf as edtf_dates
from tipfacts.span import Span

Assertion = Literal["stated", "negated", "hypothetical"]
LawKind = Literal["treaty", "statute", "code_article", "bill", "decree", "policy"]
LawEvent = Literal[
    "signed",
    "ratified",
    "acceded",
    "adopted",
    "entered_into_force",
    "introduced",
    "amended",
    "repealed",
    "rejected",
    "prohibits",
    "penalizes",
    "applied",
    "mentioned",
]
DateRelation = Literal["on", "during", "before", "after", "since", "until"]
Tier = Literal["1", "2", "2WL", "3", "SC"]
TierChange = Literal["placed", "remained", "upgraded", "downgraded"]
Status = Literal["reported", "not_reported"]
Modifier = Literal["exact", "about", "at_least", "at_most", "range"]
Indicator = Literal[
    "victims_estimated",
    "victims_identified",
    "victims_assisted",
    "investigations",
    "arrests",
    "prosecutions",
    "convictions",
    "sentences",
    "persons_trained",
    "persons_reached",
    "funding",
    "countries_on_tier",
    "organizations",
    "migrants",
    "economy",
    "survey",
    "other",
]
PeriodBasis = Literal["calendar", "reporting", "fiscal"]
RelationName = Literal[
    "law_event_date",
    "law_event_actor",
    "tier_country",
    "tier_period",
    "tier_assessor",
    "stat_subject",
    "stat_whole",
    "stat_place",
    "stat_period",
    "attributed_to",
]
RECORD_TYPES = ("law", "date", "tier", "statistic")
"""The four kinds of record, as `type` names them."""


def _whole(number: int | float) -> int | float:
    """Write a whole number as one, so that 2500000.0 and 2500000 are one value with one id."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


Number = Annotated[int | float, AfterValidator(_whole)]
Alpha3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Jurisdiction = Annotated[str, Field(pattern=r"^[A-Z]{2,6}$")]
Unit = Annotated[
    str, Field(pattern=r"^(person|percent|case|country|organization|year|item|[A-Z]{3})$")
]


class Model(BaseModel):
    """Strict, frozen, no unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)


class Evidence(Model):
    """Half-open code-point offsets into the raw text of `doc`, and the words that stand there."""

    doc: str
    start: int = Field(ge=0)
    end: int
    text: str
    page: int | None = Field(default=None, ge=1, description="page of a paged source, from 1")

    @classmethod
    def of(cls, span: Span) -> Self:
        """Make evidence of a span that was cut from a raw text."""
        return cls(doc=span.doc, start=span.start, end=span.end, text=span.text, page=span.page)

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}..{self.end} is empty or reversed")
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}..{self.end} cannot hold a text of {len(self.text)} characters"
            )
        return self

    @model_serializer(mode="wrap")
    def _without_absent_page(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if written.get("page") is None:
            written.pop("page", None)
        return written


class DateValue(Model):
    """An EDTF string, and the first and last day it covers (`null` for an open end).

    `start` and `end` may be narrower than the string ("early 2017"), never wider.
    """

    edtf: str
    start: date | None
    end: date | None

    @classmethod
    def of(cls, text: str, third: edtf_dates.Third | None = None) -> DateValue:
        """Make the value of an EDTF string, narrowed to a third of it if asked.

        >>> DateValue.of("2003-12").end
        datetime.date(2003, 12, 31)

        Raises:
            ValueError: the text is not EDTF.
        """
        start, end = edtf_dates.narrowed(text, third) if third else edtf_dates.bounds(text)
        return cls(edtf=text, start=start, end=end)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        first, last = edtf_dates.bounds(self.edtf)
        if (self.start is None) != (first is None) or (self.end is None) != (last is None):
            raise ValueError(f"open ends of {self.edtf!r} and of {self.start}..{self.end} differ")
        if (first and self.start and self.start < first) or (last and self.end and self.end > last):
            raise ValueError(f"{self.start}..{self.end} is not inside {self.edtf!r}")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.start} is after {self.end}")
        return self


class Attribution(Model):
    """Who the text says is speaking, and where the source can be found."""

    name: str | None
    year: int | None = None
    locator: str | None = None
    reference: str | None = None


class Place(Model):
    """A place as written, and its country (ISO 3166-1 alpha-3)."""

    text: str
    country: Alpha3 | None = None


class Record(Model):
    """What every record has."""

    id: str = Field(pattern=r"^(law|date|tier|statistic):[0-9a-f]{16}$")
    doc: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    sentence: Evidence
    assertion: Assertion = "stated"
    attribution: Attribution | None = None
    confidence: float = Field(ge=0, le=1)
    extractor: str

    @model_validator(mode="after")
    def _is_of_its_type_and_document(self) -> Self:
        if self.id.partition(":")[0] != getattr(self, "type", None):
            raise ValueError(f"id {self.id!r} is not of type {getattr(self, 'type', None)!r}")
        if self.evidence[0].doc != self.doc:
            raise ValueError(
                f"first evidence stands in {self.evidence[0].doc!r}, not in {self.doc!r}"
            )
        return self


class Instrument(Model):
    """The law that a record is about."""

    name: str = Field(min_length=1)
    canonical: str = Field(pattern=r"^[a-z0-9][a-z0-9_.\-]*$")
    uri: str | None = None
    kind: LawKind
    number: str | None = None
    year: int | None = Field(default=None, ge=1000, le=2999)
    jurisdiction: Jurisdiction | None = None


class Vote(Model):
    """Votes cast for and against; one of them may be missing where the text gives only the other."""

    for_: int | None = Field(default=None, alias="for", ge=0)
    against: int | None = Field(default=None, ge=0)

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )


class Penalty(Model):
    """What a law lays down: the words, years of imprisonment, and the fine as written."""

    text: str
    min_years: Number | None = Field(default=None, ge=0)
    max_years: Number | None = Field(default=None, ge=0)
    fine: str | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if None not in (self.min_years, self.max_years) and self.min_years > self.max_years:  # type: ignore[operator]
            raise ValueError(f"penalty from {self.min_years} to {self.max_years} years")
        return self


class LawRecord(Record):
    """One event in the life of one law."""

    type: Literal["law"] = "law"
    law: Instrument
    event: LawEvent
    date: DateValue | None = None
    actor: str | None = None
    actor_country: Alpha3 | None = None
    vote: Vote | None = None
    penalty: Penalty | None = None


class DateRecord(Record):
    """One expression that places an event in calendar time."""

    type: Literal["date"] = "date"
    text: str = Field(min_length=1)
    value: DateValue
    event: str | None = None
    relation: DateRelation


class TierRecord(Record):
    """One placement of one country on the scale of the Trafficking in Persons Report."""

    type: Literal["tier"] = "tier"
    country: Alpha3
    country_name: str = Field(min_length=1)
    tier: Tier
    period: DateValue | None = None
    change: TierChange
    consecutive_years: int | None = Field(default=None, ge=1)
    previous: Tier | None = None
    assessor: str | None = None


class StatisticRecord(Record):
    """One number that measures something in the world, or the statement that it is not reported."""

    type: Literal["statistic"] = "statistic"
    status: Status
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    modifier: Modifier = "exact"
    unit: Unit
    indicator: Indicator
    subject: str | None = None
    of: str | None = None
    of_id: str | None = Field(default=None, pattern=r"^statistic:[0-9a-f]{16}$")
    place: Place | None = None
    period: DateValue | None = None
    period_basis: PeriodBasis | None = None

    @model_validator(mode="after")
    def _number_fits_status(self) -> Self:
        numbers = (self.value, self.low, self.high)
        if self.status == "not_reported" and numbers != (None, None, None):
            raise ValueError("a statistic that is not reported has no number")
        if self.status == "reported" and numbers == (None, None, None):
            raise ValueError("a reported statistic has a value, or low and high")
        if self.value is not None and (self.low is not None or self.high is not None):
            raise ValueError("a statistic has a value or a range, not both")
        return self

    @model_validator(mode="after")
    def _range_in_order(self) -> Self:
        if (self.modifier == "range") != (self.low is not None and self.high is not None):
            raise ValueError("modifier 'range' goes with both low and high, and only with them")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self


class RelationRecord(Model):
    """A typed relation between two mentions, written where asked for."""

    type: Literal["relation"] = "relation"
    relation: RelationName
    head: Evidence
    tail: Evidence
    doc: str
    confidence: float = Field(ge=0, le=1)
    extractor: str


Fact = LawRecord | DateRecord | TierRecord | StatisticRecord
Line = Annotated[Fact | RelationRecord, Field(discriminator="type")]
LINE: TypeAdapter[Fact | RelationRecord] = TypeAdapter(Line)
"""Reads and checks one line of output."""


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a line, for tools in other languages."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tipfacts record",
        **LINE.json_schema(),
    }


_F = TypeVar("_F", bound=Record)
_NOT_CONTENT = frozenset({"id", "sentence", "confidence", "extractor", "of_id"})


def record_id(content: dict[str, Any]) -> str:
    """Give the id of a record from its JSON content: type, and a hash over content and evidence.

    The sentence, the confidence, the extractor and `of_id` (an id itself) do not count, so that
    a better parse or a new calibration does not rename a fact.
    """
    counted = {k: v for k, v in content.items() if k not in _NOT_CONTENT}
    text = json.dumps(counted, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{content['type']}:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def identified(record: _F) -> _F:
    """Give the record with the id that its content has."""
    return record.model_copy(update={"id": record_id(record.model_dump(mode="json"))})


def with_new_whole(record: Fact, renamed: Mapping[str, str]) -> Fact:
    """Give a part of a whole whose id changed the whole's new id."""
    if isinstance(record, StatisticRecord) and record.of_id and record.of_id in renamed:
        return record.model_copy(update={"of_id": renamed[record.of_id]})
    return record


def to_json(record: BaseModel) -> str:
    """Write one record as a line of JSON, without the line end."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, separators=(", ", ": "))
