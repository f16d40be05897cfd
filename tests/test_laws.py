"""Laws: the registry, the ids, and what the tagger gives to the taggers after it."""

from __future__ import annotations

import pytest

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.relate.context import Context, contextualize
from tipfacts.relate.laws import relate_laws
from tipfacts.tag.law_registry import find_named, find_numbered, known, registry
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.tagged import tag

CONTRACT = (
    "un-tip-protocol-2000 un-ctoc-2000 un-crc-1989 un-crc-op-ac un-crc-op-sc un-cedaw-1979 ilo-c29 "
    "ilo-c105 ilo-c138 ilo-c182 ilo-c189 coe-cathb-2005 eu-directive-2011-36 us-tvpa-2000 "
    "us-tvpra-2003 us-tvpra-2005 us-tvpra-2008 us-tvpra-2013 us-tvpra-2018 us-protect-act-2003"
).split()


def _context(text: str, country: str | None = None) -> Context:
    document = Document("text", text, country=country)
    return contextualize(tag(parse(clean(document), load_base())))


@pytest.mark.parametrize("law_id", CONTRACT)
def test_the_contract_s_ids_are_known(law_id: str) -> None:
    assert known(law_id)


def test_ids_and_names_are_not_used_twice() -> None:
    ids = [k.id for k in registry()]
    assert len(ids) == len(set(ids))
    names = [k.name for k in registry()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("form", [(k.id, f) for k in registry() for f in k.forms])
def test_every_form_finds_its_instrument(form: tuple[str, str]) -> None:
    law_id, words = form
    text = f"The {words} was read."
    assert law_id in {f.known.id for f in find_named(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ILO Convention 182", ["ilo-c182"]),
        ("ILO C. 182, Worst Forms of Child Labor", ["ilo-c182"]),
        ("ILO Convention No. 29 on Forced Labor", ["ilo-c29"]),
        ("Conventions Nos. 29, 105, 138 and 182", ["ilo-c29", "ilo-c105", "ilo-c138", "ilo-c182"]),
        ("ILO's C81", ["ilo-c81"]),
        ("International Labor Organization (ILO) Convention 170", ["ilo-c170"]),
        ("Convention No. 29", ["ilo-c29"]),
        ("ILO report 182", []),
        ("ILO 2012 estimates", []),
    ],
)
def test_numbers_of_the_ilo(text: str, ids: list[str]) -> None:
    assert [f.known.id for f in find_numbered(text, 0, len(text))] == ids


@pytest.mark.parametrize(
    "text",
    [
        "Parliament adopted Law No. 11 of 2012 and opened 3 shelters.",
        "The Prevention of Trafficking in Persons Act (2012) was read.",
        "Ghana ratified the 2000 UN TIP Protocol.",
    ],
)
def test_the_year_of_a_law_is_no_date(text: str) -> None:
    assert not _context(text).clock.moments


def test_relations_lead_from_the_law_to_its_date_and_its_actor() -> None:
    context = _context("Zambia ratified the Palermo Protocol in April 2005.")
    text = context.parsed.text
    found = {(r.name, text[slice(*r.head)], text[slice(*r.tail)]) for r in relate_laws(context)}
    assert found == {
        ("law_event_date", "Palermo Protocol", "April 2005"),
        ("law_event_actor", "Palermo Protocol", "Zambia"),
    }


def test_a_law_is_mentioned_once_and_not_beside_an_event() -> None:
    context = _context("The Palermo Protocol is long. The Palermo Protocol is clear.", "Peru")
    from tipfacts.relate.law_events import law_events

    assert [t.event for t in law_events(context)] == ["mentioned"]


def test_the_name_of_a_law_ends_with_its_cell() -> None:
    rows = "Policy\tDescription\nChild Labor Action Plan\tAims to End Trafficking\nBonded Labor Act (41)\tYes"
    names = {m.value.instrument.name for m in _context(f"Table 2. Laws\n\n{rows}").tagged.laws}
    assert names == {"Child Labor Action Plan", "Bonded Labor Act"}
