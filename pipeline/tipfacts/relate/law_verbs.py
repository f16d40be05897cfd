"""Which laws an event word of a sentence speaks of: verbs, nouns, phrases, "under".

Each rule gives `Hit`s: the laws, the event, the place of the word that tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tipfacts.records import Assertion, LawEvent
from tipfacts.relate.law_grammar import (
    Chain,
    chain,
    content_laws,
    law_beside,
    laws_after,
    list_around,
    subject_laws,
    subject_token,
    subject_words,
)
from tipfacts.relate.law_lexicon import PRONOUNS, event_words
from tipfacts.relate.law_units import LawMention, Unit, Units

Laws = tuple[LawMention, ...]
_PAST = frozenset({"VBN", "VBD"})
_JOINTS = frozenset({"and", "or", ",", "but", "then", "subsequently", "later", "yet"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Laws of which the word at `at` tells an event.

    Attributes:
        before: the auxiliaries of that word.
        actor: the noun that names who did it.
        assertion: where the rule itself knows it.
        inner: true where the event stands in a clause of the law's own ("the Act, passed in 2005").
    """

    laws: Laws
    event: LawEvent
    at: int
    before: Chain
    certain: float = 0.9
    actor: Token | None = None
    assertion: Assertion | None = None
    inner: bool = False


@dataclass
class Reader:
    """Reads the event words of one sentence from left to right.

    Attributes:
        earlier: the laws of the sentence before, which "it" and "both" may stand for.
    """

    units: Units
    earlier: Laws = ()
    last: Hit | None = None

    def read(self) -> Iterator[Hit]:
        """Give the events that the sentence tells."""
        for at, unit in enumerate(self.units.units):
            if unit.law is not None:
                if unit.law.value.draft.form == "short" and self._says(unit, "amendment"):
                    yield Hit((unit.law,), "amended", at, Chain(at, ()), 0.85, inner=True)
                continue
            for hit in self._at(at):
                yield hit
                if hit.event not in {"prohibits", "penalizes", "applied"}:
                    self.last = hit

    def _at(self, at: int) -> Iterator[Hit]:
        unit = self.units[at]
        if unit.tag.startswith("V") and unit.lemma in event_words("object", "passive"):
            yield from self._object(at, event_words("object", "passive")[unit.lemma])
        if unit.tag.startswith("V") and unit.lemma in event_words("to"):
            yield from self._acceded(at)
        if unit.lemma in event_words("subject") and (unit.tag.startswith("V") or self._misread(at)):
            yield from self._subject(at, event_words("subject")[unit.lemma])
        if unit.tag.startswith("NN") and unit.lemma in event_words("noun"):
            yield from self._noun(at, event_words("noun")[unit.lemma])
        yield from self._phrase(at)

    def _says(self, unit: Unit, word: str) -> bool:
        return self.units.parsed.text[unit.start : unit.end].endswith(word)

    def _misread(self, at: int) -> bool:
        """Say whether the tagger took "bans" right behind a law for a noun."""
        unit = self.units[at]
        noun = unit.tag in {"NNS", "NN", "JJ"} and unit.word in {unit.lemma, unit.lemma + "s"}
        follows = self.units.word(at + 1) not in {"on", "of", ""}
        joined = self.units.word(at - 1) in {"and", "but"} and unit.tag == "NNS"
        return noun and follows and (joined or self.units.law(at - 1) is not None)

    # --- verbs that have the law as their object -------------------------------------------

    def _object(self, at: int, event: LawEvent) -> Iterator[Hit]:
        units, unit = self.units, self.units[at]
        before = chain(units, at)
        passive_only = unit.lemma in event_words("passive")
        if before.passive and unit.tag in _PAST:
            yield from self._passive(at, event, before)
            return
        if passive_only:
            return
        laws = laws_after(units, at) or self._pronoun_object(at)
        if laws:
            yield self._active(at, event, before, laws)
        elif amended := self._amendments_after(at):
            yield Hit(amended, "amended", at, before, 0.85, subject_words(units, at), _mere(event))
        elif laws := self._relative(at):
            yield Hit(laws, event, at, before, 0.85, subject_words(units, at), inner=True)
        elif unit.lemma == "pass" and (laws := subject_laws(units, at) or self.pronoun_subject(at)):
            yield Hit(laws, event, at, before, 0.85)
        elif unit.tag in _PAST and not before.words:
            yield from self._participle(at, event, before)

    def _active(self, at: int, event: LawEvent, before: Chain, laws: Laws) -> Hit:
        """Give the event of an active verb; "passed a bill to amend the Act" amends the Act."""
        actor = subject_words(self.units, at)
        if laws[0].value.draft.weak or laws[0].value.draft.kind == "bill":
            place = self._place(laws[-1])
            target = self._amended_by(place) if place is not None else ()
            if target and event == "adopted":
                return Hit(target, "amended", at, before, 0.85, actor)
        return Hit(laws, event, at, before, 0.93, actor)

    def _place(self, law: LawMention) -> int | None:
        return next((i for i, u in enumerate(self.units.units) if u.law is law), None)

    def _amended_by(self, place: int) -> Laws:
        """Give the law that a bill at a place would amend ("a bill to amend the Act")."""
        for at in range(place + 1, min(place + 4, len(self.units))):
            if self.units[at].lemma in {"amend", "amending", "revise"}:
                return laws_after(self.units, at)
        return ()

    def _pronoun_object(self, at: int) -> Laws:
        word = self.units.word(at + 1)
        if word not in {"it", "them", "both"}:
            return ()
        before = tuple(u.law for u in self.units.units[:at] if u.law is not None)
        if not before and self.last is None:
            before = self.earlier
        return _meant(word, before)

    def _passive(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        laws = subject_laws(self.units, at)
        agent = self._agent(at)
        if laws:
            yield Hit(laws, self._inserted(at, event, laws), at, before, 0.9, agent)
        elif amended := self._amendments_before(at):
            yield Hit(amended, "amended", at, before, 0.8, agent, _mere(event))
        elif self.units[at].lemma in event_words("passive"):
            return
        elif laws == () and (meant := self.pronoun_subject(at)):
            yield Hit(meant, event, at, before, 0.75, agent)
        elif laws is None and self.last and self._joined(before.start):
            yield Hit(self.last.laws, event, at, before, 0.75, agent)

    def _inserted(self, at: int, event: LawEvent, laws: Laws) -> LawEvent:
        """Read "introduced into the code": what is put into a code is law."""
        into = self.units.word(at + 1) in {"into", "in"} and laws_after(self.units, at + 1)
        articles = all(x.value.draft.kind == "code_article" for x in laws)
        return "adopted" if event == "introduced" and into and articles else event

    def pronoun_subject(self, at: int) -> Laws:
        """Give the laws that the pronoun stands for that is the subject of the verb at a place."""
        subject = subject_token(self.units[at].token)
        if subject is None or subject.lower_ not in PRONOUNS - {"that", "which"}:
            return ()
        place = self.units.index_of(subject)
        ahead = self.units.units[: place or 0]
        here = tuple(u.law for u in ahead if u.law is not None)
        return _meant(subject.lower_, here or self.earlier)

    def _participle(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        """Read "the Act passed in 2008", and "signed in 2000 and ratified in 2004"."""
        units = self.units
        beside = law_beside(units, at)
        if beside is not None and self._ends_clause(at):
            laws = list_around(units, beside)
            yield Hit(laws, event, at, before, 0.8, self._agent(at), inner=True)
        elif self.last is not None and self._joined(at) and self._ends_clause(at):
            passive = self.last.before.passive or self.last.actor is None
            actor = self._agent(at) if passive else self.last.actor
            before = self.last.before
            yield Hit(self.last.laws, event, at, before, 0.85, actor, inner=self.last.inner)

    def _ends_clause(self, at: int) -> bool:
        """Say whether no object follows a participle."""
        follows = self.units[at + 1] if at + 1 < len(self.units) else None
        if follows is None or follows.law is not None:
            return follows is None
        stops = follows.tag in {
            "IN",
            "RB",
            ",",
            ".",
            ":",
            "CC",
            "TO",
            "WDT",
            "-RRB-",
            "-LRB-",
            "CD",
        }
        return (
            stops or follows.tag == "NNP" or follows.word in {"by", "last", "this", "into", "the"}
        )

    def _joined(self, at: int) -> bool:
        word = self.units.word(at - 1)
        return word in _JOINTS or (
            self.units.word(at - 2) in _JOINTS and self.units[at - 1].tag == "RB"
        )

    def _relative(self, at: int) -> Laws:
        """Read "the Act, which parliament passed"."""
        verb = self.units[at].token
        if verb.dep_ != "relcl":
            return ()
        place = self.units.index_of(verb.head)
        own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in {"which", "that"}]
        law = self.units.law(place) if place is not None else None
        return (law,) if own and law is not None else ()

    def _agent(self, at: int) -> Token | None:
        for child in self.units[at].token.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                return next(
                    (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ != "DATE"), None
                )
        return None

    # --- amendments -------------------------------------------------------------------------

    def _amendments_after(self, at: int) -> Laws:
        """Give the law whose amendments are the object of the verb at a place."""
        for i in range(at + 1, min(at + 8, len(self.units))):
            if self.units[i].lemma in {"amendment", "change", "revision"}:
                return self._law_of(i)
            if self.units[i].tag.startswith("V") or self.units[i].word in {",", ";", "."}:
                return ()
        return ()

    def _amendments_before(self, at: int) -> Laws:
        """Give the law whose amendments are the subject of the verb at a place."""
        subject = subject_token(self.units[at].token)
        place = self.units.index_of(subject) if subject is not None else None
        if place is None or self.units[place].lemma not in {"amendment", "change", "revision"}:
            return ()
        return self._law_of(place)

    def _law_of(self, noun: int) -> Laws:
        """Give the laws behind "amendments to", or the law right before "amendments"."""
        if self.units.word(noun + 1) in {"to", "of", "in"}:
            return laws_after(self.units, noun + 1)
        law = self.units.law(noun - 1)
        return (law,) if law is not None else ()

    # --- verbs that have the law as their subject --------------------------------------------

    def _subject(self, at: int, event: LawEvent) -> Iterator[Hit]:
        units, unit = self.units, self.units[at]
        before = chain(units, at)
        if before.passive and unit.tag in _PAST:
            yield from self._forbidden_by(at, event, before)
            return
        if unit.lemma == "fail" and units.word(at + 1) == "to":
            return
        laws = content_laws(units, at) if event != "rejected" else subject_laws(units, at) or ()
        if not laws and event != "rejected":
            laws = self.pronoun_subject(at)
        if (
            not laws
            and unit.tag in {"VBG", "NNS"}
            and (beside := law_beside(units, at)) is not None
        ):
            laws = list_around(units, beside)
        if event == "rejected":
            laws = tuple(x for x in laws if x.value.draft.kind in {"bill", "statute"})
        if laws:
            yield Hit(self._article_in(at, event) or laws, event, at, before, 0.88)

    def _article_in(self, at: int, event: LawEvent) -> Laws:
        """Read "the constitution prohibits slavery in Article 14"."""
        for i in range(at + 1, min(at + 12, len(self.units))):
            if self.units.word(i) in {";", "and", "but", "which", "that"}:
                return ()
            law = self.units.law(i + 1) if self.units.word(i) == "in" else None
            if law is not None and law.value.draft.kind == "code_article" and event == "prohibits":
                return (law,)
        return ()

    def _forbidden_by(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        """Read "is prohibited by Article 8"."""
        for i in range(at + 1, min(at + 14, len(self.units))):
            if self.units.word(i) in {"by", "under", "in"}:
                laws = laws_after(self.units, i)
                if laws:
                    yield Hit(laws, event, at, before, 0.85)
                    return
            if self.units[i].tag in {"VBD", "VBZ", "VBP"} or self.units.word(i) == ";":
                return

    # --- nouns and phrases ------------------------------------------------------------------

    def _noun(self, at: int, event: LawEvent) -> Iterator[Hit]:
        """Read "the ratification of the Protocol" and "accession to it"."""
        units = self.units
        if units.word(at + 1) not in {"of", "to"}:
            law = units.law(at - 1) if event == "amended" else None
            if law is not None and law.value.draft.kind != "bill" and self._governed(at) is None:
                yield Hit((law,), event, at, Chain(at, ()), 0.7)
            return
        if event == "amended" and self._governed(at) is not None:
            return
        if self._of_a_bill(at):
            return
        laws = laws_after(units, at + 1)
        if laws:
            mere = _MERE.search(units.lead(at)[-30:]) or _WOULD.match(units.rest(at))
            stance: Assertion | None = "hypothetical" if mere else None
            yield Hit(laws, event, at, Chain(at, ()), 0.75, self._owner(at), stance)

    def _governed(self, at: int) -> int | None:
        """Give the law-making verb that has the noun at a place as its object or subject."""
        head = self.units[at].token.head
        place = self.units.index_of(head) if head is not self.units[at].token else None
        words = event_words("object")
        if place is not None and self.units[place].lemma in words and head.tag_.startswith("V"):
            return place
        for i in range(at - 1, max(-1, at - 6), -1):
            if self.units[i].tag.startswith("V") and self.units[i].lemma in words:
                return i
        return None

    def _of_a_bill(self, at: int) -> bool:
        words = {self.units.word(i) for i in range(max(0, at - 4), at)}
        laws = any(self.units.law(i) for i in range(max(0, at - 4), at))
        return bool(words & {"on", "for"}) and (laws or bool(words & {"law", "bill", "draft"}))

    def _owner(self, at: int) -> Token | None:
        return next(
            (c for c in self.units[at].token.children if c.dep_ == "poss" and c.pos_ != "PRON"),
            None,
        )

    def _acceded(self, at: int) -> Iterator[Hit]:
        units = self.units
        before = chain(units, at)
        if before.passive:
            laws = subject_laws(units, at) or ()
            if laws and units.word(at + 1) == "to":
                yield Hit(laws, "acceded", at, before, 0.9, self._agent(at))
            return
        if units.word(at + 1) == "to" and (laws := laws_after(units, at + 1)):
            yield Hit(laws, "acceded", at, before, 0.93, subject_words(units, at))
        elif units.word(at - 1) == "which" or units.word(at - 2) == "which":
            beside = law_beside(units, at - (2 if units.word(at - 2) == "which" else 1) - 1)
            laws = list_around(units, beside) if beside is not None else self.earlier[-1:]
            yield Hit(laws, "acceded", at, before, 0.7, subject_words(units, at))

    def _phrase(self, at: int) -> Iterator[Hit]:
        word = self.units.word(at)
        if word == "down" and self.units[at - 1].lemma == "vote":
            yield from self._voted_down(at - 1)
        if word in {"party", "parties", "signatory", "signatories"}:
            yield from self._party(at)
        elif word in {"force", "effect", "operation"} and self.units.word(at - 1) in {
            "into",
            "in",
            "took",
            "takes",
            "take",
            "taken",
        }:
            yield from self._force(at)

    def _voted_down(self, at: int) -> Iterator[Hit]:
        before = chain(self.units, at)
        laws = subject_laws(self.units, at) if before.passive else laws_after(self.units, at + 1)
        if laws:
            yield Hit(laws, "rejected", at, before, 0.9, subject_words(self.units, at))

    def _party(self, at: int) -> Iterator[Hit]:
        """Read "is a party to the Protocol", "signatory to it"."""
        units = self.units
        event: LawEvent = "signed" if units.word(at).startswith("signator") else "ratified"
        laws = laws_after(units, at + 1) if units.word(at + 1) in {"to", "of"} else ()
        if not laws:
            return
        verb = next(
            (
                i
                for i in range(at - 1, max(-1, at - 7), -1)
                if units[i].lemma in {"be", "become", "remain"}
            ),
            None,
        )
        if verb is None:
            return
        before = chain(units, verb)
        negated = (
            "not" in {units.word(i) for i in range(max(0, before.start - 1), at)}
            or "never" in before.words
        )
        yield Hit(
            laws,
            event,
            verb,
            before,
            0.9,
            subject_words(units, verb),
            "negated" if negated else None,
        )

    def _force(self, at: int) -> Iterator[Hit]:
        """Read "entered into force", "came into effect", "took effect", "in force since"."""
        units = self.units
        verb = next(
            (
                i
                for i in range(at - 1, max(-1, at - 6), -1)
                if units[i].lemma in {"enter", "come", "go", "take", "be", "put", "bring", "entry"}
            ),
            None,
        )
        if verb is not None and units[verb].lemma == "entry":
            laws: Laws | None = laws_after(units, at + 1) if units.word(at + 1) == "of" else ()
            before = Chain(verb, ())
        elif verb is not None:
            before = chain(units, verb)
            laws = subject_laws(units, verb) or self.pronoun_subject(verb)
        else:
            beside = law_beside(units, at - 1)
            before = Chain(at - 1, ())
            laws = list_around(units, beside) if beside is not None else ()
        for_effect = units.word(at) == "effect" and verb is not None and units[verb].lemma == "be"
        if laws and not for_effect:
            yield Hit(laws, "entered_into_force", verb if verb is not None else at, before, 0.9)


def _mere(event: LawEvent) -> Assertion | None:
    """Give the stance of an amendment that was only drafted."""
    return {"introduced": "hypothetical", "rejected": "negated"}.get(event)  # type: ignore[return-value]


_MERE = re.compile(
    r"\b(?:proposed|draft|planned|suggested|for|for\s+the|pending|towards?)\s+$", re.I
)
_WOULD = re.compile(r"[^.;,]{0,80}\bthat\s+would\b")
_PLURAL = re.compile(r"both|they|them|all|these")


def _meant(word: str, laws: Laws) -> Laws:
    """Give the laws that a pronoun stands for: the last one, or the last two of "both"."""
    real = tuple(x for x in laws if x.value.form != "description" or not x.value.draft.weak)
    if not real:
        return laws[-1:] if not _PLURAL.fullmatch(word) else ()
    if word == "both":
        return real[-2:] if len(real) >= 2 else ()
    return (
        real if _PLURAL.fullmatch(word) and len(real) <= 3 else (real[-1:] if word == "it" else ())
    )
