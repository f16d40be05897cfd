"""Sums of money and lengths of time: the noun that a budget, a wage or a sentence is."""

from __future__ import annotations

from spacy.tokens import Token

from tipfacts.relate.statistics_lexicon import lemma
from tipfacts.relate.statistics_phrase import with_complement
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View

SENTENCE = "prison sentence given"
"""The subject of a length of time that somebody was sentenced to."""


_TIMES = frozenset("year years month months".split())


_MONEY_NOUNS = frozenset(
    "budget grant funding fund appropriation allocation donation expenditure spending cost price "
    "wage salary income fee debt loan fine compensation sum bribe contract contribution aid "
    "assistance investment revenue profit discount premium tax deposit credit damages "
    "restitution project ticket allowance stipend subsidy bounty ransom reward pay payment "
    "earnings remittance proceeds bail bond levy charge award package pledge transfer pension "
    "benefit scholarship bursary rent dowry savings loss turnover sale asset property loot "
    "commission surcharge toll fare tuition bonus reimbursement refund penalty settlement "
    "judgment endowment outlay disbursement economy trade market worth value line support relief "
    "repayment advance down-payment".split()
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
    text = f"{sort}prison sentence" if sort else SENTENCE + _given_whom(view)
    return Counted("noun", text, "years", None,
                   site.last + (0 if timed else 1), site.core.i, 1.2)  # fmt: skip


_SENTENCED = frozenset("sentence jail imprison condemn give award receive serve get hand".split())
_RECEIVES = frozenset({"receive", "serve", "get"})


def _given_whom(view: View) -> str:
    """Give who got a sentence, in the words of the clause: " to recruiters"."""
    site = view.site
    verb = site.core
    for _ in range(6):
        if verb.pos_ == "VERB" or verb.head.i == verb.i:
            break
        verb = verb.head
    if lemma(verb) not in _SENTENCED:
        return ""
    roles = {"nsubj"} if lemma(verb) in _RECEIVES else {"dobj", "nsubjpass", "dative"}
    whom = next((t for t in verb.children if t.dep_ in roles and t.pos_ == "NOUN"), None)
    if whom is None or lemma(whom) in {"sentence", "term", "imprisonment", "court"}:
        return ""
    first, last = view.leftward(whom)
    return f" to {view.subject((first, last))}"


def sum_of_money(view: View) -> Counted | None:
    """The noun that a sum of money is: "a budget of $5 million", "$5 million in grants"."""
    site = view.site
    if not site.money:
        return None
    if (priced := _priced(view)) is not None:
        return priced
    noun = _sum_behind(view) or _sum_before(view)
    if noun is None:
        return None
    first, last = view.leftward(noun)
    if noun.i < site.first:
        phrase = with_complement(site.doc, (first, last), site.first, view.taken)
        last = to_purpose(view, phrase[1])
    text = view.subject((first, last))
    return Counted(
        "clause" if noun.i < site.first else "noun", text, noun.lower_,
        site.text_range(first, last), max(last, site.last), noun.i, 0.95,
    )  # fmt: skip


_PRICES = {
    "cost": "cost",
    "fetch": "price",
    "earn": "earnings",
    "gross": "takings",
}


def _priced(view: View) -> Counted | None:
    """What a sum is the price or the pay of: "assistance cost $900", "cutters earned $3"."""
    site = view.site
    verb = next(
        (t for t in reversed(site.doc[max(site.begin, site.first - 7) : site.first])
         if lemma(t) in _PRICES and t.pos_ in {"VERB", "AUX"}), None
    )  # fmt: skip
    noun = next((t for t in verb.lefts if t.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or noun is None or noun.pos_ not in {"NOUN", "PROPN"} or view.taken(noun.i):
        return None
    first, last = view.leftward(noun)
    phrase = with_complement(site.doc, (first, last), verb.i, view.taken)
    text = f"{_PRICES[lemma(verb)]} of {view.subject(phrase)}"
    return Counted(
        "clause", text, lemma(verb), site.text_range(*phrase), site.last, noun.i, 0.95,
    )  # fmt: skip


def _sum_behind(view: View) -> Token | None:
    site = view.site
    stretch = site.doc[site.last : min(site.stop, site.last + 5)]
    if not stretch or stretch[0].lower_ not in {"in", "budget", "grant", "worth"}:
        return None
    return next((t for t in stretch if lemma(t) in _MONEY_NOUNS and not view.taken(t.i)), None)


def _sum_before(view: View) -> Token | None:
    site = view.site
    if (owned := _of_sum(view)) is not None:
        return owned
    for at in range(site.first - 1, max(site.begin, site.first - 10) - 1, -1):
        token = site.doc[at]
        if token.text in {";", ".", ":"} or view.taken(at):
            return None
        if lemma(token) in _MONEY_NOUNS and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


_UP_TO = frozenset("of worth averaging totaling totalling".split())
_NO_SUMS = frozenset("total average maximum minimum excess addition tune rate".split())


def _of_sum(view: View) -> Token | None:
    """Give the noun right before "of SUM" or "worth SUM", whatever it is: "a ransom of $900"."""
    site = view.site
    at = site.first - 1
    while at > site.begin and site.doc[at].pos_ in {"ADV", "DET", "PUNCT"}:
        at -= 1
    if at <= site.begin or site.doc[at].lower_ not in _UP_TO:
        return None
    noun = site.doc[at - 1]
    if noun.text == "," and at - 2 >= site.begin:
        noun = site.doc[at - 2]
    fits = noun.pos_ == "NOUN" and not view.taken(noun.i) and lemma(noun) not in _NO_SUMS
    return noun if fits else None


def to_purpose(view: View, at: int) -> int:
    """Give where "for shelters" ends behind a sum's noun, before the verb or the sum itself."""
    site = view.site
    if at >= site.first or site.doc[at].lower_ not in {"for", "to", "from"}:
        return at
    phrase = view.phrase(at + 2 if site.doc[at + 1].pos_ in {"DET", "PRON"} else at + 1)
    return phrase[1] if phrase and phrase[1] <= site.first else at
