"""Who speaks in the record of a debate or of an interview: "Mr. Oduya: …", "The Hon. Marlow: …".

A label at the start of a line or sentence lets its speaker speak up to the next label. A minister
answers for the state's own acts, and the chair only leads: neither is a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.relate.voices_source import Scope, Source
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.sources_names import WORD

_TITLE = (
    r"(?:Rt\.?|Right|Hon(?:ourable|orable|\.)?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof(?:essor|\.)?|Sir|Lord|Lady|Dame|"
    r"Baroness|Senator|Sen\.?|Deputy|Rep(?:resentative|\.)?|Congress(?:man|woman)|Member|MP|Madam|Councillor)"
)
_OFFICE = (
    r"(?:Minister|Secretary|Speaker|President|Chair(?:man|woman|person)?|Premier|Chancellor|Attorney|Solicitor|"
    r"Clerk|Under-?[Ss]ecretary|Parliamentary|Leader|Government)"
)
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.!?)”\"—-] ))(?:[Tt]he\s+)?(?:"
    rf"(?:{_TITLE}\s+)+(?P<office>{_OFFICE}\b)?[^\n:()]{{0,40}}?"
    rf"|(?P<held>{_OFFICE})\b[^\n:()]{{0,60}}?)"
    rf"(?P<name>{WORD}(?:\s+{WORD}){{0,3}})?(?P<aside>\s*\([^()\n]{{2,60}}\))?\s?:\s",
    re.MULTILINE,
)
_TITLES = re.compile(rf"^(?:[Tt]he\s+)?(?:{_TITLE}\s+)+")
_SPEECH = 4000
"""The longest speech, in characters."""


def debate_scopes(parsed: Parsed) -> Iterator[Scope]:
    """Give each speaker of a debate with the speech; nothing where fewer than two speak."""
    labels = [m for m in _LABEL.finditer(parsed.text) if len(m[0]) < 110]
    if len(labels) < 2:
        return
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        end = min(label.end() + _SPEECH, after.start() if after else len(parsed.text))
        if source := _speaker(label):
            yield Scope(source, label.end(), end)


def _speaker(label: re.Match[str]) -> Source | None:
    """Give the speaker's name without titles; `None` for who holds an office or has no name."""
    if label["office"] or label["held"] or not label["name"]:
        return None
    words = _TITLES.sub("", " ".join(label[0].split()))
    name = re.sub(r"\s*(?:\([^()]*\))?\s?:\s*$", "", words).strip()
    if not name or len(name.split()) > 4 or not name[0].isupper():
        return None
    start = label.start() + label[0].find(name)
    return Source(name, start, start + len(name), person=True)
