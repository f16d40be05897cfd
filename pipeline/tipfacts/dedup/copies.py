"""Which passages of a corpus are copies of which, told by words and by figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from tipfacts.clean.structured import Structured
from tipfacts.dedup.figures import difference
from tipfacts.dedup.passages import Index, Passage, passages, windows

Subject = Callable[[Structured], tuple[str | None, int | None]]

_SAME = 92.0
"""Score (0 to 100, `rapidfuzz.fuzz.partial_ratio`) from which the shorter text is in the longer."""

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """One block that is a copy, and where its words stand in the block that is kept.

    Attributes:
        runs: `(start in the kept text, start in the copy's text, length)` of equal stretches, in
            offsets of the two cleaned texts.
    """

    doc: str
    block: int
    kept_doc: str
    kept_block: int
    score: float
    runs: tuple[tuple[int, int, int], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the report: two passages that were compared, and what came of it.

    Attributes:
        merged: whether the facts of both are told once.
        reason: what kept them apart, `None` if merged.
    """

    doc: str
    block: int
    kept_doc: str
    kept_block: int
    score: float
    merged: bool
    reason: str | None


@dataclass(frozen=True)
class Copies:
    """What is a copy of what, and every near-copy that was kept apart with its reason."""

    copies: tuple[Copy, ...] = ()
    report: tuple[Compared, ...] = ()

    def skip(self, doc_id: str) -> frozenset[int]:
        """Give the blocks of a document that are copies of text read elsewhere."""
        return frozenset(c.block for c in self.copies if c.doc == doc_id)

    def of(self, doc_id: str) -> tuple[Copy, ...]:
        """Give the copies of a document's blocks."""
        return tuple(c for c in self.copies if c.kept_doc == doc_id)


def about_nothing(structured: Structured) -> tuple[None, None]:
    """Know neither country nor year of any document."""
    return None, None


def copies(structured: Iterable[Structured], subject: Subject = about_nothing) -> Copies:
    """Compare the passages of all documents; the longer of two is kept, else the first.

    Passages of one document are never merged, nor those of documents known to be about different
    countries or years: the same words then tell different facts. The texts of the passages are
    held in memory, once.

    Args:
        structured: the cleaned documents, in the order of reading.
        subject: gives country and year of a document, as far as known.
    """
    known: list[Passage] = []
    found: dict[tuple[str, int], Copy] = {}
    report: list[Compared] = []
    index = Index()
    for document in structured:
        fresh = [(p, windows(p.text)) for p in passages(document, subject(document))]
        for passage, sketches in fresh:
            _compare(passage, [known[n] for n in index.like(sketches)], found, report)
        for passage, sketches in fresh:
            if (passage.doc, passage.block) not in found:
                index.add(len(known), sketches)
                known.append(passage)
    return Copies(tuple(found.values()), tuple(report))


def _compare(
    passage: Passage,
    candidates: list[Passage],
    found: dict[tuple[str, int], Copy],
    report: list[Compared],
) -> None:
    """Merge a passage with the first candidate that is the same in words and in figures."""
    fitting = [c for c in candidates if c.doc != passage.doc and (c.doc, c.block) not in found]
    for candidate in fitting[:_MOST_CANDIDATES]:
        kept, copy = (
            (passage, candidate)
            if len(passage.text) > len(candidate.text)
            else (candidate, passage)
        )
        at = fuzz.partial_ratio_alignment(copy.text, kept.text, score_cutoff=_SAME)
        if at is None or at.score < _SAME:
            continue
        stretch = kept.text[at.dest_start : at.dest_end]
        reason = _apart(copy, kept) or difference(copy.text, stretch)
        score = round(at.score / 100, 4)
        report.append(
            Compared(copy.doc, copy.block, kept.doc, kept.block, score, reason is None, reason)
        )
        if reason is None:
            runs = _runs(copy, kept, at.dest_start, stretch)
            found[copy.doc, copy.block] = Copy(
                copy.doc, copy.block, kept.doc, kept.block, score, runs
            )
            return


def _apart(one: Passage, other: Passage) -> str | None:
    for what, a, b in zip(("country", "year"), one.subject, other.subject, strict=True):
        if a is not None and b is not None and a != b:
            return f"{what} of the document"
    return None


def _runs(
    copy: Passage, kept: Passage, offset: int, stretch: str
) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (kept.start + offset + step.dest_start, copy.start + step.src_start, length)
        for step in Indel.opcodes(copy.text, stretch)
        if step.tag == "equal" and (length := step.src_end - step.src_start)
    )
