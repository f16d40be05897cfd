"""Events of laws told by a verb whose object or subject the law is, active or passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
from tipfacts.relate.law_hit import Hit, Laws, meant, pronoun_subject
from tipfacts.relate.law_lexicon import event_words
from tipfacts.relate.law_phrases import acceded, agent_of, told_by_noun, told_by_phrase
from tipfacts.relate.law_units import LawMention, Unit, Units

_RELATIVE = re.compile(r"\s+(?:that|which)\s[^;,]*,\s*")
_OPENING = 12
"""Words that an opening participle may take along."""
_ON_LAWS = frozenset(
    "sign ratify adopt pass enact approve reject repeal amend introduce submit promulgate veto invoke".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBN", "VBD"})
_JOINTS = frozenset({"and", "or", ",", "but", "then", "subsequently", "later", "yet"})


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
            yield from acceded(self.units, at, self.earlier)
        if unit.lemma in event_words("subject") and (unit.tag.startswith("V") or self._misread(at)):
            yield from self._subject(at, event_words("subject")[unit.lemma])
        if unit.tag.startswith("NN") and unit.lemma in event_words("noun"):
            yield from told_by_noun(self.units, at, event_words("noun")[unit.lemma])
        yield from told_by_phrase(self.units, at, self.earlier)

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
        if self._tells_nothing(at):
            return
        if before.passive and unit.tag in _PAST:
            yield from self._passive(at, event, before)
        elif unit.lemma not in event_words("passive"):
            yield from self._told_by_active(at, event, before)

    def _tells_nothing(self, at: int) -> bool:
        """Say whether a verb is none of law-making here ("considered it a model")."""
        unit = self.units[at]
        if unit.lemma == "consider":
            return unit.tag != "VBG"
        return unit.lemma == "amend" and unit.tag == "VBG" and self._of_bill(at)

    def _told_by_active(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        units, unit = self.units, self.units[at]
        if laws := laws_after(units, at) or self._pronoun_object(at):
            yield self._active(at, event, before, laws)
        elif amended := self._amendments_after(at):
            yield Hit(amended, "amended", at, before, 0.85, subject_words(units, at), _mere(event))
        elif laws := self._relative(at):
            yield Hit(laws, event, at, before, 0.85, subject_words(units, at), inner=True)
        elif unit.lemma == "pass" and (laws := self._passed(at)):
            yield Hit(laws, event, at, before, 0.85, agent_of(self.units, at))
        elif unit.tag in _PAST and before.words in {(), ("not",), ("never",)}:
            yield from self._participle(at, event, before)

    def _passed(self, at: int) -> Laws:
        """Read "the Act finally passed" and "It passed"."""
        return subject_laws(self.units, at) or pronoun_subject(self.units, at, self.earlier)

    def _active(self, at: int, event: LawEvent, before: Chain, laws: Laws) -> Hit:
        """Give the event of an active verb; "passed a bill to amend the Act" amends the Act."""
        actor = subject_words(self.units, at)
        if laws[0].value.draft.weak or laws[0].value.draft.kind == "bill":
            place = self._place(laws[-1])
            target = self._amended_by(place) if place is not None else ()
            if target and event == "adopted":
                return Hit(target, "amended", at, before, 0.85, actor)
        return Hit(laws, event, at, before, 0.93, actor)

    def _of_bill(self, at: int) -> bool:
        """Say whether "amending" tells what a bill right before it would do."""
        law = self.units.law(at - 1)
        return law is not None and law.value.draft.kind == "bill"

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
        if word not in {"it", "them", "both"} or self.units[at].lemma not in _ON_LAWS:
            return ()
        before = tuple(u.law for u in self.units.units[:at] if u.law is not None)
        if not before and self.last is None:
            before = self.earlier
        return meant(word, before)

    def _passive(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        laws = subject_laws(self.units, at)
        agent = agent_of(self.units, at)
        if laws:
            yield Hit(laws, self._inserted(at, event, laws), at, before, 0.9, agent)
        elif amended := self._amendments_before(at):
            yield Hit(amended, "amended", at, before, 0.8, agent, _mere(event))
        elif self.units[at].lemma in event_words("passive") or event == "applied":
            return
        elif laws == () and (meant := pronoun_subject(self.units, at, self.earlier)):
            yield Hit(meant, event, at, before, 0.75, agent)
        elif laws is None and self.last and self._joined(before.start):
            yield Hit(self.last.laws, event, at, before, 0.75, agent)

    def _inserted(self, at: int, event: LawEvent, laws: Laws) -> LawEvent:
        """Read "introduced into the code": what is put into a code is law."""
        into = self.units.word(at + 1) in {"into", "in"} and laws_after(self.units, at + 1)
        articles = all(x.value.draft.kind == "code_article" for x in laws)
        return "adopted" if event == "introduced" and into and articles else event

    def _participle(self, at: int, event: LawEvent, before: Chain) -> Iterator[Hit]:
        """Read "the Act passed in 2008", and "signed in 2000 and ratified in 2004"."""
        units = self.units
        if opened := self._opened(at):
            yield Hit(opened, event, at, before, 0.8, agent_of(units, at))
            return
        beside = law_beside(units, before.start)
        if before.words and (beside is None or not self._touches(beside, before.start)):
            return
        if beside is None and units.word(at - 1) == ",":
            beside = self._past_relative(at)
        if beside is not None and self._ends_clause(at):
            laws = list_around(units, beside)
            yield Hit(laws, event, at, before, 0.8, agent_of(self.units, at), inner=True)
        elif self.last is not None and self._joined(at) and self._ends_clause(at):
            passive = self.last.before.passive or self.last.actor is None
            actor = agent_of(self.units, at) if passive else self.last.actor
            before = self.last.before
            yield Hit(self.last.laws, event, at, before, 0.85, actor, inner=self.last.inner)

    def _touches(self, law: int, at: int) -> bool:
        """Say whether nothing but a space stands between a law and a word, as in a cell."""
        gap = self.units.parsed.text[self.units[law].end : self.units[at].start]
        return gap == " "

    def _opened(self, at: int) -> Laws:
        """Read "Adopted in 2008, the Act bans begging"."""
        comma = next((i for i in range(at, len(self.units)) if self.units.word(i) == ","), None)
        if at > 0 or comma is None or comma > _OPENING:
            return ()
        first = comma + 1 + (self.units.word(comma + 1) in {"the", "a", "an", "its"})
        law = self.units.law(first)
        return (law,) if law is not None else ()

    def _past_relative(self, at: int) -> int | None:
        """Read "a bill that would ban it, tabled in 2009"."""
        text, start = self.units.parsed.text, self.units[at].start
        for i in range(at - 1, -1, -1):
            law = self.units.law(i)
            if law is not None:
                return i if _RELATIVE.fullmatch(text, law.end, start) else None
        return None

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
            laws = pronoun_subject(self.units, at, self.earlier)
        if (
            not laws
            and unit.tag in {"VBG", "NNS"}
            and (beside := law_beside(units, at)) is not None
        ):
            laws = list_around(units, beside)
        if event == "rejected":
            laws = tuple(x for x in laws if x.value.draft.kind in {"bill", "statute", "treaty"})
        if laws:
            yield Hit(self._article_in(at, event) or laws, event, at, before, 0.88)

    def _article_in(self, at: int, event: LawEvent) -> Laws:
        """Read "the constitution prohibits slavery in Article 14"."""
        for i in range(at + 1, min(at + 12, len(self.units))):
            if self.units.word(i) in {";", "but", "which", "that"} or self.units[i].tag in _FINITE:
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


def _mere(event: LawEvent) -> Assertion | None:
    """Give the stance of an amendment that was only drafted."""
    return {"introduced": "hypothetical", "rejected": "negated"}.get(event)  # type: ignore[return-value]
