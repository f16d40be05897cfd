"""Consolidate: one record a fact, with every place it stands."""

from __future__ import annotations

from tipfacts.consolidate.places import consolidate

__all__ = ["consolidate"]
