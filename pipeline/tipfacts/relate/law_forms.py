"""Set forms of words around a law: what stands right before its name, and right behind it.

Forms: "so says Article 5", "prosecutors relied on the Act", "is contrary to Article 9", "still pending
was the Bill", "the Bill became law", "the Labor Code was not".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_details import penalty_in
from tipfacts.relate.law_grammar import Chain, subject_words
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_units import Units

_THE = r"(?:the\s+|an?\s+|its\s+|this\s+)?$"
_ASIDE = r"\)?(?:\s*\([^()]*\))?(?:\s*,[^;,]{3,100},)?\s+"


@dataclass(frozen=True, slots=True)
class Form:
    """Words around a law that tell an event of it.

    Attributes:
        lead: what must stand before the law, in its segment.
        rest: what must stand behind it.
        kinds: the kinds of law that the form is told of; empty for any.
        penalty: where a penalty must stand for the form to tell one.
    """

    event: LawEvent
    lead: re.Pattern[str] | None = None
    rest: re.Pattern[str] | None = None
    kinds: frozenset[str] = frozenset()
    penalty: str = ""
    assertion: Assertion | None = None


_LAWS = frozenset({"statute", "decree", "code_article"})
_BILLS = frozenset({"bill"})
_FORMS = (
    Form(
        "applied",
        re.compile(
            r"\b(?i:prosecutors?|courts?|judges?|police|magistrates?|tribunals?|inspectors|authorities)\s+(?:have\s+|has\s+|had\s+)?"
            r"(?:relied\s+(?:up)?on|resorted\s+to|had\s+recourse\s+to|made\s+use\s+of)\s+" + _THE
        ),
    ),
    Form(
        "prohibits",
        re.compile(
            r"\b(?:is|are|was|were)\s+(?:strictly\s+|plainly\s+)?(?:contrary\s+to|a\s+breach\s+of|"
            r"an?\s+(?:offen[cs]e|crime)\s+against)\s+" + _THE
        ),
        kinds=_LAWS,
    ),
    Form(
        "prohibits",
        re.compile(r"\b(?:is|are|was|were)\s+(?:strictly\s+)?against\s+" + _THE),
        kinds=frozenset({"code_article"}),
    ),
    Form(
        "prohibits",
        re.compile(r"^\W*(?:Through|By|With|In)\s+" + _THE),
        re.compile(
            r",?\s[^;.]{3,60}?\b(?:made|makes)\s+(?:[\w’'-]+\s+){1,6}?an?\s+(?:\w+\s+)?(?:crime|offen[cs]e|felony)\b"
        ),
        kinds=_LAWS,
    ),
    Form(
        "introduced",
        re.compile(r"\b(?i:pending)\b[^.;]{0,80}?\b(?:was|were|is|are|remain(?:s|ed))\s+" + _THE),
        kinds=_BILLS,
        assertion="stated",
    ),
    Form("introduced", re.compile(r"\bputs?\s+forward\s+" + _THE), kinds=_BILLS),
    Form("introduced", rest=re.compile(r"\s+(?:was|were)\s+put\s+forward\b"), kinds=_BILLS),
    Form(
        "adopted",
        rest=re.compile(_ASIDE + r"(?:eventually\s+|finally\s+|later\s+)?became\s+law\b"),
        kinds=_BILLS,
    ),
    Form(
        "penalizes",
        re.compile(r"\bso\s+(?:says|provides|runs|rules)\s+" + _THE),
        kinds=_LAWS,
        penalty="sentence",
    ),
    Form(
        "penalizes",
        re.compile(
            r"\b(?:could|can|may|might|shall)\s+(?:be|get|receive|go|serve)\b[^.;]{0,60}?\b(?:under|by\s+virtue\s+of)\s+"
            + _THE
        ),
        kinds=_LAWS,
        penalty="lead",
    ),
    Form(
        "penalizes",
        rest=re.compile(
            r",\s+(?:under|by)\s+which\s[^;.]{3,60}?\b(?:gets?|faces?|receives?|risks?|serves?)\s+"
        ),
        kinds=_LAWS,
        penalty="rest",
    ),
    Form(
        "penalizes",
        re.compile(r"^\W*Under\s+" + _THE),
        re.compile(r",\s[^;.]{3,90}?\b(?:is|are|shall\s+be|may\s+be)\s+fined\b"),
        kinds=_LAWS,
        penalty="rest",
    ),
    Form("penalizes", rest=re.compile(r"\s+fines\b"), kinds=_LAWS, penalty="rest"),
    Form(
        "penalizes",
        re.compile(
            r"^\W*(?:The\s+|Its\s+)?(?:\w+\s+)?(?i:penalties|punishments)\s+(?:of|in)\s+" + _THE
        ),
        re.compile(
            r"\s+(?:are|were|remain\w*)\s+(?:\w+\s+){0,3}?(?:stringent|severe|light|lenient|weak|heavy|harsh|low|inadequate|"
            r"insufficient|commensurate|proportionate)\b"
        ),
        kinds=_LAWS,
    ),
)


def forms(units: Units, hits: list[Hit]) -> Iterator[Hit]:
    """Find the events that set forms tell of the laws of a sentence.

    Args:
        units: the sentence.
        hits: what is known of it already; none is told twice.
    """
    known = {(law.start, h.event) for h in hits for law in h.laws}
    for at, unit in enumerate(units.units):
        if unit.law is None:
            continue
        for form in _FORMS:
            if (unit.law.start, form.event) not in known and _matches(form, units, at):
                known.add((unit.law.start, form.event))
                verb = _verb(form, units, at)
                actor = subject_words(units, verb) if verb != at and form.lead else None
                told = Hit((unit.law,), form.event, verb, _bare(verb), 0.78, actor)
                yield replace(told, assertion=form.assertion)


def _verb(form: Form, units: Units, at: int) -> int:
    """Give the verb of a form: the last one of its words behind, or the first of those before."""
    if form.rest and (found := form.rest.match(units.rest(at))):
        end = units[at].end + found.end()
        inside = [i for i, u in enumerate(units.units) if units[at].end <= u.start < end]
        return inside[-1] if inside else at
    if form.lead is None or form.event == "penalizes":
        return at
    found = form.lead.search(units.lead(at))
    start = units.segment(at)[0] + found.start() if found else units[at].start
    ahead = (i for i in range(at) if units[i].start >= start and units[i].tag.startswith("V"))
    return next(ahead, at)


def _bare(at: int) -> Chain:
    return Chain(at, ())


def _matches(form: Form, units: Units, at: int) -> bool:
    law = units.law(at)
    if law is None or (form.kinds and law.value.draft.kind not in form.kinds):
        return False
    lead, rest = units.lead(at), units.rest(at)
    if form.lead and not form.lead.search(lead):
        return False
    if form.rest and not form.rest.match(rest):
        return False
    places = {
        "lead": lead,
        "rest": rest,
        "sentence": units.parsed.text[units.sentence.start : units.sentence.end],
    }
    return not form.penalty or penalty_in(places[form.penalty], sure=True) is not None


_OPENS = re.compile(r"(?:^|,|\b(?:and|but|while|whereas|although|as))\s*(?:the\s+|The\s+|its\s+)?$")
_SAME = re.compile(
    r"\s+(?:was|were|is|are|has|have|had|does|do|did)(?P<no>\s+not|n['’]t)?(?:\s+(?:so|too|yet))?\s*[.;]?\s*$"
)


def echoed(units: Units, hits: list[Hit]) -> Iterator[Hit]:
    """Read "the Penal Code was amended; the Labor Code was not"."""
    told = {law.start for h in hits for law in h.laws}
    for at, unit in enumerate(units.units):
        found = _SAME.match(units.rest(at)) if unit.law is not None else None
        before = [h for h in hits if h.at < at and h.laws]
        opens = _OPENS.search(units.lead(at))
        if unit.law is None or not (found and before and opens) or unit.law.start in told:
            continue
        last = max(before, key=lambda h: h.at)
        says: Assertion = "negated" if found["no"] else "stated"
        yield replace(last, laws=(unit.law,), at=at, before=_bare(at), actor=None, assertion=says)
