"""Write the raw texts out, so that every offset can be followed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tipfacts.document import Document
from tipfacts.errors import OutputError
from tipfacts.write.atomic import AtomicFile

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*%]|^\.|^$')
"""What a name must not hold on some system, and what would hide it or lead out of the folder."""

_LONGEST = 150
_TEXT = (".txt", ".md")


def kept_name(doc: str) -> str:
    """Name the file that keeps a document's text; what a path cannot hold is percent-encoded.

    >>> kept_name("2003/russia.txt"), kept_name("rows.jsonl:3"), kept_name("../a")
    ('2003/russia.txt', 'rows.jsonl%3A3.txt', '%2E./a.txt')
    """
    path = "/".join(_part(part) for part in doc.split("/"))
    return path if path.lower().endswith(_TEXT) else f"{path}.txt"


def _part(name: str) -> str:
    safe = _UNSAFE.sub(lambda m: "%2E" if m[0] == "." else quote(m[0], safe="") or "%", name)
    if len(safe) <= _LONGEST:
        return safe
    return f"{safe[:_LONGEST]}%{hashlib.sha256(name.encode()).hexdigest()[:16]}"


@dataclass(slots=True)
class TextFolder:
    """A folder of raw texts, one file a document."""

    folder: Path
    _kept: set[str] = field(default_factory=set)

    def keep(self, document: Document) -> None:
        """Write a document's raw text as UTF-8 without a mark, line ends as they are.

        Raises:
            OutputError: it cannot be written, or another document has its name.
        """
        name = kept_name(document.id)
        if name in self._kept:
            raise OutputError(f"two documents would be kept as {name}: give one another id")
        self._kept.add(name)
        with AtomicFile(self.folder / name) as file:
            file.write(document.text)
            file.finish()
            file.replace()
