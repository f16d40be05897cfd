"""Voices, from cases/voices/*.yml; the words in question stand in double brackets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.relate.voices import Voice, listen
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.sources import tag_citations

CASES = Path(__file__).parent / "cases" / "voices"
REFERENCES = """

References

- Marlow, K. (2002). Nets and debts. Journal of Ports, 3(2), 1–18.
- Marlow, K. (2005). Crews for sale. Suva: Reef Press.
- Office of Ports (2009). Survey of crews. Suva: Office of Ports.
- Sea Labor Organization (2009). Lost crews: Who are they? Suva: Sea Labor Organization.
- Sea Labor Organization (2009). Safe return. Suva: Sea Labor Organization.
- Tull, G. & Brenner, A. (2005). Counting the hidden. Island Studies, 43(1), 18–34.
"""


def _cases(*names: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{name}:{case['text'][:70]}",
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for name in names
        for case in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    ]


def _voice(text: str, home: str | None = None) -> Voice | None:
    before, _, rest = text.partition("[[")
    words, _, after = rest.partition("]]")
    parsed = parse(clean(Document("case", before + words + after)), load_base())
    start = parsed.text.index(words, max(0, len(before) - 4))
    return listen(parsed, tag_citations(parsed), home).over(start, start + len(words))


@pytest.mark.parametrize("case", _cases("spoken", "cited", "nobody"))
def test_voice_over_the_marked_words(case: dict[str, Any]) -> None:
    voice = _voice(case["text"], case.get("home"))
    given = voice and voice.attribution
    found = given and {"name": given.name, "year": given.year, "locator": given.locator}
    expect = case.get("expect")
    assert found == (expect and {"name": None, "year": None, "locator": None} | expect)


@pytest.mark.parametrize(
    ("cited", "entry"),
    [
        ("(Marlow 2005, 301)", "Crews for sale"),
        ("(Marlow 2002)", "Nets and debts"),
        ("(Marlowe, 2005)", "Crews for sale"),
        ("(Tull and Brenner, 2005)", "Counting the hidden"),
        ("(SLO, *Lost Crews*, 2009)", "Lost crews"),
        ("(Oduya, 1999, as cited in Marlow, 2005)", "Crews for sale"),
        ("(Marlow 2007)", None),
        ("(SLO, 2009)", None),
        ("(Office, 2009)", None),
    ],
)
def test_citation_points_to_its_entry(cited: str, entry: str | None) -> None:
    voice = _voice(f"Some [[900 girls]] were sold {cited}.{REFERENCES}")
    assert voice is not None
    reference = voice.attribution.reference
    assert (entry in reference) if entry and reference else reference is entry
