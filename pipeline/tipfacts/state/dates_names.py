"""Names of private persons, which no field of a record may hold."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from tipfacts.tag.dates_words import contexts
from tipfacts.tag.parsed import Parsed


class PrivateNames:
    """The persons whom a document names without showing that they hold an office.

    A name counts if it has two words or a title of address before it; an office right before it
    ("President", "Judge") makes it public. A part of such a name counts wherever it stands alone.
    """

    def __init__(self, parsed: Parsed) -> None:
        docs: dict[int, Doc] = {s.block: s.words.doc for s in parsed.sentences}
        self._parts: set[str] = set()
        for doc in docs.values():
            for ent in doc.ents:
                if _is_private(ent):
                    self._parts.update(t.text for t in ent if t.text[0].isupper() and len(t) > 3)

    def within(self, doc: Doc) -> frozenset[int]:
        """Give the indices of the tokens of a parsed block that name such a person."""
        return frozenset(
            t.i
            for ent in doc.ents
            if ent.label_ == "PERSON"
            for t in ent
            if _is_private(ent) or t.text in self._parts
        )


def private_names(doc: Doc) -> frozenset[int]:
    """Give the indices of the tokens that name a private person in full."""
    return frozenset(t.i for ent in doc.ents if _is_private(ent) for t in ent)


def _is_private(ent: Span) -> bool:
    if ent.label_ != "PERSON" or not _is_name(ent):
        return False
    doc = ent.doc
    before = [doc[i].lower_ for i in range(max(0, ent.start - 3), ent.start + 1)]
    return not any(word in contexts("office") for word in before)


def _is_name(ent: Span) -> bool:
    words = [t for t in ent if t.text[0].isupper() and t.is_alpha]
    addressed = ent.start > 0 and ent.doc[ent.start - 1].text.rstrip(".") in _ADDRESS
    known = any(t.lower_ in contexts("title") for t in words)
    return (len(words) >= 2 and not known and not any(t.is_upper for t in words)) or addressed


_ADDRESS = frozenset({"Mr", "Mrs", "Ms", "Miss"})
