"""Evaluate: records against hand-made gold, with intervals."""
