"""From bytes to text, with the name of the encoding; newlines and offsets are left alone."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 4096
_LATIN_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was decoded from (`utf-8-sig` is UTF-8 with a byte order mark)."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why bytes are no text: a reason of `tipfacts.read.reasons`, and where it shows."""

    reason: str
    where: str


def decode(data: bytes) -> Decoded | Refused:
    r"""Decode a text: by its mark, as UTF-8, as bare UTF-16, as Windows-1252, by its letters.

    A byte order mark is not part of the text. Newlines stay as they are.

    >>> decode(b"\xef\xbb\xbfone\r\n")
    Decoded(text='one\r\n', encoding='utf-8-sig')
    >>> decode("the law’s aim".encode("cp1252"))
    Decoded(text='the law’s aim', encoding='windows-1252')
    >>> decode(b"one\0two")
    Refused(reason='binary', where='byte 3')
    """
    found = _decode(data)
    if isinstance(found, Decoded) and "\0" in found.text:
        return Refused("binary", f"character {found.text.index(chr(0))}")
    return found


def _decode(data: bytes) -> Decoded | Refused:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name)
    if b"\0" in data:
        return _without_mark(data) or Refused("binary", f"byte {data.index(0)}")
    found = _strict(data, "utf-8", "utf-8")
    return found if isinstance(found, Decoded) else _by_letters(data) or found


def _strict(data: bytes, codec: str, name: str) -> Decoded | Refused:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        return Refused("undecodable", f"byte {error.start}")


def _without_mark(data: bytes) -> Decoded | None:
    """Decode UTF-16 that has no mark: nearly all its characters are Latin in one byte order."""
    for codec in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE].decode(codec, errors="replace")
        latin = sum("\t" <= c < "\u0250" or "\u2000" <= c < "\u20d0" for c in sample)
        if sample and latin / len(sample) >= _LATIN_SHARE:
            found = _strict(data, codec, codec)
            return found if isinstance(found, Decoded) else None
    return None


def _by_letters(data: bytes) -> Decoded | None:
    """Let charset-normalizer decide; Windows-1252 goes first, as reports in English have it."""
    best = from_bytes(data, cp_isolation=["cp1252"]).best() or from_bytes(data).best()
    if best is None:
        return None
    name = "windows-1252" if best.encoding == "cp1252" else best.encoding
    return Decoded(data.decode(best.encoding), name)
