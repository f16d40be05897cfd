"""tipfacts: laws, dates, tier placements and statistics from reports on human trafficking."""

from __future__ import annotations

from tipfacts.document import Document, Dropped
from tipfacts.line import Line, load

__version__ = "0.1.0"
__all__ = ["Document", "Dropped", "Line", "load"]
