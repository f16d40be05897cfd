"""Laws: every case of `cases/laws/*.yml`, run through the line up to the law records.

A case expects its records in the order of the text, each with the fields it names; no other record
may come out. `at` is the evidence, `id` the canonical id, `date` the EDTF string.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from tipfacts.clean import clean
from tipfacts.document import Document
from tipfacts.records import LawRecord
from tipfacts.relate.context import contextualize
from tipfacts.state.laws import state_laws
from tipfacts.tag.pipeline import load_base, parse
from tipfacts.tag.tagged import tag

CASES = Path(__file__).parent / "cases" / "laws"


class _Plain(yaml.SafeLoader):
    """YAML without dates: `2003-12-25` is a string."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, regexp) for tag, regexp in found if not tag.endswith(":timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), _Plain):
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            name = f"{path.stem}:{case['text'][:60]}"
            found.append(pytest.param(case, id=name, marks=marks))
    return found


def laws_in(case: dict[str, Any]) -> list[LawRecord]:
    document = Document(
        case.get("name", "text"), case["text"], country=case.get("country"), year=case.get("year")
    )
    context = contextualize(tag(parse(clean(document), load_base())))
    return list(state_laws(context, ()))


def shown(record: LawRecord) -> dict[str, Any]:
    penalty, vote = record.penalty, record.vote
    return {
        "at": " ".join(record.evidence[0].text.split()),
        "name": record.law.name,
        "id": record.law.canonical,
        "uri": record.law.uri,
        "kind": record.law.kind,
        "number": record.law.number,
        "year": record.law.year,
        "jurisdiction": record.law.jurisdiction,
        "event": record.event,
        "assertion": record.assertion,
        "date": record.date.edtf if record.date else None,
        "actor": record.actor,
        "actor_country": record.actor_country,
        "vote": [vote.for_, vote.against] if vote else None,
        "penalty": penalty.text if penalty else None,
        "years": [penalty.min_years, penalty.max_years] if penalty else None,
        "fine": penalty.fine if penalty else None,
    }


@pytest.mark.parametrize("case", _cases())
def test_law_case(case: dict[str, Any]) -> None:
    found = [shown(r) for r in laws_in(case)]
    brief = [(f["at"], f["event"], f["assertion"]) for f in found]
    expected = [
        (e["at"], e["event"], e.get("assertion", "stated")) for e in case.get("expect") or []
    ]
    assert brief == expected
    for record, wanted in zip(found, case.get("expect") or [], strict=True):
        assert {k: record[k] for k in wanted} == wanted


def test_a_third_of_the_cases_give_nothing() -> None:
    cases = [p.values[0] for p in _cases()]
    silent = [c for c in cases if not c.get("expect")]  # type: ignore[union-attr,attr-defined]
    assert len(cases) >= 120
    assert len(silent) * 3 >= len(cases)
