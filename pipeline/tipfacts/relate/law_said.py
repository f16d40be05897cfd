"""What laws forbid, in words of a lexicon: as the subject of a verb, behind "under", in a clause "under" opens.

Forms: "outlaws", "makes it a crime to", "does away with", "does not treat X as trafficking", "covers only
those with", "is forbidden by the Act", "Under the Order, agents may not".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tipfacts.records import Assertion
from tipfacts.relate.law_grammar import Chain, chain, list_around
from tipfacts.relate.law_hit import Hit, Laws
from tipfacts.relate.law_speaker import Speakers
from tipfacts.relate.law_units import Units
from tipfacts.relate.law_wording import Wording, pattern, patterns

_NOT = frozenset({"not", "n't", "never", "neither", "nor", "nowhere", "hardly", "scarcely"})
_DET = r"(?:(?:the|its|their|this|that|these|same|said|new|country 's|state 's) )*"


def said(units: Units, earlier: Laws = ()) -> Iterator[Hit]:
    """Find the bans that the laws of a sentence, or the one of the sentence before, lay down.

    Args:
        units: the sentence.
        earlier: the laws of the sentence before, which "it" may stand for.
    """
    speakers = Speakers(units, earlier)
    yield from _spoken(speakers)
    yield from _under_it(speakers)
    yield from _at_it(speakers)
    yield from _opened(speakers)
    yield from _without_penalty(speakers)


def _without_penalty(speakers: Speakers) -> Iterator[Hit]:
    """Read "the circular lays down no sanction"."""
    units, line = speakers.units, speakers.line
    for match in pattern("noterm").finditer(line.text):
        at = line.unit(match.start())
        if laws := speakers.of(at):
            yield Hit(laws, "penalizes", at, chain(units, at), 0.8, assertion="negated")


def _spoken(speakers: Speakers) -> Iterator[Hit]:
    units, line = speakers.units, speakers.line
    taken: set[int] = set()
    found = [(m, w) for p, w in patterns("says", "denied") for m in p.finditer(line.text)]
    for match, wording in sorted(found, key=lambda f: (f[0].start(), -len(f[0][0]))):
        at = line.unit(match.start())
        if at in taken or not _is_verb(units, at):
            continue
        before = chain(units, at)
        stance = _stance(wording, before)
        aims = "to" in before.words and units[at].tag == "VB"
        if before.passive or aims or stance == "" or not (laws := speakers.of(at)):
            continue
        taken.add(at)
        negated: Assertion | None = "negated" if stance == "negated" else None
        yield Hit(laws, "prohibits", at, before, 0.84, assertion=negated)


def _is_verb(units: Units, at: int) -> bool:
    """Say whether a word is a verb, or a third person behind a law that the tagger took for a noun."""
    unit = units[at]
    behind = units.law(at - 1) is not None or units.word(at - 1) == ","
    return unit.tag.startswith("V") or (
        behind and unit.tag.startswith("NN") and unit.word.endswith("s")
    )


def _stance(wording: Wording, before: Chain) -> str:
    """Give how a form stands: a lack denied is not told, and a verb of `denied` needs its "not"."""
    no = bool(_NOT & set(before.words)) or before.words[-2:] == ("no", "longer")
    if wording.frame == "denied":
        return "negated" if no else ""
    if wording.stance == "negated":
        return "" if no else "negated"
    return "negated" if no else "stated"


_BE = r"(?:is|are|was|were|be|been|being|becomes?|became|remains?|made|makes?|constitutes?|considered|deemed|declared|'s) "
_ADVERBS = (
    r"(?:(?:not|never|no|longer|now|also|still|\w+ly|thus|therefore|itself|already|so|both) )*"
)
_GAP = r"(?: (?!⟦)[^\s;]+){0,12}?"


@cache
def _forbidden() -> re.Pattern[str]:
    """Compile "is forbidden ... under the Act" over a line."""
    predicate, link = pattern("under_it").pattern, pattern("links").pattern
    return re.compile(
        rf"{_BE}(?P<how>{_ADVERBS})(?P<what>{predicate})(?P<gap>{_GAP}) (?P<link>{link}) {_DET}(?P<law>⟦\d+⟧|it(?= [,.;]|$))"
    )


def _under_it(speakers: Speakers) -> Iterator[Hit]:
    """Read "slavery is a crime under Article 5" and "expressly forbidden by it"."""
    units, line = speakers.units, speakers.line
    for match in _forbidden().finditer(line.text):
        at = line.unit(match.start("what"))
        if match["law"] == "it":
            laws = speakers.antecedent(at)
        else:
            laws = list_around(units, int(match["law"][1:-1]))
        if not laws or _decided(match):
            continue
        no = {"not", "never"} & set(match["how"].split()) or "no longer" in match["how"]
        yield Hit(laws, "prohibits", at, Chain(at, ()), 0.84, assertion="negated" if no else None)


def _at_it(speakers: Speakers) -> Iterator[Hit]:
    """Read "domestic workers fall outside the Act" and "such contracts break section 12"."""
    units, line = speakers.units, speakers.line
    taken: set[int] = set()
    for expression, wording in patterns("at_it"):
        for match in expression.finditer(line.text):
            law = _LAW_NEXT.match(line.text, match.end())
            at = line.unit(match.start())
            if law is None or at in taken or _told_once(units, at):
                continue
            taken.add(at)
            no = bool(_NOT & {*chain(units, at).words, *match[0].split()}) or bool(
                _NOWHERE.search(line.text[: match.end()])
            )
            if wording.stance == "denied" and not no:
                continue
            lack = no if wording.stance != "negated" else not no
            stance: Assertion = "negated" if lack else "stated"
            laws = list_around(units, int(law[1]))
            yield Hit(laws, "prohibits", at, chain(units, at), 0.78, assertion=stance)


def _told_once(units: Units, at: int) -> bool:
    """Say whether a plain past tense tells a deed ("violated"), not what a law says ("was exempt")."""
    unit = units[at]
    past = unit.tag == "VBD" and unit.lemma not in {"be", "become", "fall", "lie"}
    return past or unit.tag in {"NN", "NNS", "VBG", "VBN"}


_LAW_NEXT = re.compile(rf" {_DET}⟦(\d+)⟧")
_NOWHERE = re.compile(r"\b(?:nowhere|not|never|no longer|hardly)(?: \w+){0,2}$")
_FILLERS = re.compile(r"\b(?:found|ruled|held|adopted|passed|enacted|approved|issued|signed)\b")


def _decided(match: re.Match[str]) -> bool:
    """Say whether something is done to or under a law between a ban and its name."""
    weak = match["link"] in {"in", "within", "against"}
    return bool(_FILLERS.search(match["gap"])) or (weak and len(match["gap"].split()) > 3)


_OPENER = re.compile(
    rf"(?:^|, |; |: |\b(?:and|but|while|that|where|as|whereas|although) )(?:under|in|by|pursuant to|according to|in terms of|per) "
    rf"{_DET}⟦(\d+)⟧(?: (?:and|or|,) {_DET}⟦\d+⟧)* ,? ?(?P<clause>(?!⟦)[^;]*)"
)
_REACH = 30
"""Words of a clause within which its ban must stand."""


def _opened(speakers: Speakers) -> Iterator[Hit]:
    """Read "Under the Order, agents may not seize passports"."""
    units, line = speakers.units, speakers.line
    for match in _OPENER.finditer(line.text):
        clause = match["clause"]
        ban = pattern("bans").search(clause)
        if (
            ban is None
            or len(clause[: ban.start()].split()) > _REACH
            or "⟦" in clause[: ban.start()]
        ):
            continue
        at = line.unit(match.start("clause") + ban.start())
        laws = list_around(units, int(match[1]))
        yield Hit(laws, "prohibits", at, Chain(at, ()), 0.8, assertion="stated")
