"""Show: records in their sentences, for people."""

from __future__ import annotations

from tipfacts.show.choose import Choice
from tipfacts.show.render import render
from tipfacts.show.taken import Taken, read_taken

__all__ = ["Choice", "Taken", "read_taken", "render"]
