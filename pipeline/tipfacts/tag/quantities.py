"""Numbers that measure something: digits, words, shares, money, zeros, and figures not given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tipfacts.clean.structured import Role
from tipfacts.records import Modifier, Number, Status
from tipfacts.tag.absences import Absence, find_zeros
from tipfacts.tag.amounts import Amount, find_amounts
from tipfacts.tag.bounds import bound_after, bound_before
from tipfacts.tag.mention import Mention
from tipfacts.tag.missing import find_missing
from tipfacts.tag.money import Purse
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.places import PlaceName
from tipfacts.tag.quantities_checks import in_years, why_not_counted
from tipfacts.tag.ranges import Ranges
from tipfacts.tag.uncounted import why_uncounted

QuantityKind = Literal["number", "zero", "missing"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it; never an average of a range.

    Attributes:
        value, low, high: as in a statistic record.
        unit: where the number itself says it (`percent`, `year`, a currency code), else `None`.
        core: half-open range of the number itself, without modifier and noun.
        kind: `number`; `zero` where words deny ("no convictions", "did not arrest any"); `missing`
            where words say that a figure is not given.
        head: for `zero` and `missing`, the half-open range of the noun or verb that says what
            would be counted ("convictions", "convict"), else `None`.
    """

    status: Status
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str | None
    core: tuple[int, int]
    kind: QuantityKind = "number"
    head: tuple[int, int] | None = None


def tag_quantities(
    parsed: Parsed, taken: Ranges, places: tuple[Mention[PlaceName], ...] = ()
) -> tuple[Mention[Quantity], ...]:
    """Find the numbers of a document that could measure something, outside what is taken.

    Cells of tables are left to `tipfacts.state.tables`; only full sentences inside them are read.
    """
    purse = Purse(parsed.text, places, _country(parsed, places))
    found = [
        mention
        for sentence in parsed.sentences
        if _is_prose(parsed, sentence)
        for mention in _in_sentence(parsed, sentence, taken, purse)
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _country(parsed: Parsed, places: tuple[Mention[PlaceName], ...]) -> str | None:
    """Give the alpha-3 code of the country that the caller said the document is about."""
    given = parsed.document.country
    if given and re.fullmatch(r"[A-Z]{3}", given):
        return given
    return next((p.value.country for p in places if given and p.value.name == given), None)


def _is_prose(parsed: Parsed, sentence: Sentence) -> bool:
    if parsed.block_of(sentence).role is not Role.TABLE:
        return True
    words = parsed.text[sentence.start : sentence.end]
    return words.endswith((".", ".”")) and len(words.split()) >= 8


def _in_sentence(
    parsed: Parsed, sentence: Sentence, taken: Ranges, purse: Purse
) -> Iterator[Mention[Quantity]]:
    """Give zeros and missing figures first: the numerals inside a zero belong to it."""
    absences = without_overlap([*find_zeros(parsed, sentence), *find_missing(parsed, sentence)])
    yield from (_absent(a) for a in absences)
    zeros = Ranges((a.start, a.end) for a in absences if a.kind == "zero")
    for mention in _numbers(parsed, sentence, taken, purse):
        if not zeros.touches(*mention.value.core):
            yield mention


def without_overlap(absences: Iterable[Absence]) -> list[Absence]:
    """Keep the longer of two that overlap, a missing figure before a zero."""
    kept: list[Absence] = []
    for one in sorted(absences, key=lambda a: (a.kind == "zero", a.start - a.end, a.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return kept


def _absent(absence: Absence) -> Mention[Quantity]:
    zero = absence.kind == "zero"
    quantity = Quantity(
        "reported" if zero else "not_reported",
        0 if zero else None,
        None,
        None,
        "exact",
        None,
        (absence.start, absence.end),
        absence.kind,
        absence.head,
    )
    return Mention(absence.start, absence.end, quantity)


def _numbers(
    parsed: Parsed, sentence: Sentence, taken: Ranges, purse: Purse
) -> Iterator[Mention[Quantity]]:
    text, start, end = parsed.text, sentence.start, sentence.end
    for found in find_amounts(text, start, end, purse):
        if taken.touches(found.start, found.end) or found.unknown_currency:
            continue
        opens = _bounded(text, found, start, end).start
        why = why_uncounted(text, found, start, end, opens)
        if why is not None and not (why == "year" and _is_parted(parsed, found)):
            continue
        if why_not_counted(parsed, sentence, found, opens) is not None:
            continue
        yield _bounded(text, in_years(text, found, end), start, end)


def _bounded(text: str, amount: Amount, start: int, end: int) -> Mention[Quantity]:
    """Put a number together with the bound before it or behind it."""
    before = bound_before(text, start, amount.start)
    after = None if before else bound_after(text, amount.end, end)
    modifier: Modifier = "exact" if amount.exact else "about"
    if bound := before or after:
        modifier = bound[1]
    if amount.value is None:
        modifier = "range"
    quantity = Quantity(
        "reported",
        amount.value,
        amount.low,
        amount.high,
        modifier,
        amount.unit,
        (amount.start, amount.end),
    )
    return Mention(
        before[0] if before else amount.start, after[0] if after else amount.end, quantity
    )


def _is_parted(parsed: Parsed, amount: Amount) -> bool:
    """Say whether the raw text parts the thousands of a number that reads as a year: "2 000"."""
    return re.search(r"\d\s\d{3}", parsed.evidence(amount.start, amount.end).text) is not None
