"""Dates that stand in a number's sentence and are not its own: yardsticks, asides, days of speech."""

from __future__ import annotations

import re

from tipfacts.relate.clock import Moment
from tipfacts.relate.statistics_view import View
from tipfacts.tag.mention import Mention

_YARDSTICK = re.compile(
    r"(?:\b(?:as|than|unlike|unchanged\s+from)\s+(?:in\s+)?|"
    r"\b(?:first|last|only|lowest|highest|fewest|most)\b(?:\s+\w+){0,3}\s+)(?:the\s+)?$",
    re.I,
)


_SPOKEN = re.compile(
    r"\b(?:said|told\s+\w+|announced|wrote|released|published)\s+(?:on\s+)?$", re.I
)


def only_compares(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a date is only what is compared with, or of the words: "as in 2018", "said on"."""
    parsed = view.context.parsed
    lead = parsed.text[parsed.sentence_at(moment.start).start : moment.start]
    if _SPOKEN.search(lead):
        return True
    found = _YARDSTICK.search(lead)
    if found is None:
        return False
    word = found[0].split()[0].lower()
    return word in {"as", "than", "unlike", "unchanged"} or moment.value.relation == "since"


_ASIDE = frozenset({"although", "though", "because", "whereas", "unless"})


def of_other_clause(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a date belongs to a clause beside the number's: "the Act, passed in 2005"."""
    site = view.site
    first, last = site.tokens(moment.start, moment.end)
    token = site.doc[max(first, last - 1)]
    for _ in range(12):
        if token.head.i == token.i or token.sent.start > token.i:
            return False
        clause = token.dep_ in {"relcl", "acl"} or (
            token.dep_ == "advcl" and any(t.lower_ in _ASIDE for t in token.lefts)
        )
        if clause and token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    else:
        return False
    if token.left_edge.i <= site.core.i <= token.right_edge.i:
        return False
    return not site.first <= token.head.i <= site.last + 4
