"""Annotate: hand annotations, their formats and their splits."""
