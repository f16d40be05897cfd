"""The notes of a page of an e-book, put behind the paragraphs that refer to them."""

from __future__ import annotations

import re

from lxml import etree

from tipfacts.read.blocks import superscript
from tipfacts.read.html_main import take_off

_TYPE = "{http://www.idpf.org/2007/ops}type"
_REFERS = frozenset({"noteref", "doc-noteref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"})
_BACK = frozenset({"backlink", "referrer", "doc-backlink"})
_BLOCKS = frozenset(
    "p li dd dt aside div section h1 h2 h3 h4 h5 h6 blockquote pre table td th".split()
)
_MARK = re.compile(r"\W*(\d{1,3})\W*")
_ARROWS = re.compile(r"[\u2191\u21a9\u21b5\u2b06\ufe0e\ufe0f]")


def types_of(element: etree._Element) -> frozenset[str]:
    """Give what an element says that it is, in the words of EPUB and of accessible pages."""
    said = f"{element.get('epub:type') or element.get(_TYPE) or ''} {element.get('role') or ''}"
    return frozenset(said.split())


def settle_notes(page: etree._Element) -> None:
    """Raise the marks of notes, and put each note of the page behind the block that refers to it.

    A note is what an anchor leads to that says it is a reference, or that is raised, if what it
    leads to says it is a note or leads back. Notes on other pages stay there.
    """
    by_id = {e.get("id"): e for e in page.iter(etree.Element) if e.get("id")}
    last: dict[etree._Element, etree._Element] = {}
    for anchor in [a for a in page.iter("a") if _is_reference(a)]:
        note = _note_of(anchor, by_id)
        mark = _MARK.fullmatch("".join(anchor.itertext()))
        if mark and "sup" not in {e.tag for e in (anchor, *anchor.iterancestors(), *anchor)}:
            anchor.tag = "sup"
        if note is None or not mark or (block := _home(anchor)) is None:
            continue
        take_off(note)
        moved = _written(note, mark[1])
        behind = last.get(block, block)
        moved.tail, behind.tail = behind.tail, None
        behind.addnext(moved)
        last[block] = moved


def _is_reference(anchor: etree._Element) -> bool:
    if types_of(anchor) & _REFERS:
        return True
    raised = anchor.getparent() is not None and anchor.getparent().tag == "sup"
    return "#" in anchor.get("href", "") and (raised or anchor.find("sup") is not None)


def _note_of(anchor: etree._Element, by_id: dict[str, etree._Element]) -> etree._Element | None:
    """Give the block of the page that an anchor leads to, if it is a note."""
    path, _, name = anchor.get("href", "").partition("#")
    target = None if path else by_id.get(name)
    around = [] if target is None else [target, *target.iterancestors()]
    note = next((e for e in around if e.tag in _BLOCKS), None)
    if note is None or note.getparent() is None or note in set(anchor.iterancestors()):
        return None
    says = any(types_of(e) & _NOTES for e in (note, *around[:2]))
    homes = {e.get("id") for e in (anchor, anchor.getparent()) if e is not None} - {None}
    back = any(a.get("href", "").partition("#")[2] in homes for a in note.iter("a"))
    return note if says or back else None


def _home(anchor: etree._Element) -> etree._Element | None:
    """Give the block that an anchor stands in; of a table, the whole table."""
    around = [e for e in anchor.iterancestors() if e.tag in _BLOCKS and e.getparent() is not None]
    tables = [e for e in around if e.tag == "table"]
    return tables[-1] if tables else next(iter(around), None)


def _written(note: etree._Element, mark: str) -> etree._Element:
    """Write a note as a paragraph: its mark raised, then its words without mark and way back."""
    for anchor in [a for a in note.iter("a") if types_of(a) & _BACK]:
        take_off(anchor)
    words = _ARROWS.sub(" ", " ".join(" ".join(note.itertext()).split()))
    paragraph = etree.Element("p")
    raised = etree.SubElement(paragraph, "sup")
    raised.text, raised.tail = mark, f" {_without_mark(words, mark)}"
    return paragraph


def _without_mark(words: str, mark: str) -> str:
    """Take the mark off the words of a note.

    >>> _without_mark("[2] Law 12.", "2"), _without_mark("2. Law 12.", "2"), _without_mark("2004.", "2")
    ('Law 12.', 'Law 12.', '2004.')
    """
    own = rf"\s*[\[(]?(?:{mark}|{superscript(mark)})(?!\d)[\]).:\s]*"
    return re.sub(own, "", words, count=1) if re.match(own, words) else words
