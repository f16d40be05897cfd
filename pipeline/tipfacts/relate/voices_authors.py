"""Bodies that write a document about what others do: "The Committee notes that …" is its author."""

from __future__ import annotations

import re
from collections import Counter

_BODY = (
    r"(?:Committee|Commission|Group of Experts|Group|Panel|Court|Tribunal|Council|Board|Mission|Delegation|"
    r"Working Group|Sub-?[Cc]ommittee|Special Rapporteur|Rapporteur|Ombudsman|Ombudswoman|Ombudsperson|"
    r"Inspectorate|Secretariat|Office|Experts|Evaluators|Review Team|Monitoring Group)"
)
_AUTHORS_DO = (
    r"(?:notes|requests|recalls|observes|asks|welcomes|urges|considers|invites|reiterates|trusts|encourages|"
    r"recommends|regrets|hopes|requested|urged|recommended|is\s+of\s+the\s+(?:view|opinion)|concludes|finds|holds|"
    r"wishes|expresses|stresses|would\s+like|draws\s+attention|takes\s+note|had\s+asked|is\s+concerned)"
)
_DOES = re.compile(
    rf"\b(?:[Tt]he\s+(?P<body>{_BODY})|(?P<short>[A-Z]{{3,10}}))\s+(?:(?:also|further|therefore|\w+ly|thus|again)\s+)?{_AUTHORS_DO}\b"
)
_OWN_WORK = re.compile(
    r"\b[Ii]n\s+its\s+(?:\w+\s+){0,2}(?:report|comments?|conclusions?|observations?|evaluation|opinion|review|requests?|"
    rf"recommendations?|judgments?)\s*,?\s+(?:the\s+(?P<body>{_BODY})|(?P<short>[A-Z]{{3,10}}))\b"
)
_OFTEN = 2


def authoring_bodies(text: str) -> frozenset[str]:
    """Give the names, in lower case, of the bodies that a document is written by.

    >>> sorted(authoring_bodies("The Committee notes the reply. The Committee requests figures."))
    ['committee']
    >>> authoring_bodies("The Committee notes in its 2010 report that 12 women were freed.")
    frozenset()
    """
    done = Counter((m["body"] or m["short"]).lower() for m in _DOES.finditer(text))
    own = {(m["body"] or m["short"]).lower() for m in _OWN_WORK.finditer(text)}
    return frozenset({name for name, times in done.items() if times >= _OFTEN} | own)
