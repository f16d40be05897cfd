"""Short forms of laws, resolved to what was named before them in the document.

Forms: "the Act", "the 2005 law", "this Convention", "the bill", "the draft", an abbreviation that a
bracket defined: "(the 'POTPA')". A short form that fits two laws is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tipfacts.records import LawKind
from tipfacts.tag.law_draft import Draft

SHORT = re.compile(
    r"(?<![\w-])(?P<det>[Tt]he|a(?=\s+Public)|[Tt]his|[Tt]hat|[Ii]ts|[Ss]aid|[Uu]nder\s+that|[Tt]he\s+(?:same|said)|[Aa]n?(?=\s+(?:19|20)\d\d\s+amendment))\s+"
    r"(?P<words>(?:(?P<year>(?:19|20)\d\d)\s+)?"
    r"(?:(?:final|new|draft|proposed|revised|resulting|said|supplemental|supplementary|international|UN|U\.\s?N\.)\s+)?"
    r"(?P<noun>Public\s+Notice|Act|Law|Protocol|Convention|Code|Bill|Decree|Directive|Constitution|Statute|Ordinance|"
    r"Treaty|Covenant|Charter|Plan|Strategy|Regulations?|Circular|Proclamation|act|law|legislation|"
    r"protocol|convention|code|bill|decree|draft(?:\s+(?:law|bill|legislation))?|statute|treaty|"
    r"ordinance|directive|circular|amendment|plan)(?:\s+of\s+(?P<of>(?:19|20)\d\d)\b)?)\b(?![’'-]\w|\s+(?:enforcement|of\s+(?:conduct|ethics)|No\b))"
)
ABBREVIATION = re.compile(
    r"\s*[(\[](?:or\s+|the\s+|hereafter\s+|hereinafter\s+|also\s+called\s+|known\s+as\s+)*(?:the\s+)?[“\"'‘]?"
    r"(?P<abbr>[A-Z][A-Za-z.&/-]*[A-Z][A-Za-z]*(?:[- ]?\d{2,4})?)[”\"'’]?[)\]]"
)
_FAMILIES: dict[str, frozenset[str]] = {
    "act": frozenset({"act"}),
    "law": frozenset({"law", "act", "statute"}),
    "legislation": frozenset({"law", "act", "statute", "bill"}),
    "draft": frozenset({"bill"}),
    "bill": frozenset({"bill"}),
    "decree": frozenset({"decree"}),
    "plan": frozenset({"plan", "strategy"}),
    "public": frozenset({"notice"}),
    "regulations": frozenset({"regulation"}),
    "statute": frozenset({"statute", "act", "law"}),
    "treaty": frozenset({"treaty", "convention", "protocol", "covenant"}),
}
_BY_TOPIC = 0.65
"""How sure a law is that only its topic tells; "the law" alone is too general to mean it."""
_WIDER = {
    "Act": frozenset({"law", "statute", "ordinance", "proclamation"}),
    "Law": frozenset({"decree", "ordinance", "proclamation"}),
    "Statute": frozenset({"act", "law"}),
}
"""What a short form may stand for where nothing of its own name has been named."""
_LOOSE = frozenset({"law", "legislation", "statute", "plan"})
_DRAFTED = re.compile(r"\b(?:draft|proposed)\b", re.I)


@dataclass
class Memory:
    """The laws that a document has named so far, in order, with the block of each."""

    named: list[tuple[Draft, int, int]] = field(default_factory=list)
    abbreviations: dict[str, Draft] = field(default_factory=dict)
    articles: dict[str, Draft] = field(default_factory=dict)

    def keep(self, draft: Draft, block: int, sentence: int) -> None:
        """Remember a law, and what an article stands in."""
        if draft.container is not None and draft.kind == "code_article":
            self.articles.setdefault(draft.number or "", draft.container)
            self.named.append((draft.container, block, sentence))
        elif draft.form != "short":
            self.named.append((draft, block, sentence))

    def again(self, draft: Draft, block: int, sentence: int) -> None:
        """Remember that a law was named again, by a short form."""
        self.named.append((draft, block, sentence))

    def container(self, block: int, number: str) -> Draft | None:
        """Give the law that an article without one stands in: its own before, or the last named."""
        if number in self.articles:
            return self.articles[number]
        for draft, its_block, _ in reversed(self.named):
            if (
                draft.kind in {"statute", "bill", "decree"}
                and not draft.weak
                and draft.family != "directive"
                and block - its_block <= 8
            ):
                return draft
        return None

    def knows(self, match: re.Match[str]) -> bool:
        """Say whether a law has been named that a short form may stand for."""
        families, noun = _families(match), match["noun"]
        return any(d.family in families or _same_head(d, noun) for d, _, _ in self.named)

    def _passed(self) -> Draft | None:
        """Give the act that the one bill named so far has become ("the Act" behind "Slavery Bill")."""
        bills = [x for x in self.named if x[0].family == "bill" and x[0].name.endswith("Bill")]
        bill = _only(bills)
        if bill is None:
            return None
        words = {"title": bill.title, "name": bill.name}
        titled = {k: re.sub(r"Bill$", "Act", v) for k, v in words.items()}
        return replace(bill, kind="statute", family="act", **titled)  # type: ignore[arg-type]

    def resolve(self, match: re.Match[str], block: int, sentence: int) -> Draft | None:
        """Give the one law that a short form stands for, or `None` where none or two fit."""
        noun = match["noun"]
        families = _families(match)
        fitting = [
            (d, b, s) for d, b, s in self.named if d.family in families or _same_head(d, noun)
        ]
        if families == {"bill"} and not fitting:
            fitting = [x for x in self.named if x[0].needs_event and x[0].kind == "statute"]
        if noun == "amendment":
            acts = frozenset({"act", "law", "code", "statute"})
            fitting = [x for x in self.named if x[0].family in acts and x[0].kind == "statute"]
            return (
                (_only(fitting) or (fitting[-1][0] if fitting else None)) if match["year"] else None
            )
        if not fitting and noun in _WIDER:
            fitting = [x for x in self.named if x[0].family in _WIDER[noun]]
        if year := match["year"] or match["of"]:
            return _one_of_year(fitting, int(year))
        if noun == "Act" and not fitting and (passed := self._passed()):
            return passed
        if noun[0].islower() and noun in _LOOSE:
            named = [x for x in fitting if x[0].form == "full" or x[0].confidence > _BY_TOPIC]
            near = [x for x in named if x[1] == block and sentence - x[2] <= 2]
            return _only(near)
        nearby = [x for x in fitting if block - x[1] <= 25]
        return (
            _only(nearby)
            or _only([x for x in fitting if x[1] == block])
            or _only([x for x in fitting if x[1] == block and sentence - x[2] <= 1])
        )


_KINDS: dict[str, LawKind] = {
    "act": "statute",
    "law": "statute",
    "code": "statute",
    "statute": "statute",
    "bill": "bill",
    "decree": "decree",
    "ordinance": "decree",
    "proclamation": "decree",
    "convention": "treaty",
}


def unresolved(match: re.Match[str]) -> Draft | None:
    """Give the law that a short form alone tells of, in a text that never names it in full.

    It is a record only where an event is told of it: "the Act came into force", "the 2011 law bans".
    """
    noun, year = match["noun"], match["year"] or match["of"]
    kind = _KINDS.get(noun.lower())
    article = kind == "treaty" and re.search(
        r"\b(?:of|in|to|under)\s+$", match.string[: match.start()]
    )
    if kind is None or article or not (noun[0].isupper() or year) or noun == "Constitution":
        return None
    return Draft(
        match.start("words"),
        match.end(),
        kind,
        noun.lower(),
        " ".join(match["words"].split()),
        noun.lower(),
        "description",
        year=int(year) if year else None,
        needs_event=True,
        confidence=0.6,
    )


def _families(match: re.Match[str]) -> frozenset[str]:
    noun = match["noun"].lower()
    if _DRAFTED.search(match["words"]):
        return frozenset({"bill"})
    return _FAMILIES.get(noun.split()[0], frozenset({noun}))


def _same_head(draft: Draft, noun: str) -> bool:
    """Say whether a law's own title holds a capitalized head ("the Code" for a "Child Code")."""
    return (
        noun[0].isupper() and draft.kind != "treaty" and bool(re.search(rf"\b{noun}\b", draft.name))
    )


def _only(fitting: list[tuple[Draft, int, int]]) -> Draft | None:
    slugs = {d.slug for d, _, _ in fitting}
    return fitting[-1][0] if len(slugs) == 1 else None


def _one_of_year(fitting: list[tuple[Draft, int, int]], year: int) -> Draft | None:
    exact = [x for x in fitting if x[0].year == year]
    if exact:
        return _only(exact)
    return _only([x for x in fitting if x[0].year is None])


def abbreviates(short: str, name: str) -> bool:
    """Say whether the letters of a short form begin the words of a name, in order.

    >>> abbreviates("POTPA", "Prevention of Trafficking in Persons Act"), abbreviates("UNODC", "Law 5")
    (True, False)
    """
    initials = [w[0].lower() for w in re.findall(r"[A-Za-z]+", name)]
    letters = [c.lower() for c in short if c.isalpha()]
    at, missed = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at += initials[at:].index(letter) + 1
        else:
            missed += 1
    return len(letters) >= 2 and missed <= len(letters) // 4


def find_abbreviated(text: str, start: int, end: int, known: dict[str, Draft]) -> Iterator[Draft]:
    """Find the abbreviations that brackets defined before."""
    for abbr, draft in known.items():
        for match in re.finditer(rf"(?<![\w(\[“\"-]){re.escape(abbr)}(?![\w-])", text[start:end]):
            yield draft.at(start + match.start(), start + match.end())
