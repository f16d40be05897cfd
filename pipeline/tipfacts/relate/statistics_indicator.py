"""Which indicator a number belongs to: words of the deed, the noun and around them, weighed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from tipfacts.records import Indicator
from tipfacts.relate.context import Context
from tipfacts.relate.statistics_deed import Deed, deed_nouns
from tipfacts.relate.statistics_lexicon import cues, lemma
from tipfacts.relate.statistics_reading import Counted, Whole
from tipfacts.relate.statistics_sums import SENTENCE
from tipfacts.relate.statistics_view import View

TOPIC = re.compile(
    r"(?<!drug[ -])(?<!drugs )(?<!arms )(?<!narcotics )(?<!narcotic )(?<!wildlife )(?<!weapons )(?<!ivory )(?<!illicit )"
    r"traffick|forced\s+(?:labou?r|marriage|prostitution|criminality|begging)|slave|servitude|bonded|debt\s+bondage|"
    r"child\s+labou?r|labou?r\s+(?:exploitation|law|violation|inspect)|sex(?:ual(?:ly)?)?[\s-]+(?:exploit|tour|servi|slav)|exploited|"
    r"worst\s+forms|smuggl|\bTIP\b|prostitut|child\s+soldier|pimp|recruited\s+children",
    re.I,
)
"""Words of the subject: trafficking, forced labor and their kin."""

OTHER_TOPIC = re.compile(
    r"\b(?:drugs?|narcotic|cocaine|heroin|opium|cannabis|wildlife|ivory|poach|arms|weapons?|firearms?|ammunition|"
    r"terroris|traffic\s+(?:accident|police|violation)|road|vehicles?\s+theft|burglar|elections?|vaccin|earthquake|"
    r"doping|antiquit|cigarettes?)",
    re.I,
)
"""Words of other subjects that the same verbs are used with."""

_SHORT = 4000
_NEAR = 1500
_GENERAL = frozenset({"funding", "economy", "migrants", "survey", "organizations", "other"})
_OF_MONEY = frozenset({"funding", "economy", "other", "sentences"})
_OF_BODIES = frozenset(
    {"organizations", "persons_trained", "persons_reached", "survey", "economy", "other"}
)
_THRESHOLD = 1.5
_OF_VICTIMS: tuple[Indicator, ...] = ("victims_identified", "victims_assisted")
_STRONG = 3.5
_ACCUSED = frozenset("suspect suspects accused defendants offenders traffickers".split())
_PER_TEXT = 900
"""Characters of text for each word of the topic, in a document that is about it."""


def indicator_of(
    view: View, counted: Counted, deed: Deed | None, unit: str, whole: Whole | None
) -> tuple[Indicator, float]:
    """Give the indicator of a number and how sure it is, 0 to 1."""
    if (known := _known(view, counted, unit)) is not None:
        return known
    sums = _sums(view, counted, deed)
    _fit(sums, unit, view, deed, counted)
    best = max(sums, key=lambda i: sums[i], default=None)
    strength = sums[best] if best else 0.0
    for index in (whole.source if whole else None, counted.source):
        over = view.reading(index) if index is not None else None
        if over is None or strength >= _STRONG or over.indicator == "other":
            continue
        if over.unit == unit or unit == "percent":
            return over.indicator, 0.8
    if best is None or strength < _THRESHOLD:
        return _by_unit(view, unit), 0.6
    if best not in _GENERAL and not is_on_topic(view.context, view):
        return "other", 0.7
    return best, min(0.95, 0.55 + strength / 15)


def _known(view: View, counted: Counted, unit: str) -> tuple[Indicator, float] | None:
    """Give what needs no weighing: terms of prison, shares of a survey, what is only compared."""
    if unit == "year" or counted.text.startswith(SENTENCE):
        return "sentences", 0.8
    source = view.reading(counted.source) if counted.source is not None else None
    if source is not None and counted.rule in {"comparison", "list"}:
        return source.indicator, 0.9
    return ("survey", 0.8) if unit == "percent" and _found_by_survey(view) else None


_BY_SURVEY = re.compile(
    r"\b(?:surveys?|polls?|questionnaires?|interviews)\b[^.;]{0,60}\b(?:found|finds|showed|shows|suggests?|indicated|"
    r"revealed)\b|\brespondents\b|\bof\s+(?:those|households|the\s+households)\s+(?:surveyed|polled|interviewed)\b",
    re.I,
)


def _found_by_survey(view: View) -> bool:
    """Say whether a share is what a survey found: of its clause's words before, or of those asked."""
    start, end = view.clause
    text = view.context.parsed.text
    return bool(_BY_SURVEY.search(text, start, min(end, view.site.mention.end + 30)))


def _by_unit(view: View, unit: str) -> Indicator:
    if unit.isupper():
        return "funding" if is_on_topic(view.context, view) else "economy"
    return "organizations" if unit == "organization" else "other"


def _sums(view: View, counted: Counted, deed: Deed | None) -> dict[Indicator, float]:
    sums: dict[Indicator, float] = defaultdict(float)
    if counted.source is None or counted.rule != "ellipsis":
        for indicator, weight in _of_noun(counted):
            sums[indicator] += weight
    if deed is not None:
        for indicator, weight in _of_deed(deed):
            sums[indicator] += weight
    for indicator, weight in _of_participles(view, counted):
        sums[indicator] += weight
    if _is_general(view, deed) and sums.get("victims_identified", 0.0) < 5:
        sums["victims_estimated"] += sums.pop("victims_identified", 0.0) * 1.2
    for indicator, weight in _of_words(view, counted):
        sums[indicator] += weight
    return sums


def _of_noun(counted: Counted) -> Iterator[tuple[Indicator, float]]:
    table = cues("noun")
    head = counted.head
    singular = head.removesuffix("s")
    ending = " ".join(counted.text.lower().removesuffix("s").split()[-2:])
    for form in dict.fromkeys((head, singular, head.removesuffix("ies") + "y", ending)):
        yield from table.get(form, ())


_FACTOR = {"passive": 1.3, "object": 1.3, "participle": 1.2, "nominal": 0.9, "subject": 0.6}


def _of_deed(deed: Deed) -> Iterator[tuple[Indicator, float]]:
    verb = deed_nouns().get(deed.lemma, deed.lemma) if deed.part == "nominal" else deed.lemma
    for indicator, weight in cues("verb").get(verb, ()):
        yield indicator, weight * _FACTOR.get(deed.part, 0.6)


def _of_participles(view: View, counted: Counted) -> Iterator[tuple[Indicator, float]]:
    """Weigh participles before the noun as deeds: "convicted traffickers", "assisted victims"."""
    if counted.words is None or counted.rule in {"comparison", "list", "ellipsis"}:
        return
    first, last = view.site.tokens(*counted.words)
    for token in view.site.doc[first:last]:
        if token.tag_ in {"VBN", "VBD", "JJ"} and token.lower_.endswith("ed"):
            for form in {lemma(token), token.lower_.removesuffix("ed"), token.lower_[:-1]}:
                for indicator, weight in cues("verb").get(form, ()):
                    yield indicator, weight * 0.8


def _is_general(view: View, deed: Deed | None) -> bool:
    """Say whether a number tells how things are, and no count of what was done."""
    value = view.site.quantity.value or 0
    if deed is None:
        return value >= 20_000 and not view.site.percent
    verb = view.site.doc[deed.verb]
    tags = {verb.tag_, *(t.tag_ for t in verb.lefts if t.pos_ == "AUX")}
    return bool(tags & {"VBP", "VBZ"}) and not tags & {"VBD"} and not _is_perfect(verb)


def _is_perfect(verb: Token) -> bool:
    return any(lemma(t) == "have" for t in verb.lefts if t.pos_ == "AUX")


def _of_words(view: View, counted: Counted) -> Iterator[tuple[Indicator, float]]:
    """Weigh the words around a number; each form counts once, the further off the less."""
    site, table = view.site, cues("word")
    first, last = _stretch(view)
    best: dict[tuple[Indicator, str], float] = {}
    lemmas = [lemma(t) for t in site.doc[first:last]]
    lowers = [t.lower_ for t in site.doc[first:last]]
    for at in range(len(lemmas)):
        distance = _distance(first + at, site.first, max(site.last, counted.after))
        for size in (1, 2, 3):
            for form in {" ".join(lemmas[at : at + size]), " ".join(lowers[at : at + size])}:
                for indicator, weight in table.get(form, ()):
                    value = weight * max(0.2, 1 - distance / 11)
                    key = (indicator, form[:5])
                    best[key] = max(best.get(key, 0.0), value)
    yield from ((indicator, value) for (indicator, _), value in best.items())


def _distance(at: int, first: int, last: int) -> int:
    return 0 if first <= at < last else min(abs(at - first), abs(at - last))


def _stretch(view: View) -> tuple[int, int]:
    """Give the tokens that speak of this number: from the one before to the one after it."""
    site = view.site
    if site.told is not None:
        return site.first, min(site.last + 3, site.stop)
    first = view.before.last if view.before else site.begin
    last = view.after.first if view.after else site.stop
    last = next((t.i for t in site.doc[site.last : last] if t.text == ";"), last)
    marks = ";," if _LEADS_WITH_WHOLE.match(site.doc[site.begin].text) and view.before else ";"
    cut = _last_cut(site.doc[first : site.first], marks)
    return first + cut, last


_LEADS_WITH_WHOLE = re.compile(r"(?:Out|Of|Among|All)$")


def _last_cut(tokens: Iterable[Token], marks: str) -> int:
    """Give how many tokens before the number belong to a clause before one of the marks."""
    cut = 0
    for number, token in enumerate(tokens, 1):
        if token.text in marks:
            cut = number
    return cut


def _fit(
    sums: dict[Indicator, float], unit: str, view: View, deed: Deed | None, counted: Counted
) -> None:
    """Take away what the unit rules out."""
    for indicator in [i for i in sums if not _allowed(i, unit, view)]:
        del sums[indicator]
    if (unit == "case" and "victim" not in counted.text) or counted.head in _ACCUSED:
        for one in _OF_VICTIMS:
            sums[one] = sums.get(one, 0.0) * 0.3
    if unit.isupper():
        sums["funding"] = sums.get("funding", 0.0) + 0.8
    elif unit != "percent" and not (deed and deed.lemma in {"pay", "earn", "owe"}):
        sums["funding"] = sums.get("funding", 0.0) * 0.3


def _allowed(indicator: Indicator, unit: str, view: View) -> bool:
    """Say whether a unit can belong to an indicator."""
    if indicator == "countries_on_tier":
        return unit == "country" and _tier_named(view)
    if unit == "organization":
        return indicator in _OF_BODIES
    if unit.isupper():
        return indicator in _OF_MONEY
    if indicator == "organizations":
        return False
    counted_persons = indicator in {"victims_identified", "victims_estimated"}
    return not (counted_persons and unit in {"country", "item"})


def _tier_named(view: View) -> bool:
    block = view.context.parsed.blocks[view.site.sentence.block]
    near = (block.start - _NEAR, block.end + _NEAR)
    if any(near[0] <= t.start < near[1] for t in view.context.tagged.tiers):
        return True
    words = view.context.parsed.text[block.start : block.end]
    return bool(re.search(r"\b[Tt]iers?\b|[Ww]atch\s?[Ll]ist", words))


def is_on_topic(context: Context, view: View) -> bool:
    """Say whether a number stands in a text, or at least a paragraph, about trafficking.

    A sentence about other crime is off it, whatever the text is about; a short text that names no
    subject at all is on it, because nobody gives one to this tool for another reason.
    """
    text, sentence = context.parsed.text, view.site.sentence
    if OTHER_TOPIC.search(text, sentence.start, sentence.end):
        return bool(TOPIC.search(text, sentence.start, sentence.end))
    if context.document.is_tip or _is_topical(text):
        return True
    block = context.parsed.blocks[sentence.block]
    return bool(TOPIC.search(text, block.start, block.end))


@cache
def _is_topical(text: str) -> bool:
    topic, other = len(TOPIC.findall(text)), len(OTHER_TOPIC.findall(text))
    if len(text) < _SHORT:
        return other < 2 or topic > other
    return topic * _PER_TEXT >= len(text)
