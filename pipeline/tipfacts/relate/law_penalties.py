"""Penalties that a law lays down, as the subject of a verb or behind "under"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.records import Assertion
from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_grammar import (
    Chain,
    chain,
    content_laws,
    law_beside,
    laws_after,
    list_around,
    opening_laws,
)
from tipfacts.relate.law_hit import Hit, Laws, pronoun_subject
from tipfacts.relate.law_lexicon import event_words
from tipfacts.relate.law_units import Units

_LAYS_DOWN = frozenset(
    "prescribe provide impose carry stipulate establish set mandate allow specify call lay contain "
    "raise increase double lower reduce name envisage foresee introduce attract authorize make bring penalize penalise punish".split()
)
_PENAL_NOUN = re.compile(
    r"\b(?:penalt(?:y|ies)|punishments?|imprisonment|prison|jail|sentences?|fines?|prison\s+terms?|life|"
    r"terms?\s+of|maximum|minimum|punishable|sanctions?)\b",
    re.I,
)
_CRIME = re.compile(
    r"^\W*(?:[\w’'-]+\W+){1,10}?(?:an?\s+(?:specific\s+|separate\s+|criminal\s+)?(?:crime|offen[cs]e|felony)|illegal|a\s+crime|punishable)\b"
)
_MAXIMUM = re.compile(r"\s+the\s+(?:maximum|minimum)\s+(?:sentence|penalty|term|punishment)\s")
_DIRECT = frozenset({"penalize", "penalise", "punish"})


def penalties(units: Units, earlier: Laws = ()) -> Iterator[Hit]:
    """Find the laws that lay down a penalty, as the subject of a verb or behind "under"."""
    for at, unit in enumerate(units.units):
        if unit.law is None and unit.lemma in _LAYS_DOWN - _DIRECT and _is_verb(units, at):
            yield from _laid_down(units, at, earlier)
        if unit.tag in {"VBN", "VBD"} and (found := _prescribed_by(units, at)):
            yield found
        if unit.word == "whose" and (found := _whose_term(units, at)):
            yield found
        if unit.word in {"with", "punishable"} and (found := _banned_with(units, at)):
            yield found
        if unit.word in {"under", "of", "in"} and (found := _punished_under(units, at)):
            yield found


_RAISES_IT = re.compile(r"\s+(?:these|this|it|them|that|those)\s+to\s+")
_TERM_OF = re.compile(
    r"(?:maximum|minimum|penalty|sentence|term)(?:\s+(?:penalty|sentence|term|punishment))?\s+(?:is|are|was|of)\b"
)


def _prescribed_by(units: Units, at: int) -> Hit | None:
    """Read "penalties for slavery, prescribed by Section 5"."""
    by = at + 1 + (units.word(at + 1) in {"down", "out", "for"})
    if units[at].lemma not in _LAYS_DOWN or units.word(by) not in {"by", "under", "in"}:
        return None
    laws = laws_after(units, by)
    named = re.search(
        r"\b(?:penalties|penalty|punishments?|fines|prison\s+terms)\b", units.lead(at), re.I
    )
    return Hit(laws, "penalizes", at, chain(units, at), 0.75) if laws and named else None


def _whose_term(units: Units, at: int) -> Hit | None:
    """Read "Section 5, whose maximum is seven years"."""
    beside = law_beside(units, at)
    rest = units.rest(at)
    if beside is None or not _TERM_OF.match(rest.lstrip()) or not penalty_in(rest, sure=True):
        return None
    return Hit(list_around(units, beside), "penalizes", at, Chain(at, ()), 0.8)


_ANAPHOR = re.compile(
    r"\W*(?:[Tt]he|[Ii]ts|[Tt]hese|[Tt]hose|[Ss]uch|[Aa]n?|[Oo]ffenders|[Vv]iolators|[Cc]onviction|[Oo]ffen[cs]es|[A-Z][a-z]+)\b[^.;:]{0,70}?\s"
    r"(?P<verb>carr(?:y|ies)|is|are|faces?|ranges?|attracts?|punishable)\s+"
)
_PENAL_SUBJECT = re.compile(
    r"\b(?:fines?|penalt(?:y|ies)|punishments?|terms?|sentences?|maximum|minimum|offenders?|violators?|convict(?:ion|ed)|"
    r"offen[cs]es?|crimes?|traffick\w+|slavery|servitude|labou?r|bondage)\b",
    re.I,
)


def penalty_of_earlier(units: Units, earlier: Laws) -> Iterator[Hit]:
    """Read "The fine is up to $500" and "Slavery carries ten years" behind a sentence with one law."""
    laws = {law.value.instrument.canonical: law for law in earlier}
    text = units.parsed.text[units.sentence.start : units.sentence.end]
    found = _ANAPHOR.match(text)
    if found is None or len(laws) != 1 or not _PENAL_SUBJECT.search(found[0]):
        return
    start = units.sentence.start + found.start("verb")
    at = next((i for i, u in enumerate(units.units) if u.start == start), None)
    if at is not None and penalty_in(
        text[found.end("verb") :], sure=found["verb"] not in {"is", "are"}
    ):
        yield Hit(tuple(laws.values()), "penalizes", at, Chain(at, ()), 0.7)


_WITH_PENALTY = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:penalties|sentences|punishments?|terms|a\s+(?:maximum|minimum)|up\s+to)\b",
    re.I,
)


def _banned_with(units: Units, at: int) -> Hit | None:
    """Read "prohibits trafficking, with penalties of three to ten years"."""
    rest = units.rest(at)
    punishable = units.word(at) == "punishable"
    if not (punishable or _WITH_PENALTY.match(rest)) or not penalty_in(rest, sure=punishable):
        return None
    begin = units.segment(at)[0]
    for i in range(at - 1, -1, -1):
        if units[i].start < begin:
            return None
        if (
            units[i].lemma in event_words("subject")
            and event_words("subject")[units[i].lemma] == "prohibits"
        ):
            laws = content_laws(units, i)
            return Hit(laws, "penalizes", at, chain(units, i), 0.85) if laws else None
    return None


def _is_verb(units: Units, at: int) -> bool:
    """Say whether a word is a verb, or a third person that the tagger took for a noun."""
    unit = units[at]
    behind = units.law(at - 1) is not None and unit.word in {unit.lemma, unit.lemma + "s"}
    joined = units.word(at - 1) in {"and", "but", ","} and unit.tag == "NNS"
    return unit.tag.startswith("V") or behind or joined


def _laid_down(units: Units, at: int, earlier: Laws) -> Iterator[Hit]:
    before = chain(units, at)
    if before.passive:
        return
    rest = units.parsed.text[units[at].end : clause_end(units, at)]
    if units[at].lemma == "make":
        laws = content_laws(units, at) or pronoun_subject(units, at, earlier)
        if laws and (_CRIME.match(rest) or _MAXIMUM.match(rest)):
            yield Hit(laws, "penalizes" if penalty_in(rest) else "prohibits", at, before, 0.85)
        return
    raises = _RAISES_IT.match(rest) and penalty_in(rest, sure=True)
    if not raises and not _tells_penalty(units[at].lemma, rest):
        return
    laws = (
        content_laws(units, at)
        or pronoun_subject(units, at, earlier)
        or _opener(units, before.start)
    )
    if laws:
        denied: Assertion | None = "negated" if re.match(r"\s+no\s", rest) else None
        yield Hit(laws, "penalizes", at, before, 0.88, assertion=denied)


def _opener(units: Units, at: int) -> Laws:
    """Give the law that opens the clause of a verb, if nobody else is named as doing something."""
    others = any(units[i].tag in {"PRP", "WDT", "WP", "MD"} for i in range(at))
    return () if others else opening_laws(units, at)


_WITH_TERMS = frozenset({"provide", "carry", "prescribe", "call", "set", "impose", "bring"})
_TERM_NEXT = re.compile(
    r"\s+(?:for\s+|out\s+)?(?:(?:a|terms?|of|from|between|up|to|at|least)\s+)*[\w.]+(?:\s?[-–]\s?\d+|\s+to\s+\w+)?\s+years"
)


def _tells_penalty(lemma: str, rest: str) -> bool:
    """Say whether what follows a verb is a penalty, in figures or in words."""
    if lemma in _WITH_TERMS and _TERM_NEXT.match(rest):
        return penalty_in(rest, sure=True) is not None
    if not _PENAL_NOUN.search(rest[:90]):
        return False
    return penalty_in(rest) is not None or _names_penalty(lemma, rest)


_IN_WORDS = frozenset(
    "prescribe provide impose carry stipulate establish set mandate lay contain name".split()
)


def _names_penalty(lemma: str, rest: str) -> bool:
    if lemma not in _IN_WORDS:
        return False
    return bool(
        re.match(
            r"\s+(?:for\s+)?(?:[\w,-]+\s+){0,5}?(?:penalty|penalties|punishments?|imprisonment|fines?|sanctions)\b",
            rest,
        )
    )


_RANGE = re.compile(
    r"^[^.;]{0,60}?\b(?:rang(?:e|es|ed|ing)|(?:are|is|was|were)|includ(?:e|es|ed)|carr(?:y|ies)|faces?|liable|punishable|"
    r"may\s+be|can\s+be|shall|sentenced)\b"
)


def _punished_under(units: Units, at: int) -> Hit | None:
    """Read "penalties under Article 5 range from" and "Under the Act, offenders face"."""
    laws = laws_after(units, at)
    if not laws:
        return None
    text = units.parsed.text
    lead = units.lead(at)
    rest = text[laws[-1].end : clause_end(units, at)]
    named = re.search(
        r"\b(?:convicted|guilty|offenders?|anyone|persons?|those|penalt(?:y|ies)|punishments?|sentences?|terms?)\b(?:\W+\w+){0,8}\W*$",
        lead,
        re.I,
    )
    opening = units.word(at) == "under" and not lead.strip()
    if re.search(
        r"\b(?:was|were|been|had|has)\s+(?:\w+ly\s+)?(?:sentenced|convicted|charged)\W*$",
        lead,
        re.I,
    ):
        return None
    if not (named or opening) or not penalty_in(rest, sure=True) or not _RANGE.match(rest):
        return None
    if opening and not re.search(
        r"\b(?:faces?|liable|punish\w+|penalt\w+|carr(?:y|ies)|sentence[ds]?|imprisonment|prison)\b",
        rest,
    ):
        return None
    return Hit(laws, "penalizes", at, Chain(at, ()), 0.8)


def clause_end(units: Units, at: int) -> int:
    """Give where what a verb says ends: a semicolon, or the end of the sentence."""
    text, stop = units.parsed.text, units.sentence.end
    cut = re.search(
        r";|,\s+(?:and|but|while|although|whereas)\s+(?=(?:the|it|this|they|in|a|an)\s)",
        text[units[at].end : stop],
    )
    return units[at].end + cut.start() if cut else stop
