"""Money: currency symbols, codes and names around a number, read as ISO 4217 codes.

Forms: `$5`, `US$ 1 000`, `€3m`, `CFA 500 000`, `QAR 250,000`, `MXN 21.7 million`, `R3.9 million`,
`500,000 rupees`, `2.6 million lei`, `1.2 million Guyanese dollars`. A name or symbol that several
currencies share is read by the country that is named beside it, or that the text speaks of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from tipfacts.data import rows
from tipfacts.tag.mention import Mention
from tipfacts.tag.places import PlaceName


class CurrencyRow(BaseModel):
    """A row of `data/currencies.tsv`; `countries` are alpha-3 codes parted by spaces."""

    form: str
    kind: str
    code: str
    countries: str = ""
    source: str


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as written beside a number.

    Attributes:
        form: the symbol, code or name.
        start, end: half-open range of the words in the text, spaces to the number left out.
    """

    form: str
    start: int
    end: int


_WORDS = frozenset("ALL COP CUP GEL MAD MOP PEN SOS TOP TRY".split())
"""Codes that are words in capitals too."""


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    """Give for every form the currencies it may mean, each with the countries that use it."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("currencies.tsv", CurrencyRow):
        table.setdefault(row.form, {})[row.code] = frozenset(row.countries.split())
        table.setdefault(row.code, {})[row.code] = frozenset(row.countries.split())
    return table


def _alternatives(forms: set[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rows("currencies.tsv", CurrencyRow)
    symbols = {r.form for r in table if r.kind == "symbol"} | ({r.code for r in table} - _WORDS)
    names = {r.form for r in table if r.kind == "name"}
    codes = {r.code for r in table} - _WORDS | {"€", "Kč", "zł"}
    before = re.compile(rf"(?<![A-Za-z$€£])(?P<form>{_alternatives(symbols)})\s?$")
    after = re.compile(
        rf"\s?(?P<whose>(?:U\.?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?"
        rf"(?P<form>(?i:{_alternatives(names)})|{_alternatives(codes)})(?![A-Za-z])"
    )
    return before, after


def currency_before(text: str, start: int, at: int) -> Currency | None:
    """Find the currency that is written right before `at`.

    >>> currency_before("paid US$ 1 000", 0, 9)
    Currency(form='US$', start=5, end=8)
    """
    match = _patterns()[0].search(text, max(start, at - 8), at)
    if match and len(match["form"]) == 1 and match["form"].isalpha() and match.end("form") < at:
        return None
    return Currency(match["form"], match.start("form"), match.end("form")) if match else None


def currency_after(text: str, at: int, end: int) -> Currency | None:
    """Find the currency that is named right after `at`, with the nationality before its name."""
    match = _patterns()[1].match(text, at, min(end, at + 60))
    if match is None:
        return None
    words = match[0].lstrip()
    return Currency(match["form"], match.end() - len(words), match.end())


@dataclass(frozen=True)
class Purse:
    """Reads currency names by the countries that a document names."""

    text: str
    places: tuple[Mention[PlaceName], ...] = ()
    country: str | None = None

    def code(self, currency: Currency, sentence_start: int) -> str | None:
        """Give the ISO 4217 code, or `None` where two currencies fit equally."""
        candidates = _table().get(currency.form) or _table().get(currency.form.lower(), {})
        if len(candidates) == 1 and not self._needs_country(currency.form):
            return next(iter(candidates))
        if re.match(r"U\.?S\.?\s", self.text[currency.start : currency.end]):
            return "USD"
        beside = [p for p in self.places if currency.start <= p.start < currency.end]
        if named := self._used_in(candidates, [p.value.country for p in beside]):
            return named
        if currency.form in {"$", "dollar", "dollars"}:
            return "USD"
        near = [p for p in self.places if sentence_start <= p.start < currency.start]
        told = [self.country] if self.country else []
        return (
            self._used_in(candidates, told)
            or self._used_in(candidates, [p.value.country for p in near[-1:]])
            or self._used_in(candidates, [p.value.country for p in self.places])
        )

    @staticmethod
    def _needs_country(form: str) -> bool:
        """Say whether a symbol is a mere letter or two, read as money only where it is used."""
        return form.isalpha() and len(form) < 3 and form not in {"R", "Rs", "RM"}

    @staticmethod
    def _used_in(
        candidates: dict[str, frozenset[str]], countries: Sequence[str | None]
    ) -> str | None:
        """Give the currency of the country that is named most often among those that use one."""
        votes = Counter(
            code for c in countries if c for code, users in candidates.items() if c in users
        )
        best = votes.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]
