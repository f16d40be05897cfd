"""What a web page says of itself: its title, who publishes it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "pubdate",
)
_TITLE = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_PARTS = re.compile(r"\s+(?:[-–—|»·]|::)\s+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page.

    Attributes:
        heading: its one main heading, `None` where it has none or several.
        published: ISO 8601 day, only where the page gives it in a field of its own.
    """

    title: str | None
    heading: str | None
    publisher: str | None
    published: str | None


def read_metadata(page: etree._Element) -> Known:
    """Read the fields of a page's head, and its main heading, which is the best title."""
    fields = _fields(page)
    publisher = next((fields[n] for n in _PUBLISHER if n in fields), None)
    headings = {_text(h) for h in page.iter("h1")} - {"", publisher}
    heading = headings.pop() if len(headings) == 1 else None
    given = heading or next((fields[n] for n in _TITLE if n in fields), None)
    title = given or next((_text(t) for t in page.iter("title")), None)
    days = (_DAY.match(fields[n]) for n in _PUBLISHED if n in fields)
    published = next((day[0] for day in days if day), None)
    return Known(_without(publisher, title), heading, publisher, published)


def _fields(page: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join(meta.get("content", "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _without(publisher: str | None, title: str | None) -> str | None:
    """Take the publisher's name off a title: "Report - Ministry" is "Report"."""
    if not title:
        return None
    parts = _PARTS.split(title)
    if publisher and len(parts) > 1 and parts[-1].casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" -–—|»·:") or None
    return title


def _text(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())
