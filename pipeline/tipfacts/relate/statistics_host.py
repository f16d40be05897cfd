"""What a counted thing belongs to or is given: "officers of the unit", "survivors given care"."""

from __future__ import annotations

from spacy.tokens import Token

from tipfacts.relate.statistics_deed import Deed, participle
from tipfacts.relate.statistics_reading import Counted
from tipfacts.relate.statistics_view import View

_HAS = frozenset("have employ contain comprise lack maintain keep retain boast possess".split())
_GIVES = frozenset(
    "give grant provide offer issue award supply extend deliver deny render refuse administer "
    "afford accord teach pay assign allot hand".split()
)
_LONGEST = 6


def agrees(view: View, verb: Token) -> bool:
    """Say whether a verb can have a number of several things as its subject.

    "A safe house with 20 beds was the only shelter" tells nothing of the beds.
    """
    value = view.site.quantity.value
    if view.site.percent or view.site.money or value is None or value <= 1:
        return True
    finite = [t for t in (verb, *verb.lefts) if t.pos_ in {"VERB", "AUX"} and t.i <= verb.i]
    return not any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite[-3:])


def host(view: View, counted: Counted, deed: Deed | None) -> str:
    """Give what has the counted things, as "of HOST"; "" where nothing is said to have them."""
    if counted.rule != "noun" or view.site.money or view.site.percent:
        return ""
    owner = _with(view, counted) or _having(view, deed)
    name = _named(view, owner) if owner is not None else ""
    return f"of {name}" if name else ""


def _with(view: View, counted: Counted) -> Token | None:
    noun = view.site.doc[counted.token]
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"with", "without"}:
        return None
    owner = preposition.head
    return owner if owner.pos_ in {"NOUN", "PROPN"} and owner.i < preposition.i else None


def _having(view: View, deed: Deed | None) -> Token | None:
    if deed is None or deed.part != "object" or deed.lemma not in _HAS:
        return None
    verb = view.site.doc[deed.verb]
    return next((t for t in verb.lefts if t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"}), None)


def _named(view: View, owner: Token) -> str:
    """Give an owner in a few words; "" for the country, a person or what is counted itself."""
    if owner.ent_type_ in {"GPE", "PERSON"} or view.skipped(owner) or view.taken(owner.i):
        return ""
    first = min([t.left_edge.i for t in owner.lefts if t.dep_ in {"amod", "compound"}] + [owner.i])
    end = owner.i + 1
    of = next((t for t in owner.rights if t.lower_ in {"of", "for"} and t.i == end), None)
    if (
        of is not None
        and of.right_edge.i - owner.i <= _LONGEST
        and of.right_edge.i < view.site.stop
    ):
        end = of.right_edge.i + 1
    words = [t for t in view.site.doc[first:end] if not view.skipped(t)]
    if len(words) > _LONGEST or any(view.taken(t.i) for t in words):
        words = [owner]
    text = "".join((t.text if t.pos_ == "PROPN" else t.lower_) + t.whitespace_ for t in words)
    return text.strip()


def given(view: View, deed: Deed | None) -> str:
    """Give what was given to the counted: "care was given to 12 girls" is "girls given care"."""
    if deed is None or deed.part != "loose" or deed.lemma not in _GIVES:
        return ""
    link = view.site.core
    while link.dep_ not in {"prep", "dative"} and link.head.i != link.i:
        link = link.head
    if link.lower_ != "to":
        return ""
    verb = view.site.doc[deed.verb]
    thing = next(
        (t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"} and t.i < view.site.first),
        None,
    )
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"} or view.taken(thing.i):
        return ""
    first = min([t.left_edge.i for t in thing.lefts if t.dep_ in {"amod", "compound"}] + [thing.i])
    words = [t for t in view.site.doc[first : thing.i + 1] if not view.taken(t.i)]
    if len(words) > _LONGEST:
        words = [thing]
    text = "".join((t.text if t.pos_ == "PROPN" else t.lower_) + t.whitespace_ for t in words)
    return f"{participle(verb)} {text}".strip()
