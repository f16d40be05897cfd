"""Penalties told of a law in a clause: "risk life under the Act", "its penalties run from", "the bracket is".

A clause tells what a law threatens where it has a penalty, a word of punishment and no case; the law is
the one that it names, or the one that the clauses before it were about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tipfacts.records import Assertion, Penalty
from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_grammar import Chain, chain, list_around
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_speaker import Speakers
from tipfacts.relate.law_units import LawMention, Units
from tipfacts.relate.law_wording import pattern

_PENAL = re.compile(
    r"\b(?:penalt(?:y|ies)|punish\w*|imprison\w*|prison|jail(?:ed)?|gaol|sentences?|terms?\s+of|(?:is|are|be)\s+fined|fines|custody|"
    r"behind\s+bars|hard\s+labou?r|penal\s+colony|maximum|minimum|imposes|penitentiary|deprivation\s+of\s+liberty)\b",
    re.I,
)
_CASE = re.compile(
    r"\b(?:was|were|had|has|have|been|court|judges?|jury|tribunal|police|prosecutors?|magistrates?|defendants?|received|convicted|"
    r"sentenced|charged|arrested|served|last\s+year|cases?|proposed|proposal|recommended|if\s+passed)\b",
    re.I,
)
_OFFENDER = re.compile(
    r"\bconvicted\s+(?:\w+\s+){0,2}(?:may|can|face|risk|shall)|\b[Aa]\s+convicted\s+\w+\b"
)


def terms(units: Units) -> Iterator[Hit]:
    """Find the penalty of the one law of a sentence that no other rule has read."""
    laws = [u.law for u in units.units if u.law is not None]
    if len(laws) != 1 or not _punishes(laws[0]):
        return
    law = laws[0]
    at = next(i for i, u in enumerate(units.units) if u.law is law)
    words = penalty_around(units, law)
    case = _CASE.search(_OFFENDER.sub("", words))
    if case or not _PENAL.search(words) or penalty_in(words) is None:
        return
    yield Hit((law,), "penalizes", at, Chain(at, ()), 0.65)


def _punishes(law: LawMention) -> bool:
    draft = law.value.draft
    return draft.kind in {"statute", "code_article", "decree", "bill"} and not draft.weak


def penalty_around(units: Units, law: LawMention) -> str:
    """Give the words of a sentence that stand around its law."""
    text = units.parsed.text
    return f"{text[units.sentence.start : law.start]} {text[law.end : units.sentence.end]}"


# --- clause by clause ---------------------------------------------------------------------------

_CUT = re.compile(
    r" ; | : | — | – | , (?:and|but|while|whereas|yet) (?=(?:the|its?|their|an?|if|where|for|under|only|those|anyone|in) )"
)
_MODAL = r"(?:can|may|shall|must|will|would|could|might)"
_DEEDS = re.compile(
    r"\b(?:courts?|judges?|jury|magistrates?|tribunals?|police|defendants?|was|were|received|got|served|serving|handed|"
    r"last year|this year|during the year|reporting period|average|on average|in (?:19|20)\d\d|suspended)\b"
)
_GUILTY = re.compile(r"\b(?:convicted|guilty|found guilty|sentenced to)\b")


def told_terms(units: Units, earlier: Laws = ()) -> Iterator[Hit]:
    """Find the penalties that the clauses of a sentence tell.

    Args:
        units: the sentence.
        earlier: the laws of the sentence before, which a clause without a law may go on about.
    """
    speakers = Speakers(units, earlier)
    for begin, end in clauses(speakers.line.text):
        hit = _in_clause(speakers, begin, end)
        if hit is not None:
            yield hit


def clauses(line: str) -> Iterator[tuple[int, int]]:
    """Cut a line into clauses that tell something each."""
    at = 0
    for cut in _CUT.finditer(line):
        yield at, cut.start()
        at = cut.end()
    yield at, len(line)


@cache
def _noun() -> re.Pattern[str]:
    return pattern("terms_of")


def _in_clause(speakers: Speakers, begin: int, end: int) -> Hit | None:
    """Give the penalty of one clause: a noun or a verb of punishment, a verb of the lexicon, a figure."""
    units, line = speakers.units, speakers.line
    words = line.text[begin:end]
    for match in pattern("term").finditer(line.text, begin, end):
        at = line.unit(match.start())
        lead = line.text[begin : match.start()]
        noun = _noun().search(lead)
        strong = _STRONG.match(match[0]) and begin < match.start()
        if not (noun or strong) or _DEEDS.search(words) or not _present(units, at):
            continue
        last = line.unit(match.end() - 1)
        first = line.unit(begin + noun.start()) if noun else at
        penalty = _penalty_after(units, (first, last), end, speakers) or _awaited(units, at, lead)
        laws = _law_of(speakers, lead, (begin, end), at) if penalty else ()
        if laws:
            sure: Assertion | None = None if _ONLY_WOULD & set(chain(units, at).words) else "stated"
            return Hit(
                laws, "penalizes", at, chain(units, at), 0.8, assertion=sure, penalty=penalty
            )
    return None


_STRONG = re.compile(
    r"(?:carr|risk|fac(?:e|i)|attract|incur|prescrib|be(?:ing|en)? liable|is liable|are liable|earn)"
)
_ONLY_WOULD = frozenset({"would", "might", "not", "n't", "never"})


def _penalty_after(
    units: Units, span: tuple[int, int], end: int, speakers: Speakers
) -> Penalty | None:
    """Give the penalty that stands close behind a verb; what leads up to it says how to read it."""
    first, last = span
    stop = units[speakers.line.unit(max(0, end - 1))].end
    behind = units.parsed.text[units[last].end : stop]
    text = f" fines{behind}" if units.word(first).startswith("fine") else behind
    found = penalty_in(text, sure=True)
    reach = _CLOSE if units[last].lemma == "be" else _NEAR
    if found is None or found.text[:12] not in " ".join(text.split())[:reach]:
        bare = _BARE.match(behind)
        return Penalty(text=" ".join(bare["what"].split())) if bare else None
    return penalty_in(f"{units.word(first)} is {text}", sure=True)


_BARE = re.compile(
    r"\s+(?:only\s+|as\s+much\s+as\s+|up\s+to\s+|even\s+)?(?P<what>(?:the\s+)?death(?:\s+(?:penalty|sentence))?|capital\s+punishment|hanging|flogging|"
    r"(?:\d+\s+)?lashes|whipping|(?:a|one|half\s+a)\s+year\s+in\s+(?:jail|prison|custody)|imprisonment|deportation|"
    r"(?:an?\s+)?(?:\w+\s+)?(?:prison|jail)\s+(?:terms?|sentences?)|(?:an?\s+)?(?:small\s+|heavy\s+|mere\s+)?fines?(?!\s+of))\b"
)


def _awaited(units: Units, at: int, lead: str) -> Penalty | None:
    """Give the penalty that is the subject of "awaits"."""
    words = units.parsed.text[units[at].start - len(lead) : units[at].start]
    return penalty_in(words, sure=True) if units[at].lemma == "await" else None


_NEAR, _CLOSE = 80, 40
"""Characters behind a verb within which its penalty begins; "is" must be close to it."""
_NOW = frozenset({"VBZ", "VBP", "MD", "VB"})


def _present(units: Units, at: int) -> bool:
    """Say whether a verb tells what holds, not what was done once."""
    before = set(chain(units, at).words)
    if before & {"can", "may", "shall", "must", "is", "are", "would", "will", "could", "might"}:
        return True
    unit = units[at]
    if before & {"was", "were", "had", "has", "have"}:
        return False
    return unit.tag in _NOW or (unit.tag in {"NNS", "NN"} and unit.word.endswith("s"))


_IN_LAW = re.compile(
    r"(?:under|in|of|by|for|against|to) (?:(?:the|its|this|that|same|said) )*⟦(\d+)⟧(?P<rest>[^⟦]*)$"
)
_BY_WHICH = re.compile(
    r"⟦(\d+)⟧ (?:, )?(?:under|for|by|in|to|against) (?:which|whose)\b[^⟦]*$|⟦(\d+)⟧ (?:, )?(?:whereby|whose)\b[^⟦]*$"
)
_BROKEN = re.compile(r"[^;⟦]*⟦(\d+)⟧")
_BEHIND = re.compile(r"(?:under|by virtue of|in|of|by) (?:(?:the|its|this|that) )*⟦(\d+)⟧")


def _law_of(speakers: Speakers, lead: str, clause: tuple[int, int], at: int) -> Laws:
    """Give the law whose penalty a clause tells."""
    units = speakers.units
    found = _BY_WHICH.search(lead) or _IN_LAW.search(lead)
    if found:
        return list_around(units, int(found[1] or found[2]))
    if "⟦" in lead:
        return ()
    expression = _BROKEN if units[at].lemma == "await" else _BEHIND
    behind = expression.search(speakers.line.text, speakers.line.starts[at], clause[1])
    if behind:
        return list_around(units, int(behind[1]))
    if "⟦" in speakers.line.text[clause[0] : clause[1]]:
        return ()
    return _gone_on(speakers, at)


def _gone_on(speakers: Speakers, at: int) -> Laws:
    """Give the law that a clause without one goes on about: the only one of what came before."""
    here = [u.law for u in speakers.units.units[:at] if u.law is not None]
    one = {x.value.instrument.canonical: x for x in (here[-1:] or speakers.earlier)}
    found = tuple(one.values())
    return found if len(found) == 1 and _punishes(found[0]) else ()


# --- without a verb --------------------------------------------------------------------------------

_WITH = re.compile(
    r"⟦(\d+)⟧ (?P<aside>(?:(?:in|into|to|of) (?:the |its )?(?:⟦\d+⟧|code|act) )?(?:, for (?:(?!⟦)[^\s,;]+ ){1,5})?), (?:each )?with "
)
_FLOOR = re.compile(
    r"(?:floor|ceiling|maximum|minimum|penalty|penalties|terms?|sentences?|punishment|tariff|fines?) (?:of|in|under) "
    r"(?:(?:the|its|this|that) )*⟦(\d+)⟧"
)
_COLON = re.compile(r"⟦(\d+)⟧ (?:\)? )?(?::|–|—|-) ")
_FOR_WHOEVER = re.compile(r" for (?:whoever|anyone|those|any person|a person) ")
_CHANGED = re.compile(
    r"(?:rais|doubl|tripl|increas|lower|reduc|lift|lengthen|stiffen|halv|cut)(?:e|es|ed|ing|s|t|ting)? (?:the |its )?(?:[\w-]+ ){0,3}?"
    r"(?P<noun>fines?|penalt(?:y|ies)|terms?|sentences?|punishments?|maximum|minimum)\b(?P<mid>(?: (?!⟦)[^\s,;]+){0,6}?)(?: (?:in|of|under) (?:the |its )?⟦(?P<law>\d+)⟧)?"
)


def bare_terms(units: Units, earlier: Laws = ()) -> Iterator[Hit]:
    """Find the penalties told without a verb: "section 25, for men, with five to ten years"."""
    speakers = Speakers(units, earlier)
    line = speakers.line.text
    for match in _WITH.finditer(line):
        yield from _bare(speakers, match.end(), int(match[1]), _rest(speakers, match.end()))
    for match in _COLON.finditer(line):
        yield from _bare(speakers, match.end(), int(match[1]), _rest(speakers, match.end()))
    for match in _FLOOR.finditer(line):
        ahead = units.parsed.text[
            units.sentence.start : units[speakers.line.unit(match.start())].end
        ]
        yield from _bare(speakers, match.start(), int(match[1]), ahead[-44:])
    for match in _CHANGED.finditer(line):
        yield from _changed(speakers, match)
    if not any(u.law for u in units.units) and _FOR_WHOEVER.search(line):
        yield from _fragment(speakers)


def _rest(speakers: Speakers, offset: int) -> str:
    units = speakers.units
    stop = speakers.line.text.find(";", offset)
    last = speakers.line.unit(stop if stop > 0 else len(speakers.line.text))
    return units.parsed.text[units[speakers.line.unit(offset)].start : units[last].end]


def _bare(speakers: Speakers, offset: int, place: int, words: str) -> Iterator[Hit]:
    penalty = penalty_in(words[:90], sure=True)
    law = speakers.units.law(place)
    if penalty is None or law is None or _DEEDS.search(words[:90]) or not _punishes(law):
        return
    at = speakers.line.unit(offset)
    yield Hit((law,), "penalizes", at, Chain(at, ()), 0.75, assertion="stated", penalty=penalty)


def _changed(speakers: Speakers, match: re.Match[str]) -> Iterator[Hit]:
    """Read "raised the maximum fine in the Act to" and ", doubling the maximum term to 20 years"."""
    units, at = speakers.units, speakers.line.unit(match.start())
    if match["law"]:
        laws = list_around(units, int(match["law"]))
    else:
        laws = speakers.of(at) if units[at].tag.startswith("V") else ()
    penalty = penalty_in(_rest(speakers, match.start())[:160], sure=True)
    bound = match["noun"] in {"maximum", "minimum"} and penalty is None
    if laws and not bound and all(_punishes(x) for x in laws):
        yield Hit(laws, "penalizes", at, chain(units, at), 0.75, penalty=penalty)


def _fragment(speakers: Speakers) -> Iterator[Hit]:
    """Read "Five to ten years for whoever sells a child." behind a sentence with one law."""
    units = speakers.units
    if any(u.tag in {"VBD", "MD"} for u in units.units):
        return
    penalty = penalty_in(units.parsed.text[units.sentence.start : units.sentence.end], sure=True)
    laws = _gone_on(speakers, 0)
    if penalty and laws and units.word(0) not in {"it", "he", "she", "they"}:
        yield Hit(laws, "penalizes", 0, Chain(0, ()), 0.65, assertion="stated", penalty=penalty)
