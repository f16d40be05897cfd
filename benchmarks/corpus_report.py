"""Files, words, seconds, records and what was dropped of all files below a folder, as a table.

Behind it stand the files with the worst signs of bad reading, to be read by eye: words that are
none, sentences too short to be some, paragraphs that end in none, and lines that recur page by page.

    python benchmarks/corpus_report.py FOLDER [--worst 10]
"""

from __future__ import annotations

import argparse
import os
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from tipfacts import load  # noqa: E402 - the thread limits must stand before numpy is loaded
from tipfacts.clean import clean  # noqa: E402
from tipfacts.clean.recurring import RecurringLines  # noqa: E402
from tipfacts.clean.structured import Role, Structured  # noqa: E402
from tipfacts.clean.words import is_word  # noqa: E402
from tipfacts.document import Document  # noqa: E402
from tipfacts.errors import InputError  # noqa: E402
from tipfacts.line import Line  # noqa: E402
from tipfacts.read import read  # noqa: E402
from tipfacts.tag.sentences import sentence_starts  # noqa: E402

SENTENCES = frozenset({Role.PARAGRAPH, Role.BLOCK_QUOTE, Role.FOOTNOTE})
PAGES = 3
"""Pages on which a line stands that recurs."""
END = re.compile(r"[.!?:;…][\"”’')\]]*$")
LEAST = 200
"""Words of a document that is ranked."""
SHORT = 4
"""Words of a sentence that is too short to be one."""


@dataclass(slots=True)
class Count:
    """What a group of files was."""

    files: int = 0
    words: int = 0
    seconds: float = 0.0
    records: int = 0
    dropped: int = 0

    def row(self, name: str) -> str:
        """Give a row of the table."""
        rate = self.words / self.seconds if self.seconds else 0
        return (
            f"| {name} | {self.files:,} | {self.words:,} | {self.seconds:.1f} | {rate:,.0f} "
            f"| {self.records:,} | {self.dropped:,} |"
        )


@dataclass(frozen=True, slots=True)
class Signs:
    """What a document shows of bad reading.

    Attributes:
        unknown: share of its words in small letters that the word list does not have.
        short: share of its sentences that have fewer than four words.
        open: share of its paragraphs that end in no sentence.
        recurring: lines that are on three or more of its pages.
    """

    doc: str
    unknown: float
    short: float
    open: float
    recurring: int


@dataclass(slots=True)
class Report:
    """What was found in all files below a folder."""

    by_folder: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_format: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    signs: list[Signs] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def counts(self, doc: str) -> tuple[Count, Count]:
        """Give the counts that a document belongs to."""
        folder, _, name = doc.rpartition("/")
        ending = re.search(r"\.[a-z]+(?:\.gz)?(?=:\d+$|$)", name.lower())
        return self.by_folder[folder or "."], self.by_format[ending[0] if ending else "other"]


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", default=10, type=int, help="files to name for each sign")
    given = parser.parse_args()
    report = survey(given.folder, load())
    for line in written(report, given.worst):
        print(line)


def survey(folder: Path, line: Line) -> Report:
    """Read all files below a folder, one after the other, through the whole line.

    Raises:
        InputError: nothing in it can be read.
    """
    report, begun = Report(), time.perf_counter()
    for item in read([str(folder)]):
        if isinstance(item, Document):
            structured = clean(item)
            records = len(line.extract(structured).records)
            if len(item.text.split()) >= LEAST:
                report.signs.append(signs(structured))
        for count in report.counts(item.id if isinstance(item, Document) else item.source):
            if isinstance(item, Document):
                count.files += 1
                count.words += len(item.text.split())
                count.records += records
            else:
                count.dropped += 1
            count.seconds += time.perf_counter() - begun
        if not isinstance(item, Document):
            report.reasons[item.reason] += 1
        begun = time.perf_counter()
    if not report.by_folder:
        raise InputError(f"{folder} holds nothing that can be read: name a folder of reports")
    return report


def signs(structured: Structured) -> Signs:
    """Count the signs of bad reading in the running text of a document."""
    text = structured.traced.text
    blocks = [text[b.start : b.end] for b in structured.blocks if b.role in SENTENCES]
    words = [w for b in blocks for w in re.findall(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", b)]
    sentences = [s for block in blocks for s in parted(block)]
    lines = RecurringLines()
    lines.add(structured)
    return Signs(
        structured.document.id,
        share(not is_word(w) for w in words),
        share(len(s.split()) < SHORT for s in sentences),
        share(END.search(block) is None for block in blocks),
        sum(r.unit == "pages" for r in lines.on(PAGES)),
    )


def parted(block: str) -> Iterator[str]:
    """Give the sentences of a block."""
    starts = [*sorted(set(sentence_starts(block))), len(block)]
    return (block[a:b] for a, b in pairwise(starts))


def share(found: Iterable[bool]) -> float:
    """Give the share of what is so."""
    given = list(found)
    return sum(given) / len(given) if given else 0.0


def written(report: Report, worst: int) -> Iterator[str]:
    """Write the report in Markdown."""
    for name, counts in (("folder", report.by_folder), ("format", report.by_format)):
        yield f"| {name} | documents | words | seconds | words/s | records | dropped |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        yield from (count.row(key) for key, count in sorted(counts.items()))
        yield ""
    if report.reasons:
        told = ", ".join(f"`{reason}` {n}" for reason, n in sorted(report.reasons.items()))
        yield f"Dropped: {told}\n"
    yield "| document | words unknown | sentences short | paragraphs open | lines recurring |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for one in worst_of(report.signs, worst):
        shares = f"{one.unknown:.1%} | {one.short:.1%} | {one.open:.1%}"
        yield f"| {one.doc} | {shares} | {one.recurring} |"


def worst_of(found: list[Signs], worst: int) -> list[Signs]:
    """Give the documents that rank worst over all signs, each sign counting the same."""
    ranks: dict[str, int] = defaultdict(int)
    for sign in ("unknown", "short", "open", "recurring"):
        values = sorted({getattr(one, sign) for one in found})
        for one in found:
            ranks[one.doc] += 1000 * values.index(getattr(one, sign)) // max(1, len(values) - 1)
    return sorted(found, key=lambda one: (-ranks[one.doc], one.doc))[:worst]


if __name__ == "__main__":
    main()
