"""PDF readers beside each other: words found, agreement on their order, seconds.

There is no truth to compare with: words count as found if another reader finds them on the same
page too, and the order is compared for words that stand once on a page for both. Agreement is the
longest run of them that is in order for both, as a share.

    pip install tipfacts[peers]
    python benchmarks/pdf_readers.py FOLDER [--rounds 3]
"""

from __future__ import annotations

import argparse
import re
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextContainer

from tipfacts.document import Document
from tipfacts.read.confined import confined
from tipfacts.read.pdf import PAGE_END, read_pdf

Words = list[str]
Reader = Callable[[Path], list[str]]
"""Gives the text of each page of a file."""


def tipfacts(path: Path) -> list[str]:
    """Read with the reader of this project, over pypdfium2."""
    found = [d for d in read_pdf(path.name, path.read_bytes()) if isinstance(d, Document)]
    return found[0].text.split(PAGE_END) if found else []


def apart(path: Path) -> list[str]:
    """Read as a run does: with the same reader, in the process whose time and memory are bounded."""
    items = confined().read(".pdf", path.name, path.read_bytes())
    found = [d for d in items if isinstance(d, Document)]
    return found[0].text.split(PAGE_END) if found else []


def bare_pypdfium2(path: Path) -> list[str]:
    """Read with what pypdfium2 gives by itself."""
    pdf = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_range() for page in pdf]


def pdfminer(path: Path) -> list[str]:
    """Read with pdfminer.six, its analysis of the layout as it comes."""
    pages = extract_pages(path, laparams=LAParams())
    return ["".join(b.get_text() for b in p if isinstance(b, LTTextContainer)) for p in pages]


READERS: dict[str, Reader] = {
    "tipfacts": tipfacts,
    "tipfacts apart": apart,
    "pypdfium2": bare_pypdfium2,
    "pdfminer.six": pdfminer,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", default=3, type=int)
    given = parser.parse_args()
    files = sorted(given.folder.glob("**/*.pdf"))
    pages: dict[str, list[Words]] = {}
    seconds: dict[str, float] = {}
    for name, reader in READERS.items():
        seconds[name] = float("inf")
        for _ in range(given.rounds):
            begun = time.perf_counter()
            texts = [text for path in files for text in reader(path)]
            seconds[name] = min(seconds[name], time.perf_counter() - begun)
        pages[name] = [words(text) for text in texts]
    ours = pages["tipfacts"]
    print(f"{len(files)} files, {len(ours)} pages")
    print(f"{'':16}{'words':>8}{'of ours':>9}{'ours of it':>12}{'order':>8}{'pages/s':>9}")
    for name, found in pages.items():
        shared = sum(both(a, b).total() for a, b in zip(ours, found, strict=True))
        count, mine = sum(map(len, found)), sum(map(len, ours))
        print(
            f"{name:16}{count:8}{shared / mine:9.1%}{shared / count:12.1%}"
            f"{agreement(ours, found):8.1%}{len(found) / seconds[name]:9.1f}"
        )


def words(text: str) -> Words:
    """Give the words of a page in small letters, for small capitals are read either way."""
    return re.findall(r"[^\W_]+", text.casefold())


def both(one: Words, other: Words) -> Counter[str]:
    """Give the words that both have, as often as both have them."""
    return Counter(one) & Counter(other)


def agreement(ours: Sequence[Words], others: Sequence[Words]) -> float:
    """Give the share of words, each once on its page, that are in one order for both."""
    kept = all_ = 0
    for one, other in zip(ours, others, strict=True):
        place = {w: i for i, w in enumerate(other) if other.count(w) == 1}
        order = [place[w] for w in one if w in place and one.count(w) == 1]
        kept, all_ = kept + longest_rise(order), all_ + len(order)
    return kept / all_ if all_ else 0.0


def longest_rise(numbers: Sequence[int]) -> int:
    """Give the length of the longest rising selection of numbers.

    >>> longest_rise([3, 1, 2, 5, 4])
    3
    """
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


if __name__ == "__main__":
    main()
