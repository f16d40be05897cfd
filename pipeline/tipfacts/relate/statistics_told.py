"""What a zero or a missing figure names, and items of lists and told changes."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tipfacts.relate.statistics_lexicon import cues, known_unit
from tipfacts.relate.statistics_phrase import head_of, with_complement
from tipfacts.relate.statistics_place import list_place
from tipfacts.relate.statistics_reading import Counted, Reading
from tipfacts.relate.statistics_sites import Site
from tipfacts.relate.statistics_view import View


def told_noun(view: View, told: Token) -> Counted:
    """What a zero or a missing figure names: "no convictions", "did not convict any traffickers"."""
    site = view.site
    noun: Token | None = told
    if is_verb(told):
        noun = next((t for t in told.rights if t.dep_ in {"dobj", "nsubjpass", "obj"}), None)
        noun = noun or _object_of_conjunct(told)
    if noun is None or noun.pos_ in {"PRON"}:
        return Counted("stretch", "persons", "persons", None, site.last, told.i, 0.7)
    first, last = view.leftward(noun)
    phrase = with_complement(site.doc, (first, last), site.stop, lambda _: False)
    return Counted(
        "stretch", view.subject(phrase), noun.lower_, site.text_range(*phrase), phrase[1],
        noun.i, 0.85,
    )  # fmt: skip


def is_verb(token: Token) -> bool:
    """Say whether a denied word is a verb, also where the parse takes it for another."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.tag_ != "NN"
    return token.lower_ in cues("verb") and known_unit(token.lower_) is None


def _object_of_conjunct(verb: Token) -> Token | None:
    """Give the object that verbs in a row share: "investigate, prosecute or convict traffickers"."""
    conjuncts = sorted({*verb.conjuncts, *verb.subtree}, key=lambda t: t.i)
    objects = [t for c in conjuncts if c.i > verb.i for t in c.rights if t.dep_ in {"dobj", "obj"}]
    if not objects:
        later = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.dep_ in {"dobj", "obj"}]
        return later[0] if later and later[0].i - verb.i <= 6 else None
    return objects[-1]


def list_item(view: View) -> Counted | None:
    """An item of a list by country: "Russia (126); Uzbekistan (97)"."""
    site = view.site
    place = list_place(view)
    if place is None or site.kind == "money" or not re.match(r"\s*[),;.]|\s+and\b|$", view.behind):
        return None
    near = [
        r
        for r in reversed(view.earlier[-40:])
        if site.sentence.index - r.site.sentence.index <= 2 and not r.counted.compared
    ]
    for reading in sorted(near, key=lambda r: r.whole is not None):
        if reading.counted.rule != "list" and _holds(reading, site):
            known = reading.counted
            return Counted(
                "list", known.text, known.head, known.words, site.last, site.core.i, 0.95,
                reading.site.index,
            )  # fmt: skip
    return None


def _holds(reading: Reading, site: Site) -> bool:
    ours, theirs = site.quantity.value, reading.site.quantity.value
    if site.percent or reading.site.kind != "count":
        return site.percent and reading.site.kind == "count"
    return ours is not None and theirs is not None and ours <= theirs


_CHANGE = re.compile(
    r"\s*(?:(?P<up>more|higher|increase|rise|growth|jump|up\b)|"
    r"(?P<down>fewer|less|lower|decrease|drop|decline|reduction|fall|down\b))",
    re.I,
)


def change_told(view: View) -> Counted | None:
    """A share that tells a change: "27% more than", "a 12 percent increase in convictions"."""
    site = view.site
    change = _CHANGE.match(view.behind) if site.percent else None
    if change is None:
        return None
    word = "rise" if change["up"] else "fall"
    at = site.last + 1
    phrase = view.phrase(at + 1) if at < site.stop and site.doc[at].lower_ == "in" else None
    if phrase is not None:
        head = head_of(site.doc, phrase)
        text = f"{word} in {view.subject(phrase)}"
        return Counted("noun", text, head.lower_, site.text_range(*phrase), site.last, head.i, 1.1)
    source = next((r for r in view.near if r.site.kind != "share"), None)
    if source is None:
        return None
    return Counted(
        "comparison", f"{word} in {source.counted.text}", source.counted.head,
        source.counted.words, site.last, site.core.i, 1.1, source.site.index,
    )  # fmt: skip
