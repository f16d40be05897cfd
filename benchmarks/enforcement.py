"""Counts of investigations, prosecutions and convictions beside a table of what is true.

The table is a CSV file with the columns edition, country, stat and value; a document belongs to a
row by its name (`2018_serbia.pdf`). A row is printed if its number stands in a line that names what
is counted or, as text taken out of PDF has it, in one of the forty lines below; it is found if a
record of the document has its indicator, value and year.

    python benchmarks/enforcement.py FOLDER TABLE.csv
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tipfacts import load
from tipfacts.document import Document
from tipfacts.read import read
from tipfacts.records import Fact, StatisticRecord

_STATS = ("investigations", "prosecutions", "convictions")
_BELOW = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A true number."""

    year: str
    country: str
    stat: str
    value: int

    def is_of(self, document: Document) -> bool:
        """Say whether the document's name names the row's year and country."""
        name = Path(document.id).stem
        return name == f"{self.year}_{re.sub(r'[^a-z]+', '_', self.country.lower()).strip('_')}"

    def is_printed(self, text: str) -> bool:
        """Say whether the number stands beside or below a line that names what is counted."""
        number = re.compile(rf"(?<![\d.,]){self.value:,}(?![\d,]|\.\d)")
        lines = text.splitlines()
        heads = (i for i, x in enumerate(lines) if f"number of {self.stat}" in x.lower())
        return any(
            number.search(lines[i]) or any(number.match(x) for x in lines[i : i + _BELOW])
            for i in heads
        )

    def is_told(self, record: Fact) -> bool:
        """Say whether a record tells this number."""
        return (
            isinstance(record, StatisticRecord)
            and record.indicator == self.stat
            and record.value == self.value
            and record.period is not None
            and record.period.start is not None
            and record.period.start.year == int(self.year)
        )


def main() -> None:
    """Print what was found of each document, and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder")
    parser.add_argument("table", type=Path)
    given = parser.parse_args()
    rows, line, counts = list(read_table(given.table)), load(), Counter[str]()
    for document in read([given.folder]):
        if not isinstance(document, Document):
            continue
        records = line(document)
        for row in (r for r in rows if r.is_of(document)):
            printed = row.is_printed(document.text)
            told = any(row.is_told(r) for r in records)
            counts["rows"] += 1
            counts["printed"] += printed
            counts["found"] += printed and told
            if printed and not told:
                print(f"{document.id}: {row.stat} {row.value} not found")
    print(f"{counts['rows']} rows, {counts['printed']} printed, {counts['found']} of them found")


def read_table(path: Path) -> Iterator[Row]:
    """Give the rows of the table that are counts."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["stat"] in _STATS:
                yield Row(row["edition"], row["country"], row["stat"], int(row["value"]))


if __name__ == "__main__":
    main()
