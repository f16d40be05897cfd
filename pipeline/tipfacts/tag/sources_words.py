"""Words that tell who speaks: reporting verbs, and the nouns that head a source's name."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tipfacts.data import rows

SourceKind = Literal["norm", "measure", "body", "publication", "office", "author", "role"]


class ReportingVerb(BaseModel):
    """A row of `data/reporting_verbs.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lemma: str
    forms: str = ""
    takes: Literal["any", "clause", "publication"]
    source: str

    @property
    def written(self) -> tuple[str, ...]:
        """Give the forms in which the verb is written."""
        stem = self.lemma.removesuffix("e")
        regular = (self.lemma + "s", stem + "ed", stem + "ing")
        return (self.lemma, *(self.forms.split(",") if self.forms else regular))


class SourceWord(BaseModel):
    """A row of `data/source_words.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    kind: SourceKind
    source: str


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Map each lemma to its row.

    >>> reporting_verbs()["estimate"].written
    ('estimate', 'estimates', 'estimated', 'estimating')
    """
    return {row.lemma: row for row in rows("reporting_verbs.tsv", ReportingVerb)}


@cache
def lemmas() -> dict[str, str]:
    """Map each written form of a reporting verb to its lemma."""
    return {form: row.lemma for row in reporting_verbs().values() for form in row.written}


@cache
def reporting_pattern() -> str:
    """Give an alternation of all written forms of the reporting verbs."""
    forms = {form for row in reporting_verbs().values() for form in row.written}
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


@cache
def source_kinds() -> dict[str, frozenset[SourceKind]]:
    """Map a lower-case noun to what it can be.

    >>> sorted(source_kinds()["representative"])
    ['office', 'role']
    """
    found: dict[str, set[SourceKind]] = {}
    for row in rows("source_words.tsv", SourceWord):
        found.setdefault(row.word, set()).add(row.kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(noun: str) -> frozenset[SourceKind]:
    """Give what a noun can be as the head of a source's name, in any case; empty if unknown.

    >>> sorted(kinds_of("Charities")), sorted(kinds_of("boat"))
    (['body'], [])
    """
    word = noun.lower().strip("*.,")
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return next((source_kinds()[f] for f in forms if f in source_kinds()), frozenset())
