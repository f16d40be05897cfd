"""The parts of a file that is a ZIP of XML files, as word processors and e-books write them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from lxml import etree

from tipfacts.document import Document, Dropped
from tipfacts.read.reasons import dropped

MAX_PART_BYTES = 64 * 1024 * 1024
"""Bound of one XML part, unzipped; a report of a thousand pages has a tenth of it."""

_SPOILED = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    NotImplementedError,
    EOFError,
    KeyError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What is raised for a file that is damaged."""

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


class PartTooLarge(Exception):  # noqa: N818 - an answer, which never leaves reading
    """A part is larger than its bound."""


def read_zipped(
    source: str,
    data: bytes,
    kind: str,
    read: Callable[[zipfile.ZipFile], Iterator[Document | Dropped]],
) -> Iterator[Document | Dropped]:
    """Read a file that is a ZIP of parts, or tell what is wrong with it.

    Args:
        source: the id of its source.
        data: its bytes.
        kind: what its format is called.
        read: gives what is in the opened file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            found = list(read(file))
    except PartTooLarge:
        yield dropped(source, "too_large", limit=MAX_PART_BYTES)
    except _SPOILED as error:
        yield dropped(source, "damaged", what=f"{kind}: {error}")
    else:
        for item in found:
            empty = isinstance(item, Document) and not item.text.strip()
            yield dropped(source, "empty") if empty else item


def read_part(file: zipfile.ZipFile, name: str) -> bytes | None:
    """Read a part, bounded; `None` if there is none of this name.

    Raises:
        PartTooLarge: it unzips to more than `MAX_PART_BYTES`.
    """
    try:
        info = file.getinfo(name)
    except KeyError:
        return None
    with file.open(info) as part:
        data = part.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise PartTooLarge
    return data


def parse_part(file: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Parse a part, bounded; entities are not expanded and nothing is fetched."""
    data = read_part(file, name)
    if data is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def needed_part(file: zipfile.ZipFile, name: str) -> etree._Element:
    """Parse a part that must be there.

    Raises:
        KeyError: it is not.
    """
    part = parse_part(file, name)
    if part is None:
        raise KeyError(f"no {name} in it")
    return part


def words_of(element: etree._Element | None, path: str) -> str | None:
    """Give the words of the first element at a path, spaces closed; `None` if there are none."""
    found = None if element is None else element.findtext(path)
    return " ".join(found.split()) or None if found else None
