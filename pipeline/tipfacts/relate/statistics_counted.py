"""What a number counts: candidates of several rules, scored, so that no neighbour's noun is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tipfacts.relate.statistics_deed import deed_of
from tipfacts.relate.statistics_lexicon import cues, known_unit, lemma
from tipfacts.relate.statistics_phrase import Tokens, head_of, noun_phrase, with_complement
from tipfacts.relate.statistics_place import list_place
from tipfacts.relate.statistics_reading import Counted, Reading, Whole
from tipfacts.relate.statistics_sites import Site
from tipfacts.relate.statistics_view import View

COMPARED = re.compile(
    r"(?:\b(?:compar(?:ed|ing|es?|ison)|relative)\s+(?:with|to)|\bagainst|\bversus|\bvs\.?|"
    r"\b(?:up|down|fell|rose|drop(?:ped)?|decreas(?:ed|e|ing)|increas(?:ed|e|ing)|decline[ds]?|"
    r"reduc(?:ed|tion)|grew|change[ds]?)\b[^;.]{0,60}?\bfrom|\bas\s+opposed\s+to|"
    r"\bin\s+contrast\s+(?:to|with)|\b(?:more|fewer|less|higher|lower|better|worse)\s+than|"
    r"\bthan|\bfrom|\bfollowing|\bafter|\bfollowed\s+by|\binstead\s+of)"
    r"(?:\s+(?:the|a|an|only|just|some|last|previous|prior|year['’]s|year|total|figure|of))*\s*$",
    re.I,
)
"""How the words before a number of a comparison end."""

_CHAIN = re.compile(
    r"^[^.;]{0,40}?(?:,|;|\band\b|\bor\b|\()\s*(?:(?:only|just|then|another|about)\s+)*$"
)
_FROM_TO = re.compile(r"^[^.;]{0,60}?\bto\s+(?:just|only|about|some|nearly)?\s*$", re.I)
_BRACKET = re.compile(r"\(\s*$")
_MEASURES = frozenset("number total figure count sum tally amount rest remainder majority".split())
_LABELS = frozenset("answer question note source result results total q a".split())
_PRONOUNS = frozenset("them these those whom which it us".split())


def choose(view: View) -> Counted | None:
    """Give the best candidate for what a number counts; ties go to the rule named first."""
    best = max(propose(view), key=lambda c: c.score, default=None)
    if best is not None and (best.rule == "comparison" or _same_again(view, best)):
        return replace(best, compared=True)
    return best


def _same_again(view: View, counted: Counted) -> bool:
    """Say whether a number with its own noun is only compared: "against 262 suspects in 2014"."""
    before = view.reading(view.before.index) if view.before else None
    if before is None or counted.rule != "noun" or before.counted.head != counted.head:
        return False
    return is_compared(view)


def propose(view: View) -> Iterator[Counted]:
    """Give every candidate of every rule, scored."""
    if view.site.told is not None:
        yield told_noun(view, view.site.told)
        return
    for rule in (
        _changed,
        _length,
        _sum,
        _listed,
        _own,
        _share_of,
        _of_whole,
        _before_bracket,
        _of_clause,
        _number_of,
        _inherited,
        _bare,
    ):
        found = rule(view)
        if found is not None:
            yield found


def told_noun(view: View, told: Token) -> Counted:
    """What a zero or a missing figure names: "no convictions", "did not convict any traffickers"."""
    site = view.site
    noun: Token | None = told
    if is_verb(told):
        noun = next((t for t in told.rights if t.dep_ in {"dobj", "nsubjpass", "obj"}), None)
        noun = noun or _object_of_conjunct(told)
    if noun is None or noun.pos_ in {"PRON"}:
        return Counted("stretch", "persons", "persons", None, site.last, told.i, 0.7)
    first, last = _leftward(view, noun)
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


def _listed(view: View) -> Counted | None:
    """An item of a list by country: "Russia (126); Uzbekistan (97)"."""
    site = view.site
    place = list_place(view)
    if place is None or site.kind == "money" or not re.match(r"\s*[),;.]|\s+and\b|$", view.behind):
        return None
    for reading in reversed(view.earlier[-40:]):
        near = site.sentence.index - reading.site.sentence.index <= 2
        if near and reading.counted.rule != "list" and _holds(reading, site):
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


def _own(view: View) -> Counted | None:
    """The noun that follows the number."""
    site = view.site
    phrase = view.phrase(site.last)
    if phrase is None:
        phrase = _inside_mention(view)
    if phrase is None or (site.percent and phrase[1] - phrase[0] == 1 and _is_sex(view, phrase)):
        return None
    head = head_of(site.doc, phrase)
    if site.percent and re.search(r"\b(?:in|out\s+of|of\s+every)\b", _words(view), re.I):
        return Counted("whole", view.subject(phrase), head.lower_, site.text_range(*phrase),
                       phrase[1], site.core.i, 0.97)  # fmt: skip
    known = known_unit(head.lower_) or known_unit(lemma(head))
    score = 1.0 if known else 0.9
    return Counted(
        "noun",
        view.subject(phrase),
        head.lower_,
        site.text_range(*phrase),
        phrase[1],
        head.i,
        score,
    )


def _words(view: View) -> str:
    mention = view.site.mention
    return view.context.parsed.text[mention.start : mention.end]


def _is_sex(view: View, phrase: Tokens) -> bool:
    """Say whether a lone word tells what a share is, not of what: "918 victims, 74% female"."""
    word = view.site.doc[phrase[0]].lower_
    return view.before is not None and word in _SEXES and len(view.gap) <= 40


_SEXES = frozenset("female male women men girls boys children minors adults".split())


def _inside_mention(view: View) -> Tokens | None:
    """The noun that the tagger took into the mention: "no one", "not a single case"."""
    site = view.site
    if site.percent or site.money:
        return None
    core = site.tokens(*site.quantity.core)
    return noun_phrase(site.doc, core[1], site.last, lambda _: False)


_CHANGE = re.compile(
    r"\s*(?:(?P<up>more|higher|increase|rise|growth|jump|up\b)|"
    r"(?P<down>fewer|less|lower|decrease|drop|decline|reduction|fall|down\b))",
    re.I,
)


def _changed(view: View) -> Counted | None:
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


def _share_of(view: View) -> Counted | None:
    """The whole's noun, for shares: "54 percent of the victims"."""
    site = view.site
    if not site.percent or site.last >= site.stop or site.doc[site.last].lower_ != "of":
        return None
    return _after_of(view, 0.97)


def _of_whole(view: View) -> Counted | None:
    """The whole's noun, for parts: "four of the nine officers"."""
    site = view.site
    if site.percent or site.last >= site.stop or site.doc[site.last].lower_ != "of":
        return None
    return _after_of(view, 0.93)


def _after_of(view: View, score: float) -> Counted | None:
    site = view.site
    at = site.last + 1
    while at < site.stop and (
        site.doc[at].pos_ in {"DET", "NUM"} or site.doc[at].lower_ in {"all", "its", "their", "the"}
    ):
        at += 1
    phrase = view.phrase(at) if at < site.stop else None
    if phrase is None:
        return None
    head = head_of(site.doc, phrase)
    return Counted(
        "whole", view.subject(phrase), head.lower_, site.text_range(*phrase), phrase[1],
        site.core.i, score,
    )  # fmt: skip


def _before_bracket(view: View) -> Counted | None:
    """The noun before a bracket or colon that holds the number alone: "victims (12)"."""
    site = view.site
    before = site.doc[site.first - 1] if site.first > site.begin else None
    if before is None or before.text not in {"(", ":", "–", "-", "|"}:
        return None
    at = before.i - 1
    if site.doc[at].lower_ in _LABELS:
        return Counted("before", "", "", None, site.last, site.core.i, 0.3)
    if at < site.begin or view.taken(at) or site.doc[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    if view.places and any(_covers(view, at, p.start, p.end) for p in view.places):
        return None
    phrase = _leftward(view, site.doc[at])
    head = site.doc[phrase[1] - 1]
    if before.text == "(" and known_unit(head.lower_) is None:
        return None
    return Counted(
        "before", view.subject(phrase), head.lower_, site.text_range(*phrase), site.last,
        head.i, 0.75,
    )  # fmt: skip


def _covers(view: View, at: int, start: int, end: int) -> bool:
    first, last = view.site.tokens(start, end)
    return first <= at < last


def _leftward(view: View, noun: Token) -> Tokens:
    """Give the phrase that ends with a noun: its modifiers to the left."""
    first = noun.i
    while first - 1 >= view.site.begin and not view.taken(first - 1):
        token = view.site.doc[first - 1]
        if not (token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"VBN", "VBG", "HYPH"}):
            break
        if token.dep_ not in {"amod", "compound", "nmod", "punct", "nounmod", "poss"}:
            break
        first -= 1
    return first, noun.i + 1


def _of_clause(view: View) -> Counted | None:
    """The subject of a verb of change: "convictions fell to 12", "the budget was $5 million"."""
    site = view.site
    deed = deed_of(site.doc, site.core, site.last, site.stop)
    if deed is None or not (deed.use == "change" or deed.lemma == "be"):
        return None
    subjects = [t for t in site.doc[deed.verb].lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    if not subjects or view.taken(subjects[-1].i) or subjects[-1].i >= site.first:
        return None
    return _clause_subject(view, subjects[-1])


_PUT_AT = re.compile(r"\b(?:at|to|is|was|were|are|as|be|reached|of)\s*[“\"]?$", re.I)


def _number_of(view: View) -> Counted | None:
    """The noun of "the number of NOUN", set "at" or "to" a figure."""
    site = view.site
    if site.percent or site.money or not _PUT_AT.search(view.gap):
        return None
    for at in range(site.first - 1, max(site.begin, site.first - 18), -1):
        token = site.doc[at]
        if token.text == ";" or view.taken(at):
            return None
        if lemma(token) in _MEASURES and at + 1 < site.first and site.doc[at + 1].lower_ == "of":
            begin = at + 2 if site.doc[at + 2].pos_ not in {"DET", "PRON"} else at + 3
            phrase = view.phrase(begin)
            if phrase is None or phrase[1] > site.first:
                return None
            head = head_of(site.doc, phrase)
            return Counted(
                "clause", view.subject(phrase), head.lower_, site.text_range(*phrase),
                phrase[1], head.i, 0.82,
            )  # fmt: skip
    return None


def _clause_subject(view: View, noun: Token) -> Counted | None:
    site = view.site
    if lemma(noun) in _MEASURES:
        inner = [t for p in noun.rights if p.lower_ == "of" for t in p.rights if t.dep_ == "pobj"]
        if not inner:
            return None
        noun = inner[0]
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    first, last = _leftward(view, noun)
    phrase = view.phrase(first) or (first, last)
    return Counted(
        "clause", view.subject(phrase), noun.lower_, site.text_range(*phrase), phrase[1],
        noun.i, 0.8,
    )  # fmt: skip


def _inherited(view: View) -> Counted | None:
    """The noun of a number before, where the words between say that it goes on."""
    source = _source(view)
    if source is None:
        return None
    compared = is_compared(view)
    known = source.counted
    score = 0.85 if compared else 0.72
    return Counted(
        "comparison" if compared else "ellipsis", known.text, known.head, known.words,
        view.site.last, view.site.core.i, score, source.site.index,
    )  # fmt: skip


def taken_from(view: View, counted: Counted, whole: Whole | None) -> Counted | None:
    """Give the noun of the whole to a part that names none itself: "of these, 12 were girls"."""
    source = view.reading(whole.source) if whole is not None and whole.source is not None else None
    bare = counted.rule in {"persons", "ellipsis", "clause"}
    if source is None or not bare or counted.source == source.site.index:
        return None
    known = source.counted
    site = view.site
    return Counted(
        "ellipsis", known.text, known.head, known.words, site.last, site.core.i, 0.8,
        source.site.index,
    )  # fmt: skip


def is_compared(view: View) -> bool:
    """Say whether a number only compares: "against 22 the year before", "(131 in 2018)"."""
    if COMPARED.search(view.gap):
        return True
    before = view.before
    if before is None or before.kind != view.site.kind:
        return False
    if _BRACKET.search(view.gap) and len(view.gap) < 60:
        return bool(re.match(r"\s*(?:\)|in\b|the\b|during\b|for\b|last\b)", view.behind))
    if _FROM_TO.match(view.gap) and re.search(r"\bfrom\b", _lead(view)):
        return True
    return bool(_CHAIN.match(view.gap)) and _dated_at_once(view)


def _lead(view: View) -> str:
    before = view.before
    start = view.site.sentence.start
    return view.context.parsed.text[start : before.mention.start if before else start]


def _dated_at_once(view: View) -> bool:
    """Say whether a date follows the number with at most a preposition between."""
    end = view.site.mention.end
    text = view.context.parsed.text
    return any(
        m.start >= end and re.fullmatch(r"\s*(?:in|during|for|the|by|,)?\s*", text[end : m.start])
        for m in view.moments
    )


def _source(view: View) -> Reading | None:
    """Give the nearest reading of the same kind, of this sentence, then of the one before."""
    kind = view.site.kind
    for reading in view.near:
        if reading.site.kind == kind and reading.counted.head:
            return _compared_with(view, reading)
    if view.site.missing or not view.earlier:
        return None
    last = view.earlier[-1]
    same = last.site.sentence.block == view.site.sentence.block
    near = view.site.sentence.index - last.site.sentence.index <= 1
    return last if same and near and last.site.kind == kind and last.counted.head else None


def _compared_with(view: View, reading: Reading) -> Reading:
    """Give the number that a compared one was compared with: the narrative goes on with it."""
    source = reading.counted.source
    if reading.counted.rule != "comparison" or source is None or is_compared(view):
        return reading
    return view.reading(source) or reading


SENTENCE = "sentence given"
"""The subject of a length of time that somebody was sentenced to."""

_TIMES = frozenset("year years month months".split())
_MONEY_NOUNS = frozenset(
    "budget grant funding fund appropriation allocation donation expenditure spending cost price "
    "wage salary income fee debt loan fine compensation sum bribe contract contribution aid "
    "assistance investment revenue profit discount premium tax deposit credit damages "
    "restitution project ticket".split()
)


def _length(view: View) -> Counted | None:
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


def _sum(view: View) -> Counted | None:
    """The noun that a sum of money is: "a budget of $5 million", "$5 million in grants"."""
    site = view.site
    if not site.money:
        return None
    noun = _sum_behind(view) or _sum_before(view)
    if noun is None:
        return None
    first, last = _leftward(view, noun)
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


def _bare(view: View) -> Counted | None:
    """Nobody is named: the object or subject of a deed that is done to persons."""
    site = view.site
    if site.percent:
        return Counted("persons", "", "", None, site.last, site.core.i, 0.2)
    if site.money:
        return Counted("persons", "money", "money", None, site.last, site.core.i, 0.6)
    deed = deed_of(site.doc, site.core, site.last, site.stop)
    if deed is None or deed.use != "deed" or deed.part not in {"object", "passive", "subject"}:
        return None
    return Counted("persons", "persons", "persons", None, site.last, site.core.i, 0.5)
