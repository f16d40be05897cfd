import re

import pytest

from tipfacts.records import Evidence
from tipfacts.show import render


@pytest.mark.parametrize(
    ("index", "head"),
    [
        (0, "law       Law No. 7 · adopted · 2003-05 · by Ruritania · 90 to 3 · up to 2.5 years"),
        (1, "date      during 2003-05 · adopted Law No. 7  r.txt:31"),
        (2, "tier      Ruritania · Tier 2 · upgraded · 2004/.. · from Tier 3"),
        (3, "statistic 12 to 15 case trials · prosecutions · Ruritania · 2003 · according to Sapt"),
        (4, "statistic not reported case · convictions"),
        (5, "statistic 2,500,000 person · victims_estimated"),
    ],
)
def test_a_record_is_said_in_one_line(facts, index, head):
    assert render(facts[index]).plain.splitlines()[0].startswith(head)


def test_the_mention_is_marked_in_its_sentence(facts):
    assert "in «May 2003» by 90 to 3" in render(facts[1], ("«", "»")).plain
    spans = [s for s in render(facts[1]).spans if s.style == "reverse"]
    assert [render(facts[1]).plain[s.start : s.end] for s in spans] == ["May 2003"]


def test_evidence_elsewhere_is_told_below(facts):
    other = Evidence(doc="s.txt", start=4, end=12, text="May\n2003")
    record = facts[1].model_copy(update={"evidence": (*facts[1].evidence, other)})
    assert render(record).plain.splitlines()[-1] == "          also s.txt:4: May 2003"


def test_control_characters_never_reach_the_terminal(facts):
    sentence = facts[1].sentence.model_copy(
        update={"text": re.sub("by 90", "\x1b[2J\r", facts[1].sentence.text)}
    )
    plain = render(facts[1].model_copy(update={"sentence": sentence})).plain
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", plain)
