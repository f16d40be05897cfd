"""Deduplicate: which passages are copies of which, told by words and by figures."""

from __future__ import annotations

from tipfacts.dedup.copies import Compared, Copies, Copy, copies

__all__ = ["Compared", "Copies", "Copy", "copies"]
