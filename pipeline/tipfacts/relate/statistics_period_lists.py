"""Periods that lists and restated numbers take: "(31, 82 and 24 for the respective years)", "of these 136"."""

from __future__ import annotations

import re

from tipfacts.records import DateValue
from tipfacts.relate.statistics_reading import When, Whole
from tipfacts.relate.statistics_view import View

_RESPECTIVE = re.compile(
    r"^[^;()]{0,60}?(?:\brespectively\b|\b(?:for|in)\s+(?:the|each\s+of\s+the|those)\s+"
    r"(?:respective|same|single|successive|individual)\s+years\b|\b(?:in|for)\s+(?:successive|consecutive)\s+years\b)"
)
_BETWEEN = re.compile(r"\s*(?:,|,?\s*and)\s*")
_RUN = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_NUMBER = re.compile(r"\d[\d,]*")
_LONGEST = 12


def respective(view: View) -> When | None:
    """Give a number of a list its own year, where the list goes through the years of a span.

    "Between 2017 and 2019 police found 90 girls (20, 30 and 40 for the respective years)";
    "20, 30 and 40 in 2017, 2018 and 2019 respectively".
    """
    text, site = view.context.parsed.text, view.site
    listed = [site]
    for peer in reversed([p for p in view.peers if p.index < site.index]):
        if not _BETWEEN.fullmatch(text, peer.mention.end, listed[0].mention.start):
            break
        listed.insert(0, peer)
    for peer in (p for p in view.peers if p.index > site.index):
        if not _BETWEEN.fullmatch(text, listed[-1].mention.end, peer.mention.start):
            break
        listed.append(peer)
    if not 1 < len(listed) <= _LONGEST:
        return None
    if not _RESPECTIVE.match(text[listed[-1].mention.end : site.sentence.end]):
        return None
    years = _years(view)
    if len(years) != len(listed):
        return None
    return When(DateValue.of(years[listed.index(site)]), "calendar", None, 0.8)


def _years(view: View) -> list[str]:
    """Give the years that a sentence names one by one, or those of its one span."""
    values = [m.value.value.edtf for m in view.moments]
    single = [v for v in values if re.fullmatch(r"\d{4}", v)]
    runs = [m for v in values if (m := _RUN.fullmatch(v))]
    if len(runs) == 1 and not single:
        return [str(y) for y in range(int(runs[0]["first"]), int(runs[0]["last"]) + 1)]
    return single if not runs else []


def restated(view: View, whole: Whole) -> When | None:
    """Give the period of the number that a whole says again: "136 in 2011, with 122 of these 136"."""
    found = _NUMBER.search(whole.text)
    if found is None:
        return None
    value = int(found[0].replace(",", ""))
    for reading in reversed(view.earlier[-10:]):
        same = reading.site.quantity.value == value and reading.when and reading.when.words
        if same and reading.when is not None:
            near = view.site.sentence.index - reading.site.sentence.index <= 2
            return When(reading.when.value, reading.when.basis, None, 0.8) if near else None
    return None
