"""Wholes: what a share or part is taken from, and which number of the document that is."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_antecedent import antecedent, as_whole, fits, fold, top_of
from tipfacts.relate.statistics_carried import excepted, found_as, how_many, none_of_them
from tipfacts.relate.statistics_counted import share_of
from tipfacts.relate.statistics_led import led, led_by_noun
from tipfacts.relate.statistics_reading import Counted, Reading, Whole
from tipfacts.relate.statistics_view import View

_OF = re.compile(
    r"\s*(?:children\s+|people\s+)?(?:\((?:[^)]*)\)\s*)?(?:,\s*)?(?:of|among|out\s+of)\s+"
    r"(?P<what>whom|which|them|(?:these|those)(?=\s*(?:[,.;:)]|$|(?:were|was|are|had|have|led|went|came|got|ended|received|reached|resulted|"
    r"remained|could|did|may|might|will|would|also|later|and|but|has|involved|concerned)\b))|"
    r"(?:the\s+)?(?:total|rest|latter|former)\b)",
    re.I,
)
_OF_NOUN = re.compile(
    r"\s*(?:(?:were|came)\s+|(?:[a-z][\w'-]*\s+){0,3}?out\s+|out\s+)?of\s+(?:all\s+(?:of\s+)?)?"
    r"(?P<what>(?:(?:the|a|this|that)\s+[\w-]+['’]s?\s+|the|these|those|its|their|our|all|his|her)?\s*)",
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
        excepted,
        none_of_them,
        how_many,
        found_as,
        led,
        led_by_noun,
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
        return Whole(fold(text), (start, phrase_end), earlier.site.index, 0.9)
    return Whole(fold(text), (start, phrase_end), nearest.index, 0.9)


def _same_value(view: View, value: float | None) -> Reading | None:
    return next(
        (r for r in reversed(view.earlier[-8:]) if value and r.site.quantity.value == value), None
    )


def _of_pronoun(view: View, counted: Counted) -> Whole | None:
    """The whole is told by a pronoun behind the number: "12 of whom", "half of them"."""
    match = _OF.match(view.behind)
    if match is None:
        return None
    found = antecedent(view)
    words = match["what"]
    if found and words.lower().startswith("the "):
        start = view.site.mention.end + match.start("what")
        return Whole(words, (start, start + len(words)), found.site.index, 0.85)
    return as_whole(view, found) if found else None


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
    return Whole(fold(match["what"]), (end + match.start("what"), end + match.end("what")))


def _of_phrase(view: View, counted: Counted) -> Whole | None:
    """The whole is a noun phrase: "54 percent of the victims"."""
    if counted.rule == "clause" and view.site.percent:
        counted = share_of(view) or counted
    if counted.rule != "whole" or counted.words is None:
        return None
    site = view.site
    start, end = counted.words
    if site.last < site.stop and site.doc[site.last].lower_ != "of":
        return Whole(fold(view.context.parsed.text[start:end]), (start, end), None, 0.85)
    first, last = site.last + 1, site.tokens(start, end)[1]
    text = view.context.parsed.text
    begin = site.text_range(first, first + 1)[0]
    words = fold(text[begin:end])
    anaphoric = re.match(r"(?:these|those)\b", words, re.I) and last - first <= 2
    found = antecedent(view) if anaphoric else None
    if found is None:
        end = _with_modifier(view, last, end)
        words = fold(text[begin:end])
    return Whole(
        words, (begin, end), found.site.index if found else None, 0.9
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


_OPENED = re.compile(r"\((?:\w+\s+){0,2}$")
_BRACKETED_SORT = re.compile(
    r"\s*(?:of|for|under|on|from|against|involving)\s+(?!them|these|whom)[a-z]", re.I
)


def _included(view: View, counted: Counted) -> Whole | None:
    """A part after "including" or in the bracket or colon behind its whole."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or not fits(view, before) or view.site.percent:
        return None
    if _INCLUDING.search(view.gap):
        return as_whole(view, before, 0.88)
    if view.gap.rstrip().endswith(":") and counted.rule in {"ellipsis", "noun"}:
        return as_whole(view, before, 0.8)
    if _OPENED.search(view.gap) and re.fullmatch(r"\s*,\s*", view.behind):
        return as_whole(view, before, 0.75)
    if (
        counted.rule == "ellipsis"
        and _BRACKETED_SORT.match(view.behind)
        and _OPENED.search(view.gap)
    ):
        return as_whole(view, before, 0.75)
    close = view.site.mention.start - before.evidence[1] <= 14
    if _OPENS_PARTS.search(view.gap) and close and counted.rule == "noun":
        from_time = any(view.site.mention.end <= m.start for m in view.moments)
        same_unit = before.counted.head != counted.head
        return as_whole(view, before, 0.75) if same_unit and not from_time else None
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
    return before.whole if source and bare and fits(view, source) else None


def _bare_were(view: View, counted: Counted) -> Whole | None:
    """A bare number that were something, of those just counted: "Fifty-one were children"."""
    share = view.site.percent and counted.rule == "persons"
    if not share and (counted.rule != "ellipsis" or counted.source is None):
        return None
    if not (_WERE.match(view.behind) or _IN_PART.search(view.gap) or _OTHERS.search(view.gap)):
        return None
    if _dated_itself(view):
        return None
    found = antecedent(view)
    if found is None or (view.before is not None and not _after_break(view)):
        return None
    return as_whole(view, top_of(view, found), 0.7)


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
    if source is None or not fits(view, source):
        return None
    return as_whole(view, top_of(view, source), 0.88)


def _share_after(view: View, counted: Counted) -> Whole | None:
    """A share right behind a count: "918 victims, 74% female"."""
    before = view.reading(view.before.index) if view.before else None
    if not view.site.percent or before is None or before.site.kind != "count":
        return None
    if counted.rule in {"whole", "noun", "comparison", "clause"} or before.unit == "year":
        return None
    if counted.rule == "persons" or (_SHARE_TAIL.match(view.behind) and len(view.gap) <= 40):
        return as_whole(view, before, 0.75)
    return None
