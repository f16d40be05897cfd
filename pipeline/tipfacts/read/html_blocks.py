"""The blocks of a web page as text: paragraphs, headings, list items, rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from tipfacts.read.html_spans import steps

CELL = "\t"
_BLOCKS = frozenset(
    "address article aside blockquote body center caption dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol option p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
_TIGHT = frozenset({"li", "tr", "dd", "dt", "option"})
"""Blocks that follow each other without an empty line."""
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"\s*\[?\d{1,3}\]?\s*$")
_BREAK = "\u2028"
"""Stands for a line break that the page asks for, until spaces are closed."""


@dataclass(slots=True)
class _Writer:
    """Gathers words to blocks while the elements of a page are entered and left.

    Attributes:
        inside: tables of data that are open; within one, a row is one line.
        kept: blocks that are open in which line ends stay.
        raised: superscripts that are open.
        mark: of the item that begins, until its first words come, and what parts it from the last.
        lists: for each open list the number of its next item, `None` where items have none.
        steps: for each cell how many columns it stands right of the one before it.
    """

    out: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    inside: int = 0
    kept: int = 0
    raised: int = 0
    mark: tuple[str, str] = ("", "")
    lists: list[int | None] = field(default_factory=list)
    steps: dict[etree._Element, int] = field(default_factory=dict)

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self.raised and _NOTE.match(text):
            text = text.strip().strip("[]").translate(_SUPERSCRIPT)
        self.held.append(text.replace("\n", _BREAK) if self.kept and not self.inside else text)

    def close(self, gap: str) -> None:
        """End the block that is open, if it holds any words."""
        text = "".join(self.held)
        lines = [CELL.join(_closed(c) for c in x.split("\0")) for x in text.split(_BREAK)]
        shown = [x.rstrip() for x in lines if x.strip()]
        self.held = []
        if shown:
            mark, own_gap = self.mark
            shown[0], gap, self.mark = mark + shown[0], own_gap or gap, ("", "")
            self.out += [gap if self.out else "", "\n".join(shown)]

    def item(self, gap: str) -> None:
        """Begin an item of a list with its mark."""
        number = self.lists[-1] if self.lists else None
        self.mark = ("- " if number is None else f"{number}. ", gap)
        if number is not None:
            self.lists[-1] = number + 1


def write_blocks(root: etree._Element) -> str:
    r"""Write what stands below an element, block by block, without recursion.

    >>> from lxml import html
    >>> write_blocks(html.fromstring("<div><p>One.<sup>2</sup></p><ul><li>a<li>b</ul></div>"))
    'One.²\n\n- a\n- b'
    """
    writer = _Writer()
    tables = {t for t in root.iter("table") if _is_data(t)}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            _enter(writer, element, tables)
        else:
            _leave(writer, element, tables)
            if element is not root:
                writer.add(element.tail)
    writer.close("\n\n")
    return "".join(writer.out).strip("\n")


def _enter(writer: _Writer, element: etree._Element, tables: set[etree._Element]) -> None:
    tag = element.tag
    if tag in {"td", "th"} and writer.inside:
        writer.held.append("\0" * writer.steps.get(element, 0))
    elif tag == "br":
        writer.held.append(" " if writer.inside else _BREAK)
    elif tag in _BLOCKS and not (writer.inside and tag not in {"tr", "caption"}):
        writer.close(_gap(element))
    elif tag in _BLOCKS or tag in {"td", "th"}:
        writer.held.append(" ") if writer.inside else writer.close("\n\n")
    if element in tables:
        writer.inside += 1
        writer.steps = steps(element)
    _enter_list(writer, element)
    writer.kept += tag == "pre"
    writer.raised += tag == "sup"
    writer.add(element.text)


def _enter_list(writer: _Writer, element: etree._Element) -> None:
    if element.tag in {"ul", "ol"}:
        start = element.get("start", "1")
        first = int(start) if start.isascii() and start.isdigit() and len(start) <= _DIGITS else 1
        writer.lists.append(first if element.tag == "ol" else None)
    elif element.tag == "li" and not writer.inside:
        writer.item(_gap(element))


def _leave(writer: _Writer, element: etree._Element, tables: set[etree._Element]) -> None:
    tag = element.tag
    if element in tables:
        writer.close("\n")
        writer.inside -= 1
    elif tag in _BLOCKS and (not writer.inside or tag in {"tr", "caption"}):
        writer.close(_gap(element))
    elif (tag in {"td", "th"} and not writer.inside) or tag in _BLOCKS:
        writer.held.append(" ") if writer.inside else writer.close("\n\n")
    if tag in {"ul", "ol"}:
        writer.lists.pop()
    elif tag == "li" and not writer.inside:
        writer.mark = ("", "")
    writer.kept -= tag == "pre"
    writer.raised -= tag == "sup"


_DIGITS = 6


def _gap(element: etree._Element) -> str:
    """Give what parts a block from the one before: items and rows stand close."""
    parent = element.getparent()
    before = element.getprevious()
    if before is None and element.tag == "tr" and parent is not None and parent.tag in _PARTS:
        before = parent.getprevious()
    first = element.getprevious() is None
    tight = before is not None and (before.tag in _PARTS if first else element.tag in _TIGHT)
    return "\n" if tight else "\n\n"


def _is_data(table: etree._Element) -> bool:
    """Say whether a table holds data: rows of cells, and no table that only sets a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(sum(c.tag in {"td", "th"} for c in row) > 1 for row in table.iter("tr"))


def _closed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")
