r"""Prepare the source of an RTF file for striprtf.

striprtf knows characters, fonts and code pages, but would lose notes, raised numbers and the marks
of lists, would part cells by bars, and would show hidden words and the addresses of links. What it
would lose is told by marks in the text, from a range of characters that no text uses.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from tipfacts.read.blocks import superscript

NOTE, NOTE_END, CELL, ROW, BREAK, ITEM, PART, PART_END = map(chr, range(0xE000, 0xE008))
"""A note's name stands between two; then ends of cells, rows and lines, marks of items, and what
stands around the name of a part behind the body: of a note, a text box or a field."""

BOX = "box"
"""How the names of the parts of text boxes begin."""

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|\\'[0-9a-fA-F]{2}|\\.|[{}]|[^\\{}]+|\\",
    re.DOTALL,
)
_SKIPPED = frozenset(
    "pict object fldinst bkmkstart bkmkend themedata colorschememapping datastore listtext pntext "
    "xe tc header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtable listoverridetable stylesheet".split()
)
"""Groups whose words are not shown, or are no text."""
_ITEMS = frozenset({"listtext", "pntext"})
_FIELDS = frozenset({"title", "company"})
_PARTS = {"footnote": "note", "shptxt": BOX}
"""Groups that are told apart from the body, and how their parts are named."""
_WRITTEN = {"cell": CELL, "row": ROW, "line": BREAK, "tab": " ", "nestcell": " ", "nestrow": " "}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group: the part that its words belong to, and how they look."""

    part: str = ""
    skipped: bool = False
    raised: bool = False
    hidden: bool = False
    in_table: bool = False


_LOOKS = {
    "super": ("raised", True),
    "nosupersub": ("raised", False),
    "sub": ("raised", False),
    "v": ("hidden", True),
    "deleted": ("hidden", True),
    "intbl": ("in_table", True),
    "pard": ("in_table", False),
}
"""Words that change how what follows looks; with a zero behind them they end it."""


@dataclass(slots=True)
class Prepared:
    """What was found in the source.

    Attributes:
        parts: the source of each part by its name; that of the body is empty.
        counted: how many parts of each kind there are.
        language: the number of the language that the file says it is in.
    """

    parts: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    counted: Counter[str] = field(default_factory=Counter)
    language: int | None = None

    def source(self) -> str:
        """Give the source of the body, and within its outermost group that of all other parts."""
        body = self.parts[""]
        end = [body.pop()] if body and body[-1] == "}" else []
        for name, part in self.parts.items():
            if name:
                body += [_escaped(f"{PART}{name}{PART_END}"), *part]
        return "".join([*body, *end])

    def put(self, state: _State, token: str) -> None:
        """Keep a token where it is shown."""
        if not state.skipped:
            self.parts[state.part].append(token)


def prepare(source: str) -> Prepared:
    r"""Read the source once, group by group, without recursion.

    >>> prepare(r"{\rtf1 One\super 2\nosupersub{\v no}}").source()
    '{\\rtf1 One\\super {\\uc1\\u178?}\\nosupersub{\\v }}'
    """
    found, states, at = Prepared(), [_State()], 0
    while match := _TOKEN.match(source, at):
        at, token, word = match.end(), match[0], match["word"]
        if token == "{":
            found.put(states[-1], token)
            states.append(states[-1])
        elif token == "}":
            if len(states) < 3:
                found.put(states[-1], token)
                break
            closed = states.pop()
            found.put(replace(closed, skipped=states[-1].skipped), token)
        elif word == "bin":
            at += max(0, int(match["number"] or 0))
        elif word:
            states[-1] = _obey(found, states[-1], match)
        elif not states[-1].hidden:
            found.put(states[-1], _shown(states[-1], token))
    return found


def _obey(found: Prepared, state: _State, match: re.Match[str]) -> _State:
    """Do what a control word says, and give what holds after it."""
    word, on = match["word"], match["number"] != "0"
    if word == "plain":
        return replace(state, raised=False, hidden=False)
    if word in _LOOKS:
        name, value = _LOOKS[word]
        found.put(state, match[0])
        changed: dict[str, Any] = {name: value and on}
        return replace(state, **changed)
    if state.skipped or state.hidden:
        return state
    if word in _SKIPPED:
        found.put(state, _escaped(ITEM) if word in _ITEMS else "")
        return replace(state, skipped=True)
    if word in _PARTS or word in _FIELDS:
        return _begin_part(found, state, word)
    if word == "deflang" and found.language is None:
        found.language = int(match["number"] or 0)
    written = " " if word == "par" and state.in_table else _WRITTEN.get(word)
    found.put(state, match[0] if written is None else _escaped(written))
    return state


def _begin_part(found: Prepared, state: _State, word: str) -> _State:
    """Begin a part of its own in a group that was opened in another; a field told again is none."""
    if word in _FIELDS and word in found.parts:
        return replace(state, skipped=True)
    found.counted[word] += 1
    name = word if word in _FIELDS else f"{_PARTS[word]}{found.counted[word]}"
    mark = _escaped(f"{NOTE}{name}{NOTE_END}") if word == "footnote" else ""
    found.put(state, f"}}{mark}")
    found.parts[name] = ["{"]
    return _State(name)


def _shown(state: _State, words: str) -> str:
    raised = superscript(words) if state.raised else words
    return words if raised == words else _escaped(raised)


def _escaped(text: str) -> str:
    r"""Write characters by their number.

    >>> _escaped("²")
    '{\\uc1\\u178?}'
    """
    return "{\\uc1" + "".join(f"\\u{ord(c)}?" for c in text) + "}"
