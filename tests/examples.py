"""One record of each kind, with every field filled in, for tests of what reads and writes them."""

from tipfacts.records import (
    Attribution,
    DateRecord,
    DateValue,
    Evidence,
    Fact,
    Instrument,
    LawRecord,
    Penalty,
    Place,
    StatisticRecord,
    TierRecord,
    Vote,
    identified,
)

TEXT = (
    "Ruritania adopted Law No. 7 in May 2003 by 90 to 3 and was on Tier 2. It held 12 to 15 trials."
)


def _common(kind: str, words: str) -> dict:
    start = TEXT.index(words)
    first = TEXT.index(" It held")
    lo, hi = (0, first) if start < first else (first + 1, len(TEXT))
    return {
        "id": f"{kind}:{'0' * 16}",
        "doc": "r.txt",
        "evidence": (Evidence(doc="r.txt", start=start, end=start + len(words), text=words),),
        "sentence": Evidence(doc="r.txt", start=lo, end=hi, text=TEXT[lo:hi]),
        "confidence": 0.9,
        "extractor": "test/1",
    }


MAY = DateValue.of("2003-05")
FACTS: list[Fact] = [
    identified(
        LawRecord(
            **_common("law", "Law No. 7"),
            law=Instrument(
                name="Law No. 7",
                canonical="usa-law-7",
                uri="/akn/us/act/2003/7",
                kind="statute",
                number="7",
                year=2003,
                jurisdiction="USA",
            ),
            event="adopted",
            date=MAY,
            actor="Ruritania",
            actor_country="USA",
            vote=Vote(**{"for": 90, "against": 3}),
            penalty=Penalty(text="up to 2.5 years", max_years=2.5),
        )
    ),
    identified(
        DateRecord(
            **_common("date", "May 2003"),
            text="May 2003",
            value=MAY,
            event="adopted Law No. 7",
            relation="during",
        )
    ),
    identified(
        TierRecord(
            **_common("tier", "Tier 2"),
            country="USA",
            country_name="Ruritania",
            tier="2",
            period=DateValue.of("2004/.."),
            change="upgraded",
            consecutive_years=2,
            previous="3",
            assessor="the State Department",
        )
    ),
    identified(
        StatisticRecord(
            **_common("statistic", "12 to 15 trials"),
            attribution=Attribution(name="Sapt", year=2004, locator="p. 3"),
            status="reported",
            low=12,
            high=15,
            modifier="range",
            unit="case",
            indicator="prosecutions",
            subject="trials",
            place=Place(text="Ruritania"),
            period=DateValue.of("2003"),
            period_basis="calendar",
        )
    ),
    identified(
        StatisticRecord(
            **_common("statistic", "15 trials"),
            status="not_reported",
            unit="case",
            indicator="convictions",
        )
    ),
    identified(
        StatisticRecord(
            **_common("statistic", "12"),
            status="reported",
            value=2_500_000.0,
            unit="person",
            indicator="victims_estimated",
        )
    ),
]
