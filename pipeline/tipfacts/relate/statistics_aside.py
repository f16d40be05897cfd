"""Dates that stand in a number's sentence and are not its own: yardsticks, asides, days of speech."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.clock import Moment
from tipfacts.relate.statistics_view import View
from tipfacts.tag.dates_syntax import governing_verb
from tipfacts.tag.mention import Mention

_YARDSTICK = re.compile(
    r"(?:\b(?:as|than|unlike|unchanged\s+from)\s+(?:in\s+)?|"
    r"\b(?:first|last|only|lowest|highest|fewest|most)\b(?:\s+\w+){0,3}\s+)(?:the\s+)?$",
    re.I,
)


_RECORD = re.compile(
    r"\b(?:largest|biggest|highest|lowest|smallest|worst|best|first|second|third|only|most|fewest|longest|deadliest|"
    r"heaviest|record|steepest|sharpest)\b[^,;.()]{0,60}\bsince\b[^,;.()]{0,50}$",
    re.I,
)
"""How the words before a date make it a yardstick: "the largest haul since the law was passed in"."""
_SPOKEN = re.compile(
    r"\b(?:said|told\s+\w+|announced|wrote|released|published)\s+(?:on\s+)?$", re.I
)


def only_compares(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a date is only what is compared with, or of the words: "as in 2018", "said on"."""
    parsed = view.context.parsed
    lead = parsed.text[parsed.sentence_at(moment.start).start : moment.start]
    if _SPOKEN.search(lead) or _RECORD.search(lead):
        return True
    found = _YARDSTICK.search(lead)
    if found is None:
        return False
    word = found[0].split()[0].lower()
    return word in {"as", "than", "unlike", "unchanged"} or moment.value.relation == "since"


def of_other_time(view: View, moment: Mention[Moment]) -> bool:
    """Say whether a number is told as so now or as possible, beside a deed that a date dates.

    "took them in 2010 to a home that can hold 40"; "was dropped in May, and it could lose $5 million".
    """
    own = governing_verb(view.site.core)
    first, last = view.site.tokens(moment.start, moment.end)
    dated = governing_verb(view.site.doc[max(first, last - 1)])
    if own is None or dated is None or own.i == dated.i or own.dep_ not in {"relcl", "conj"}:
        return False
    return _is_present(own) and not _is_present(dated)


def told_as_now(view: View) -> bool:
    """Say whether a number stands in a relative clause of what is so at any time: "that holds 40"."""
    own = governing_verb(view.site.core)
    return own is not None and own.dep_ == "relcl" and _is_present(own)


def _is_present(verb: Token) -> bool:
    """Say whether a verb stands in the present tense or behind a modal; a perfect does not."""
    helpers = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]
    if any(t.lemma_ == "have" for t in helpers):
        return False
    return bool({verb.tag_, *(t.tag_ for t in helpers)} & {"VBZ", "VBP", "MD"})


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
