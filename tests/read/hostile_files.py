"""Archives, web pages, Word files and texts made to harm, or broken."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile

MEBIBYTE = 1024 * 1024
_LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
LAUGHING = f'<!DOCTYPE x [<!ENTITY e0 "ha">{_LAUGHS}]>'
"""Names that stand for ten names each, eleven deep."""
PEEKING = '<!DOCTYPE x [<!ENTITY e11 SYSTEM "file:///etc/passwd">]>'
"""A name that stands for a file of the system."""

OUTSIDE = (
    "../../outside.txt",
    "/tmp/outside.txt",
    "C:\\outside.txt",
    "..\\outside.txt",
    "a\nb.txt",
)
"""Names that lead out of their folder, or cannot be shown."""

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(*members: tuple[str, bytes]) -> bytes:
    """Write a ZIP file; names are taken as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def many_bombs(count: int, mebibytes: int) -> bytes:
    """Write a ZIP file of members that each unzip to much, but to no more than is let be."""
    return zipped(*((f"{n}.txt", b" " * (mebibytes * MEBIBYTE)) for n in range(count)))


def stacked_zip(count: int) -> bytes:
    """Write a ZIP file whose list names one big member again and again."""
    data = zipped(("a.txt", b" " * MEBIBYTE))
    at, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entries = data[at:end] * count
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return data[:at] + entries + tail


def boastful_zip() -> bytes:
    """Write a ZIP file whose member says that it unzips to 4 GiB."""
    data = zipped(("a.txt", b"One. " * 99))
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + b"\xfe\xff\xff\xff" + data[at + 4 :]


def odd_tar() -> bytes:
    """Write a tar file of links, a device, a pipe, names that lead elsewhere, and a sound text."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "../../etc/passwd"),
            ("device.txt", tarfile.CHRTYPE, ""),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("../outside.txt", tarfile.REGTYPE, ""),
            ("/tmp/outside.txt", tarfile.REGTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            file.addfile(info, io.BytesIO())
        sound = tarfile.TarInfo("sound.txt")
        sound.size = 4
        file.addfile(sound, io.BytesIO(b"One."))
    return out.getvalue()


def boastful_tar() -> bytes:
    """Write a tar file whose one member says that it is far longer than the archive."""
    info = tarfile.TarInfo("a.txt")
    info.size = 1 << 40
    return info.tobuf() + b"x" * 512


def word(doctype: str = "", words: str = "&e11;", **parts: bytes) -> bytes:
    """Write a Word file with a document type of its own."""
    body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    document = f"{doctype}<w:document {_WORD}>{body}</w:document>".encode()
    return zipped(
        ("word/document.xml", document), *((f"word/{n}.xml", d) for n, d in parts.items())
    )


def deep_word(depth: int) -> bytes:
    """Write a Word file of a table in a cell of a table, and so on."""
    return word(words="</w:t></w:r></w:p>" + "<w:tbl><w:tr><w:tc>" * depth)


def open_document(doctype: str) -> bytes:
    """Write an OpenDocument text with a document type of its own."""
    names = f'xmlns:office="{_OFFICE}:office:1.0" xmlns:text="{_OFFICE}:text:1.0"'
    body = "<office:body><office:text><text:p>&e11;</text:p></office:text></office:body>"
    content = f"{doctype}<office:document-content {names}>{body}</office:document-content>"
    kind = ("mimetype", b"application/vnd.oasis.opendocument.text")
    return zipped(kind, ("content.xml", content.encode()))


def page(body: str, head: str = "") -> bytes:
    """Write a web page."""
    return f"{head}<html><body>{body}</body></html>".encode()


def wide_table(columns: int) -> bytes:
    """Write a web page of a table with very many columns, each cell spanning as many as it can."""
    cells = "".join(f"<td colspan=1000 rowspan=65534>{n % 10}</td>" for n in range(columns))
    return page(f"<table><tr>{cells}</tr><tr>{cells}</tr></table>")


def deep_page(depth: int, tag: str = "div") -> bytes:
    """Write a web page of an element in an element, and so on."""
    return page(f"<{tag}>" * depth + "The deepest words of all." + f"</{tag}>" * depth)


def unzipped_twice(mebibytes: int) -> bytes:
    """Write a gzip file of a gzip file of spaces."""
    return gzip.compress(gzip.compress(b" " * (mebibytes * MEBIBYTE)))


def deep_rows(depth: int) -> bytes:
    """Write a line of JSON with a list in a list, and so on, and a sound one after it."""
    return b"[" * depth + b"]" * depth + b"\n" + json.dumps({"text": "One."}).encode()
