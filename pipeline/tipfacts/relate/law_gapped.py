"""Clauses without a verb, which go on as the one before: "Article 5 covers slavery; Article 6, bondage"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_grammar import Chain, list_around
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import Units
from tipfacts.relate.law_wording import line_of

_GAPPED = re.compile(
    r"(?:; |, and )(?:and |while |but )?(?:the )?⟦(\d+)⟧ , (?P<rest>(?:(?!⟦)[^;])+)"
)


def gapped(units: Units, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find what a clause without a verb says of its law.

    Args:
        units: the sentence.
        hits: what the rules have read in it.
    """
    line = line_of(units)
    content = [h for h in hits if h.event in {"prohibits", "penalizes"}]
    told = {law.start for h in hits for law in h.laws}
    for match in _GAPPED.finditer(line.text):
        at, law = line.unit(match.start(1)), units.law(int(match[1]))
        last = line.unit(match.end() - 1)
        verbs = any(units[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in range(at, last + 1))
        before = [h for h in content if h.at < at]
        if law is None or verbs or not before or law.start in told:
            continue
        penalty = penalty_in(units.parsed.text[law.end : units[last].end], sure=True)
        for event in {h.event for h in before}:
            if event == "penalizes" and penalty is None:
                continue
            model = max((h for h in before if h.event == event), key=lambda h: h.at)
            laws = list_around(units, int(match[1]))
            yield replace(model, laws=laws, at=at, before=Chain(at, ()), penalty=penalty)
