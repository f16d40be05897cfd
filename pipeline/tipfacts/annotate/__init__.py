"""Annotate: hand annotations, their formats and their splits.

`compact` (what annotators write) is placed in the text by `locate` and becomes `gold` (standoff
records, checked against the text on load); `sources` knows the texts, their metadata and splits.
"""
