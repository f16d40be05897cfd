"""Which law speaks in a clause: the subject of its verb, be it a name, a pronoun or a part of a law.

Forms: "the Act, as it stands, outlaws", "it also covers", "its Article 9 forbids", "whose annex closes",
"the Act bans X and sets Y", "put Bill 7 in its place, making the purchase of sex a crime".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tipfacts.relate.law_grammar import chain, content_laws, list_around, subject_token
from tipfacts.relate.law_hit import Laws, meant
from tipfacts.relate.law_units import Units
from tipfacts.relate.law_wording import Line, line_of

_ASIDE = r"(?:, (?:(?!⟦)[^\s,;]+ ){1,18}, )?"
_BESIDE = re.compile(
    rf"⟦(\d+)⟧ {_ASIDE}(?:, )?(?:(?:which|that|itself|alone|however|nonetheless|in turn|, ) ?)*$"
)
_ASIDE_CLOSES = re.compile(r"⟦(\d+)⟧ , (?!and |or |but |⟦)[^;]*⟦\d+⟧ , $")
"""A law with an aside behind it that names another, and closes before the verb."""
_MADE_BY = re.compile(
    r"⟦(\d+)⟧ (?:, )?(?:promulgated|adopted|enacted|issued|amended|introduced|inserted|added|created|approved|passed|updated|"
    r"replaced|supplemented|implemented|enforced|complemented) (?:by|in|under|through|with) (?:(?:the|its|an?) )?⟦\d+⟧ (?:, )?$"
)
_CLAUSE = r"(?:^|[,;:–—-] |\b(?:and|but|yet|because|as|while|that|though|although|since|so|where|whether|if) )"
_PRONOUN = re.compile(
    _CLAUSE
    + r"(?P<word>it|they|both|(?:the|this|that) (?:new |same |said )?(?:measure|text|instrument|statute|legislation|law|act|code|decree|bill|"
    r"provision|reform|article|section|clause|rule|ordinance|order|regulation|directive|treaty|convention)|the latter) $"
)
_PARTS = (
    r"(?:annex|annexes|schedule|articles?|sections?|provisions?|paragraphs?|clauses?|chapters?|parts?|title|text|wording|"
    r"definitions?|lists?|bans?|prohibitions?|scope|terms?|rules?|language)"
)
_GENITIVE = re.compile(
    rf"(?:\bits|\bwhose|\btheir|\bthe (?:act|law|code|bill|decree|statute|ordinance) 's) (?:(?!⟦)[^\s,;]+ ){{0,3}}{_PARTS} $"
)
_IN_ARTICLE = re.compile(r"(?<!\S)[^;⟦]* (?:in|under|by) (?:its |the )?⟦(\d+)⟧(?= ?[.,;]|$)")
_COORDINATED = re.compile(r"(?:\b(?:and|but|yet|or|nor)|,) $")
_MAKES = re.compile(r", (?:thereby |thus |so |for the first time )?$")


@dataclass
class Speakers:
    """Finds the laws that speak, from left to right in one sentence.

    Attributes:
        earlier: the laws of the sentence before.
        last: the laws that spoke last here.
    """

    units: Units
    earlier: Laws = ()
    last: Laws = ()
    line: Line = field(init=False)

    def __post_init__(self) -> None:
        """Write the line once."""
        self.line = line_of(self.units)

    def before(self, at: int) -> str:
        """Give the words of the line before the auxiliaries of the verb at a place."""
        return self.line.text[: self.line.starts[chain(self.units, at).start]]

    def of(self, at: int) -> Laws:
        """Give the laws that are the subject of the verb at a place, and remember them."""
        found = self._named(at) or self._meant(at) or self._parsed(at)
        found = self._article(at, found) or found
        self.last = found or self.last
        return found

    def _article(self, at: int, laws: Laws) -> Laws:
        """Give the article that a whole law says something in ("bans slavery in Article 14")."""
        found = _IN_ARTICLE.search(self.line.text, self.line.starts[at])
        law = self.units.law(int(found[1])) if found else None
        whole = bool(laws) and all(x.value.draft.kind != "code_article" for x in laws)
        return (law,) if law and whole and law.value.draft.kind == "code_article" else ()

    def _named(self, at: int) -> Laws:
        """Give the law right before a verb, past an aside."""
        before = self.before(at)
        found = _BESIDE.search(before)
        if found is None:
            return ()
        first = _ASIDE_CLOSES.search(before) or _MADE_BY.search(before)
        return list_around(self.units, int((first or found)[1]))

    def _meant(self, at: int) -> Laws:
        before = self.before(at)
        if found := _PRONOUN.search(before):
            return self.antecedent(at, found["word"])
        if _GENITIVE.search(before):
            return self.antecedent(at, "it")
        return ()

    def antecedent(self, at: int, word: str = "it") -> Laws:
        """Give the law that a pronoun before the verb at a place stands for."""
        here = tuple(u.law for u in self.units.units[:at] if u.law is not None)
        if here:
            return meant(word if word in {"both", "they"} else "it", here)
        one = {law.value.instrument.canonical: law for law in self.earlier}
        if word in {"both", "they"}:
            return meant(word, self.earlier)
        return tuple(one.values()) if len(one) == 1 else ()

    def _parsed(self, at: int) -> Laws:
        before = self.before(at)
        if _COORDINATED.search(before) and self.last and not self._own_subject(at):
            return self.last
        if self.units[at].tag == "VBG":
            return self._result(at) if _MAKES.search(before) else ()
        return content_laws(self.units, at)

    def _own_subject(self, at: int) -> bool:
        """Say whether the parser gives a verb a subject of its own that stands after the last law."""
        token = self.units[at].token
        return any(
            c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < token.i for c in token.children
        )

    def _result(self, at: int) -> Laws:
        """Give the one law of the clause that ", making it a crime" tells the result of."""
        subject = subject_token(self.units[at].token)
        place = self.units.index_of(subject) if subject is not None else None
        if place is not None and self.units.law(place):
            return list_around(self.units, place)
        here = [u.law for u in self.units.units[:at] if u.law is not None]
        return tuple(here[-1:])
