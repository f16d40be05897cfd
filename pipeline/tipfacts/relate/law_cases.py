"""Cases that a law was used in: charged, tried or sued under it, invoked in court, used against somebody.

Forms: "convicted under Article 5", "57 under Chapter 20A", "guilty of trafficking, contrary to section
3", "prosecutors fell back on Article 9", "it has not been used against anyone".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from tipfacts.records import Assertion
from tipfacts.relate.law_grammar import Chain, chain, list_around, subject_words
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_speaker import Speakers
from tipfacts.relate.law_units import Units
from tipfacts.relate.law_wording import Line, pattern

_NONE = re.compile(
    r"\b(?:no(?! \.)|not|never|none|nobody|zero|without|n't|neither|nor|nothing)\b(?:\W+[\w’'-]+){0,9}\W*$|\b(?:rather than|instead of)\b(?:\W+\w+){0,2}\W*$",
    re.I,
)
_ABLE = frozenset({"can", "could", "may", "might", "would", "should", "must", "will", "shall"})
_DET = r"(?:(?:the|its|their|this|that|these|same|said|new|old|either|both) )*"
_FACES = re.compile(
    r" ?,? ?(?:faces?|may|can|could|shall|risks?|(?:is|are) (?:liable|punish\w+)|carr(?:y|ies))\b"
)
_REACH = 22
"""Words before "under" within which a case must be told."""


def cases(units: Units, earlier: Laws = ()) -> Iterator[Hit]:
    """Find the laws that a case was brought or decided under, or that were used in one.

    Args:
        units: the sentence.
        earlier: the laws of the sentence before, which "it" may stand for.
    """
    speakers = Speakers(units, earlier)
    yield from _under(speakers)
    yield from _opening(speakers)
    yield from _put_to_use(speakers)
    yield from _was_used(speakers)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<link>{pattern('case_link').pattern}) {_DET}(?P<law>⟦\d+⟧|it(?= [,.;]|$| by| as| in| at))"
    )


@cache
def _case_words() -> re.Pattern[str]:
    return pattern("case")


def _under(speakers: Speakers) -> Iterator[Hit]:
    """Read "charged under the Act", "guilty of slavery contrary to section 5", "57 under Article 9"."""
    units, line = speakers.units, speakers.line
    for match in _link().finditer(line.text):
        laws = _laws_at(speakers, line.unit(match.start()), match["law"])
        told = _told(units, line, match.start())
        if not laws or told is None or _supposed(units, told, line.unit(match.start())):
            continue
        if _FACES.match(line.text, match.end()):
            continue
        yield _case(units, laws, told)


def _laws_at(speakers: Speakers, at: int, word: str) -> Laws:
    if word == "it":
        return speakers.antecedent(at)
    return list_around(speakers.units, int(word[1:-1]))


_STOPS = re.compile(
    r"; (?!.*\b(?:convictions?|cases|prosecutions|charges)\b)|\b(?:that|which|because|while|whom) "
)
_COUNTED = re.compile(
    r"(?:\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|several|most|all|none|few|half)(?: of (?:them|these|those|which|whom))?(?: (?:was|were|is|are))?) $"
)
_CASE_NOUN = re.compile(
    r"\b(?:convictions?|prosecutions?|charges|cases|trials|sentences|indictments?|convicted|charged|prosecuted|indicted|tried|arrests?)\b"
)


def _told(units: Units, line: Line, end: int) -> int | None:
    """Give the word before a link that tells of a case."""
    lead = " ".join(line.text[:end].split(" ")[-_REACH - 1 :])
    begin = end - len(lead)
    if _COUNTED.search(lead) and _CASE_NOUN.search(line.text[:end]):
        return line.unit(end - 2)
    cut = list(_STOPS.finditer(lead))
    begin = begin + cut[-1].end() if cut else begin
    found = [m for m in _case_words().finditer(line.text, begin, end) if _is_case(units, line, m)]
    return line.unit(found[-1].start()) if found else None


def _is_case(units: Units, line: Line, match: re.Match[str]) -> bool:
    """Say whether a word tells of a case here ("to try to" and "in any case" do not)."""
    unit = units[line.unit(match.start())]
    if not unit.tag.startswith(("V", "NN", "J")):
        return False
    if unit.tag.startswith("V"):
        return unit.lemma not in {"case", "term"} and not (
            unit.lemma == "try" and units.word(line.unit(match.end() + 1)) == "to"
        )
    return unit.lemma not in {"try", "register", "fine", "find"} and match[0] != "liable"


def _supposed(units: Units, told: int, at: int) -> bool:
    """Say whether a case is only possible ("can be charged under")."""
    before = chain(units, told)
    near = {units.word(i) for i in range(max(0, told - 3), told)}
    return bool(_ABLE & set(before.words)) or bool(told + 1 < at and _ABLE & near)


def _case(units: Units, laws: Laws, told: int, negated: bool = False) -> Hit:
    before = chain(units, told)
    no = negated or bool(_NONE.search(units.lead(told)))
    denied: Assertion | None = "negated" if no else None
    return Hit(laws, "applied", told, before, 0.82, _doer(units, told, before), denied)


_OPENED = re.compile(
    rf"(?:^|; )(?:under|using|pursuant to|by virtue of|on the basis of) {_DET}⟦(\d+)⟧ (?P<clause>[^;]*)"
)
_LAYS = re.compile(
    r"\b(?:fac(?:e|es|ing)|punish\w*|penalt\w+|liable|risks?|can|could|may|shall|would|must|should|ha(?:d|s|ve) to|need(?:s|ed)? to)\b"
)


def _opening(speakers: Speakers) -> Iterator[Hit]:
    """Read "Under Article 5, police charged three men"."""
    units, line = speakers.units, speakers.line
    for match in _OPENED.finditer(line.text):
        for found in _case_words().finditer(line.text, match.start("clause"), match.end("clause")):
            lead = line.text[match.start("clause") : found.start()]
            at = line.unit(found.start())
            if _LAYS.search(lead) or units[at].lemma in {"punish", "claim", "term", "order"}:
                break
            if _is_case(units, line, found) and _done(units, at):
                yield _case(units, list_around(units, int(match[1])), at)
                break


def _done(units: Units, at: int) -> bool:
    """Say whether a word behind "Under the Act," tells what was done, not what is."""
    unit = units[at]
    if unit.tag.startswith("V"):
        words = set(chain(units, at).words)
        past = unit.tag == "VBD" or bool(words & {"was", "were", "been", "has", "have", "had"})
        return past and unit.lemma not in {"try", "find", "open", "bring", "impose"}
    return unit.lemma not in {"case", "fine", "try", "sentence"}


@cache
def _use() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{pattern('uses').pattern}) {_DET}(?:\w+ly )?⟦(?P<law>\d+)⟧")


_INSTEAD = re.compile(
    rf"⟦\d+⟧[^;]{{0,90}}? (?:rather than|instead of|and not) (?:on |upon |to |under )?{_DET}⟦(\d+)⟧"
)


def _put_to_use(speakers: Speakers) -> Iterator[Hit]:
    """Read "police relied on Article 5" and "invoking the Act, the union"."""
    units, line = speakers.units, speakers.line
    court = pattern("court")
    for match in _use().finditer(line.text):
        at = line.unit(match.start())
        if not units[at].tag.startswith("V"):
            continue
        near = line.text[max(0, match.start() - 120) : match.start()]
        if not court.search(near) or _supposed(units, at, at):
            continue
        yield _case(units, list_around(units, int(match["law"])), at)
        if other := _INSTEAD.match(line.text, match.start("law") - 1):
            yield _case(units, list_around(units, int(other[1])), at, negated=True)


def _was_used(speakers: Speakers) -> Iterator[Hit]:
    """Read "the Act has never been used against a recruiter" and "it was invoked twice"."""
    units, line = speakers.units, speakers.line
    for match in pattern("used").finditer(line.text):
        at = line.unit(match.start())
        asked = _WHETHER.search(speakers.before(at))
        if asked or not (laws := speakers.of(at)) or _ABLE & set(chain(units, at).words):
            continue
        told = match[0]
        elsewhere = "reserved for" in told
        lack = bool(re.search(r"\b(?:unused|unapplied|untested|idle|dormant|dead)\b", told))
        words = set(chain(units, at).words) | set(told.split())
        no = (
            elsewhere
            or lack
            or bool({"not", "never", "n't", "neither", "nor"} & words)
            or bool(_NEITHER.search(units.lead(at)))
        )
        yield Hit(laws, "applied", at, chain(units, at), 0.8, None, "negated" if no else None)


_WHETHER = re.compile(r"\b(?:whether|if) (?:\S+ ){1,3}$")
_NEITHER = re.compile(r"\b(?:[Nn]either)\b")


def _doer(units: Units, at: int, before: Chain) -> Token | None:
    """Give who brought or decided a case: the subject of the verb, or of the verb that governs a noun."""
    token = units[at].token
    if not token.tag_.startswith("V"):
        while token.head is not token and not token.tag_.startswith("V"):
            token = token.head
        place = units.index_of(token)
        told = place is not None and token.tag_ in {"VBD", "VBZ", "VBP"}
        return subject_words(units, place) if told and place is not None else None
    if before.passive or token.tag_ == "VBG" or (token.tag_ == "VBN" and not before.words):
        return None
    return subject_words(units, at)
