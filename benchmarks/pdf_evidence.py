"""Evidence of records found again on its page of the PDF, by a reader that shares no code with ours.

Compared are letters and digits only, for readers part words and lines in ways of their own. A span
is found if its letters stand on its page (or run over to the next) one after the other; it is
scattered if only all its words stand there, as where a cell runs over several lines of a table.

    pip install tipfacts[peers]
    python benchmarks/pdf_evidence.py FOLDER
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams

from tipfacts import load
from tipfacts.document import Document
from tipfacts.read import read
from tipfacts.records import Evidence, Fact

_SHOWN = 10


def main() -> None:
    """Print how many spans of each kind were found, and some that were not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    line, counts, shown = load(), Counter[tuple[str, str]](), 0
    for path in sorted(folder.glob("**/*.pdf")):
        pages = independent(path)
        for document in read([str(path)]):
            records = line(document) if isinstance(document, Document) else []
            for kind, span in spans(records):
                answer = look_up(span, pages)
                counts[kind, answer] += 1
                if answer == "missing" and (shown := shown + 1) <= _SHOWN:
                    print(f"{path.name}, page {span.page}: {kind} {span.text[:90]!r} is not there")
    for kind in ("evidence", "sentence"):
        found = {a: counts[kind, a] for a in ("found", "scattered", "missing")}
        print(f"{kind}: {', '.join(f'{n} {a}' for a, n in found.items())}")


def independent(path: Path) -> list[str]:
    """Give the text of each page as pdfminer.six reads it."""
    return str(extract_text(path, laparams=LAParams(all_texts=True))).split("\f")


def spans(records: list[Fact]) -> Iterator[tuple[str, Evidence]]:
    """Give every span of evidence, and of the sentence it was read from, once."""
    yield from (("evidence", e) for e in dict.fromkeys(e for r in records for e in r.evidence))
    yield from (("sentence", e) for e in dict.fromkeys(r.sentence for r in records))


def look_up(span: Evidence, pages: list[str]) -> str:
    """Say whether a span stands on its page: found, scattered or missing."""
    if span.page is None:
        return "missing"
    here = "".join(pages[span.page - 1 : span.page + 1])
    if letters(span.text) in letters(here):
        return "found"
    there = letters(here)
    words = re.findall(r"[^\W_]+", span.text)
    return "scattered" if all(letters(w) in there for w in words) else "missing"


def letters(text: str) -> str:
    """Give the letters and digits of a text, superscripts as digits."""
    return "".join(c for c in text.casefold() if c.isalnum()).translate(_RAISED)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


if __name__ == "__main__":
    main()
