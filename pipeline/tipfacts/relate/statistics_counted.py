"""What a number counts: candidates of several rules, scored, so that no neighbour's noun is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipfacts.relate.statistics_clause import number_of, of_clause
from tipfacts.relate.statistics_deed import deed_of
from tipfacts.relate.statistics_inherited import inherited, is_compared
from tipfacts.relate.statistics_lexicon import known_unit, lemma
from tipfacts.relate.statistics_part import SORT
from tipfacts.relate.statistics_phrase import Tokens, head_of, noun_phrase
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_shares import rate_told, share_stated
from tipfacts.relate.statistics_sums import sentence_given, sum_of_money
from tipfacts.relate.statistics_told import change_told, list_item, told_noun
from tipfacts.relate.statistics_view import View


def choose(view: View) -> Counted | None:
    """Give the best candidate for what a number counts; ties go to the rule named first."""
    best = max(propose(view), key=lambda c: c.score, default=None)
    if best is not None and (best.rule == "comparison" or _same_again(view, best)):
        return replace(best, compared=True)
    return best


def _same_again(view: View, counted: Counted) -> bool:
    """Say whether a number with its own noun is only compared: "against 262 suspects in 2014"."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or counted.rule != "noun" or before.counted.head != counted.head:
        return False
    return is_compared(view)


def propose(view: View) -> Iterator[Counted]:
    """Give every candidate of every rule, scored."""
    if view.site.told is not None:
        yield told_noun(view, view.site.told)
        return
    for rule in (
        change_told,
        sentence_given,
        sum_of_money,
        list_item,
        _own,
        share_stated,
        rate_told,
        share_of,
        _of_whole,
        _before_bracket,
        of_clause,
        number_of,
        inherited,
        _bare,
    ):
        found = rule(view)
        if found is not None:
            yield found


_LABELS = frozenset("answer question note source result results total q a".split())


def _own(view: View) -> Counted | None:
    """The noun that follows the number."""
    site = view.site
    phrase = view.phrase(site.last)
    if phrase is None:
        phrase = _inside_mention(view)
    if phrase is None or (site.percent and phrase[1] - phrase[0] == 1 and _is_sex(view, phrase)):
        return None
    head = head_of(site.doc, phrase)
    if site.percent and re.search(r"\b(?:in|out\s+of|of\s+every)\b", _words(view), re.I):
        return Counted("whole", view.subject(phrase), head.lower_, site.text_range(*phrase),
                       phrase[1], site.core.i, 0.97)  # fmt: skip
    known = known_unit(head.lower_) or known_unit(lemma(head))
    score = 1.0 if known else 0.9
    return Counted(
        "noun",
        view.subject(phrase),
        head.lower_,
        site.text_range(*phrase),
        phrase[1],
        head.i,
        score,
    )


def _words(view: View) -> str:
    mention = view.site.mention
    return view.context.parsed.text[mention.start : mention.end]


def _is_sex(view: View, phrase: Tokens) -> bool:
    """Say whether a lone word tells what a share is, not of what: "918 victims, 74% female"."""
    word = view.site.doc[phrase[0]].lower_
    return view.before is not None and word in _SEXES and len(view.gap) <= 40


_SEXES = frozenset("female male women men girls boys children minors adults".split())


def _inside_mention(view: View) -> Tokens | None:
    """The noun that the tagger took into the mention: "no one", "not a single case"."""
    site = view.site
    if site.percent or site.money:
        return None
    core = site.tokens(*site.quantity.core)
    return noun_phrase(site.doc, core[1], site.last, lambda _: False)


def share_of(view: View) -> Counted | None:
    """The whole's noun, for shares: "54 percent of the victims"."""
    site = view.site
    if not site.percent or site.last >= site.stop or site.doc[site.last].lower_ != "of":
        return None
    return _after_of(view, 0.97)


def _of_whole(view: View) -> Counted | None:
    """The whole's noun, for parts: "four of the nine officers"."""
    site = view.site
    if site.percent or site.last >= site.stop or site.doc[site.last].lower_ != "of":
        return None
    return _after_of(view, 0.93) if _partitive(view) else None


def _partitive(view: View) -> bool:
    """Say whether "of" brings a definite whole, not only a sort: "25 of sex trafficking"."""
    site = view.site
    at = site.last + 1
    if at >= site.stop:
        return False
    token = site.doc[at]
    if token.pos_ in {"DET", "PRON", "NUM"} or token.tag_ in {"PRP$", "CD"} or view.taken(at):
        return True
    return token.lower_ == "all" or any(
        t.tag_ == "POS" for t in site.doc[at : min(at + 4, site.stop)]
    )


def _after_of(view: View, score: float) -> Counted | None:
    site = view.site
    at = site.last + 1
    counted = False
    while at < site.stop and (
        site.doc[at].pos_ in {"DET", "NUM"} or site.doc[at].lower_ in {"all", "its", "their", "the"}
    ):
        if counted and site.doc[at].pos_ == "DET":
            return None
        counted = counted or site.doc[at].pos_ == "NUM"
        at += 1
    at = _behind_owner(view, at)
    phrase = view.phrase(at) if at < site.stop else None
    if phrase is None:
        return None
    head = head_of(site.doc, phrase)
    return Counted(
        "whole", view.subject(phrase), head.lower_, site.text_range(*phrase), phrase[1],
        site.core.i, score,
    )  # fmt: skip


def _behind_owner(view: View, at: int) -> int:
    """Step over an owner and a number: "the country's 26 districts" counts districts."""
    site = view.site
    for owner in range(at, min(at + 4, site.stop)):
        if site.doc[owner].tag_ == "POS" and owner + 1 < site.stop and view.taken(owner + 1):
            return next((i for i in range(owner + 1, site.stop) if not view.taken(i)), at)
    return at


def _before_bracket(view: View) -> Counted | None:
    """The noun before a bracket or colon that holds the number alone: "victims (12)"."""
    site = view.site
    before = site.doc[site.first - 1] if site.first > site.begin else None
    if before is None or before.text not in {"(", ":", "–", "-", "|"} or SORT.match(view.behind):
        return None
    at = before.i - 1
    if site.doc[at].lower_ in _LABELS:
        return Counted("before", "", "", None, site.last, site.core.i, 0.3)
    if at < site.begin or view.taken(at) or site.doc[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    if view.places and any(_covers(view, at, p.start, p.end) for p in view.places):
        return None
    phrase = view.leftward(site.doc[at])
    head = site.doc[phrase[1] - 1]
    if before.text == "(" and known_unit(head.lower_) is None:
        return None
    return Counted(
        "before", view.subject(phrase), head.lower_, site.text_range(*phrase), site.last,
        head.i, 0.75,
    )  # fmt: skip


def _covers(view: View, at: int, start: int, end: int) -> bool:
    first, last = view.site.tokens(start, end)
    return first <= at < last


def _bare(view: View) -> Counted | None:
    """Nobody is named: the object or subject of a deed that is done to persons."""
    site = view.site
    if site.percent:
        return Counted("persons", "", "", None, site.last, site.core.i, 0.2)
    if site.money:
        return Counted("persons", "money", "money", None, site.last, site.core.i, 0.6)
    deed = deed_of(site.doc, site.core, site.last, site.stop)
    if deed is None or deed.use != "deed" or deed.part not in {"object", "passive", "subject"}:
        return None
    return Counted("persons", "persons", "persons", None, site.last, site.core.i, 0.5)
