"""The cleaning steps over characters, each a small function from traced text to traced text.

Each step is known by its function's name; `STEPS` gives their order. A step's docstring lists the
forms it takes. What needs lines and blocks (unwrapping, furniture, lists of sources) is in `lines`
and `blocks`.
"""

from __future__ import annotations

from collections.abc import Callable

from tipfacts.clean.broken_words import join_broken_words
from tipfacts.clean.characters import (
    drop_invisible,
    mend_mojibake,
    open_entities,
    split_ligatures,
    unify_hyphens,
    unify_line_ends,
    unify_quotes,
    unify_spaces,
)
from tipfacts.clean.marks import (
    close_initials,
    close_letters,
    drop_addresses,
    drop_markdown,
    open_bracketed_letters,
    part_sentences,
    unify_bullets,
    unify_ticks,
)
from tipfacts.clean.notes import drop_bracketed_note_groups, drop_note_marks
from tipfacts.clean.numbers import close_dashes, close_numbers
from tipfacts.clean.traced import Traced

Step = Callable[[Traced], Traced]

STEPS: tuple[Step, ...] = (
    open_entities,
    mend_mojibake,
    drop_invisible,
    unify_line_ends,
    unify_spaces,
    unify_hyphens,
    split_ligatures,
    drop_addresses,
    drop_markdown,
    unify_quotes,
    unify_ticks,
    unify_bullets,
    open_bracketed_letters,
    close_initials,
    close_letters,
    drop_note_marks,
    drop_bracketed_note_groups,
    part_sentences,
    close_dashes,
    close_numbers,
    join_broken_words,
)
"""The character steps in their order."""
