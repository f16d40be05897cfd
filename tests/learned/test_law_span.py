"""Laws made from words that a model pointed at."""

from __future__ import annotations

import pytest

from tipfacts.learned.law_span import draft_of
from tipfacts.tag.law_draft import Draft

CASES = [
    ("the Border Safety Bill of 2019", "bill", "Border Safety Bill of 2019", None, 2019, False),
    ("Loi n° 2012-017", "statute", "Loi n° 2012-017", "2012-017", 2012, False),
    ("House Bill 4512", "bill", "House Bill 4512", "4512", None, False),
    ("section 14A of the Crimes Act", "code_article", "section 14A of the Crimes Act", "14A", None, False),
    ("a draft law on shelters", "bill", "draft law on shelters", None, None, True),
    ("its anti-trafficking statute", "statute", "anti-trafficking statute", None, None, True),
    ("the 2016-2020 national action plan", "policy", "2016-2020 national action plan", None, 2016, True),
    ("Circular 8", "decree", "Circular 8", "8", None, False),
    ("TIPA", "statute", "TIPA", None, None, True),
    ("Protocol of 2014 to the Forced Labour Convention", "treaty",
     "Protocol of 2014 to the Forced Labour Convention", None, 2014, False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "name", "number", "year", "needs_event"), CASES)
def test_words_become_a_law(words, kind, name, number, year, needs_event):
    draft = draft_of(words, 0, len(words))
    assert draft is not None
    told = (draft.kind, draft.name, draft.number, draft.year, draft.needs_event)
    assert told == (kind, name, number, year, needs_event)


@pytest.mark.parametrize("words", ["the", "12", "shelter", "the victims", "–", "x" * 200 + " act"])
def test_other_words_are_no_law(words):
    assert draft_of(words, 0, len(words)) is None


def law(text: str, start: int, end: int, before: tuple[Draft, ...] = ()) -> Draft:
    draft = draft_of(text, start, end, before)
    assert draft is not None
    return draft


def test_a_short_form_stands_for_the_law_before_it():
    text = "The Harbour Workers Act 2009 is new. The act bans debt bondage."
    first = law(text, 4, 28)
    start = text.index("act bans")
    short = law(text, start, start + 3, (first,))
    assert (short.form, short.slug, text[short.start : short.end]) == ("short", first.slug, "act")


def test_capitals_stand_for_the_name_they_begin():
    text = "Harbour Workers Protection Act; HWPA"
    first = law(text, 0, 30)
    assert law(text, 32, 36, (first,)).slug == first.slug


def test_a_general_word_alone_waits_for_an_event_of_law_making():
    assert law("the act", 0, 7).weak
