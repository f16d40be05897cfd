"""Names of private persons, which no field of a record may hold."""

from __future__ import annotations

from spacy.tokens import Doc

from tipfacts.tag.dates_words import contexts


def private_names(doc: Doc) -> frozenset[int]:
    """Give the indices of the tokens that name a person who is not shown to hold an office.

    A name counts if it has two words or a title of address before it; an office right before it
    ("President", "Judge") makes it public.
    """
    found: set[int] = set()
    for ent in doc.ents:
        if ent.label_ != "PERSON" or not _is_name(doc, ent.start, ent.end):
            continue
        before = [doc[i].lower_ for i in range(max(0, ent.start - 3), ent.start + 1)]
        if not any(word in contexts("office") for word in before):
            found.update(range(ent.start, ent.end))
    return frozenset(found)


def _is_name(doc: Doc, start: int, end: int) -> bool:
    words = [t for t in doc[start:end] if t.text[0].isupper() and t.is_alpha]
    addressed = start > 0 and doc[start - 1].text.rstrip(".") in {"Mr", "Mrs", "Ms", "Miss"}
    known = any(t.lower_ in contexts("title") for t in words)
    return (len(words) >= 2 and not known and not any(t.is_upper for t in words)) or addressed
