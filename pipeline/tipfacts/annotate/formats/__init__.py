"""Formats that annotation tools read and write; each module has `write` and `read`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tipfacts.annotate.sheet import Sheet

Writer = Callable[[Sequence[Sheet], Path], list[Path]]
Reader = Callable[[Path], list[Sheet]]


@dataclass(frozen=True, slots=True)
class Format:
    """How to write sheets into a folder, and to read them from it."""

    write: Writer
    read: Reader


MODULES: Mapping[str, str] = {
    "label-studio": "label_studio",
    "doccano": "doccano",
    "brat": "brat",
    "webanno": "webanno",
    "docbin": "docbin",
    "datasets": "hf_datasets",
}
"""The module of each format, imported when it is first asked for."""


def format_of(name: str) -> Format:
    """Give the format of a name, as listed in `MODULES`."""
    module = import_module(f"{__name__}.{MODULES[name]}")
    return Format(module.write, module.read)
