"""What cleaning did to a document: for each step how often it found something, and examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tipfacts.clean.steps import STEPS
from tipfacts.clean.structured import Role, Structured
from tipfacts.clean.traced import Edit

_AROUND = 24
"""Characters shown on either side of a change."""
_LONG = 80
"""Characters of a change that is shown whole."""


@dataclass(frozen=True, slots=True)
class Example:
    """One change: the words around it, what stood between them, and what stands there now."""

    left: str
    before: str
    after: str
    right: str

    def __str__(self) -> str:
        """Show both, with the place in brackets and line ends as signs."""
        return (
            f"{_signs(self.left)}[{_signs(self.before)}]{_signs(self.right)}"
            f"  →  {_signs(self.left)}[{_signs(self.after)}]{_signs(self.right)}"
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did: its name, what it is for, how often, and the first different examples."""

    step: str
    what: str
    count: int
    examples: tuple[Example, ...]


def changes(structured: Structured, examples: int = 3) -> Iterator[Change]:
    """Give what each step did, in the order of the steps; those that found nothing are left out.

    Args:
        structured: the cleaned document.
        examples: how many to give of each step, no two with the same words changed.
    """
    by_step: dict[str, list[Edit]] = {}
    for edit in structured.traced.edits:
        by_step.setdefault(edit.step, []).append(edit)
    for step, what in _steps().items():
        if found := by_step.get(step):
            shown = tuple(_examples(structured.document.text, found, examples))
            yield Change(step, what, len(found), shown)


def left_out(structured: Structured) -> Counter[str]:
    """Count the lines that are in no block: heads and feet of pages, page numbers, stamps."""
    text, at = structured.traced.text, 0
    found: Counter[str] = Counter()
    for start, end in (*((b.start, b.end) for b in structured.blocks), (len(text), len(text))):
        lines = (line.strip() for line in text[at:start].split("\n"))
        found.update(line for line in lines if any(c.isalnum() for c in line))
        at = max(at, end)
    return found


def roles(structured: Structured) -> Counter[Role]:
    """Count the blocks of each role."""
    return Counter(block.role for block in structured.blocks)


def _steps() -> dict[str, str]:
    """Give the steps in order, each with the first line of its docstring."""
    told = {step.__name__: (step.__doc__ or "").partition("\n")[0] for step in STEPS}
    return {**told, "join_lines": "Join the lines of a paragraph, over page breaks too."}


def _examples(raw: str, edits: list[Edit], limit: int) -> Iterator[Example]:
    seen: set[tuple[str, str]] = set()
    for edit in edits:
        if len(seen) >= limit:
            return
        if (edit.before, edit.after) not in seen:
            seen.add((edit.before, edit.after))
            start = edit.start if edit.before else edit.end
            left, right = raw[max(0, start - _AROUND) : start], raw[edit.end : edit.end + _AROUND]
            yield Example(left, raw[start : edit.end], edit.after, right)


def _signs(text: str) -> str:
    r"""Show characters that cannot be seen, and of long words both ends.

    >>> _signs("a\nb\tc\u00ad")
    'a⏎b⇥c\\xad'
    """
    if len(text) > _LONG:
        text = f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
    shown = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", "⇥")
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in shown)


def cleaned_text(structured: Structured) -> str:
    """Give the blocks of a document one below the other, an empty line between two."""
    text = structured.traced.text
    return "\n\n".join(text[block.start : block.end] for block in structured.blocks)
