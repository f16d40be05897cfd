"""When an undated number was counted: the survey's date, the narrative's, the source's, the report's."""

from __future__ import annotations

import re

from tipfacts.records import DateValue
from tipfacts.relate.clock import Moment
from tipfacts.relate.stance import assertion
from tipfacts.relate.statistics_aside import only_compares
from tipfacts.relate.statistics_deed import Deed
from tipfacts.relate.statistics_reading import Reading, When, Whole
from tipfacts.relate.statistics_view import View
from tipfacts.tag.mention import Mention

DEEDS = frozenset(
    "investigations arrests prosecutions convictions sentences victims_identified "
    "victims_assisted persons_trained persons_reached funding countries_on_tier survey".split()
)
_YEARLY = frozenset("investigations arrests prosecutions convictions sentences".split())
_STATES = frozenset({"economy", "migrants"})
_FAR = 2
_CITED = 0.71
_SURVEY = re.compile(
    r"\b(?:surve(?:y|ys|yed)|poll(?:ed)?|census|interview(?:ed|ers?|s)?|questionnaires?|sample)\b",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:respondents?|interviewees?|households?|surveyed|interviewed|polled|sample)\b", re.I
)
_DATED_SURVEY = re.compile(
    r"\b(?:survey|poll|census|study)\b(?:\s+\w+){0,3}?\s*(?:\(\s*|of\s+|in\s+|from\s+)$", re.I
)
_REPORTED_NONE = re.compile(r"\breport(?:ed|s)?\s*$", re.I)
_RATE = re.compile(
    r"\s*(?:a|per|each|every)\s+(?:year|month|week|day)\b|\s+(?:annually|yearly)\b", re.I
)
_LEADING = re.compile(
    r"\s*(?:(?:In|During|For|From|Since|Between|By|Over|Throughout|As)\b[^,;]{0,40})?$"
)
_GOES_ON = re.compile(
    r"\s*(?:(?:they|it|he|she|these|those|together|both|all|most|none|only|another|of\s+(?:these|those|them))\b)",
    re.I,
)


def default(view: View, deed: Deed | None, indicator: str, whole: Whole | None) -> When | None:
    """Give the period of a number whose sentence does not date it; general states have none."""
    if assertion(view.context.parsed, view.site.mention.start, view.site.mention.end) == (
        "hypothetical"
    ):
        return None
    if found := surveyed(view, indicator):
        return found
    if leading := _leading(view, deed, indicator):
        return leading
    if (told := _source_year(view)) is not None:
        return told
    if indicator == "countries_on_tier" and (named := _year_of_list(view)):
        return named
    if since := _since(view, deed):
        return since
    return _narrated(view, deed, indicator) or _reported(view, deed, indicator)


_LISTED = re.compile(
    r"\b((?:19|20)\d\d)\s+(?:annual\s+)?(?:U\.\s?S\.\s+)?(?:Trafficking\s+in\s+Persons|TIP)\s+Report\b"
)
_REACH = 1500


def _year_of_list(view: View) -> When | None:
    """Give a count of countries in a ranking the year of the report named last, if no other told."""
    if view.context.document.period is not None:
        return None
    at = view.site.mention.start
    named = _LISTED.findall(view.context.parsed.text, max(0, at - _REACH), at)
    return When(DateValue.of(named[-1]), "reporting", None, 0.7) if named else None


def _since(view: View, deed: Deed | None) -> When | None:
    """Give the open period of the sentence before to a deed told in the perfect: "It has won 26"."""
    if deed is None or is_past(view, deed):
        return None
    helpers = [t for t in view.site.doc[deed.verb].lefts if t.lemma_ == "have" and t.tag_ != "VBD"]
    sentence = view.site.sentence
    if not helpers or sentence.index == 0:
        return None
    before = view.context.parsed.sentences[sentence.index - 1]
    told = view.context.clock.within(before.start, before.end)
    if before.block != sentence.block or len(told) != 1 or told[0].value.relation != "since":
        return None
    return When(told[0].value.value, "calendar", None, 0.65)


def _source_year(view: View) -> When | None:
    voice = view.context.voices.over(view.site.mention.start, view.site.mention.end)
    if voice is None or not voice.attribution.year:
        return None
    return When(DateValue.of(str(voice.attribution.year)), "calendar", None, _CITED)


def _reported(view: View, deed: Deed | None, indicator: str) -> When | None:
    """Give the report's own period to its deeds and counts."""
    period = view.context.document.period
    if _RATE.match(view.behind):
        return None
    if period is None or not is_deed(view, deed, indicator):
        return None
    return When(period, view.context.document.period_basis, None, 0.8)


def _narrated(view: View, deed: Deed | None, indicator: str) -> When | None:
    """Give the date that the narrative goes on from; a digest's clauses stand each for itself."""
    if is_digest(view) or view.site.missing or _REPORTED_NONE.search(view.gap):
        return None
    if indicator in _YEARLY and (carried := _told_on(view)):
        return carried
    past = is_past(view, deed)
    if not view.context.document.is_tip and past and (carried := _carried(view)):
        return carried
    if past and _goes_on(view):
        return _last_told(view)
    if view.context.document.period is None and is_deed(view, deed, indicator):
        return _carried(view)
    return None


def is_digest(view: View) -> bool:
    """Say whether the document is a digest: a report whose period is one plain year."""
    document = view.context.document
    return bool(
        document.is_tip and document.period and re.fullmatch(r"\d{4}", document.period.edtf)
    )


def is_deed(view: View, deed: Deed | None, indicator: str) -> bool:
    """Say whether the number counts a deed, and no general state of the world."""
    site = view.site
    if indicator == "victims_estimated":
        return False
    if site.quantity.value == 0 or site.missing:
        return True
    past = is_past(view, deed)
    if site.percent:
        return past and indicator not in _STATES and not view.context.document.is_tip
    if indicator in _STATES:
        return past and indicator != "economy"
    return indicator in DEEDS or past


def is_past(view: View, deed: Deed | None) -> bool:
    """Say whether the deed was done and is over."""
    if deed is None:
        return False
    verb = view.site.doc[deed.verb]
    tags = {verb.tag_, *(t.tag_ for t in verb.lefts if t.pos_ == "AUX")}
    if tags & {"VBD"}:
        return True
    return verb.tag_ == "VBN" and not tags & {"VBZ", "VBP", "MD"}


def _leading(view: View, deed: Deed | None, indicator: str) -> When | None:
    """Give the date that opens the sentence to a deed behind a semicolon of it."""
    sentence = view.site.sentence
    if is_digest(view) or view.clause[0] <= sentence.start or not is_deed(view, deed, indicator):
        return None
    for reading in reversed(view.near):
        if reading.when and reading.when.words and not reading.counted.compared:
            lead = view.context.parsed.text[sentence.start : reading.when.words[0]]
            if _LEADING.match(lead):
                return When(reading.when.value, reading.when.basis, None, 0.7)
    return None


def surveyed(view: View, indicator: str) -> When | None:
    """Give the date of the survey that a figure was found by."""
    text, site = view.context.parsed.text, view.site
    for moment in reversed(view.moments):
        start = view.clause[0]
        if start <= moment.start < site.mention.start and _DATED_SURVEY.search(
            text, start, moment.start
        ):
            return _of(moment)
    said = text[site.sentence.start : site.sentence.end]
    if not (indicator == "survey" or _ANSWERS.search(said) or _follows_survey(view)):
        return None
    return _survey_date(view)


def _follows_survey(view: View) -> bool:
    """Say whether a share goes on with the shares of a survey in the same paragraph."""
    last = next(
        (r for r in reversed(view.earlier) if r.site.sentence.block == view.site.sentence.block),
        None,
    )
    if last is None or not view.site.percent or not last.site.percent:
        return False
    sentence = last.site.sentence
    return bool(_SURVEY.search(view.context.parsed.text, sentence.start, sentence.end)) or (
        last.when is not None and last.when.score == _SURVEYED
    )


_SURVEYED = 0.74


def _survey_date(view: View) -> When | None:
    """Give the date of the nearest sentence before, or the first behind, that tells of a survey."""
    parsed = view.context.parsed
    found: list[Mention[Moment]] = []
    for moment in view.context.clock.moments:
        if moment.value.role not in {"prose", "table"} or moment.value.relation != "during":
            continue
        sentence = parsed.sentence_at(moment.start)
        lead = parsed.text[sentence.start : moment.start]
        if _SURVEY.search(lead) and not re.search(r"\bpublished\b|\bAct\b|\bLaw\b", lead):
            found.append(moment)
    before = [m for m in found if m.start <= view.site.mention.start]
    chosen = before[-1] if before else found[0] if found else None
    return _of(chosen) if chosen else None


def _of(moment: Mention[Moment]) -> When:
    return When(moment.value.value, "calendar", (moment.start, moment.end), _SURVEYED)


def _near(view: View, far: int) -> list[Reading]:
    """Give the readings of the sentences just before, of the same paragraph, that tell their own."""
    sentence = view.site.sentence
    return [
        r
        for r in view.earlier[-14:]
        if r.site.sentence.block == sentence.block
        and 0 < sentence.index - r.site.sentence.index <= far
        and not r.counted.compared
    ]


def _told_on(view: View) -> When | None:
    """Give the latest year that the sentences just before counted in, of the same paragraph."""
    near = _near(view, _FAR)
    told = [r.when for r in near if r.when and r.when.score != _CITED]
    values = [w.value for w in told if w.basis == "calendar"]
    years = [v for v in values if v is not None and re.fullmatch(r"\d{4}", v.edtf)]
    last = [r for r in near if r.site.sentence.index == near[-1].site.sentence.index]
    if not years or any(r.when and r.when.basis == "reporting" for r in last):
        return None
    return When(max(years, key=lambda v: v.edtf), "calendar", None, 0.65)


def _goes_on(view: View) -> bool:
    """Say whether a sentence goes on with those of the one before: "Together they helped 56"."""
    sentence = view.site.sentence
    return bool(_GOES_ON.match(view.context.parsed.text, sentence.start))


def _last_told(view: View) -> When | None:
    near = _near(view, 1)
    last = next((r for r in reversed(near) if r.when and r.when.basis == "calendar"), None)
    return When(last.when.value, "calendar", None, 0.65) if last and last.when else None


def _carried(view: View) -> When | None:
    """Give the one date of the sentence before, of the same paragraph."""
    sentence = view.site.sentence
    block = view.context.parsed.by_block.get(sentence.block, ())
    before = [s for s in block if s.index == sentence.index - 1]
    if not before:
        return None
    moments = [
        m
        for m in view.context.clock.within(before[0].start, before[0].end)
        if m.value.role in {"prose", "table"} and not only_compares(view, m)
    ]
    if len(moments) != 1 or moments[0].value.relation in {"before", "after"}:
        return None
    return When(moments[0].value.value, "calendar", None, 0.6)
