"""Laws completed by the document: the country whose law it is, and with it id and identifier."""

from __future__ import annotations

import re
from dataclasses import replace

from tipfacts.records import Instrument
from tipfacts.relate.context import Context
from tipfacts.tag.law_draft import Draft, uri_of
from tipfacts.tag.law_ids import article_uri, with_country
from tipfacts.tag.law_registry import known
from tipfacts.tag.laws import LawName
from tipfacts.tag.mention import Mention

_OWNER = re.compile(r"[’']s?\s+(?:[a-z]+\s+){0,3}$")


def complete(context: Context) -> tuple[Mention[LawName], ...]:
    """Give the law mentions of a document with their countries, ids and identifiers filled in.

    A law is of the country that its name or an adjective names; else of the one whose possessive
    stands before it; else of the one told of where the law is first named.
    """
    settled: dict[str, str | None] = {}
    found: list[Mention[LawName]] = []
    for mention in context.tagged.laws:
        draft = _settle(context, mention.value.draft, settled)
        name = replace(mention.value, draft=draft, instrument=instrument_of(draft))
        found.append(replace(mention, value=name))
    return tuple(found)


def _settle(context: Context, draft: Draft, settled: dict[str, str | None]) -> Draft:
    if draft.known:
        return draft
    holder = draft.container
    if holder is not None:
        holder = _settle(context, holder, settled)
        return replace(draft, container=holder, jurisdiction=holder.jurisdiction)
    owner = draft.jurisdiction or _owner(context, draft)
    if owner is None and draft.kind == "treaty":
        return draft
    country = owner or settled.get(draft.slug) or _told_of(context, draft)
    settled.setdefault(draft.slug, country)
    return replace(draft, jurisdiction=country)


def _owner(context: Context, draft: Draft) -> str | None:
    """Give the country whose possessive or adjective stands right before a law."""
    near = context.countries.within(max(0, draft.start - 60), draft.start)
    if not near:
        return None
    between = context.parsed.text[near[-1].end : draft.start]
    beside = re.fullmatch(r"\s+(?:[a-z-]+\s+){0,2}", between) if near[-1].value.adjective else None
    return near[-1].value.country if beside or _OWNER.fullmatch(between) else None


def _told_of(context: Context, draft: Draft) -> str | None:
    place = context.countries.at(draft.start)
    return context.document.country or (place.country if place else None)


def instrument_of(draft: Draft) -> Instrument:
    """Give the instrument of a draft whose country is settled."""
    if draft.known:
        return draft.instrument
    in_known = draft.container is not None and draft.container.known is not None
    slug = draft.slug if in_known else with_country(draft.slug, draft.jurisdiction)
    if row := known(slug):
        return row.instrument(draft.name)
    uri = uri_of(draft, draft.jurisdiction)
    if draft.container is not None and draft.number:
        uri = article_uri(uri_of(draft.container, draft.jurisdiction), draft.number)
    return draft.instrument.model_copy(update={"canonical": slug, "uri": uri})
