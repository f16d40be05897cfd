"""Names of private persons stand in the evidence's own words only."""

from __future__ import annotations

import pytest

CASES = [
    ("In 2014 police in Mandara charged Anna Kowalska with trafficking 12 girls.", "Kowalska"),
    ("In May 2011 a court freed Pedro Alvarez and Luisa Gomez after two years.", "Alvarez"),
]
PUBLIC = ("In March 2004 President Anton Moravec signed the law on trafficking.", "Moravec")


@pytest.mark.parametrize(("text", "name"), CASES)
def test_private_names_are_left_out_of_the_fields(line, text, name):
    for record in line(text):
        own = record.model_dump(exclude={"evidence", "sentence", "attribution"})
        assert name not in str(own), own


def test_people_in_office_keep_their_names(line):
    text, name = PUBLIC
    assert any(name in str(r.model_dump(exclude={"evidence", "sentence"})) for r in line(text))
