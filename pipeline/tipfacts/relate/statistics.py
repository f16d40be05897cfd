"""Relations of statistics: every number read with its neighbours, then told as typed relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tipfacts.records import Assertion
from tipfacts.relate.context import Context
from tipfacts.relate.relation import Relation
from tipfacts.relate.stance import assertion
from tipfacts.relate.statistics_counted import choose
from tipfacts.relate.statistics_deed import Deed, deed_nouns, deed_of
from tipfacts.relate.statistics_drop import refuse
from tipfacts.relate.statistics_evidence import evidence_of
from tipfacts.relate.statistics_filled import filled, named_part, named_share
from tipfacts.relate.statistics_indicator import indicator_of
from tipfacts.relate.statistics_inherited import taken_from
from tipfacts.relate.statistics_lexicon import known_unit, unit_of_noun
from tipfacts.relate.statistics_lexicon import lemma as lemma_of
from tipfacts.relate.statistics_part import part_tail
from tipfacts.relate.statistics_period import when
from tipfacts.relate.statistics_place import place_of, where
from tipfacts.relate.statistics_reading import Counted, Reading, Refused, Whole
from tipfacts.relate.statistics_sites import Site, sites
from tipfacts.relate.statistics_tail import tail
from tipfacts.relate.statistics_told import is_verb
from tipfacts.relate.statistics_view import View
from tipfacts.relate.statistics_whole import whole_of

_DENIED = re.compile(r"\b(?:not|never)\s+(?:the\s+|all\s+)?(?:\w+\s+)?$", re.I)
"""How the words before a number deny it: a denied verb further off denies something else."""


@dataclass(frozen=True)
class Readings:
    """What was read of a document's quantities, and what was refused with the rule's name."""

    kept: tuple[Reading, ...]
    refused: tuple[Refused, ...] = ()


def relate_statistics(context: Context, readings: Readings | None = None) -> tuple[Relation, ...]:
    """Relate the mentions of a document for its statistic records."""
    found = readings if readings is not None else read_statistics(context)
    return tuple(r for reading in found.kept for r in _relations(context, reading))


def read_statistics(context: Context) -> Readings:
    """Read every quantity of a document, in the order of the text.

    A number is read with what was read before it, because comparisons, parts and ellipses lean on
    the numbers that they follow.
    """
    kept: list[Reading] = []
    refused: list[Refused] = []
    found = sites(context)
    for site in found:
        peers = [s for s in _around(found, site.index) if s.sentence.index == site.sentence.index]
        view = View(context, site, peers, kept)
        read = _read(view)
        if isinstance(read, Refused):
            refused.append(read)
        else:
            kept += _each(view, read)
    return Readings(tuple(kept), tuple(refused))


_EACH = re.compile(r"\s*each\s+(?:in|from|to)\b", re.I)


def _each(view: View, reading: Reading) -> list[Reading]:
    """Give a number once for each place it is told of: "and 1 each in Kenya, Chad and Mali"."""
    end = reading.site.mention.end
    limit = end + len(view.behind)
    after = [p for p in view.places if end <= p.start and p.end <= limit]
    if len(after) < 2 or not _EACH.match(view.behind):
        return [reading]
    return [replace(reading, where=place_of(p)) for p in after]


def _around(found: Sequence[Site], index: int) -> Sequence[Site]:
    return found[max(0, index - 60) : index + 60]


def _read(view: View) -> Reading | Refused:
    counted = choose(view)
    unit = _unit(view, counted) if counted else None
    if reason := refuse(view, counted, unit):
        return Refused(view.site, reason)
    assert counted is not None
    assert unit is not None
    deed = _deed(view, counted)
    whole = whole_of(view, counted)
    if (taken := taken_from(view, counted, whole)) is not None:
        counted, unit = taken, _unit(view, taken)
        deed = _deed(view, counted)
    indicator, sure = indicator_of(view, counted, deed, unit, whole)
    period = when(view, counted, deed, indicator, whole)
    if (same := _equivalent(view)) is not None:
        indicator, period = same.indicator, same.when
    place = where(view, counted, indicator)
    evidence = evidence_of(view, counted, whole)
    told = filled(view, counted, deed, unit, _tail(view, counted, deed, unit, whole))
    counted, told = named_part(view, counted, told or _of_whole(view, counted, whole))
    counted = named_share(view, counted, deed, told)
    return Reading(
        view.site,
        counted,
        deed,
        told,
        unit,
        indicator,
        evidence,
        _assertion(view),
        _confidence(view, counted, sure),
        whole,
        period,
        place,
    )


def _equivalent(view: View) -> Reading | None:
    """Give the sum that this one only tells in another currency: "500,000 pesos ($8,600)"."""
    before = view.reading(view.before.index) if view.site.money and view.before else None
    if before is None or not before.site.money:
        return None
    text = view.context.parsed.text[before.site.mention.end : view.site.mention.start]
    return (
        before
        if re.fullmatch(r"\s*\((?:about|approximately|roughly|or|i\.e\.)?\s*", text)
        else None
    )


def _unit(view: View, counted: Counted) -> str:
    """Give the unit: the number's own, else the counted noun's; deeds to persons count persons."""
    site = view.site
    if site.quantity.unit:
        return site.quantity.unit
    source = view.reading(counted.source) if counted.source is not None else None
    if source is not None:
        return source.unit
    if known := known_unit(_lemma(view, counted)):
        return known
    return "person" if _is_people(view, counted) else unit_of_noun(counted.head)


def _is_people(view: View, counted: Counted) -> bool:
    """Say whether the counted noun names people by their country: "5,000 Venezuelans"."""
    if counted.words is None:
        return False
    end = counted.words[1]
    return any(p.value.adjective and p.end == end for p in view.places)


def _lemma(view: View, counted: Counted) -> str:
    if counted.token < len(view.site.doc):
        token = view.site.doc[counted.token]
        if token.lower_ == counted.head:
            return str(token.lemma_)
    return counted.head


def _deed(view: View, counted: Counted) -> Deed | None:
    """Give the deed; a figure that is only compared takes over the deed of its source."""
    source = view.reading(counted.source) if counted.source is not None else None
    if source is not None and counted.rule in {"comparison", "list"}:
        return source.deed
    site = view.site
    told = site.told
    if told is not None and is_verb(told):
        return Deed(told.i, "object", told.lemma_.lower())
    own = deed_of(site.doc, site.doc[counted.token], counted.after, site.stop)
    if counted.rule in {"ellipsis", "persons", "noun"}:
        own = _right_before(view, own) or own
    if counted.rule in {"ellipsis", "noun"} and not _acts(own) and view.before is not None:
        return _carried(view, counted) or own
    return own


def _right_before(view: View, own: Deed | None) -> Deed | None:
    """Give the deed whose verb stands right before the number, where the parse missed it."""
    site = view.site
    at = site.first - 1
    while at > site.begin and site.doc[at].pos_ == "ADV":
        at -= 1
    verb = site.doc[at] if at >= site.begin else None
    if verb is None or verb.pos_ != "VERB" or (own is not None and own.part != "nominal" and (
        own.verb >= site.first or own.verb == at or own.part != "object"
    )):  # fmt: skip
        return None
    if own is not None and own.part == "nominal" and own.verb > at:
        return None
    found = Deed(at, "object", lemma_of(verb))
    return found if verb.tag_ in _TRANSITIVE and found.use == "deed" else None


_TRANSITIVE = frozenset({"VBD", "VBN", "VB", "VBG", "VBP", "VBZ"})


def _acts(deed: Deed | None) -> bool:
    if deed is None:
        return False
    if deed.part == "nominal":
        return deed.lemma in deed_nouns()
    return deed.use != "change" or deed.part == "subject"


def _carried(view: View, counted: Counted) -> Deed | None:
    """Give the deed of the number before where a bare number goes on with it."""
    source = view.reading(counted.source) if counted.source is not None else None
    return source.deed if source and counted.rule == "ellipsis" else None


def _tail(view: View, counted: Counted, deed: Deed | None, unit: str, whole: Whole | None) -> str:
    source = view.reading(counted.source) if counted.source is not None else None
    if source is not None and counted.rule in {"comparison", "list"}:
        return source.tail
    if source is not None and whole is not None and whole.source == source.site.index:
        own = tail(view, counted, deed, unit) if deed != source.deed else ""
        return _after_tail(source.tail, own or part_tail(view))
    if source is not None and source.deed == deed and deed is not None:
        return tail(view, counted, None, unit) or source.tail
    return tail(view, counted, deed, unit)


def _of_whole(view: View, counted: Counted, whole: Whole | None) -> str:
    """Give what was done to the whole where a part is only named: "54 were admitted, 50 women"."""
    source = view.reading(whole.source) if whole is not None and whole.source is not None else None
    bare = source is not None and counted.rule == "noun" and source.unit == "person"
    return source.tail if source and bare and not source.tail.startswith("who") else ""


def _after_tail(before: str, own: str) -> str:
    """Put what a part is behind what its whole is: "arrested", "who were fined"."""
    if own and not own.startswith(("who", "that")):
        return own
    return f"{_PART_TOLD.sub('', before) if own else before} {own}".strip()


_PART_TOLD = re.compile(r"\s*\b(?:who|that)\s.*$")


def _assertion(view: View) -> Assertion:
    """Give the stance of the clause; a zero and a missing figure are what the text states."""
    mention = view.site.mention
    stance = assertion(view.context.parsed, mention.start, mention.end)
    if stance != "negated":
        return stance
    zero = view.site.quantity.value == 0 or view.site.missing
    return "negated" if not zero and _DENIED.search(view.gap) else "stated"


_RULE_CONFIDENCE = {
    "noun": 0.9,
    "whole": 0.9,
    "list": 0.88,
    "stretch": 0.8,
    "before": 0.75,
    "comparison": 0.8,
    "clause": 0.75,
    "ellipsis": 0.7,
    "persons": 0.6,
}


def _confidence(view: View, counted: Counted, sure: float) -> float:
    """Give how sure the whole reading is: its rule, the tagger, and the indicator's strength."""
    base = _RULE_CONFIDENCE[counted.rule] * view.site.mention.confidence
    return round(base * (0.85 + 0.15 * sure), 2)


def _relations(context: Context, reading: Reading) -> Iterator[Relation]:
    """Tell a reading as relations; only words that stand in the text can be a tail."""
    head, counted = reading.evidence, reading.counted
    listed = counted.rule == "list" and reading.whole is not None
    if counted.words is not None and not listed:
        yield Relation("stat_subject", head, counted.words, min(counted.score, 1.0))
    if reading.whole is not None:
        yield Relation("stat_whole", head, reading.whole.words, reading.whole.score)
    if reading.where is not None and reading.where.words is not None:
        yield Relation("stat_place", head, reading.where.words, reading.where.score)
    if reading.when is not None and reading.when.words is not None:
        yield Relation("stat_period", head, reading.when.words, reading.when.score)
    voice = context.voices.over(*head)
    if voice is not None:
        yield Relation("attributed_to", head, voice.source, 0.85)
