"""Consolidate: one record a fact, with every place it stands."""
