"""What a cell counts, as a phrase: the row's label, with what the caption says of all rows."""

from __future__ import annotations

import re

from tipfacts.tag.tables import Cell, Part

_NUMBER_OF = re.compile(r"^(?:total\s+)?(?:number|no\.)\s+(?:of\s+)?", re.I)
_MEASURES = re.compile(r"\s*\((?:%|percent)[^)]*\)", re.I)
_TOPIC = re.compile(
    r"\b(?P<kind>criminal|labor|labour)?\s*(?:law\s+enforcement)?[^.]*?\b(?P<topic>related\s+to\s+[\w\s-]+?)(?=\s*\(|\s+overview\b|$)",
    re.I,
)
_LEANS = re.compile(r"^(?:conducted|found|imposed|collected|initiated)\b", re.I)
_NAME = re.compile(r"^[A-Z]{2,}$")


def subject_of(cell: Cell) -> str:
    """Give the phrase for what a cell counts, without its number, country and year."""
    label = _lowered(_bare(cell.column if cell.column_part is Part.LABEL else cell.row))
    if _LEANS.match(label):
        label = _leaning(label, cell.above)
    group = re.search(r"\b(children)\b", cell.title, re.I)
    if group and re.match(r"(?:working|attending|combining)", label):
        label = f"{group[1].lower()} {label}"
    topic = topic_of(cell.title)
    if (
        topic
        and not _shares_words(label, topic)
        and re.search(r"investigat|prosecut|convict|violation|arrest|sentence", label)
    ):
        return f"{_criminal(cell.title, label)}{label} {topic}"
    return label


def topic_of(title: str) -> str | None:
    """Give what a caption says that all rows are about.

    >>> topic_of("Table 8. Criminal Cases Related to Child Labor")
    'related to child labor'
    """
    match = _TOPIC.search(title)
    return " ".join(match["topic"].lower().split()) if match else None


def _criminal(title: str, label: str) -> str:
    return (
        "criminal "
        if re.search(r"\bcriminal\b", title, re.I) and label.startswith("investig")
        else ""
    )


def _shares_words(label: str, topic: str) -> bool:
    return set(topic.split()[2:]) <= set(label.split())


def _bare(label: str) -> str:
    return " ".join(_NUMBER_OF.sub("", _MEASURES.sub("", label)).split())


def _lowered(label: str) -> str:
    return " ".join(w if _NAME.match(w) else w.lower() for w in label.split())


def _leaning(label: str, above: tuple[str, ...]) -> str:
    """Put the noun of the row above before a label that lacks one: "Number Conducted at …"."""
    for before in reversed(above):
        bare = _lowered(_bare(before))
        if match := re.match(rf"(.+?)\s+{label.split()[0]}\b", bare):
            return f"{match[1]} {label}"
    return label
