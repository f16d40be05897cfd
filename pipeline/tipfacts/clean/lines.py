"""What each line of a text is: running words, heading, table cell, page furniture, note."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tipfacts.clean.citing import tells
from tipfacts.clean.line import Line
from tipfacts.clean.menus import mark_menus
from tipfacts.clean.reference_sections import mark_references
from tipfacts.clean.structured import Role

__all__ = ["CELL", "Line", "read_lines", "usual_width"]


_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—\s]*(?:of \d+|\|.*)?$", re.I
)
_STAMP = re.compile(
    r"(?:updated|last updated|posted|published|printed|accessed|retrieved)\s*:?\s*\d.*$"
    r"|(?:page|p\.)\s*\d+\s*(?:of|/)\s*\d+$|(?:download report|hide|share|print|back to top|"
    r"in this section|table of contents|next page|previous page|in this section /)$",
    re.I,
)
_CONTENTS_LINE = re.compile(r".*(?:\t|\.{3,}|(?:\s\.){3,}|\s{3,})\s*\d{1,4}$")
_LEADERS = re.compile(r"\.{3,}|(?:\s\.){3,}")
_SEVERAL_NUMBERS = re.compile(r"(?:\t|\s{2,})\S*\d\S*(?:\t|\s{2,})\d{1,4}$")
WIDE = re.compile(r"(?<=\S)\s{3,}(?=\S)")
"""Spaces that part cells on a laid-out page."""
_YEARS_LAST = re.compile(r"(?:19|20)\d\d\s+(?:19|20)\d\d$")
_CONTENTS_HEAD = re.compile(r"(?:table of )?contents$", re.I)
_NOTE_BODY = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|\^\d{1,3}|[†‡])\s*(?=[A-Z“\"])")
_CAPTION = re.compile(
    r"(?:table|figure|chart|graph|box)\s+(?:\d+|[A-Z]|[IVX]+)\s*[.:–—-]\s*\S", re.I
)
_OPEN_CAPTION = re.compile(r"(?:[,:–—-]|\b(?:a|an|and|by|for|from|in|of|on|or|the|to|with))$", re.I)
_LIST_ITEM = re.compile(r"(?:[-•*▪●◦‣·]|\(?[a-z0-9]{1,2}[.)]|\(?[ivx]{1,4}\))\s+\S")
_NUMBERED_HEAD = re.compile(
    r"(?:chapter|part|section|annex|appendix|article)\s+(?:[IVXLC]+|\d+|[A-Z])\b"
    r"|[IVXLC]{1,6}\.\s+[A-Z]|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]|[A-Za-z]\.\s+[A-Z]",
    re.I,
)
_CELL_WORD = re.compile(
    r"(?:yes|no|n/?a|unknown|unavailable|none|age|percent|total|[-–—]|✓|x)\s*[†‡*]*(?:\s*\([\d,\s–-]+\))?[†‡*]*$",
    re.I,
)
_NUMBER_CELL = re.compile(
    r"[$€£]?\d[\d.,%/–-]*(?:\s+to\s+\d+)?\s*[†‡*%]*(?:\s*\([\d,.\s–-]+\))?[†‡*]*$"
)
_SENTENCE_END = re.compile(r"[.!?:;,][”\"’')\]]*\d{0,3}$")
_LOWER_WORD = re.compile(r"[a-zß-ÿ](?![.)]\s)")
_ENUMERATED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+")
_BULLETS = "-•*▪●◦‣·"
_OPEN_END = re.compile(
    r"\b(?:a|an|the|of|to|in|on|for|and|or|with|by|from|that|which|as|at|into|is|are|was|were|has|had)$"
)
_SENTENCE_ENDS = re.compile(r"(?:[^\W\d_]{2}|\d|[)”\"%])[.!?](?=\s|$)")
_FIRST_YEAR = 1800
_LONG_LINE = 220
_PARAGRAPH_LENGTH = 400
_NEARLY_ALL = 0.97
CELL = "\t"
"""What parts the cells of a row that stands on one line, as the readers of files write it."""

_MINOR = frozenset(
    "a an and as at by for from in of on or the to with into is are under between".split()
)


def read_lines(text: str) -> list[Line]:
    """Cut a text into its visible lines and say what each is, furniture included."""
    found: list[Line] = []
    gap = True
    for match in re.finditer(r"[^\n]+|\n", text):
        if match[0] == "\n":
            gap = gap or text[match.start() - 1 : match.start()] == "\n"
            continue
        visible = match[0].strip()
        if not visible:
            gap = True
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Line(start, start + len(visible), visible, Role.PARAGRAPH, gap))
        gap = False
    return _with_roles(text, found)


def _with_roles(text: str, lines: list[Line]) -> list[Line]:
    running = _running_heads(lines)
    width = usual_width(lines)
    roles = [
        _role(line, running, after) for line, after in zip(lines, [*lines[1:], None], strict=False)
    ]
    roles = _mark_spaced(lines, roles)
    roles = _mark_contents(lines, roles)
    roles = mark_references(text, lines, mark_menus(lines, roles))
    roles = _mark_tables(lines, roles, width)
    return [
        Line(x.start, x.end, x.text, _heading_or(role, lines, i, width), x.gap)
        for i, (x, role) in enumerate(zip(lines, roles, strict=True))
    ]


def usual_width(lines: list[Line]) -> int:
    """Give the width at which lines are broken, or a large number where they are not.

    A few long lines do not count: a broken word that was joined makes one line of two or three.
    """
    lengths = sorted(len(x.text) for x in lines if CELL not in x.text)
    if not lengths or lengths[-1] > _PARAGRAPH_LENGTH:
        return 10_000
    if lengths[int((len(lengths) - 1) * _NEARLY_ALL)] > _LONG_LINE:
        return 10_000
    return lengths[int(len(lengths) * 0.9)]


def _role(line: Line, running: frozenset[str], after: Line | None) -> Role:
    if _STAMP.match(line.text) or _key(line.text) in running:
        return Role.FURNITURE
    if CELL in line.text:
        return Role.TABLE
    before_head = after is not None and after.gap and _key(after.text) in running
    if _PAGE_NUMBER.match(line.text) and (line.gap or before_head):
        return Role.PARAGRAPH if _heads_cells(line, after) else Role.FURNITURE
    if _NOTE_BODY.match(line.text):
        return Role.FOOTNOTE
    if _CAPTION.match(line.text) and len(line.text) < 200:
        return Role.CAPTION
    if _LIST_ITEM.match(line.text):
        return Role.LIST_ITEM
    return Role.PARAGRAPH


def _heads_cells(line: Line, after: Line | None) -> bool:
    """Say whether a line is a year at the head of a column of cells, and no page number."""
    year = re.fullmatch(r"(?:19|20)\d\d", line.text)
    return year is not None and after is not None and not after.gap and _is_cell(after.text)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _recurs_as_a_head(at: list[int], beside: int) -> bool:
    """Say whether a line recurs page by page: far apart, or always beside a page number."""
    if len(at) < 2:
        return False
    apart = min(b - a for a, b in pairwise(at))
    if len(at) >= 3 and (apart >= 12 or (beside == len(at) and apart >= 3)):
        return True
    return beside >= 2 and apart >= 5


def _running_heads(lines: list[Line]) -> frozenset[str]:
    """Find short lines that recur far apart, next to a page number or another such line."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line.text) < 90 and not _is_cell(line.text) and not _CAPTION.match(line.text):
            places.setdefault(_key(line.text), []).append(i)
    numbers = {i for i, x in enumerate(lines) if _PAGE_NUMBER.match(x.text)}
    found: set[str] = set()
    for key, at in places.items():
        if _recurs_as_a_head(at, sum(1 for i in at if numbers & {i - 2, i - 1, i + 1, i + 2})):
            found.add(key)
    return frozenset(found) if len(found) <= max(12, len(lines) // 20) else frozenset()


def _is_cell(text: str) -> bool:
    return bool(_CELL_WORD.match(text) or _NUMBER_CELL.match(text))


def _mark_spaced(lines: list[Line], roles: list[Role]) -> list[Role]:
    """Mark the rows of tables whose cells are parted by wide spaces, as a laid-out page has them.

    Rows stand together, and most have three cells or more: two are as well a title and its page.
    """
    run: list[int] = []
    for i, line in enumerate([*lines, None]):
        wide = line is not None and roles[i] is Role.PARAGRAPH and WIDE.search(line.text)
        if wide and line is not None and not (run and line.gap):
            run.append(i)
            continue
        if _are_rows([lines[k].text for k in run]):
            headed = run[0] and not lines[run[0]].gap and _YEARS_LAST.search(lines[run[0] - 1].text)
            for k in [run[0] - 1, *run] if headed else run:
                roles[k] = Role.TABLE
        run = [i] if wide else []
    return roles


def _are_rows(texts: list[str]) -> bool:
    """Say whether lines with wide spaces are rows of cells."""
    cells = [WIDE.split(text) for text in texts]
    counted = any(re.search(r"\d", cell) for row in cells for cell in row[1:])
    return len(texts) >= 2 and counted and sum(len(row) >= 3 for row in cells) * 2 > len(cells)


def _mark_contents(lines: list[Line], roles: list[Role]) -> list[Role]:
    """Mark tables of contents: their head, and lines that end in leaders and a page number."""
    for i, line in enumerate(lines):
        if roles[i] is Role.TABLE and CELL not in line.text:
            continue
        if _is_contents_line(line.text):
            around = [x.text for x in lines[max(0, i - 3) : i + 4] if _is_contents_line(x.text)]
            if len(around) >= 3 and (_LEADERS.search(line.text) or _counts_up(around)):
                roles[i] = Role.CONTENTS
        elif _CONTENTS_HEAD.match(line.text):
            roles[i] = Role.CONTENTS
    return roles


def _is_contents_line(text: str) -> bool:
    """Say whether a line ends like one of a table of contents; a row of several numbers does not."""
    return bool(_CONTENTS_LINE.match(text)) and not (
        _NUMBER_CELL.match(text) or _SEVERAL_NUMBERS.search(text)
    )


def _counts_up(texts: list[str]) -> bool:
    """Say whether the numbers at the ends of lines grow, as page numbers do and years do not."""
    numbers = [int(m[1]) for m in (re.search(r"(\d{1,4})$", x) for x in texts) if m]
    return numbers == sorted(numbers) and numbers[0] < numbers[-1] < _FIRST_YEAR


def _mark_tables(lines: list[Line], roles: list[Role], width: int) -> list[Role]:
    """Mark the short lines after a table's caption, and runs of cells, as table."""
    inside = False
    for i, line in enumerate(lines):
        if roles[i] is Role.CAPTION:
            inside = line.text[:5].lower() == "table"
        elif i and roles[i - 1] is Role.CAPTION and runs_over(lines[i - 1].text) and not line.gap:
            continue
        elif roles[i] in {Role.PARAGRAPH, Role.LIST_ITEM, Role.FURNITURE}:
            if inside and _ends_table(lines, roles, i, width):
                inside = False
            if (roles[i] is not Role.FURNITURE and (inside or _cell_run(lines, i))) or (
                inside and _is_cell(line.text) and not _PAGE_NUMBER.match(line.text)
            ):
                roles[i] = Role.TABLE
    return roles


def _cell_run(lines: list[Line], i: int) -> bool:
    return _is_cell(lines[i].text) and any(
        _is_cell(x.text) for x in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )


def runs_over(caption: str) -> bool:
    """Say whether the words of a caption go on in the next line."""
    return _OPEN_CAPTION.search(caption) is not None


def _ends_table(lines: list[Line], roles: list[Role], i: int, width: int) -> bool:
    """Say whether running prose or a numbered heading begins at a line inside a table."""
    line = lines[i]
    if re.match(r"[IVX]{1,5}\.\s+[A-Z]", line.text):
        return True
    if line.gap and width > 1000:
        return len(line.text) > 140
    wide = (0.75 if line.gap else 0.85) * width < len(line.text) < 1000
    if not (wide and line.text[0].isupper() and _is_told(lines, i)):
        return False
    if not line.gap:
        return _heads_prose(lines, i) or roles[i - 1] in {Role.FURNITURE, Role.FOOTNOTE}
    paragraph = [line, *(x for x in lines[i + 1 : i + 2] if not (x.gap or _CAPTION.match(x.text)))]
    return all(len(x.text) > 0.5 * width or _SENTENCE_END.search(x.text) for x in paragraph)


def _is_told(lines: list[Line], i: int) -> bool:
    """Say whether the lines up to the next blank one are running text, and no row of a table."""
    stop = next((j for j in range(i + 1, min(i + 9, len(lines))) if lines[j].gap), i + 9)
    words = " ".join(x.text for x in lines[i:stop])
    return tells(words) or _SENTENCE_ENDS.search(words) is not None


def _heads_prose(lines: list[Line], i: int) -> bool:
    """Say whether the line before, set apart, is the heading of the prose that begins here."""
    before = lines[i - 1]
    return before.gap and len(before.text) < 60 and _looks_like_heading(before.text, alone=False)


def _heading_or(role: Role, lines: list[Line], i: int, width: int) -> Role:
    if role is not Role.PARAGRAPH and not (role is Role.LIST_ITEM and lines[i].gap):
        return role
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or len(line.text) > 110 or _SENTENCE_END.search(line.text.rstrip("†‡")):
        return role
    if _LOWER_WORD.match(after.text) or after.role is Role.TABLE:
        return role
    alone = line.gap and after.gap
    if not alone and _OPEN_END.search(line.text) and re.search(r"\b[a-z]{5,}", line.text):
        return role
    if alone or _NUMBERED_HEAD.match(line.text) or len(line.text) < 0.55 * width < 500:
        return Role.HEADING if _looks_like_heading(line.text, alone=alone) else role
    return role


def _looks_like_heading(text: str, *, alone: bool) -> bool:
    counted = _ENUMERATED.match(text)
    words = re.findall(r"[A-Za-zÀ-ž][\w’'-]*", text[counted.end() :] if counted else text)
    major = [w for w in words if w.lower() not in _MINOR]
    titled = bool(words) and sum(w[0].isupper() for w in major) >= 0.7 * len(major)
    if counted or text[0] in _BULLETS:
        return titled and counted is not None
    if not words or not (text[0].isupper() or text[0].isdigit() or text[0] in '“"('):
        return bool(words) and alone and len(words) <= 16 and not re.search(r"[,;]", text)
    return titled or (alone and len(words) <= 10)


def count_roles(lines: list[Line]) -> Counter[Role]:
    """Count the lines of each role, for the manifest."""
    return Counter(line.role for line in lines)
