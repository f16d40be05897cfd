"""What a part is, where no verb says it: "98 of them children", "22 of sex trafficking"."""

from __future__ import annotations

import re

from tipfacts.relate.statistics_view import View


def part_tail(view: View) -> str:
    """Give what a part is where no verb says it: "98 of them children", "74% female"."""
    if placed := _PART_PLACED.match(view.behind) or SORT.match(view.behind):
        return placed["what"].strip()
    found = _PART.match(view.behind)
    if found is None:
        return ""
    what = found["what"].strip()
    verb = re.match(r"(?:\w+ed|had|went|came|took|got|said|knew)\b(?!$)", what)
    return f"who {what}" if verb else f"who were {what}"


SORT = re.compile(
    r"\s*(?P<what>(?:of|for|under|on|against|involving)\s+(?!(?:them|these|those|whom|which|the|all|its|"
    r"their|our|his|her|each|every|this|that|it)\b)[a-z]+(?:[\s-](?!(?:and|or|in|by|at)\b)[a-z]+){0,3}?)"
    r"\s*(?=[,.;)]|and\b|$)"
)
"""A sort of what was just counted, behind a bare number: "22 of sex trafficking"."""

_PART_PLACED = re.compile(
    r"\s*of\s+(?:them|whom|these|those)\s+(?P<what>(?:from|under|into|for|aged|over|in|on|against|below)\s+"
    r"[a-z0-9]+(?:[\s-][a-z0-9]+){0,4}?)\s*(?=[,.;)]|and\b)",
    re.I,
)
_PART = re.compile(
    r"\s*(?:of\s+(?:them|whom|these|those)\s*,?\s*)?(?:all\s+)?"
    r"(?P<what>(?!(?:of|in|to|from|for|by|with|at|on|and|or|each|apiece)\b)[a-z-]+(?:\s+(?!and\b|but\b)[a-z0-9-]+){0,6}?)"
    r"\s*(?=[,.;)–—]|and\b|$)",
    re.I,
)
