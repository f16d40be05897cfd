"""Wholes that the clause leads with: "Of these, 12", "Of the 29 persons found guilty, two"."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_antecedent import antecedent, as_whole, fits, fold
from tipfacts.relate.statistics_reading import Counted, Reading, Whole
from tipfacts.relate.statistics_view import View

_LEADS_PRONOUN = re.compile(
    r"(?:^|[,;:(]\s*|\band\s+)(?:out\s+of|of|among|amongst)\s+(?:all\s+(?:of\s+)?)?"
    r"(?:these|them|those|whom|which)\b(?:\s+[a-z]+){0,3}?\s*,?\s*[^;:.]*$",
    re.I,
)
_LEADS_NUMBER = re.compile(
    r"(?:^|[,;:(]\s*|\band\s+)(?:out\s+of|of|among|amongst)\s+(?P<what>(?:(?:the|these|those|all|its|their|our)\s+)*(?:(?!whom\b|which\b|them\b)\w+\s+)?)$",
    re.I,
)


def led(view: View, counted: Counted) -> Whole | None:
    """The sentence leads with the whole: "Of these, 12 …", "Of the 332 victims, 11 received"."""
    lead = view.context.parsed.text[view.site.sentence.start : view.site.mention.start]
    for peer in reversed([p for p in view.peers if p.index < view.site.index]):
        whole = view.reading(peer.index)
        head = view.context.parsed.text[view.site.sentence.start : peer.mention.start]
        if ";" in view.context.parsed.text[peer.mention.end : view.site.mention.start]:
            break
        if whole and (found := _LEADS_NUMBER.search(head)) and fits(view, whole):
            return _led_words(view, whole, view.site.sentence.start + found.start("what"))
    clause = re.split(r"[;:]", lead)[-1] if view.before else lead
    if _LEADS_PRONOUN.search(clause):
        before = view.reading(view.before.index) if view.before else None
        if before is not None and before.whole is not None and not _LEADS_PRONOUN.search(view.gap):
            return _beside(view, before.whole)
        source = antecedent(view)
        return as_whole(view, source) if source else None
    return None


def _beside(view: View, whole: Whole) -> Whole | None:
    """Give the whole of the part before, where this one can be a part of it too."""
    source = view.reading(whole.source) if whole.source is not None else None
    return whole if source is None or fits(view, source) else None


_TO_COMMA = re.compile(
    r"(?:\s+(?!(?:who|whom|which|last|this|that|since|during|between|among|in\s+(?:19|20)\d\d)\b)[^\s\d,;:.()]+){1,8}"
    r"(?:\s+in\s+(?:19|20)\d\d)?(?=,)"
)


def _led_words(view: View, whole: Reading, start: int) -> Whole:
    """Give the whole with all that the lead says of it: "the 29 persons found guilty"."""
    text = view.context.parsed.text
    end = as_whole(view, whole).words[1]
    rest = _TO_COMMA.match(text, end, view.site.mention.start)
    if rest:
        end = rest.end()
    return Whole(fold(text[start:end]), (start, end), whole.site.index, 0.9)


_LEADS_NOUN = re.compile(
    r"\s*(?:^|[;:]\s*)?(?:Out\s+of|Of|Among|Amongst)\s+(?P<what>(?:all|the|those)\s+(?!them\b|these\b|whom\b)"
    r"[a-z][a-z'’ -]{2,60}?)(?:\s*,|\s+(?=\d|about|some|nearly|only|half|over|just|roughly))",
    re.I,
)


def led_by_noun(view: View, counted: Counted) -> Whole | None:
    """A share of what the clause leads with: "Of all spending 12 percent", "Of those held, six"."""
    if view.site.money:
        return None
    begin = view.clause[0]
    lead = view.context.parsed.text[begin : view.site.mention.start]
    match = _LEADS_NOUN.match(lead + " 0")
    if match is None or begin + match.end("what") > view.site.mention.start:
        return None
    return Whole(fold(match["what"]), (begin + match.start("what"), begin + match.end("what")))
