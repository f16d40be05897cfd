"""What a document is about: its country, the year it reports on, its reporting period."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from tipfacts.clean.structured import Role
from tipfacts.records import DateValue, PeriodBasis
from tipfacts.relate.about_period import covers_year, stated_period
from tipfacts.relate.about_year import (
    YearBasis,
    run_of_title,
    title_lines,
    year_from_head,
    year_of_title,
)
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.places import PlaceName, countries_of_title, country_named

Basis = Literal["field", "name", "closing"] | YearBasis


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the document as a whole, and what each part was taken from.

    Attributes:
        country: ISO 3166-1 alpha-3 of the one country it is about, else `None`.
        country_name: the country's usual English name.
        year: the year of the report.
        period: the period that "the reporting period" and undated deeds of the report mean.
        period_basis: the basis of that period.
        is_tip: whether it is a Trafficking in Persons Report or a digest of one.
    """

    country: str | None = None
    country_name: str | None = None
    country_from: Basis | None = None
    year: int | None = None
    year_from: Basis | None = None
    period: DateValue | None = None
    period_basis: PeriodBasis | None = None
    is_tip: bool = False


_HEAD = 1200
"""How much of a text's beginning is searched for a title, in characters."""

_CLOSING_YEAR = re.compile(r"\(((?:19|20)\d\d)\)[\s.]*$")
_TITLE_YEAR = re.compile(
    r"\b((?:19|20)\d\d)\s+(?:\w+\s+){0,3}(?:FINDINGS|REPORTS?|COUNTRY REPORTS?|ANNUAL REPORT|NOTES)\b"
    r"|\b(?:REPORT|FINDINGS|NOTES|SURVEY|BULLETIN)\b[^\n.]{0,40}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NAME_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DIGEST = re.compile(r"tier rating\s*:", re.IGNORECASE)
_TIP_REPORT = re.compile(
    r"tier\s+rating\s*:|^[ \t]*[A-ZÀ-Ž][\w'’ .,&-]{2,45}?\s*[:(–—-]\s*\(?(?:tier\s+[123]|special\s+case)\b"
    r"|^[^\w\n]*(?:prosecution|protection)[^\w\n]*$(?=[\s\S]*^[^\w\n]*prevention[^\w\n]*$)"
    r"|^[^\w\n]*(?:\w+\s+)?trafficking profile",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE_COUNTRY = re.compile(
    r"^[ \t]*([A-ZÀ-Ž][\w'’ .,&()-]{2,50}?)[ \t]*(?:[:(–—|-]|$)", re.MULTILINE
)


def about(parsed: Parsed, places: tuple[Mention[PlaceName], ...], cited: int = 0) -> About:
    """Read what a document is about from its fields, title, name, closing bracket and text.

    The first that answers wins, in this order. A country is taken from the text only if at least
    half of all its mentions are of this one; a year never.

    Args:
        parsed: the document.
        places: the countries that it names.
        cited: how many works it cites by author and year, as papers do.
    """
    country, country_from = _country(parsed, places)
    year, year_from = _year(parsed)
    is_tip = bool(_TIP_REPORT.search(parsed.text))
    period, basis = _period(parsed, year, year_from, cited, is_tip=is_tip)
    return About(
        country.country if country else None,
        country.name if country else None,
        country_from,
        year,
        year_from,
        period,
        basis,
        is_tip,
    )


def _country(
    parsed: Parsed, places: tuple[Mention[PlaceName], ...]
) -> tuple[PlaceName | None, Basis | None]:
    document = parsed.document
    if document.country and (found := country_named(document.country)):
        return found, "field"
    for line in (document.title or "", *_title_lines(parsed)):
        if found := _country_of_title(line):
            return found, "title"
    for line in (document.title or "", *_title_lines(parsed)):
        if found := _country_of_report(line):
            return found, "title"
    stem = _NAME_YEAR.sub(" ", PurePosixPath(document.id).stem)
    if found := country_named(re.sub(r"[_\W]+", " ", stem)):
        return found, "name"
    return _dominant(places)


def _title_lines(parsed: Parsed) -> list[str]:
    head = parsed.document.text[:_HEAD]
    return [line.strip() for line in head.splitlines() if 2 < len(line.strip()) <= 80][:6]


def _country_of_title(line: str) -> PlaceName | None:
    """Give the country that a title names: all of it, or what stands before a colon or dash.

    >>> found = _country_of_title("THAILAND: Tier 2")
    >>> found.country if found else None
    'THA'
    """
    if whole := country_named(line):
        return whole
    parts = re.split(r"\s*[:|–—(…]\s*|\s+-\s+", line)
    return next((found for part in parts if (found := country_named(part))), None)


def _country_of_report(line: str) -> PlaceName | None:
    """Give the one country that a title names which says it is a report, and of which year.

    >>> found = _country_of_report("Ghana 2021 Ports and Labor Report")
    >>> found.country if found else None
    'GHA'
    """
    if year_of_title(line) is None:
        return None
    named = countries_of_title(line)
    others = named - {"USA"} or named
    return country_named(*others) if len(others) == 1 else None


def _dominant(places: tuple[Mention[PlaceName], ...]) -> tuple[PlaceName | None, Basis | None]:
    counted = Counter(m.value.country for m in places if m.value.country != "USA")
    if not counted:
        return None, None
    (code, most), total = counted.most_common(1)[0], sum(counted.values())
    if code is None or most < 2 or most * 2 < total:
        return None, None
    return next(m.value for m in places if m.value.country == code), "text"


def _year(parsed: Parsed) -> tuple[int | None, Basis | None]:
    document = parsed.document
    if document.year is not None:
        return document.year, "field"
    if _DIGEST.search(document.text) and (m := _CLOSING_YEAR.search(document.text)):
        return int(m[1]), "closing"
    if found := year_from_head(document.text, document.title):
        return found
    running = Counter(m[1] or m[2] for m in _TITLE_YEAR.finditer(_furniture(parsed)))
    if running and running.most_common(1)[0][1] >= 2:
        return int(running.most_common(1)[0][0]), "title"
    if m := _NAME_YEAR.search(PurePosixPath(document.id).name):
        return int(m[1]), "name"
    return _title_page_year(parsed)


def _title_page_year(parsed: Parsed) -> tuple[int | None, Basis | None]:
    """Give the year that the front matter names most often."""
    pages = "\n".join(
        parsed.text[b.start : b.end] for b in parsed.blocks if b.role is Role.FRONT_MATTER
    )
    years = Counter(_NAME_YEAR.findall(pages))
    return (int(years.most_common(1)[0][0]), "title") if years else (None, None)


def _furniture(parsed: Parsed) -> str:
    """Give the short lines in capitals of the raw text, where running heads are."""
    lines = (line.strip() for line in parsed.document.text.splitlines())
    return "\n".join(line for line in lines if line.isupper() and len(line) < 90)


def _period(
    parsed: Parsed, year: int | None, year_from: Basis | None, cited: int, *, is_tip: bool
) -> tuple[DateValue | None, PeriodBasis | None]:
    """Give the period that undated deeds of a report belong to (guidelines 2.8, 6.26)."""
    if year is None:
        return None, None
    if year_from == "closing" or (is_tip and _DIGEST.search(parsed.document.text)):
        return DateValue.of(str(year)), "reporting"
    if is_tip:
        return DateValue.of(f"{year - 1}-04/{year}-03"), "reporting"
    text = parsed.document.text
    if stated := stated_period(text):
        return stated, "reporting"
    if not covers_year(text, cited):
        return None, None
    titles = (parsed.document.title or "", *title_lines(text))
    runs = (run for line in titles if (run := run_of_title(line)) and run.endswith(str(year)))
    run = next(runs, None)
    return DateValue.of(run or str(year)), "fiscal" if run else "reporting"
