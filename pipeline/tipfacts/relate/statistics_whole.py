"""Wholes: what a share or part is taken from, and which number of the document that is."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_reading import Counted, Reading, Whole
from tipfacts.relate.statistics_view import View

_OF = re.compile(
    r"\s*(?:children\s+|people\s+)?(?:\((?:[^)]*)\)\s*)?(?:,\s*)?(?:of|among|out\s+of)\s+"
    r"(?P<what>whom|which|them|(?:these|those)(?=\s*(?:[,.;:)]|were\b|was\b|are\b|had\b|have\b|$))|"
    r"(?:the\s+)?(?:total|rest|latter)\b)",
    re.I,
)
_OF_NOUN = re.compile(
    r"\s*(?:were\s+)?(?:out\s+)?of\s+(?:all\s+(?:of\s+)?)?(?P<what>(?:the|these|those|its|their|all|his|her)?\s*)",
    re.I,
)
_LEADS_PRONOUN = re.compile(
    r"(?:^|[,;:(]\s*|\band\s+)(?:out\s+of|of|among|amongst)\s+(?:all\s+(?:of\s+)?)?"
    r"(?:these|them|those|whom|which)\b(?:\s+[a-z]+){0,3}?\s*,?\s*[^;:.]*$",
    re.I,
)
_LEADS_NUMBER = re.compile(
    r"(?:^|[,;:(]\s*)(?:out\s+of|of|among|amongst)\s+(?:the|these|those|all|its|their)?\s*(?:\w+\s+)?$",
    re.I,
)
_INCLUDING = re.compile(
    r"(?:\bincluding|\binclud(?:ed|es)|\bamong\s+(?:them|whom|which)|\bof\s+which)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_OPENS_PARTS = re.compile(r"(?:\(|:|–|—)\s*(?:\w+\s+)?$")
_GOES_ON = re.compile(
    r"^[^.]{0,110}?(?:,|;|\band\b)\s*(?:(?:the|and|only|just|another|remaining|other|a\s+further)\s+)*$",
    re.I,
)
_SHARE_TAIL = re.compile(
    r"^\s*(?:of\s+them\s+|of\s+whom\s+)?(?:were|was|are|is|had|have|came|come|under|aged|fe?male|women|men|girls|boys|children|minors)\b",
    re.I,
)
_WERE = re.compile(
    r"\s+(?:were|was|are|had|have|ended|led|went|chose|came|received|got|reached|remained|resulted)\s+"
    r"(?:all\s+)?[a-z]+",
    re.I,
)
_IN_PART = re.compile(r"(?:^|[;,]\s+)In\s+(?:only\s+|just\s+)?$", re.I)
_OTHERS = re.compile(r"\b(?:the\s+)?(?:other|remaining)\s+$", re.I)
_LIST_ITEM = re.compile(r"\(\s*$")


def whole_of(view: View, counted: Counted) -> Whole | None:
    """Give the whole of a part or share: by the words that say so, nearest first."""
    for rule in (
        _of_number,
        _of_pronoun,
        _of_those,
        _of_phrase,
        _led,
        _led_by_noun,
        _included,
        _series,
        _listed,
        _share_after,
        _bare_were,
    ):
        found = rule(view, counted)
        if found is not None:
            return found
    return None


def _as_whole(view: View, reading: Reading, score: float = 0.85) -> Whole:
    start, end = reading.evidence
    return Whole(
        _fold(view.context.parsed.text[start:end]), (start, end), reading.site.index, score
    )


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(' ,;"“”')


def _of_number(view: View, counted: Counted) -> Whole | None:
    """The whole is the next number: "four of the nine officers", "five out of about 60"."""
    match = _OF_NOUN.match(view.behind)
    nearest = view.next
    if match is None or nearest is None or nearest.kind != "count":
        return None
    gap = nearest.mention.start - view.site.mention.end if nearest else 0
    if gap - match.end() > 2 or (view.site.kind == "money"):
        return None
    phrase_end = nearest.mention.end
    phrase = view.phrase(nearest.last)
    if phrase:
        phrase_end = view.site.text_range(*phrase)[1]
    start = view.site.mention.end + match.start("what")
    text = view.context.parsed.text[start:phrase_end]
    earlier = _same_value(view, nearest.quantity.value)
    if earlier is not None and not phrase:
        return Whole(_fold(text), (start, phrase_end), earlier.site.index, 0.9)
    return Whole(_fold(text), (start, phrase_end), nearest.index, 0.9)


def _same_value(view: View, value: float | None) -> Reading | None:
    return next(
        (r for r in reversed(view.earlier[-8:]) if value and r.site.quantity.value == value), None
    )


def _of_pronoun(view: View, counted: Counted) -> Whole | None:
    """The whole is told by a pronoun behind the number: "12 of whom", "half of them"."""
    match = _OF.match(view.behind)
    if match is None:
        return None
    antecedent = _antecedent(view)
    return _as_whole(view, antecedent) if antecedent else None


_THOSE = re.compile(
    r"\s*of\s+(?P<what>(?:all\s+)?those\s+(?:\w+(?:ed|n)\b(?:\s+by\s+\w+)?|in\s+\w+|who\s+\w+(?:\s+\w+){0,3}))",
    re.I,
)


def _of_those(view: View, counted: Counted) -> Whole | None:
    """The whole is told by what was done to it: "70 percent of those surveyed"."""
    match = _THOSE.match(view.behind)
    if match is None:
        return None
    end = view.site.mention.end
    return Whole(_fold(match["what"]), (end + match.start("what"), end + match.end("what")))


def _of_phrase(view: View, counted: Counted) -> Whole | None:
    """The whole is a noun phrase: "54 percent of the victims"."""
    if counted.rule != "whole" or counted.words is None:
        return None
    site = view.site
    start, end = counted.words
    if site.last < site.stop and site.doc[site.last].lower_ != "of":
        return Whole(_fold(view.context.parsed.text[start:end]), (start, end), None, 0.85)
    first, last = site.last + 1, site.tokens(start, end)[1]
    text = view.context.parsed.text
    begin = site.text_range(first, first + 1)[0]
    words = _fold(text[begin:end])
    anaphoric = re.match(r"(?:these|those)\b", words, re.I) and last - first <= 2
    antecedent = _antecedent(view) if anaphoric else None
    if antecedent is None:
        end = _with_modifier(view, last, end)
        words = _fold(text[begin:end])
    return Whole(
        words, (begin, end), antecedent.site.index if antecedent else None, 0.9
    )  # fmt: skip


def _with_modifier(view: View, at: int, end: int) -> int:
    """Give the end of a whole with the participle or place behind it: "the women helped by NGOs"."""
    site = view.site
    if at >= site.stop or site.doc[at].dep_ not in {"acl", "prep"} or view.taken(at):
        return end
    token = site.doc[at]
    if token.tag_ not in {"VBN", "VBG"} and token.lower_ not in {"along", "under", "without"}:
        return end
    last = min(token.right_edge.i + 1, site.stop, at + 6)
    if any(site.doc[i].is_punct or view.taken(i) for i in range(at, last)):
        return end
    return site.text_range(at, last)[1]


def _led(view: View, counted: Counted) -> Whole | None:
    """The sentence leads with the whole: "Of these, 12 …", "Of the 332 victims, 11 received"."""
    lead = view.context.parsed.text[view.site.sentence.start : view.site.mention.start]
    if view.peers and view.peers[0].index != view.site.index:
        whole = view.reading(view.peers[0].index)
        head = view.context.parsed.text[view.site.sentence.start : view.peers[0].mention.start]
        if whole and _LEADS_NUMBER.search(head) and _fits(view, whole):
            return _as_whole(view, whole, 0.9)
    clause = re.split(r"[;:]", lead)[-1] if view.before else lead
    if _LEADS_PRONOUN.search(clause):
        antecedent = _antecedent(view)
        return _as_whole(view, antecedent) if antecedent else None
    return None


_LEADS_NOUN = re.compile(
    r"(?:^|[;:]\s*)(?:Out\s+of|Of|Among|Amongst)\s+(?P<what>(?:all|the|those)\s+(?!them\b|these\b|whom\b)"
    r"[a-z][a-z -]{2,50}?)(?:\s*,|\s+(?=\d|about|some|nearly|only|half|over|just|roughly))",
    re.I,
)


def _led_by_noun(view: View, counted: Counted) -> Whole | None:
    """A share of what the clause leads with: "Of all spending 12 percent", "Among the girls, half"."""
    if not view.site.percent:
        return None
    begin = view.clause[0]
    lead = view.context.parsed.text[begin : view.site.mention.start]
    match = _LEADS_NOUN.match(lead + " 0")
    if match is None or begin + match.end("what") > view.site.mention.start:
        return None
    return Whole(_fold(match["what"]), (begin + match.start("what"), begin + match.end("what")))


def _fits(view: View, whole: Reading) -> bool:
    """Say whether a number can be a part: no more than the whole, of a kind that can be shared."""
    if view.site.percent:
        return not whole.site.percent
    if view.site.kind != whole.site.kind:
        return False
    ours, theirs = view.site.quantity.value, whole.site.quantity.value
    theirs = theirs if theirs is not None else whole.site.quantity.high
    return ours is None or theirs is None or ours <= theirs


def _antecedent(view: View) -> Reading | None:
    """Give the number that "them", "whom" or "these" stands for: the nearest that can be a whole."""
    for reading in reversed(view.earlier[-12:]):
        near = view.site.sentence.index - reading.site.sentence.index <= 2
        same = view.site.sentence.block == reading.site.sentence.block
        if not (near and same):
            return None
        if _no_whole(reading):
            continue
        if _is_part_here(view, reading) and not _nested(view, reading):
            continue
        if _fits(view, reading) and reading.unit not in {"year"}:
            return reading
    return None


def _is_part_here(view: View, reading: Reading) -> bool:
    """Say whether a number of the same sentence is itself a part of another."""
    whole, same = reading.whole, reading.site.sentence.index == view.site.sentence.index
    return whole is not None and whole.source is not None and same


def _no_whole(reading: Reading) -> bool:
    """Say whether nothing can be a part of a number: zero, missing, a share, only compared."""
    quantity = reading.site.quantity
    compared = reading.counted.compared
    return reading.site.missing or quantity.value == 0 or reading.site.percent or compared


def _nested(view: View, reading: Reading) -> bool:
    """Say whether the pronoun follows a part at once, so that the part is the new whole."""
    between = view.context.parsed.text[reading.evidence[1] : view.site.mention.start]
    return bool(re.match(r"\s*(?:of\s+(?:them|whom)\s+)?(?:\w+\s+){0,4}\w*,\s*$", between))


def _included(view: View, counted: Counted) -> Whole | None:
    """A part after "including" or in the bracket or colon behind its whole."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or not _fits(view, before) or view.site.percent:
        return None
    if _INCLUDING.search(view.gap):
        return _as_whole(view, before, 0.88)
    if view.gap.rstrip().endswith(":") and counted.rule in {"ellipsis", "noun"}:
        return _as_whole(view, before, 0.8)
    close = view.site.mention.start - before.evidence[1] <= 14
    if _OPENS_PARTS.search(view.gap) and close and counted.rule == "noun":
        from_time = any(view.site.mention.end <= m.start for m in view.moments)
        same_unit = before.counted.head != counted.head
        return _as_whole(view, before, 0.75) if same_unit and not from_time else None
    return None


def _series(view: View, counted: Counted) -> Whole | None:
    """A further part of the same whole: "…, of whom 81 were women, 20 were children"."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or before.whole is None or not _GOES_ON.match(view.gap):
        return None
    if before.site.percent != view.site.percent or counted.rule == "comparison":
        return None
    if view.site.percent and counted.rule != "whole":
        return before.whole
    source = view.reading(before.whole.source) if before.whole.source is not None else None
    bare = counted.rule in {"ellipsis", "persons"} or _listing(view, before)
    return before.whole if source and bare and _fits(view, source) else None


def _bare_were(view: View, counted: Counted) -> Whole | None:
    """A bare number that were something, of those just counted: "Fifty-one were children"."""
    share = view.site.percent and counted.rule == "persons"
    if not share and (counted.rule != "ellipsis" or counted.source is None):
        return None
    if not (_WERE.match(view.behind) or _IN_PART.search(view.gap) or _OTHERS.search(view.gap)):
        return None
    if _dated_itself(view):
        return None
    antecedent = _antecedent(view)
    if antecedent is None or (view.before is not None and not _after_break(view)):
        return None
    return _as_whole(view, _top(view, antecedent), 0.7)


def _top(view: View, reading: Reading) -> Reading:
    """Give what a part is a part of: a further part of the same is told beside it."""
    source = reading.whole.source if reading.whole else None
    over = view.reading(source) if source is not None else None
    return over if over is not None and _fits(view, over) else reading


_BREAK = re.compile(r"(?:;|,?\s+and|,)\s+(?:only\s+|just\s+|all\s+but\s+)?$", re.I)


def _after_break(view: View) -> bool:
    """Say whether a clause of its own begins with the number: "brought 18 to trial and nine were"."""
    return bool(_BREAK.search(view.gap)) and view.site.core.dep_ in {"nsubj", "nsubjpass"}


def _dated_itself(view: View) -> bool:
    """Say whether the number's clause has a date, which tells of another count than the one before."""
    start, end = view.clause
    return any(start <= m.start < end and m.value.role == "prose" for m in view.moments) and (
        view.before is None
    )


def _listing(view: View, before: Reading) -> bool:
    """Say whether a part and the next one stand in one short list: "12 men, nine women"."""
    return len(view.gap) <= 40 and before.counted.rule == "noun" and ";" not in view.gap


def _listed(view: View, counted: Counted) -> Whole | None:
    """An item of a list by country, whose whole was told before the list."""
    if counted.rule != "list" or counted.source is None:
        return None
    source = view.reading(counted.source)
    if source is None or not _fits(view, source):
        return None
    return _as_whole(view, _top(view, source), 0.88)


def _share_after(view: View, counted: Counted) -> Whole | None:
    """A share right behind a count: "918 victims, 74% female"."""
    before = view.reading(view.before.index) if view.before else None
    if not view.site.percent or before is None or before.site.kind != "count":
        return None
    if counted.rule in {"whole", "noun", "comparison"}:
        return None
    if counted.rule == "persons" or (_SHARE_TAIL.match(view.behind) and len(view.gap) <= 40):
        return _as_whole(view, before, 0.75)
    return None
