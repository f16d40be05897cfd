"""Help a third person decide where two annotators differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tipfacts.annotate.compiling import Compiled
from tipfacts.evaluate.context import in_sentence
from tipfacts.evaluate.items import Corpus, Item, corpus_of
from tipfacts.evaluate.match import Matched, match

Line = Mapping[str, Any]
_OFFSET = 1000
"""Added to the numbers of what only the second pass has, so that lines of both fit together."""


@dataclass(frozen=True, slots=True)
class Case:
    """A record of either pass or of both, with its lines of the compact format.

    Attributes:
        item: the record of the first pass that has it.
        a: the first pass's line.
        b: the second pass's line.
        core: whether both tell the same fact at its core.
        differs: what differs between the two, by name; empty where they agree.
    """

    item: Item
    a: Line | None
    b: Line | None
    core: bool = False
    differs: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether both passes have it, with the same core, slots, evidence and standing."""
        return None not in (self.a, self.b) and self.core and not self.differs


def cases(doc: str, a: Compiled, b: Compiled) -> list[Case]:
    """Align two annotations of one document; in the order of the text."""
    found = [
        case for one in match(_corpus(doc, a), _corpus(doc, b)) for case in _aligned(one, a, b)
    ]
    same = {c.b["n"]: c.a["n"] for c in found if c.a is not None and c.b is not None}
    found = [replace(case, b=_renumbered(case.b, same)) for case in found]
    return sorted(found, key=lambda case: (case.item.spans[0][0], case.item.kind))


def _corpus(doc: str, compiled: Compiled) -> Corpus:
    return replace(corpus_of(compiled.gold.records), docs=frozenset({doc}))


def _aligned(matched: Matched, a: Compiled, b: Compiled) -> Iterator[Case]:
    pairs = dict(matched.aligned())
    for i, item in enumerate(matched.gold):
        line = _line(item, a)
        if i not in pairs:
            yield Case(item, line, None)
            continue
        partner, near = matched.found[pairs[i]], matched.near[i, pairs[i]]
        other = _line(partner, b)
        differs = [name for name, verdict in near.slots.items() if not verdict.right]
        differs += ["evidence"] * (item.spans[0] != partner.spans[0])
        differs += ["optional"] * (item.optional != partner.optional)
        differs += _links(line, other)
        yield Case(item, line, other, near.core, tuple(differs))
    for j in set(range(len(matched.found))) - set(pairs.values()):
        yield Case(matched.found[j], None, _line(matched.found[j], b))


def _line(item: Item, compiled: Compiled) -> Line:
    read: Line = json.loads(compiled.lines[item.fact.id])
    return read


def _links(a: Line, b: Line) -> list[str]:
    one, other = a.get("links", {}), b.get("links", {})
    return [f"links.{name}" for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def _renumbered(line: Line | None, same: Mapping[int, int]) -> Line | None:
    """Give a line of the second pass the number of its partner, or one that no other line has."""
    if line is None:
        return None
    changed = {**line, "n": same.get(line["n"], line["n"] + _OFFSET)}
    if "of_ref" in line:
        changed["of_ref"] = same.get(line["of_ref"], line["of_ref"] + _OFFSET)
    return changed


def draft(found: list[Case]) -> str:
    """Write the agreed records, as the first pass has them, in the compact format."""
    return "".join(f"{_json(case.a)}\n" for case in found if case.agreed)


def sheet(doc: str, text: str, found: list[Case]) -> str:
    """Write what is to decide as a page of Markdown."""
    both = [case for case in found if case.a and case.b]
    light = [case for case in both if case.core and case.differs and _is_light(case)]
    groups = {
        "Core differs": [case for case in both if not case.core],
        "Slots differ": [c for c in both if c.core and c.differs and c not in light],
        "Only in A": [c for c in found if c.b is None],
        "Only in B": [c for c in found if c.a is None],
        "Only links or standing differ": light,
    }
    agreed = sum(case.agreed for case in found)
    told = ", ".join(f"{name.lower()} {len(some)}" for name, some in groups.items())
    pages = [
        f"# {doc}\n\nAgreed {agreed} (in the draft already); {told}.\n\n"
        "For each case add the right line to the draft (mended if need be), or none. A line of B "
        "has its partner's number, one that only B has a number above "
        f"{_OFFSET}: any line can be taken as it is. Where both are right, take one and give what "
        'differs as `"alternatives": [{…}]`. Of agreed phrases A\'s words were taken.\n'
    ]
    for name, some in groups.items():
        if some:
            pages.append(f"## {name}\n")
        pages += [_case(number, case, text) for number, case in enumerate(some, 1)]
    return "\n".join(pages)


def _is_light(case: Case) -> bool:
    return all(name == "optional" or name.startswith("links.") for name in case.differs)


def _case(number: int, case: Case, text: str) -> str:
    lines = [f"### {number}. {case.item.kind}: {' | '.join(_quotes(case, text))}"]
    lines.append(f"> {in_sentence(text, case.item.spans[0])}\n")
    if case.a and case.b:
        names = [name for name in {**case.a, **case.b} if _told(case, name)]
        for name in names:
            lines.append(f"- `{name}`: A {_json(case.a.get(name))} · B {_json(case.b.get(name))}")
        lines.append("")
    lines.append("```json")
    lines += [f"{_json(line)}" for line in (case.a, case.b) if line is not None]
    return "\n".join([*lines, "```\n"])


def _told(case: Case, name: str) -> bool:
    a, b = case.a or {}, case.b or {}
    if name == "at":
        return "evidence" in case.differs
    return name not in ("n", "of_ref") and a.get(name) != b.get(name)


def _quotes(case: Case, text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in case.item.spans[0]]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
