"""Blocks: lines put together to paragraphs, across line ends and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from tipfacts.clean.broken_words import keeps_hyphen, whole_words
from tipfacts.clean.lines import CELL, Line, read_lines, runs_over, usual_width
from tipfacts.clean.references import read_references
from tipfacts.clean.structured import Block, Role, Structured
from tipfacts.clean.traced import Traced
from tipfacts.document import Document

_ENDS_SENTENCE = re.compile(r"(?:[.!?…:;][”\"’')\]]*|\([^()]*\d[^()]*\))$")
_SPEAKS = re.compile(
    r"\b(?:according to|report(?:s|ed)?|stat(?:es|ed|ing)|sa(?:ys|id)|writ(?:es|ten)|wrote|note[sd]?|"
    r"describes?d?|that|explain(?:s|ed)|summarized|includ(?:es|ing|ed)|following|which|to)\b(?:(?!\. [A-Z]).|(?<=U\.[SN])\. ){0,120}[,:]?$",
    re.I,
)
_FUNCTION_WORD_END = re.compile(
    r"\b(?:a|an|the|of|to|in|on|for|and|or|with|by|from|that|which|as|at|into|than|their|its|his|"
    r"her|this|these|is|are|was|were|be|been|has|have|had|not|such|between|including|new|other)$"
)
_FRONT_MATTER_END = re.compile(
    r"(?:introduction|preface|executive summary|chapter\b|part\b|abstract|foreword|summary|background)",
    re.I,
)
_OPEN_HEADING = re.compile(
    r"(?:.{24,}|.*\b(?:A|AN|AND|AS|AT|BY|FOR|FROM|IN|OF|ON|OR|THE|TO|WITH|UNDER))$"
)
_BULLET = re.compile(r"[-•*▪●◦‣·]\s+")
_HYPHEN_END = re.compile(r"([^\W\d_]+)-$")
_NOTE_STEPS = frozenset({"drop_note_marks", "drop_bracketed_note_groups"})
_MARK = re.compile(r"(?:[✓✗]|yes|no|n/a|unknown|unavailable)[†‡*]*$", re.I)
_RANGE_END = re.compile(r"\d[-–]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_WRAPPED = (
    Role.PARAGRAPH,
    Role.LIST_ITEM,
    Role.BLOCK_QUOTE,
    Role.FOOTNOTE,
    Role.CAPTION,
    Role.REFERENCE,
)


@dataclass(slots=True)
class _Group:
    role: Role
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines[-2:])


def structure(document: Document, traced: Traced) -> Structured:
    """Cut a traced text into blocks with roles; lines of prose are joined, table rows are not."""
    lines = read_lines(traced.text)
    groups = _with_front_matter(list(_groups(lines)))
    traced, blocks = _joined(traced, groups, usual_width(lines))
    blocks = tuple(_with_context(traced.text, blocks))
    return Structured(document, traced, blocks, read_references(traced.text, blocks))


def _groups(lines: list[Line]) -> Iterator[_Group]:
    """Put lines together; furniture between two halves of a sentence does not part them."""
    current: _Group | None = None
    parted = False
    for at, line in enumerate(lines):
        if line.role is Role.FURNITURE or _cuts_in(current, lines, at):
            parted = True
            continue
        if current and _goes_on(current, line, parted):
            current.lines.append(line)
        else:
            if current:
                yield current
            current = _Group(line.role, [line])
        parted = False
    if current:
        yield current


def _cuts_in(group: _Group | None, lines: list[Line], at: int) -> bool:
    """Say whether a line in capitals alone is the head of a page that cuts a sentence in two."""
    line = lines[at]
    if group is None or group.role is not Role.PARAGRAPH or not line.gap:
        return False
    if line.role not in {Role.PARAGRAPH, Role.HEADING} or not _is_page_head(line.text):
        return False
    after = next((x for x in lines[at + 1 :] if x.role is not Role.FURNITURE), None)
    if after is None or not after.gap or after.text.isupper():
        return False
    if after.role is not Role.PARAGRAPH or _ENDS_SENTENCE.search(group.text):
        return False
    return after.text[0].islower() or _broken_sentence(group.text, after.text)


def _is_page_head(text: str) -> bool:
    return text.isupper() and len(re.sub(r"\s+", " ", text)) < 90


def _goes_on(group: _Group, line: Line, parted: bool) -> bool:
    if group.role is Role.TABLE:
        return line.role is Role.TABLE
    if group.role is Role.HEADING or line.role is Role.HEADING:
        return not line.gap and not parted and _goes_on_above(group, line)
    if group.role not in _WRAPPED or line.role not in {Role.PARAGRAPH, group.role}:
        return False
    if line.role in {Role.LIST_ITEM, Role.FOOTNOTE, Role.CAPTION} or _closes(group, line):
        return False
    if group.role is Role.REFERENCE or (not line.gap and not parted):
        return not line.gap
    if parted and line.text[0].islower() and not _ENDS_SENTENCE.search(group.text):
        return not re.match(r"[a-z][.)]\s", line.text)
    return _broken_sentence(group.text, line.text)


def _closes(group: _Group, line: Line) -> bool:
    """Say whether a line begins the next entry of a list, or the text after a short note."""
    if group.role is Role.FOOTNOTE:
        return _ends_short(group.lines[-1].text, line.text)
    entry = re.match(r"[-•*\[]|\d{1,3}[.\s]", line.text)
    return group.role is Role.REFERENCE and entry is not None


def _ends_short(note: str, after: str) -> bool:
    """Say whether the last line of a note is far shorter than the paragraph that begins after it."""
    return after[0].isupper() and len(note) < 0.75 * len(after)


def _goes_on_above(group: _Group, line: Line) -> bool:
    """Say whether a heading in capitals, or a caption, runs over its line."""
    above = group.lines[-1].text
    if line.role is not Role.HEADING:
        return False
    if group.role is Role.CAPTION:
        return runs_over(above)
    capitals = above.isupper() and line.text.isupper()
    return group.role is Role.HEADING and capitals and _OPEN_HEADING.match(above) is not None


def _broken_sentence(before: str, after: str) -> bool:
    """Say whether a sentence runs from one paragraph into the next, as over a page break."""
    if before.endswith(("U.S.", "U.N.")) and len(before) > 40:
        return True
    if _ENDS_SENTENCE.search(before) or len(before) < 40:
        return False
    if before.endswith(",") and _SPEAKS.search(before):
        return False
    if re.match(r"[a-z]", after) or re.match(r"\(?(?:19|20)\d\d\b", after):
        return not re.match(r"[a-z][.)]\s", after)
    return bool(_FUNCTION_WORD_END.search(before)) and not re.match(r"[-•*]|\w{1,2}[.)]\s", after)


def _with_front_matter(groups: list[_Group]) -> list[_Group]:
    """Mark what stands before the first chapter of a document that has a table of contents."""
    contents = [i for i, g in enumerate(groups) if g.role is Role.CONTENTS]
    if not contents:
        return groups
    first_after = next(
        (
            i
            for i in range(contents[0] + 1, len(groups))
            if groups[i].role is Role.HEADING
            and _FRONT_MATTER_END.match(groups[i].text)
            and (i + 1 < len(groups) and groups[i + 1].role is Role.PARAGRAPH)
        ),
        contents[-1] + 1,
    )
    for i in range(first_after):
        if groups[i].role is not Role.CONTENTS:
            groups[i].role = Role.FRONT_MATTER if first_after < len(groups) // 2 else groups[i].role
    return groups


def _joint(role: Role, one: Line, two: Line, width: int) -> str:
    """Give what parts two lines of a block: a space in prose, a line end between cells."""
    if role not in {Role.TABLE, Role.CONTENTS, Role.FRONT_MATTER}:
        return " "
    if CELL in one.text or CELL in two.text or _MARK.match(one.text) or _MARK.match(two.text):
        return "\n"
    wrapped = len(one.text) > 0.6 * width and not one.text.endswith((".", ":", ";"))
    runs_on = two.text[0].islower() or one.text.endswith((",", "-", "–", "&"))
    if role is Role.TABLE and (wrapped or runs_on or _FUNCTION_WORD_END.search(one.text)):
        return " "
    return "\n"


def _joined(traced: Traced, groups: list[_Group], width: int) -> tuple[Traced, tuple[Block, ...]]:
    changes: list[tuple[int, int, str]] = []
    blocks: list[Block] = []
    known, noted = _WordsOnce(traced.text), _noted(traced)
    shift = 0
    for group in groups:
        start = _first_word(group) + shift
        for one, two in pairwise(group.lines):
            joint = _joint(group.role, one, two, width)
            if group.role is Role.TABLE and one.end in noted and two.text[0].isupper():
                joint = "\n"
            change = (one.end, two.start, joint)
            if joint == " " and one.text.endswith(("-", "–")):
                change = _closed(one, two, known)
            changes.append(change)
            shift += len(change[2]) - (change[1] - change[0])
        blocks.append(Block(start, group.lines[-1].end + shift, group.role))
    return traced.rewrite(changes, "join_lines"), tuple(blocks)


def _noted(traced: Traced) -> frozenset[int]:
    """Give the places where a note mark was dropped: in a table, a line that ends so ends a cell."""
    dropped = {
        edit.start for edit in traced.edits if edit.step in _NOTE_STEPS and not edit.after.strip()
    }
    return frozenset(at + 1 for at, end in enumerate(traced.ends) if end in dropped)


def _first_word(group: _Group) -> int:
    """Give where a block begins: the bullet before an item is no word of it."""
    line = group.lines[0]
    bullet = _BULLET.match(line.text) if group.role is Role.LIST_ITEM else None
    return line.start + (bullet.end() if bullet else 0)


class _WordsOnce:
    """The words of a text, looked up only where one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        return whole_words(self._text)


def _closed(one: Line, two: Line, known: _WordsOnce) -> tuple[int, int, str]:
    """Give the change that closes a word or a range broken over what stood between two lines."""
    if _RANGE_END.search(one.text) and two.text[0].isdigit():
        return one.end, two.start, ""
    left, right = _HYPHEN_END.search(one.text), _LETTERS.match(two.text)
    if left is None or right is None:
        return one.end, two.start, " "
    true = keeps_hyphen(left[1], right[0], known.words)
    return (one.end if true else one.end - 1), two.start, ""


def _with_context(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give each block its section, and tell block quotes by the paragraph that opens them."""
    section: tuple[str, ...] = ()
    for i, block in enumerate(blocks):
        if block.role is Role.HEADING:
            section = (text[block.start : block.end],)
        before = blocks[i - 1] if i else None
        if before and block.role is Role.PARAGRAPH and _introduces(text, before):
            yield Block(block.start, block.end, Role.BLOCK_QUOTE, section, i - 1)
        else:
            intro = i - 1 if before and block.role is Role.LIST_ITEM else None
            yield Block(block.start, block.end, block.role, section, intro)


def _introduces(text: str, block: Block) -> bool:
    if block.role not in {Role.PARAGRAPH, Role.BLOCK_QUOTE, Role.FOOTNOTE}:
        return False
    words = text[block.start : block.end]
    if words.endswith(":"):
        return True
    return not _ENDS_SENTENCE.search(words) and bool(_SPEAKS.search(words))
