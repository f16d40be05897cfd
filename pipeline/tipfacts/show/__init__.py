"""Show: records in their sentences, for people."""

from __future__ import annotations

from tipfacts.show.choose import Choice
from tipfacts.show.render import render

__all__ = ["Choice", "render"]
