"""Events of laws told by a verb whose object or subject the law is, active or passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tipfacts.records import LawEvent
from tipfacts.relate.law_amendments import amended_by, amendments_after, amendments_before, mere
from tipfacts.relate.law_behind import by_which, goes_on, told_behind
from tipfacts.relate.law_grammar import (
    Chain,
    chain,
    content_laws,
    law_beside,
    laws_after,
    list_around,
    subject_laws,
    subject_words,
)
from tipfacts.relate.law_hit import Hit, Laws, meant, pronoun_subject
from tipfacts.relate.law_lexicon import event_words, law_phrases
from tipfacts.relate.law_matching import Found, fits, found_at, is_draft
from tipfacts.relate.law_nouns import agent_of, told_by_noun
from tipfacts.relate.law_participles import beside, ends_clause, joined, opened
from tipfacts.relate.law_phrases import acceded, told_by_phrase
from tipfacts.relate.law_replaced import replaced
from tipfacts.relate.law_surface import apposed, short_subject, surface_subject
from tipfacts.relate.law_units import Unit, Units

_ON_LAWS = frozenset(
    "scrap annul revoke rescind abolish reauthorize reauthorise revise rewrite enforce veto shelve sign ratify adopt pass enact approve reject repeal amend introduce submit promulgate veto invoke".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LISTED = frozenset({"signed", "ratified", "acceded", "adopted", "repealed", "amended"})
_PAST = frozenset({"VBN", "VBD"})


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
                if hit.event in _LISTED:
                    yield from goes_on(self.units, hit)
                if hit.event not in {"prohibits", "penalizes", "applied"}:
                    self.last = hit

    def _at(self, at: int) -> Iterator[Hit]:
        unit = self.units[at]
        if unit.tag.startswith("V") and (told := list(self._phrases(at))):
            yield from told
            return
        if told := list(replaced(self.units, at)):
            yield from told
            return
        if unit.tag.startswith("V") and unit.lemma in event_words("object", "passive"):
            yield from self._object(at, event_words("object", "passive")[unit.lemma])
        if unit.tag.startswith("V") and unit.lemma in event_words("to"):
            yield from acceded(self.units, at, self.earlier)
        if unit.lemma in event_words("subject") and (unit.tag.startswith("V") or self._misread(at)):
            yield from self._subject(at, event_words("subject")[unit.lemma])
        if unit.tag.startswith("NN") and unit.lemma in event_words("noun"):
            yield from told_by_noun(self.units, at, event_words("noun")[unit.lemma], self.earlier)
        yield from told_by_phrase(self.units, at, self.earlier)

    # --- verbs with words of their own -----------------------------------------------------

    def _phrases(self, at: int) -> Iterator[Hit]:
        """Give what the longest phrase tells whose verb stands at a place."""
        for found in found_at(self.units, at):
            hits = [h for hit in self._phrase(at, found) if (h := self._fitting(hit, found)).laws]
            if hits:
                yield from hits
                return

    def _phrase(self, at: int, found: Found) -> Iterator[Hit]:
        event, end = found.phrase.event, found.end
        if found.phrase.frame == "object":
            tail = at + 1 if found.split else end
            yield from self._object(at, event, tail)
        elif found.phrase.frame == "behind":
            yield from told_behind(self.units, at, found, self.earlier)
        else:
            before = chain(self.units, at)
            if not before.passive and (laws := self._subject_of(at, before)):
                yield Hit(laws, event, at, before, 0.8)

    def _fitting(self, hit: Hit, found: Found) -> Hit:
        """Keep the laws that a phrase can be told of; what is told by a denial is stated."""
        phrase = found.phrase
        laws = tuple(law for law in hit.laws if fits(self.units, law, phrase.kinds))
        if not phrase.denied:
            return replace(hit, laws=laws)
        denied = bool({"not", "never", "n't"} & set(hit.before.words))
        if phrase.denied == "no":
            return replace(hit, laws=() if denied else laws)
        return replace(hit, laws=laws if denied else (), assertion="stated")

    def _subject_of(self, at: int, before: Chain) -> Laws:
        """Give the laws that are the subject of a verb: named, meant by a pronoun, or a noun."""
        named = subject_laws(self.units, at)
        if named:
            return named
        if named is None and self.last is not None and joined(self.units, before.start):
            return self.last.laws
        return (
            pronoun_subject(self.units, at, self.earlier)
            or short_subject(self.units, at, self.earlier)
            or surface_subject(self.units, before.start)
        )

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

    def _object(self, at: int, event: LawEvent, tail: int | None = None) -> Iterator[Hit]:
        """Give what a verb tells of its object; `tail` is the place behind the verb's words."""
        units, unit = self.units, self.units[at]
        before = chain(units, at)
        if self._tells_nothing(at):
            return
        if before.passive and unit.tag in _PAST:
            yield from self._passive(at, event, before, tail)
        elif tail is not None or unit.lemma not in event_words("passive"):
            yield from self._told_by_active(at, event, before, tail or at + 1)

    def _tells_nothing(self, at: int) -> bool:
        """Say whether a verb is none of law-making here ("considered it a model")."""
        unit = self.units[at]
        if unit.lemma == "consider":
            return unit.tag != "VBG"
        return unit.lemma == "amend" and unit.tag == "VBG" and self._of_bill(at)

    def _told_by_active(self, at: int, event: LawEvent, before: Chain, tail: int) -> Iterator[Hit]:
        units, unit = self.units, self.units[at]
        if laws := laws_after(units, tail - 1) or self._pronoun_object(at, tail):
            yield self._active(at, event, before, laws)
        elif laws := apposed(units, tail):
            yield Hit(laws, event, at, before, 0.8, subject_words(units, at))
        elif amended := amendments_after(units, at):
            yield Hit(amended, "amended", at, before, 0.85, subject_words(units, at), mere(event))
        elif laws := self._condition(at):
            yield Hit(laws, event, at, before, 0.8, assertion="hypothetical")
        elif laws := self._relative(at):
            yield Hit(laws, event, at, before, 0.85, subject_words(units, at), inner=True)
        elif unit.lemma == "pass" and (laws := self._passed(at)):
            yield Hit(laws, event, at, before, 0.85, agent_of(self.units, at))
        elif unit.tag in _PAST and before.words in {(), ("not",), ("never",)}:
            yield from self._participle(at, event, before, tail)

    def _passed(self, at: int) -> Laws:
        """Read "the Act finally passed" and "It passed"."""
        return subject_laws(self.units, at) or pronoun_subject(self.units, at, self.earlier)

    def _active(self, at: int, event: LawEvent, before: Chain, laws: Laws) -> Hit:
        """Give the event of an active verb; "passed a bill to amend the Act" amends the Act."""
        actor = subject_words(self.units, at)
        if laws[0].value.draft.weak or laws[0].value.draft.kind == "bill":
            target = amended_by(self.units, laws[-1])
            if target and event == "adopted":
                return Hit(target, "amended", at, before, 0.85, actor)
        return Hit(laws, event, at, before, 0.93, actor)

    def _of_bill(self, at: int) -> bool:
        """Say whether "amending" tells what a bill right before it would do."""
        law = self.units.law(at - 1)
        return law is not None and law.value.draft.kind == "bill"

    def _pronoun_object(self, at: int, tail: int) -> Laws:
        word = self.units.word(tail)
        if word not in {"it", "them", "both"} or not self._on_laws(at, tail):
            return ()
        before = tuple(u.law for u in self.units.units[:at] if u.law is not None)
        if not before and self.last is None:
            before = self.earlier
        return meant(word, before)

    def _on_laws(self, at: int, tail: int) -> bool:
        """Say whether a verb, or a verb with its words, is told of little else than laws."""
        if self.units[at].lemma in _ON_LAWS or tail > at + 1:
            return True
        named = any(u.law is not None for u in self.units.units[:at])
        return named and self.units[at].lemma in law_phrases()

    def _passive_only(self, at: int) -> bool:
        return self.units[at].lemma in event_words("passive")

    def _passive(self, at: int, event: LawEvent, before: Chain, tail: int | None) -> Iterator[Hit]:
        laws = subject_laws(self.units, at)
        agent = agent_of(self.units, at)
        if laws:
            yield Hit(laws, self._inserted(at, event, laws), at, before, 0.9, agent)
        elif amended := amendments_before(self.units, at):
            yield Hit(amended, "amended", at, before, 0.8, agent, mere(event))
        elif event == "applied" or (tail is None and self._passive_only(at)):
            return
        elif found := self._subject_of(at, before):
            yield Hit(found, event, at, before, 0.75, agent)

    def _inserted(self, at: int, event: LawEvent, laws: Laws) -> LawEvent:
        """Read "introduced into the code": what is put into a code is law."""
        into = self.units.word(at + 1) in {"into", "in"} and laws_after(self.units, at + 1)
        articles = all(x.value.draft.kind == "code_article" for x in laws)
        return "adopted" if event == "introduced" and into and articles else event

    def _participle(self, at: int, event: LawEvent, before: Chain, tail: int) -> Iterator[Hit]:
        """Read "the Act passed in 2008", and "signed in 2000 and ratified in 2004"."""
        units = self.units
        agent = agent_of(units, at)
        if laws := opened(units, at):
            yield Hit(laws, event, at, before, 0.8, agent)
            return
        laws_beside = beside(units, at, before)
        if laws_beside is None or not ends_clause(units, tail):
            return
        if laws_beside:
            yield Hit(laws_beside, event, at, before, 0.8, agent, inner=True)
        elif self.last is not None and joined(units, at):
            passive = self.last.before.passive or self.last.actor is None
            actor = agent if passive else self.last.actor
            before = self.last.before
            yield Hit(self.last.laws, event, at, before, 0.85, actor, inner=self.last.inner)

    def _condition(self, at: int) -> Laws:
        """Read "the bill would, if enacted, raise the age"."""
        if self.units.word(at - 1) not in {"if", "once", "until", "unless"}:
            return ()
        if self.units[at].tag not in _PAST or not ends_clause(self.units, at + 1):
            return ()
        ahead = [u.law for u in self.units.units[:at] if u.law is not None]
        return tuple(ahead[:1]) if len({x.value.draft.slug for x in ahead}) == 1 else ()

    def _relative(self, at: int) -> Laws:
        """Read "the Act, which parliament passed"."""
        if laws := by_which(self.units, at):
            return laws
        verb = self.units[at].token
        if verb.dep_ != "relcl":
            return ()
        place = self.units.index_of(verb.head)
        own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in {"which", "that"}]
        law = self.units.law(place) if place is not None else None
        return (law,) if own and law is not None else ()

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
        if not laws:
            meant_by = pronoun_subject(self.units, at, self.earlier)
            drafts = tuple(x for x in meant_by if is_draft(units, x))
            laws = drafts if event == "rejected" else meant_by
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
