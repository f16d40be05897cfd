"""Amounts: numerals with their percent signs and currencies, joined to ranges.

Forms: `22–40%`, `from 20 to 30 percent`, `between 20 and 30`, `150 to 200`, `one or two`, `$5 to
10 million`, `15.4 against 10.3 percent`. A range is never averaged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tipfacts.records import Number
from tipfacts.tag.money import Currency, Purse, currency_after, currency_before
from tipfacts.tag.numbers import Numeral, find_numerals, plain


@dataclass(frozen=True, slots=True)
class Amount:
    """One number or range at half-open `[start, end)`, its unit words included.

    Attributes:
        value: the number, `None` for a range.
        exact: false where a share had to be rounded.
        unknown_currency: whether it is money whose currency the text leaves open.
        words: whether it is written in words.
    """

    start: int
    end: int
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    exact: bool = True
    scale: int = 1
    unknown_currency: bool = False
    words: bool = False


_PERCENT = re.compile(
    r"\s?%|[\s-]?(?:percentage[\s-]points?|per[\s-]?cent|percent|pct)\b\.?(?<!\.)", re.I
)
_TO = re.compile(r"\s*(?:[-–—‐‑−]|to)\s*", re.I)
_OR = re.compile(r"\s+or\s+", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:(?:an\s+estimated|about|some|approximately|roughly|around)\s+)?$", re.I
)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_CHANGE = re.compile(
    r"\b(?:r(?:ose|ise|isen|ising)|f(?:ell|all|alls|allen|alling)|increas\w+|decreas\w+|gr(?:ew|ow|own|owing)|"
    r"dropp?\w*|declin\w+|went|go|gone|goes|up|down|cut|cutting|rais\w+|lower\w*|reduc\w+|jump\w*|climb\w*|expand\w*|"
    r"shr[aiu]nk|chang\w+|boost\w*|doubl\w+|tripl\w+|improv\w+|number\w*|moved?)\b[^.;:]{0,60}\bfrom\s+$",
    re.I,
)
_SPREADS = re.compile(r"\brang\w+\s+from\s+$", re.I)
_ALIKE = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|to|against|versus|vs\.?|compared\s+(?:with|to)|but|,\s*and))\s+(?:from\s+|about\s+|only\s+|over\s+)?$",
    re.I,
)
_NOT_MONEY = frozenset(
    "won sum sums mark marks real reals pound pounds crown crowns sol som soms afs KM".split()
)


def find_amounts(text: str, start: int, end: int, purse: Purse) -> list[Amount]:
    """Find the amounts of a sentence, in the order of the text."""
    parts = [_part(text, n, start, end, purse) for n in find_numerals(text, start, end)]
    return _share_units(text, _joined(text, [p for p in parts if p is not None], start))


def _part(text: str, numeral: Numeral, start: int, end: int, purse: Purse) -> Amount | None:
    """Read the unit that is written on a numeral; `None` for a letter that is no scale."""
    amount = Amount(
        numeral.start,
        numeral.end,
        numeral.value,
        unit="percent" if numeral.share else None,
        exact=numeral.exact,
        scale=numeral.scale,
        words=numeral.words,
    )
    if numeral.share:
        return amount
    if percent := _PERCENT.match(text, numeral.end, end):
        return replace(amount, end=percent.end(), unit="percent")
    money = _money(text, amount, start, end, purse)
    if numeral.short and money.unit is None and text[numeral.end - 1] in "mkbMKB":
        return None
    return money


def _money(text: str, amount: Amount, start: int, end: int, purse: Purse) -> Amount:
    before = currency_before(text, start, amount.start)
    after = currency_after(text, amount.end, end)
    for currency in (after, before):
        if currency is None:
            continue
        code = purse.code(currency, start)
        if code is None and (
            currency.form in _NOT_MONEY or (len(currency.form) < 3 and currency.form.isalpha())
        ):
            continue
        return replace(
            amount,
            start=min(amount.start, before.start if before else amount.start),
            end=max(amount.end, _end(after, code is not None)),
            unit=code,
            unknown_currency=code is None,
        )
    return amount


def _end(after: Currency | None, known: bool) -> int:
    return after.end if after and known else 0


def _joined(text: str, parts: list[Amount], start: int) -> list[Amount]:
    """Join neighbors that are the two ends of one range."""
    found: list[Amount] = []
    for part in parts:
        if found and (joined := _range(text, found[-1], part, start)):
            found[-1] = joined
        else:
            found.append(part)
    return found


def _range(text: str, one: Amount, two: Amount, start: int) -> Amount | None:
    if one.value is None or two.value is None or not _units_fit(one, two):
        return None
    if not _is_range(text, one, two, start):
        return None
    low = _scaled(one, two)
    if low >= two.value:
        return None
    between = _BETWEEN.search(text, max(start, one.start - 25), one.start)
    spreads = _FROM.search(text, max(start, one.start - 6), one.start)
    first = between or spreads
    return Amount(
        first.start() if first else one.start,
        two.end,
        None,
        low,
        two.value,
        two.unit or one.unit,
        one.exact and two.exact,
        unknown_currency=one.unknown_currency or two.unknown_currency,
        words=one.words,
    )


def _units_fit(one: Amount, two: Amount) -> bool:
    return one.unit == two.unit or one.unit is None or (two.unit is None and one.unit != "percent")


def _is_range(text: str, one: Amount, two: Amount, start: int) -> bool:
    gap = text[one.end : two.start]
    if _AND.fullmatch(gap):
        return bool(_BETWEEN.search(text, max(start, one.start - 25), one.start))
    if _OR.fullmatch(gap):
        return True
    if not _TO.fullmatch(gap):
        return False
    before = text[max(start, one.start - 90) : one.start]
    return bool(_SPREADS.search(before)) or not _CHANGE.search(before)


def _scaled(one: Amount, two: Amount) -> Number:
    """Give the low end, which may leave its "million" to the high end."""
    assert one.value is not None
    assert two.value is not None
    if one.scale == 1 and two.scale >= 1000 and one.value < two.value / two.scale:
        return plain(one.value * two.scale)
    return one.value


def _share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give a bare number the percent of the number that it is set beside: "15 and 20 percent"."""
    found = list(amounts)
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        if (
            one.unit is None
            and two.unit == "percent"
            and _ALIKE.fullmatch(text, one.end, two.start)
        ):
            found[i] = replace(one, unit="percent")
    return found
