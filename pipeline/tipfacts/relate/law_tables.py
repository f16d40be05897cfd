"""What tables of law tell: ratifications, the laws behind each standard, policies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.clean.structured import Block, Role
from tipfacts.records import DateValue
from tipfacts.relate.context import Context
from tipfacts.relate.law_event import Actor, Telling
from tipfacts.relate.law_units import LawMention

_RATIFIES = re.compile(r"\bratif|\bconventions?\b|\btreat(?:y|ies)\b", re.I)
_LEGAL = re.compile(
    r"laws?\s+and\s+regulations|\blegislation\b|legal\s+framework|\bstandards?\b", re.I
)
_POLICIES = re.compile(r"\bpolic(?:y|ies)\b", re.I)
_IN_FORCE = re.compile(r"\b(?:in|into)\s+force\b", re.I)
_SCHOOLING = re.compile(r"\beducation|\bschool", re.I)
_YES = re.compile(r"[✓✔☑√]|\byes\b|(?<!not )\bratified\b|\bX\b", re.I)
_NO = re.compile(r"[✗✘☒]|\bnot\s+ratified\b|\bno\b|\bnone\b|\bn/a\b", re.I)
_TICK = re.compile(r"[✓✔☑√]")
_ANSWER = re.compile(
    r"(?:[✓✔☑√✗✘☒X]|yes|no|none|n/a|(?:not )?ratified|(?:(?:\d{1,2}/)?\d{1,2}/)?(?:19|20)\d\d)"
    r"[†‡*]*",
    re.I,
)
_MONTH_YEAR = re.compile(r"(?<![\d/])(?:(\d{1,2})/)?((?:19|20)\d\d)(?![\d/])")
_APPROVED = re.compile(
    r"[†‡]\s*Polic(?:y|ies)\s+(?:was|were)\s+(?:approved|launched|adopted)", re.I
)


_HEADER = re.compile(
    r"(?:Table\s+\w+\W+)?(?:[\w’' ]{0,60}\s)?(?:Standard|Treaty|Treaties|Convention|Conventions|Instrument)\b\W"
    r"[^.;]{0,60}?\b(?:Legislation|In\s+force|Ratification|Ratified|Status|Laws?)\b"
)


def is_table(context: Context, index: int) -> bool:
    """Say whether a block is a table of laws, be it one whose rows cleaning took for a paragraph."""
    block = context.parsed.blocks[index]
    if block.role is Role.TABLE:
        return True
    return bool(_HEADER.match(context.parsed.text, block.start, block.end))


def tell_table(context: Context, index: int, laws: tuple[LawMention, ...]) -> Iterator[Telling]:
    """Give what the cells of one table tell of the laws that they name.

    Args:
        context: the document.
        index: of the table in the document's blocks.
        laws: the laws named in it, in order.
    """
    block = context.parsed.blocks[index]
    head = _caption(context, index)
    words = context.parsed.text[block.start : block.end]
    treaties = tuple(m for m in laws if m.value.instrument.kind == "treaty")
    if treaties and _RATIFIES.search(f"{head} {words[:120]}"):
        yield from _ratifications(context, block, treaties, f"{head} {words[:80]}")
    rest = tuple(m for m in laws if m.value.instrument.kind not in {"treaty", "policy"})
    if _LEGAL.search(f"{head} {words[:400]}"):
        yield from (_legal(m) for m in rest if m.value.form == "full")
    if _POLICIES.search(head):
        yield from _policies(context, index, laws)


def _caption(context: Context, index: int) -> str:
    """Give the caption above a table, and the heading that it stands under."""
    blocks, text = context.parsed.blocks, context.parsed.text
    near = [b for b in blocks[max(0, index - 2) : index] if b.role in {Role.CAPTION, Role.HEADING}]
    if not near:
        near = [b for b in blocks[max(0, index - 3) : index] if b.role is Role.PARAGRAPH][-1:]
    return " ".join(text[b.start : b.end] for b in near)


def _legal(mention: LawMention) -> Telling:
    instrument = mention.value.instrument
    event = "mentioned" if _SCHOOLING.search(instrument.name) else "prohibits"
    return Telling(mention, event, (mention.start, mention.end), certain=0.8)  # type: ignore[arg-type]


def _ratifications(
    context: Context, block: Block, treaties: tuple[LawMention, ...], head: str
) -> Iterator[Telling]:
    cells = [_cell(context, block, treaties, i) for i in range(len(treaties))]
    for mention, cell in zip(treaties, _aligned(cells), strict=True):
        yield from _ratified(context, mention, cell, in_force=bool(_IN_FORCE.search(head)))


def _aligned(cells: list[str]) -> list[str]:
    r"""Give each treaty its own answer, where the text has those of a column one below the other.

    As many ticks as treaties tick all of them. Else treaties in a run without answers between them
    take the answers that follow in order, if these are as many. One answer is that of the last
    treaty; any other number is nobody's.

    >>> _aligned(["", "", "\nYes\nNo"]), _aligned(["", "\nYes\nNo"]), _aligned(["", "✓", "✓ ✓"])
    (['', '', ''], ['Yes', 'No'], ['✓', '✓', '✓'])
    """
    ticks = [mark for cell in cells for mark in _TICK.findall(cell)]
    if len(ticks) == len(cells):
        return ticks
    given: list[str] = []
    for i, cell in enumerate(cells):
        run, answers = i + 1 - len(given), _answers(cell)
        if answers and run > 1:
            given += _shared_out(answers, run)
        elif answers or _YES.search(cell) or _NO.search(cell) or _date(cell):
            given += [*[""] * (run - 1), cell]
    return [*given, *[""] * (len(cells) - len(given))]


def _answers(cell: str) -> list[str]:
    """Give the answers that stand alone in a cell, without the head of their column."""
    lines = re.split(r"\s*[\n\t]\s*", cell.strip())
    answers = [match[0] for match in map(_ANSWER.fullmatch, lines) if match]
    headed = len(answers) > 1 and answers[0].lower() == "ratified"
    return answers[1:] if headed and "ratified" not in map(str.lower, answers[1:]) else answers


def _shared_out(answers: list[str], run: int) -> list[str]:
    """Give the answers of a column to the treaties of a run."""
    if len(answers) == run:
        return answers
    if len(answers) == 1:
        return [*[""] * (run - 1), *answers]
    if len(answers) % run == 0 and len(set(answers)) == 1:
        return answers[:run]
    return [""] * run


def _cell(context: Context, block: Block, treaties: tuple[LawMention, ...], i: int) -> str:
    end = treaties[i + 1].start if i + 1 < len(treaties) else block.end
    return context.parsed.text[treaties[i].end : end]


def _ratified(
    context: Context, mention: LawMention, cell: str, *, in_force: bool
) -> Iterator[Telling]:
    span = (mention.start, mention.end)
    place = context.countries.at(mention.start)
    country = (place.country if place else None) or context.document.country
    name = (place.name if place else None) or context.document.country_name
    actor = Actor(mention.start, mention.end, name, country) if name else None
    date = _date(cell)
    if in_force and date:
        yield Telling(mention, "entered_into_force", span, certain=0.8, date=date)
    elif _NO.search(cell):
        yield Telling(mention, "ratified", span, "negated", 0.85, actor=actor)
    elif _YES.search(cell) or date:
        yield Telling(mention, "ratified", span, certain=0.9, date=date, actor=actor)


def _date(cell: str) -> DateValue | None:
    """Give the month or year that stands in the cell beside a treaty, if nothing else does."""
    words = next((line.strip() for line in cell.split("\n") if line.strip()), "")
    found = _MONTH_YEAR.search(words)
    if (
        found is None
        or len(re.sub(r"[✓✔☑√]|[Rr]atified|[Yy]es", "", words).strip()) > len(found[0]) + 3
    ):
        return None
    month = int(found[1]) if found[1] else None
    if month is not None and not 1 <= month <= 12:
        return None
    return DateValue.of(f"{found[2]}-{month:02d}" if month else found[2])


def _policies(context: Context, index: int, laws: tuple[LawMention, ...]) -> Iterator[Telling]:
    """Give the policies that a dagger marks as approved in the report's year."""
    blocks, text = context.parsed.blocks, context.parsed.text
    notes = " ".join(
        text[b.start : b.end] for b in blocks[index + 1 : index + 12] if b.role is Role.FOOTNOTE
    )
    year = context.document.year
    for mention in laws:
        raw = context.parsed.structured.raw_span(mention.start, mention.end)
        behind = context.parsed.document.text[raw.end : raw.end + 8]
        if _APPROVED.search(notes) and re.match(r"\s*[†‡]", behind) and year:
            span = (mention.start, mention.end)
            yield Telling(mention, "adopted", span, certain=0.8, date=DateValue.of(str(year)))
