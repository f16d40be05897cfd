"""Names of laws, treaties, bills, decrees and policies, in full and in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tipfacts.clean.lines import CELL
from tipfacts.clean.structured import Role
from tipfacts.records import Instrument
from tipfacts.tag.law_articles import find_usc
from tipfacts.tag.law_codes import find_codes
from tipfacts.tag.law_descriptions import find_described
from tipfacts.tag.law_draft import Draft, LawForm
from tipfacts.tag.law_joined import with_articles
from tipfacts.tag.law_marks import find_marked
from tipfacts.tag.law_registry import Found, find_lettered, find_named, find_numbered
from tipfacts.tag.law_short import (
    ABBREVIATION,
    SHORT,
    Memory,
    abbreviates,
    find_abbreviated,
    unresolved,
)
from tipfacts.tag.law_titles import find_titled
from tipfacts.tag.law_years import with_years
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.places import PlaceName

__all__ = ["LawForm", "LawName", "tag_laws"]


@dataclass(frozen=True, slots=True)
class LawName:
    """A law as named here, resolved to its instrument within the document.

    Attributes:
        instrument: what the words name; for a short form, the instrument named in full before. Its
            country may still be missing, see `relate.law_instruments`.
        form: `full` ("Law No. 162"), `short` ("the Act"), `description` ("an anti-trafficking law").
        draft: the law as read here.
    """

    instrument: Instrument
    form: LawForm
    draft: Draft


def tag_laws(
    parsed: Parsed, places: tuple[Mention[PlaceName], ...]
) -> tuple[Mention[LawName], ...]:
    """Find the laws of a document, short forms resolved to what they stand for."""
    memory = Memory()
    drafts: list[Draft] = []
    for sentence in parsed.sentences:
        drafts += _in_sentence(parsed, sentence, memory)
    return tuple(
        Mention(d.start, d.end, LawName(d.instrument, d.form, d), d.confidence)
        for d in with_years(parsed, drafts)
    )


def _in_sentence(parsed: Parsed, sentence: Sentence, memory: Memory) -> list[Draft]:
    text, start, end = parsed.text, sentence.start, sentence.end
    cells = list(_cells(text, start, end))
    full = _apart(draft for cell in cells for draft in _full(text, *cell))
    for draft in full:
        _define(text, draft, end, memory)
    full = _known_as(text, full, memory)
    full = _apart([*full, *find_abbreviated(text, start, end, memory.abbreviations)])
    told = [draft for cell in cells for draft in find_described(text, *cell)]
    full = [d for d in full if not any(t.weak and _covers(t, d) for t in told)]
    told = [d for d in told if not _touches(d, full)]
    full, told = _bracketed(text, full, told)
    drafts = _with_short(text, sentence, [*full, *_apart(told)], memory)
    drafts = with_articles(text, sentence, drafts, memory)
    for draft in drafts:
        memory.keep(draft, sentence.block, sentence.index)
    return drafts


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the cells of a row of a table, over whose edges no name runs; of a sentence the whole."""
    for cell in re.finditer(rf"[^{CELL}]+", text[start:end]):
        yield start + cell.start(), start + cell.end()


def _bracketed(text: str, full: list[Draft], told: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Join "the slavery law" and the name that a bracket behind it gives: one law, named in full."""
    for one in list(told):
        for law in full:
            gap = text[one.end : law.start]
            if law.kind != "treaty" and re.fullmatch(r"\s*\(|,\s+(?:the\s+)?", gap) and one in told:
                told = [d for d in told if d is not one]
                closing = "(" in gap and text[law.end : law.end + 1] == ")"
                whole = replace(law, start=one.start, end=law.end + closing)
                full = [whole if d is law else d for d in full]
    return full, told


_KNOWN_AS = re.compile(
    r"(?:\bis|\bwas|,|\band\s+is)\s+(?:(?:still|also|commonly|usually|better|now)\s+)*(?:known|called|referred\s+to)\s+"
    r"(?:simply\s+|commonly\s+)?as\s+(?:the\s+)?[“\"]?$|\b(?:also\s+)?called\s+the\s+$"
)


def _known_as(text: str, full: list[Draft], memory: Memory) -> list[Draft]:
    """Resolve the second name of a law to the first ("Law 30, known as the Narcotics Statute")."""
    found: list[Draft] = []
    for draft in full:
        first = found[-1] if found else None
        if first and first.kind == draft.kind and _KNOWN_AS.search(text[first.end : draft.start]):
            memory.abbreviations[draft.name] = replace(first, form="short")
            draft = first.at(draft.start, draft.end)
        found.append(draft)
    return found


def _full(text: str, start: int, end: int) -> Iterator[Draft]:
    numbered = (*find_numbered(text, start, end), *find_lettered(text, start, end))
    for found in (*find_named(text, start, end), *numbered):
        yield _of_registry(found, text)
    yield from find_usc(text, start, end)
    yield from find_titled(text, start, end)
    yield from find_codes(text, start, end)
    yield from find_marked(text, start, end)


def _number(found: Found, text: str) -> str | None:
    """Give the number of a known law: of the ILO's always, of others as the text has it."""
    row = found.known
    if row.number is None or row.jurisdiction == "ILO":
        return row.number
    if row.jurisdiction == "EU":
        written = re.search(r"\d{4}/\d+(?:/[A-Z]{2,4})?", found.name)
        return written[0] if written else row.number
    long = len(row.number) >= _TELLING
    return row.number if long and row.number in text else None


_TELLING = 5


def _of_registry(found: Found, text: str) -> Draft:
    row = found.known
    head = re.findall(
        r"protocol|convention|covenant|charter|statute|directive|act\b", found.name.lower()
    )
    default = "act" if row.jurisdiction == "USA" else "convention"
    return Draft(
        found.start,
        found.end,
        row.kind,
        row.name,
        found.name,
        head[-1] if head else ("protocol" if "Protocol" in row.name[:9] else default),
        number=_number(found, text),
        year=row.year,
        jurisdiction=row.jurisdiction,
        known=row.id,
        uri=row.instrument(found.name).uri,
        confidence=found.confidence,
    )


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the best of those that overlap: what the registry has, then the longest."""
    kept: list[Draft] = []
    ranked = sorted(
        drafts,
        key=lambda d: (not (d.known and d.kind == "treaty"), -(d.end - d.start), not d.known),
    )
    for draft in ranked:
        holder = next((k for k in kept if _overlap(k, draft)), None)
        if holder is None:
            kept.append(draft)
        elif draft.known and not holder.known and _begins(holder, draft):
            kept[kept.index(holder)] = replace(draft, end=holder.end, name=holder.name)
        elif (
            holder.known
            and holder.kind == "treaty"
            and draft.kind != "treaty"
            and _covers(draft, holder)
        ):
            kept.remove(holder)
            kept.append(draft)
    return sorted(kept, key=lambda d: d.start)


def _overlap(one: Draft, two: Draft) -> bool:
    return one.start < two.end and two.start < one.end


def _begins(longer: Draft, known: Draft) -> bool:
    """Say whether a longer name is a known one with its number or year behind it."""
    return (
        longer.start == known.start
        and longer.kind == known.kind
        and bool(
            re.fullmatch(
                r"\W*(?:of\s+)?(?:\d{4})?\s*(?:\([^()]*\)?)?", longer.name[len(known.name) :]
            )
        )
    )


def _covers(one: Draft, two: Draft) -> bool:
    return (
        one.start <= two.start and two.end <= one.end and one.end - one.start > two.end - two.start
    )


def _touches(draft: Draft, others: list[Draft]) -> bool:
    return any(_overlap(draft, other) for other in others)


_INDEFINITE = re.compile(r"\b(?:an?|another|one|second|further|[’']s|its)\s+$", re.I)
_NEW = re.compile(r"\b(?:new|draft|proposed|separate|further|final|implementing)\b", re.I)


def _with_short(text: str, sentence: Sentence, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """Resolve the short forms of a sentence in the order of the text."""
    full = [d for d in drafts if not d.weak]
    kept: list[Draft] = []
    weak = [d for d in drafts if d.weak]
    local = Memory(list(memory.named), memory.abbreviations)
    shorts = list(SHORT.finditer(text, sentence.start, sentence.end))
    places = sorted(
        [*((d.start, d, None) for d in full), *((m.start("words"), None, m) for m in shorts)],
        key=lambda p: p[0],
    )
    for _, draft, match in places:
        if draft is not None:
            kept.append(draft)
            local.keep(draft, sentence.block, sentence.index)
        elif match is not None and not any(
            d.start < match.end() and match.start("words") < d.end for d in full
        ):
            found = local.resolve(match, sentence.block, sentence.index)
            if found is None and not local.knows(match) and (bare := unresolved(match)):
                kept.append(bare)
                local.keep(bare, sentence.block, sentence.index)
            if found is not None:
                kept.append(found.at(match.start("words"), match.end()))
                local.again(found, sentence.block, sentence.index)
                memory.again(found, sentence.block, sentence.index)
    new = (d for d in weak if not _touches(d, kept) and _introduces(text, sentence, d))
    kept += [_numbered(d, memory) for d in new]
    return sorted(kept, key=lambda d: d.start)


def _numbered(draft: Draft, memory: Memory) -> Draft:
    """Tell a further unnamed bill from the one before: "bill", then "bill 2"."""
    words = draft.title.split()
    same = {d.title for d, _, _ in memory.named if d.weak and d.title.split()[:1] == words[:1]}
    if draft.title not in same or len(words) > 1:
        return draft
    return replace(draft, title=f"{draft.title} {len(same) + 1}")


def _introduces(text: str, sentence: Sentence, draft: Draft) -> bool:
    """Say whether general words bring in a law of their own ("a bill", "new legislation")."""
    before = text[sentence.start : draft.start]
    if draft.name.lower().endswith("legislation"):
        return not re.search(r"\b(?:the|its|their|this|that)\s+$", before, re.I) or bool(
            _NEW.search(draft.name)
        )
    if re.search(r"\b(?:the|this|that)\s+$", before, re.I):
        return bool(_NEW.search(draft.name))
    return bool(_INDEFINITE.search(before)) or bool(_NEW.search(draft.name))


def _define(text: str, draft: Draft, end: int, memory: Memory) -> None:
    """Remember the abbreviation that a bracket behind a law defines."""
    if draft.form != "full" or draft.kind == "code_article":
        return
    found = ABBREVIATION.match(text, draft.end, end)
    if found and abbreviates(found["abbr"], draft.name):
        memory.abbreviations[found["abbr"]] = replace(draft, form="short")


_ENTRY = re.compile(
    r"[A-Z—][^.\n]{2,60}\.\s+(?:19|20)\d\d[a-z]?\.\s|[^.\n]{3,60}\s\((?:19|20)\d\d[a-z]?\)\.\s"
)


def silent(parsed: Parsed) -> frozenset[int]:
    """Give the indices of headings, captions and bibliographic entries: laws there tell nothing."""
    roles = {Role.HEADING, Role.CAPTION}
    return frozenset(
        i
        for i, b in enumerate(parsed.blocks)
        if b.role in roles or _ENTRY.match(parsed.text, b.start, b.end)
    )
