"""What nouns are counted in, and what words say about a count; see `data/heads.tsv` and others."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Token

from tipfacts.data import rows
from tipfacts.records import Indicator

HeadUnit = Literal["person", "case", "country", "organization", "year", "item"]
Role = Literal["verb", "noun", "word"]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


class HeadRow(BaseModel):
    """A row of `data/heads.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: HeadUnit
    nouns: str = Field(min_length=1)
    source: str


class EndingRow(BaseModel):
    """A row of `data/head_endings.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ending: str = Field(min_length=1)
    not_nouns: str = ""
    source: str


class IndicatorRow(BaseModel):
    """A row of `data/indicators.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: Indicator
    role: Role
    forms: str = Field(min_length=1)
    weight: float
    source: str


@cache
def _heads() -> dict[str, HeadUnit]:
    found: dict[str, HeadUnit] = {}
    for row in rows("heads.tsv", HeadRow):
        for noun in _split(row.nouns):
            found.setdefault(noun, row.unit)
    return found


@cache
def known_unit(noun: str) -> HeadUnit | None:
    """Give the unit of a noun that the table knows, in the singular or the plural.

    >>> known_unit("victims"), known_unit("Case"), known_unit("glimmer")
    ('person', 'case', None)
    """
    heads, word = _heads(), noun.lower().strip("\"“”'’")
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), _y(word)):
        if form in heads:
            return heads[form]
    return None


def _y(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word


@cache
def unit_of_noun(noun: str) -> HeadUnit:
    """Give the unit that a noun is counted in: by the table, by its ending, else `item`.

    >>> unit_of_noun("traffickers"), unit_of_noun("welders"), unit_of_noun("letters")
    ('person', 'person', 'item')
    """
    if unit := known_unit(noun):
        return unit
    word = noun.lower().strip("\"“”'’")
    word = word if word.endswith(("ss", "men", "ese")) else word.removesuffix("s")
    for row in rows("head_endings.tsv", EndingRow):
        if word.endswith(row.ending) and len(word) > len(row.ending) + 2:
            return "item" if word in _split(row.not_nouns) else "person"
    return "item"


@cache
def cues(role: Role) -> dict[str, tuple[tuple[Indicator, float], ...]]:
    """Give what each form of a role says: the indicators and their weights."""
    found: dict[str, list[tuple[Indicator, float]]] = {}
    for row in rows("indicators.tsv", IndicatorRow):
        if row.role == role:
            for form in _split(row.forms):
                found.setdefault(form, []).append((row.indicator, row.weight))
    return {form: tuple(said) for form, said in found.items()}


def lemma(token: Token) -> str:
    """Give the lemma of a token in lower case."""
    return token.lemma_.lower()
