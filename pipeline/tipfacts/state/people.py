"""The last look at every record: no field but the evidence names a private person.

People in public office keep their names (a word of office stands before them somewhere in the
document), and so do authors, whom the attribution names.
"""

from __future__ import annotations

import re
from typing import Any

from tipfacts.records import Fact, identified, with_new_whole
from tipfacts.relate.context import Context
from tipfacts.state.dates_names import private_names
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.places import country_named

_FIELDS = {"date": ("event",), "statistic": ("subject", "of"), "law": ("actor",), "tier": ()}
_NAME = re.compile(
    r"[A-ZÀ-Ž][\w’'.À-ž-]+(?:\s+(?:(?:bin|al|de|da|van|von|el|ibn)\s+)?[A-ZÀ-Ž][\w’'À-ž-]+)+"
)
_LOOSE_END = re.compile(r"(?:\s*,)?\s+(?:and|of|by|with|against|to|for|in|namely|including)$")


def names_of_private_people(parsed: Parsed) -> tuple[str, ...]:
    """Give the full names of private persons in a document, and their surnames, longest first.

    Who is named with an office anywhere in the document is not private in it.
    """
    private: set[str] = set()
    public: set[str] = set()
    for sentences in parsed.by_block.values():
        doc = sentences[0].words.doc
        at = private_names(doc)
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                (private if entity.start in at else public).add(entity.text)
    surnames = {name.split()[-1] for name in public}
    full = {m[0] for name in private if (m := _NAME.match(name)) and not country_named(m[0])}
    kept = {name for name in full if name.split()[-1] not in surnames}
    return tuple(
        sorted(kept | {name.split()[-1] for name in kept}, key=lambda name: (-len(name), name))
    )


def discreet(context: Context, records: list[Fact]) -> list[Fact]:
    """Take the names of private persons out of the records' own words; ids follow."""
    names = names_of_private_people(context.parsed)
    renamed: dict[str, str] = {}
    found: list[Fact] = []
    for record in records:
        tidy = _tidied(record, names)
        if tidy.id != record.id:
            renamed[record.id] = tidy.id
        found.append(tidy)
    return [with_new_whole(record, renamed) for record in found]


def _tidied(record: Fact, names: tuple[str, ...]) -> Fact:
    changed: dict[str, Any] = {}
    for field in _FIELDS[record.type]:
        value = getattr(record, field)
        if value and any(name in value for name in names):
            changed[field] = _without(value, names)
    return identified(record.model_copy(update=changed)) if changed else record


def _without(phrase: str, names: tuple[str, ...]) -> str | None:
    for name in names:
        phrase = re.sub(
            rf"(?:\s*(?:,|\band)\s*)?(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", " ", phrase
        )
    tidy = re.sub(r"\s+(?=[,;.])", "", " ".join(phrase.split())).strip(" ,;–—-")
    return _LOOSE_END.sub("", tidy) or None
