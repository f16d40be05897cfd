"""Drafts that wait: "a draft law was under review", "the bill is before the Senate"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.relate.law_grammar import Chain
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import LawMention, Units

_BODY = (
    r"(?:the\s+|its\s+|a\s+)?(?:(?:lower|upper|national|full|federal|parliamentary|legislative|senate|select)\s+)*(?:parliament|legislature|congress|senate|house|assembly|cabinet|"
    r"chamber|council|president|government|committee|ministry|[A-Z]\w+)"
)
_WAITS = re.compile(
    r"(?:\s*\([^()]*\))?(?:,[^;]{3,140}?,)?(?:\s+(?:(?!(?:was|is|were|are|had|has|remain\w*)\b)[\w’'-]+\s+){0,12}?|\s+)"
    r"(?P<verb>was|were|is|are|has\s+been|had\s+been|remain(?:s|ed)?|stays|stayed)\s+(?:still\s+|also\s+|currently\s+|now\s+|again\s+|not\s+yet\s+)*"
    rf"(?:pending\b|awaiting\b|under\s+(?:\w+\s+)?(?:review|study|consideration|discussion|preparation|debate|development)\b|"
    r"being\s+(?:drafted|considered|reviewed|prepared|discussed|debated|developed|finali[sz]ed)\b|"
    rf"(?i:before|with)\s+{_BODY}|in\s+(?:draft|preparation)\b|in\s+draft\s+form\b|at\s+(?:the\s+)?(?:draft|committee)\s+stage\b)"
)
_AWAITS = re.compile(
    r"\s+(?P<verb>awaits|awaited|has\s+awaited|had\s+awaited)\s+(?:an?\s+|its\s+|the\s+)?(?:[\w-]+\s+)?"
    r"(?:vote|debate|approval|signature|passage|adoption|reading|hearing|enactment|action|assent|review)\b"
)


_STUCK = re.compile(
    r"(?:\s+(?:(?!(?:was|is|were|are|had|has|remain\w*)\b)[\w’'-]+\s+){0,10}?|\s+)(?:was\s[^;.]{3,60}?\s(?:and|but)\s+)?"
    r"(?P<verb>was|were|is|are|has\s+been|had\s+been|remain(?:s|ed)?|got)\s+(?:since\s+|long\s+|still\s+)*"
    r"(?:stuck|bogged\s+down|deadlocked|stalled|shelved)\b"
    r"|[^;.]{3,120}?\b(?:but|and)\s+(?:it\s+)?(?P<no>did\s+not|never)\s+(?:get\s+past|got\s+past|make\s+it|leave|advance|reach\s+a\s+vote)"
)


def stuck(units: Units) -> Iterator[Hit]:
    """Find the drafts of a sentence that got no further ("has been stuck in the lower house")."""
    for at, unit in enumerate(units.units):
        if unit.law is None or not _is_draft(unit.law):
            continue
        found = _STUCK.match(units.parsed.text, unit.end, units.sentence.end)
        if found is None:
            continue
        start = found.start("verb") if found["verb"] else found.start("no")
        verb = next((i for i, u in enumerate(units.units) if u.start >= start), at)
        yield Hit((unit.law,), "rejected", verb, Chain(verb, ("still",)), 0.75, assertion="stated")


def pending(units: Units) -> Iterator[Hit]:
    """Find the drafts of a sentence of which it says that they wait."""
    text = units.parsed.text
    for at, unit in enumerate(units.units):
        if unit.law is None or not _is_draft(unit.law):
            continue
        found = _WAITS.match(text, unit.end, units.sentence.end) or _AWAITS.match(
            text, unit.end, units.sentence.end
        )
        if found is None:
            continue
        verb = next((i for i, u in enumerate(units.units) if u.start >= found.start("verb")), at)
        yield Hit(
            (unit.law,), "introduced", verb, Chain(verb, ("still",)), 0.75, assertion="stated"
        )


def _is_draft(law: LawMention) -> bool:
    draft = law.value.draft
    if draft.kind == "bill":
        return True
    return draft.needs_event and draft.kind in {"statute", "policy", "decree"}
