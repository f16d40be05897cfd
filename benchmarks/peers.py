"""What ready-made parts reach on the same gold, in one run, beside the line.

The peers need the extra `peers`: `pip install -e .[peers]`. Each peer writes the records that it can,
with the fields that it knows; all are scored by `tipfacts evaluate`'s own scorer at core depth.

    python benchmarks/peers.py [ANNOTATIONS] [--split test]

Peers: spaCy's stock NER with dateparser (dates, laws), timexy (dates), quantulum3 (statistics), spaCy's
stock numbers (statistics), eyecite (laws), a plain pattern (tiers).
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import dateparser
import eyecite
import spacy
from quantulum3 import parser as quantulum
from spacy.tokens import Doc
from timexy import Timexy  # noqa: F401 - registers the spaCy factory "timexy"

from tipfacts import Document, load
from tipfacts.annotate.sources import in_split, read_texts
from tipfacts.evaluate.evaluation import evaluate
from tipfacts.evaluate.items import KINDS, Kind, read_gold_corpus, read_predictions
from tipfacts.evaluate.score import Scores
from tipfacts.records import (
    DateRecord,
    DateValue,
    Evidence,
    Fact,
    Instrument,
    LawRecord,
    StatisticRecord,
    TierRecord,
    identified,
    to_json,
)
from tipfacts.tag.pipeline import load_base
from tipfacts.tag.places import country_named

warnings.simplefilter("ignore")
Peer = Callable[[Document], Iterator[Fact]]


def common(document: Document, kind: str, start: int, end: int) -> dict[str, object]:
    """Give the fields that every record has."""
    evidence = Evidence(doc=document.id, start=start, end=end, text=document.text[start:end])
    return {
        "id": f"{kind}:{'0' * 16}",
        "doc": document.id,
        "evidence": (evidence,),
        "sentence": evidence,
        "confidence": 1.0,
        "extractor": "peer",
    }


def date(document: Document, start: int, end: int, edtf: str) -> DateRecord:
    """Make a date record."""
    text = document.text[start:end]
    return identified(
        DateRecord(
            **common(document, "date", start, end),  # type: ignore[arg-type]
            text=text,
            value=DateValue.of(edtf),
            relation="during",
        )
    )


def number(document: Document, start: int, end: int, value: float, unit: str) -> StatisticRecord:
    """Make a statistic record."""
    return identified(
        StatisticRecord(
            **common(document, "statistic", start, end),  # type: ignore[arg-type]
            status="reported",
            value=int(value) if value == int(value) else value,
            unit=unit,
            indicator="other",
        )
    )


def edtf_of(text: str) -> str | None:
    """Read a date with dateparser, no finer than the words are."""
    settings = {"REQUIRE_PARTS": ["year"], "PREFER_DAY_OF_MONTH": "first"}
    found = dateparser.parse(text, languages=["en"], settings=settings)
    if found is None:
        return None
    if re.fullmatch(r"\D*\d{4}\D*", text.strip()) and not re.search(r"[A-Za-z]{3,}", text):
        return f"{found.year}"
    return str(found.strftime("%Y-%m-%d" if re.search(r"\b\d{1,2}\b", text) else "%Y-%m"))


def stock_dates(doc: Doc, document: Document) -> Iterator[Fact]:
    """Stock NER's DATE, read by dateparser."""
    for entity in doc.ents:
        if entity.label_ == "DATE" and (edtf := edtf_of(entity.text)):
            yield date(document, entity.start_char, entity.end_char, edtf)


def stock_laws(doc: Doc, document: Document) -> Iterator[Fact]:
    """Stock NER's LAW, as mentioned."""
    for entity in doc.ents:
        if entity.label_ == "LAW":
            yield law(document, entity.start_char, entity.end_char)


def law(document: Document, start: int, end: int) -> LawRecord:
    """Make a law record that only mentions."""
    name = " ".join(document.text[start:end].split())
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "law"
    return identified(
        LawRecord(
            **common(document, "law", start, end),  # type: ignore[arg-type]
            law=Instrument(name=name, canonical=slug, kind="statute"),
            event="mentioned",
        )
    )


def stock_numbers(doc: Doc, document: Document) -> Iterator[Fact]:
    """Stock NER's CARDINAL, PERCENT and MONEY, digits only."""
    units = {"CARDINAL": "item", "PERCENT": "percent", "MONEY": "USD"}
    for entity in doc.ents:
        digits = re.search(r"\d[\d,]*(?:\.\d+)?", entity.text)
        if entity.label_ in units and digits:
            value = float(digits[0].replace(",", ""))
            yield number(document, entity.start_char, entity.end_char, value, units[entity.label_])


def quantities(document: Document) -> Iterator[Fact]:
    """Every quantity that quantulum3 finds."""
    for found in quantulum.parse(document.text):
        start, end = found.span
        unit = {"percentage": "percent", "dollar": "USD", "euro": "EUR"}.get(
            found.unit.name, "item"
        )
        if start < end:
            yield number(document, start, end, float(found.value), unit)


def citations(document: Document) -> Iterator[Fact]:
    """Every statute that eyecite finds."""
    for found in eyecite.get_citations(document.text):
        words = str(found.matched_text())
        start = document.text.find(words)
        if start >= 0:
            yield law(document, start, start + len(words))


def tiers(document: Document) -> Iterator[Fact]:
    """Every "Tier N" as a placement of the document's country in its year."""
    country = country_named(document.country or "")
    if country is None or country.country is None:
        return
    for found in re.finditer(r"Tier ([123])( Watch List)?", document.text):
        yield identified(
            TierRecord(
                **common(document, "tier", *found.span()),  # type: ignore[arg-type]
                country=country.country,
                country_name=country.name or "",
                tier="2WL" if found[2] else found[1],  # type: ignore[arg-type]
                period=DateValue.of(str(document.year)) if document.year else None,
                change="placed",
            )
        )


def timexes(doc: Doc, document: Document) -> Iterator[Fact]:
    """Every TIMEX3 that timexy finds, its value cut to the day."""
    for entity in doc.ents:
        value = re.search(r'value="([0-9-]{4,10})', entity.kb_id_)
        if entity.label_ == "timexy" and value:
            with suppress(ValueError):
                yield date(document, entity.start_char, entity.end_char, value[1])


def peers() -> dict[str, Peer]:
    """Give each peer as a function from a document to records."""
    stock = load_base()
    timed = spacy.blank("en")
    timed.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy"})
    return {
        "spaCy NER + dateparser": lambda d: stock_dates(stock(d.text), d),
        "timexy": lambda d: timexes(timed(d.text), d),
        "spaCy NER (LAW)": lambda d: stock_laws(stock(d.text), d),
        "eyecite": citations,
        "plain tier pattern": tiers,
        "spaCy NER (numbers)": lambda d: stock_numbers(stock(d.text), d),
        "quantulum3": quantities,
    }


def documents(folder: Path, split: str | None) -> dict[str, Document]:
    """Give the annotated texts with country and year of the index."""
    raw = read_texts([folder / "texts"])
    with (folder / "index.tsv").open(encoding="utf-8") as file:
        index = {row["file"]: row for row in csv.DictReader(file, delimiter="\t")}
    chosen = in_split(raw, split, folder) if split else frozenset(raw)
    return {
        name: Document(
            name,
            text,
            country=index.get(name, {}).get("country") or None,
            year=int(index.get(name, {}).get("year") or 0) or None,
        )
        for name, text in raw.items()
        if name in chosen
    }


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser(description="Ready-made parts beside the line, one run.")
    given.add_argument("annotations", nargs="?", default="annotations", type=Path)
    given.add_argument("--split", default="test")
    args = given.parse_args()
    texts = documents(args.annotations, args.split)
    gold = read_gold_corpus(args.annotations / "gold").only(texts)
    line = load()
    parts: dict[str, Peer] = {**peers(), "tipfacts": lambda d: iter(line(d))}
    print(f"{len(texts)} documents of the {args.split} split; core F1 with 95% interval")
    print(f"{'':26}{'law':>18}{'date':>18}{'tier':>18}{'statistic':>18}")
    for name, part in parts.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "facts.jsonl"
            lines = [to_json(r) for d in texts.values() for r in part(d)]
            path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
            scores = evaluate(gold, read_predictions(path)).evaluation.records
        print(f"{name:26}" + "".join(f"{cell(scores, kind):>18}" for kind in KINDS))


def cell(scores: Scores, kind: Kind) -> str:
    """Write the core F1 of a kind with its interval; nothing where the part finds none."""
    group = scores.groups[kind]
    figure = group.depths["core"].f1
    if not group.predicted or figure.value is None:
        return "-"
    spread = f" {figure.interval.low:.2f}-{figure.interval.high:.2f}" if figure.interval else ""
    return f"{figure.value:.2f}{spread}"


if __name__ == "__main__":
    main()
