"""Sums of money and lengths of time: the noun that a budget, a wage or a sentence is."""

from __future__ import annotations

from spacy.tokens import Token

from tipfacts.relate.statistics_lexicon import lemma
from tipfacts.relate.statistics_phrase import with_complement
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View

SENTENCE = "sentence given"
"""The subject of a length of time that somebody was sentenced to."""


_TIMES = frozenset("year years month months".split())


_MONEY_NOUNS = frozenset(
    "budget grant funding fund appropriation allocation donation expenditure spending cost price "
    "wage salary income fee debt loan fine compensation sum bribe contract contribution aid "
    "assistance investment revenue profit discount premium tax deposit credit damages "
    "restitution project ticket".split()
)


def sentence_given(view: View) -> Counted | None:
    """A length of time measures a sentence where people were sentenced."""
    site = view.site
    after = site.doc[site.last] if site.last < site.stop else None
    told = site.doc[site.first : site.last].text.lower().split()
    timed = site.quantity.unit == "year" or bool(_TIMES & set(told))
    if not timed and (after is None or after.lower_ not in _TIMES):
        return None
    words = site.sentence.words.text.lower()
    sort = "average " if "averag" in words else "longest " if "longest" in words else ""
    return Counted("noun", sort + SENTENCE if not sort else f"{sort}sentence", "years", None,
                   site.last + (0 if timed else 1), site.core.i, 1.2)  # fmt: skip


def sum_of_money(view: View) -> Counted | None:
    """The noun that a sum of money is: "a budget of $5 million", "$5 million in grants"."""
    site = view.site
    if not site.money:
        return None
    noun = _sum_behind(view) or _sum_before(view)
    if noun is None:
        return None
    first, last = view.leftward(noun)
    if noun.i < site.first:
        phrase = with_complement(site.doc, (first, last), site.first, view.taken)
        last = _to_purpose(view, phrase[1])
    text = view.subject((first, last))
    return Counted(
        "clause" if noun.i < site.first else "noun", text, noun.lower_,
        site.text_range(first, last), max(last, site.last), noun.i, 0.95,
    )  # fmt: skip


def _sum_behind(view: View) -> Token | None:
    site = view.site
    stretch = site.doc[site.last : min(site.stop, site.last + 5)]
    if not stretch or stretch[0].lower_ not in {"in", "budget", "grant", "worth"}:
        return None
    return next((t for t in stretch if lemma(t) in _MONEY_NOUNS and not view.taken(t.i)), None)


def _sum_before(view: View) -> Token | None:
    site = view.site
    for at in range(site.first - 1, max(site.begin, site.first - 10) - 1, -1):
        token = site.doc[at]
        if token.text in {";", ".", ":"} or view.taken(at):
            return None
        if lemma(token) in _MONEY_NOUNS and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


def _to_purpose(view: View, at: int) -> int:
    """Give where "for shelters" ends behind a sum's noun, before the verb or the sum itself."""
    site = view.site
    if at >= site.first or site.doc[at].lower_ not in {"for", "to", "from"}:
        return at
    phrase = view.phrase(at + 2 if site.doc[at + 1].pos_ in {"DET", "PRON"} else at + 1)
    return phrase[1] if phrase and phrase[1] <= site.first else at
