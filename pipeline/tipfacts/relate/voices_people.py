"""Who of the people in a text may be named: authors and people in public office.

Everybody else is told by a role ("NGO director") or by the body they speak for, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from tipfacts.clean.structured import Reference
from tipfacts.tag.mention import Mention
from tipfacts.tag.places import country_named
from tipfacts.tag.sources import Citation
from tipfacts.tag.sources_names import WORD
from tipfacts.tag.sources_words import SourceKind, kinds_of, source_kinds

_PROPER = rf"{WORD}(?:\s+{WORD})*"
_ROLE_OF_BODY = re.compile(
    rf"^(?:[\w-]+\s+){{0,3}}(?P<role>\w+)\s+(?:of|for|at|with|from)\s+(?:the\s+)?(?P<body>{_PROPER})$"
)
_BODY_ROLE = re.compile(rf"^(?P<body>{_PROPER})(?:’s|'s)\s+(?:[a-z][\w-]*\s+)*(?P<role>[a-z]\w+)$")


@cache
def _titled(kind: SourceKind) -> re.Pattern[str]:
    words = "|".join(
        sorted((re.escape(w) for w, k in source_kinds().items() if kind in k), key=len)
    )
    return re.compile(rf"\b(?i:{words})\.?\s+({_PROPER})")


def nameable(
    text: str, citations: Iterable[Mention[Citation]], references: Iterable[Reference]
) -> frozenset[str]:
    """Give the surnames that a text gives to authors and to people in public office.

    >>> sorted(nameable("Minister Ana Reyes met the historian Kim Ek.", (), ()))
    ['Ek', 'Reyes']
    """
    found = {
        m[1].split()[-1].rstrip(".")
        for kind in ("office", "author")
        for m in _titled(kind).finditer(text)
    }
    for mention in citations:
        if mention.value.name:
            found |= {w for w in re.split(r"[\s,&]+", mention.value.name) if w[:1].isupper()}
    return frozenset(found | {n for r in references for n in r.names if " " not in n})


def is_person(head: Token, name: str) -> bool:
    """Say whether a phrase names a person: by the tagger's word, unless a noun in it is a body's."""
    if not re.fullmatch(rf"(?:[\w-]+\s+)*?{_PROPER}", name) or not name[-1].isalpha():
        return False
    if set(name.split()) & {"of", "for", "in", "at", "from", "with", "the"}:
        return False
    last = name.split()[-1]
    if not last[0].isupper() or last.isupper() or any("body" in kinds_of(w) for w in name.split()):
        return False
    title, proper = _title(name)
    return head.ent_type_ == "PERSON" or (bool(title) and 2 <= len(proper.split()) <= 3)


def person_name(name: str, beside: str, known: frozenset[str]) -> str | None:
    """Give what may be written of a person who speaks; `None` if nothing may.

    Args:
        name: the phrase, with a title if it has one.
        beside: what stands in apposition ("director of Open Door"), or "".
        known: surnames of authors and office-holders, see `nameable`.

    >>> person_name("Labor Minister Ana Reyes", "", frozenset())
    'Labor Minister Ana Reyes'
    >>> person_name("Mara Voss", "director of Open Door", frozenset())
    'Open Door'
    >>> person_name("Mara Voss", "", frozenset())
    """
    title, proper = _title(name)
    kinds = kinds_of(title.split()[-1]) if title else frozenset()
    aside = _kinds_in(beside)
    if "office" in kinds:
        return name
    if kinds & {"author"} or aside & {"office", "author"} or proper.split()[-1] in known:
        return proper
    role = beside if aside & {"role"} else title if kinds & {"role"} else ""
    return role_name(role) if role else None


def _kinds_in(beside: str) -> frozenset[SourceKind]:
    """Give the kinds of the noun that heads an apposition: the last before "of", "for", "at"."""
    head = re.split(r"\s(?:of|for|at|in|with|from|who)\s", beside, maxsplit=1)[0].split()
    return kinds_of(head[-1]) if head else frozenset()


def _title(name: str) -> tuple[str, str]:
    """Part a title from the name: the words up to the last that is an office, author or role."""
    words = name.split()
    at = max(
        (i for i, w in enumerate(words[:-1]) if kinds_of(w) & {"office", "author", "role"}),
        default=-1,
    )
    return " ".join(words[: at + 1]), " ".join(words[at + 1 :])


def role_name(role: str) -> str:
    """Give the body that a role speaks for, if it has a name, else the role.

    >>> role_name("spokesman for the Crew Network"), role_name("Open Door's director")
    ('Crew Network', 'Open Door')
    >>> role_name("shelter's director"), role_name("former embassy official")
    ("shelter's director", 'former embassy official')
    """
    for pattern in (_ROLE_OF_BODY, _BODY_ROLE):
        found = pattern.match(role)
        if found and kinds_of(found["role"]) & {"role"} and not country_named(found["body"]):
            return found["body"]
    return role
