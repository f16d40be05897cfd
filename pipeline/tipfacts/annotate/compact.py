"""The compact format that annotators write (GUIDELINES section 10), as models."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from tipfacts.records import (
    Assertion,
    Attribution,
    DateRelation,
    Indicator,
    LawEvent,
    LawKind,
    Modifier,
    Number,
    Penalty,
    PeriodBasis,
    Place,
    RelationName,
    Status,
    Tier,
    TierChange,
)


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Narrowed(_Model):
    """A date value whose first and last day are narrower than its EDTF string ("early 2017")."""

    edtf: str
    start: date | None = None
    end: date | None = None


When = str | Narrowed


class CompactVote(_Model):
    """Votes cast; those against may be untold."""

    model_config = ConfigDict(serialize_by_alias=True)

    for_: int = Field(alias="for", ge=0)
    against: int | None = Field(default=None, ge=0)


class Compact(_Model):
    """What every compact record has.

    `alternatives` holds readings that are as good: each an object of the fields that differ.
    """

    n: int = Field(ge=1)
    at: str | tuple[str, ...]
    assertion: Assertion = "stated"
    attribution: Attribution | None = None
    optional: bool = False
    links: Mapping[RelationName, str] = Field(default_factory=dict)
    alternatives: tuple[Mapping[str, Any], ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        """The strings of `at`, as a tuple whatever was written."""
        return (self.at,) if isinstance(self.at, str) else self.at


class CompactDate(Compact):
    """A date as an annotator writes it."""

    type: Literal["date"]
    value: When
    event: str | None = None
    relation: DateRelation


class CompactLaw(Compact):
    """A law event as an annotator writes it."""

    type: Literal["law"]
    name: str
    canonical: str | None = None
    kind: LawKind
    number: str | None = None
    year: int | None = None
    jurisdiction: str | None = None
    event: LawEvent
    date: When | None = None
    actor: str | None = None
    actor_country: str | None = None
    vote: CompactVote | None = None
    penalty: Penalty | None = None


class CompactTier(Compact):
    """A tier placement as an annotator writes it."""

    type: Literal["tier"]
    country: str
    country_name: str
    tier: Tier
    period: When | None = None
    change: TierChange
    consecutive_years: int | None = None
    previous: Tier | None = None
    assessor: str | None = None


class CompactStatistic(Compact):
    """A statistic as an annotator writes it."""

    type: Literal["statistic"]
    status: Status
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    modifier: Modifier
    unit: str
    indicator: Indicator
    subject: str | None = None
    of: str | None = None
    of_ref: int | None = None
    place: Place | None = None
    period: When | None = None
    period_basis: PeriodBasis | None = None


AnyCompact = CompactDate | CompactLaw | CompactTier | CompactStatistic
COMPACT: TypeAdapter[AnyCompact] = TypeAdapter(Annotated[AnyCompact, Field(discriminator="type")])
"""Reads and checks one line of the compact format."""
