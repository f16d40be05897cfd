"""Who does what to which law in a sentence: subjects, objects, voice."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.relate.law_lexicon import AUXILIARY, BE, DETERMINERS, event_words, law_phrases
from tipfacts.relate.law_units import LawMention, Units

_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "PRP$", "DT", "PDT", "POS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"which", "that", "who"})


@dataclass(frozen=True, slots=True)
class Chain:
    """The auxiliaries before a verb: where they begin, and what they say.

    Attributes:
        start: index of the first of them, or of the verb.
        words: the words from there to the verb.
    """

    start: int
    words: tuple[str, ...]

    @property
    def passive(self) -> bool:
        """Say whether the last auxiliary is a form of "be"."""
        real = [w for w in self.words if w in AUXILIARY and w not in {"not", "n't", "never"}]
        return bool(real) and real[-1] in BE


def chain(units: Units, at: int) -> Chain:
    """Give the auxiliaries and adverbs that stand before a verb."""
    start = at
    while start > 0:
        unit = units[start - 1]
        if (unit.law is None and (unit.word in AUXILIARY or unit.tag in {"RB", "RBR", "RBS"})) or (
            unit.word == "," and start > 1 and units[start - 2].word in AUXILIARY
        ):
            start -= 1
        else:
            break
    while start < at and units[start].tag.startswith("RB") and units[start].word not in AUXILIARY:
        start += 1
    return Chain(start, tuple(units.word(i) for i in range(start, at)))


def laws_after(units: Units, at: int) -> tuple[LawMention, ...]:
    """Give the laws that are the object behind a verb: one, or several of a list."""
    i = at + 1
    while i < len(units) and i - at < 10 and units.law(i) is None:
        if not _may_precede(units, i) and not _of_its_name(units, i):
            return ()
        i += 1
    return _list_from(units, i)


def _of_its_name(units: Units, at: int) -> bool:
    """Say whether capitalized words right before a law are part of its name."""
    for i in range(at, at + 5):
        if units.law(i) is not None:
            return i > at
        if i >= len(units) or units[i].tag not in {"NNP", "NNPS"}:
            return False
    return False


_VERSIONS = frozenset({"version", "versions", "package", "draft", "text"})


def _may_precede(units: Units, at: int) -> bool:
    unit = units[at]
    if unit.word in DETERMINERS or unit.tag in _MODIFIERS or unit.tag.startswith("RB"):
        return True
    joint = at - 1
    while joint > 0 and units[joint].tag == "RB":
        joint -= 1
    joined = units.word(joint) in {"and", "or", ",", "but"}
    verb = joined and unit.tag.startswith("V") and _makes_law(unit.lemma)
    if unit.word in _VERSIONS or (unit.word == "of" and units.word(at - 1) in _VERSIONS):
        return True
    return verb or unit.word in {
        "and",
        "nor",
        ",",
        "government",
        "country",
        "parties",
        "supplemental",
        "state",
        "un",
    }


def _makes_law(lemma: str) -> bool:
    """Say whether a verb has laws for its object by itself ("amended and shelved the bill")."""
    return lemma in event_words("object") or lemma in law_phrases()


_JOINTS = frozenset({",", "and", "or", "nor", "as", "well", "along", "with", "together"})


def _list_from(units: Units, at: int) -> tuple[LawMention, ...]:
    """Give the laws of a list that begins at a law ("the Convention and its Protocols").

    Commas alone make no list: "after the passage of the Act, the bill was dropped".
    """
    found: list[LawMention] = []
    joined = 1
    while (law := units.law(at)) is not None:
        found.append(law)
        joint = at + 1
        while units.word(joint) in _JOINTS:
            joint += 1
        if joint == at + 1:
            break
        while joint < len(units) and units.law(joint) is None and _may_precede(units, joint):
            joint += 1
        if not _and_between(units, at + 1, joint):
            break
        if {units.word(i) for i in range(at + 1, joint)} & {"and", "or", "nor", "with"}:
            joined = len(found) + 1
        at = joint
    return tuple(found[:joined])


def _and_between(units: Units, start: int, end: int) -> bool:
    words = {units.word(i) for i in range(start, end)}
    verbs = any(units[i].tag.startswith("V") for i in range(start, end) if i < len(units))
    return bool(words & {",", "and", "or", "nor", "with"}) and not verbs


def list_around(units: Units, at: int) -> tuple[LawMention, ...]:
    """Give the laws of the list that the law at a place belongs to."""
    start = at
    while (before := _law_before(units, start)) is not None:
        start = before
    found = _list_from(units, start)
    law = units.law(at)
    return found if law in found or law is None else (law,)


def _law_before(units: Units, at: int) -> int | None:
    i = at - 1
    while i >= 0 and units.law(i) is None and _may_precede(units, i):
        if units[i].tag.startswith("V"):
            return None
        i -= 1
    return i if i >= 0 and units.law(i) and _and_between(units, i + 1, at) else None


def subject_token(verb: Token) -> Token | None:
    """Give the subject of a verb, of the verb that it is coordinated with, or what it modifies."""
    if verb.dep_ == "aux" and verb.head.tag_ == "VBG":
        verb = verb.head
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.i != verb.i:
                relative = child.lower_ in _RELATIVE and verb.dep_ == "relcl"
                return _antecedent(verb) if relative else child
        if verb.dep_ in {"relcl", "acl"}:
            return verb.head
        above = _above(verb)
        if above is None:
            return None
        verb = above
    return None


def _above(verb: Token) -> Token | None:
    """Give the verb that lends its subject to one that has none."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.head.tag_.startswith("V"):
        return head.head
    lends = verb.dep_ in {"conj", "xcomp"} or (
        verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN", "VB"}
    )
    return head if lends and head is not verb else None


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.head is not verb else None


def content_laws(units: Units, at: int) -> tuple[LawMention, ...]:
    """Give the laws that say what the verb at a place tells: its subject, or what opens the clause."""
    found = subject_laws(units, at) or ()
    start = chain(units, at).start
    if (
        not found
        and (beside := law_beside(units, start)) is not None
        and units.word(start - 1) != ","
    ):
        found = list_around(units, beside)
    return found or (opening_laws(units, start) if subject_laws(units, at) is None else ())


def law_beside(units: Units, at: int) -> int | None:
    """Give the law right before a place, past a comma, "which" or a bracket."""
    i = at - 1
    skipped = {",", "which", "that", "as", "itself", "both", "(", ")"}
    while i >= 0 and (units.word(i) in skipped or (not units.law(i) and units[i].tag == "RB")):
        i -= 1
    return i if units.law(i) is not None else None


def subject_laws(units: Units, at: int) -> tuple[LawMention, ...] | None:
    """Give the laws that are the subject of the verb at a place.

    Returns:
        The laws; `()` where the subject is something else; `None` where no subject is found.
    """
    verb = units[at].token
    start = chain(units, at).start
    beside = law_beside(units, start)
    subject = subject_token(verb)
    if subject is None or subject.sent != verb.sent:
        return list_around(units, beside) if beside is not None else None
    place = units.index_of(subject)
    for child in subject.children:
        apposed = units.index_of(child) if child.dep_ == "appos" else None
        if (
            place is not None
            and not units.law(place)
            and apposed is not None
            and units.law(apposed)
        ):
            place = apposed
    if place is not None and units.law(place) is not None:
        return _with_joined(units, list_around(units, place), start)
    if beside is not None and (_is_head(units, beside, subject) or units[beside - 1].tag == "POS"):
        return list_around(units, beside)
    opening = opening_laws(units, start)
    first = next((i for i, u in enumerate(units.units) if opening and u.law is opening[0]), 0)
    return opening if place is None or place <= first else ()


def opening_laws(units: Units, start: int) -> tuple[LawMention, ...]:
    """Give the laws that open a clause whose further verbs "and" joins ("The Act bans X and sets Y")."""
    if units.word(start - 1) not in {"and", "but", "or", "also", ","} and units.word(start) not in {
        "and",
        "but",
    }:
        return ()
    first = next((i for i, u in enumerate(units.units) if u.start >= units.segment(start)[0]), 0)
    while units.word(first) in DETERMINERS | {"in", "while", "although"}:
        first += 1
    return list_around(units, first) if units.law(first) is not None else ()


def _with_joined(units: Units, laws: tuple[LawMention, ...], end: int) -> tuple[LawMention, ...]:
    """Add the laws that "and" joins to a subject past what describes it ("Article 1 on X and Article 2")."""
    found = list(laws)
    for at in range(end):
        law = units.law(at)
        if law is None or law.start <= found[-1].start:
            continue
        first = next(i for i in range(at) if units.law(i) is found[-1])
        joint = at - 1 if units.word(at - 1) not in DETERMINERS else at - 2
        verbs = any(units[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, at))
        if units.word(joint) == "and" and not verbs:
            found.append(law)
    return tuple(found)


def _is_head(units: Units, beside: int, subject: Token) -> bool:
    """Say whether the parser took a word before a law for the subject that the law itself is."""
    if beside == 0:
        return True
    before = units.word(beside - 1)
    where = units.index_of(subject)
    if where is None or where > beside:
        return True
    return before in DETERMINERS | {""} and units.word(beside - 2) in {
        "",
        ",",
        "and",
        "but",
        "while",
        "because",
    }


def _before_infinitive(units: Units, at: int) -> Token | None:
    """Give the name right before "to sign" ("led Russia to sign")."""
    if units.word(at - 1) == "to" and at > 1 and units[at - 2].tag == "NNP":
        return units[at - 2].token
    return None


def subject_words(units: Units, at: int) -> Token | None:
    """Give the subject of the verb at a place if it is no law."""
    subject = _before_infinitive(units, at) or subject_token(units[at].token)
    if subject is None:
        return None
    place = units.index_of(subject)
    return None if place is not None and units.law(place) else subject
