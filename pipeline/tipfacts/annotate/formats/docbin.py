"""spaCy: `gold.spacy`, a `DocBin` of documents without a language, with the spans in groups.

`doc.spans["facts"]` holds the records and `doc.spans["arguments"]` the words that fields point
to; the numbers, notes and relations stand in `doc.user_data`. Tokens end where spans end, so that
every span is exact; the text comes back to the character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from tipfacts.annotate.sheet import KINDS, Arrow, Mark, Sheet

FILE = "gold.spacy"
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]|\s+")


def write(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write all documents into one file."""
    vocab = Vocab()
    packed = DocBin(store_user_data=True)
    for sheet in sheets:
        packed.add(_doc(sheet, vocab))
    packed.to_disk(folder / FILE)
    return [folder / FILE]


def _doc(sheet: Sheet, vocab: Vocab) -> Doc:
    words, spaces = tokens(sheet)
    doc = Doc(vocab, words=words, spaces=spaces)
    facts: list[Span] = []
    arguments: list[Span] = []
    for mark in sheet.marks:
        span = doc.char_span(mark.start, mark.end, label=mark.label, span_id=str(mark.number))
        if span is None:
            raise AssertionError(f"{sheet.doc}: tokens do not end at {mark}")
        (facts if mark.label in KINDS else arguments).append(span)
    doc.spans["facts"], doc.spans["arguments"] = facts, arguments
    doc.user_data["doc"] = sheet.doc
    doc.user_data["notes"] = {str(mark.number): mark.note for mark in sheet.marks if mark.note}
    doc.user_data["relations"] = [[a.name, a.head, a.tail] for a in sheet.arrows]
    return doc


def tokens(sheet: Sheet) -> tuple[list[str], list[bool]]:
    """Cut the text at words and at the edges of marks: words, and whether a space follows."""
    text = sheet.text
    edges = {at for mark in sheet.marks for at in (mark.start, mark.end)}
    cuts = {0, len(text), *edges, *(found.start() for found in _WORD.finditer(text))}
    pieces = [(a, b) for a, b in pairwise(sorted(cuts))]
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pieces:
        follows = text[start:end] == " " and bool(words) and not words[-1].isspace()
        if follows and not spaces[-1] and not {start, end} <= edges:
            spaces[-1] = True
            continue
        words.append(text[start:end])
        spaces.append(False)
    return words, spaces


def read(path: Path) -> list[Sheet]:
    """Read the documents of a file."""
    file = path / FILE if path.is_dir() else path
    packed = DocBin(store_user_data=True).from_disk(file)
    return [_sheet(doc) for doc in packed.get_docs(Vocab())]


def _sheet(doc: Doc) -> Sheet:
    notes = doc.user_data["notes"]
    spans = [span for name in ("facts", "arguments") for span in doc.spans[name]]
    marks = sorted((_mark(span, notes) for span in spans), key=lambda mark: mark.number)
    arrows = tuple(Arrow(*one) for one in doc.user_data["relations"])
    return Sheet(doc.user_data["doc"], doc.text, tuple(marks), arrows)


def _mark(span: Span, notes: dict[str, str]) -> Mark:
    note = notes.get(span.id_, "")
    return Mark(int(span.id_), span.label_, span.start_char, span.end_char, note)
