"""PDF files written by hand, so that a test says exactly what stands where."""

from collections.abc import Sequence

Words = tuple[float, float, float, str]
"""Left edge, baseline, size in points, text."""

_TURNS = ("", "0 1 -1 0 595 0 cm\n", "-1 0 0 -1 595 842 cm\n", "0 -1 1 0 0 842 cm\n")


def pdf(*pages: Sequence[Words], title: str = "", turn: int = 0) -> bytes:
    """Write a PDF of A4 pages, their words drawn in the order in which they are given.

    Args:
        turn: quarters by which they are turned against the clock, the page being turned back.
    """
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, words in enumerate(pages):
        drawn = _TURNS[turn] + "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in words
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Rotate {90 * turn} /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return file_of(objects)


def column(x: float, top: float, lines: Sequence[str], size: float = 10.0) -> list[Words]:
    """Set lines below each other."""
    return [(x, top - i * size * 1.2, size, line) for i, line in enumerate(lines)]


def row(
    y: float, *cells: str, at: Sequence[float] = (50, 300, 420), size: float = 10
) -> list[Words]:
    """Set cells side by side."""
    return [(x, y, size, cell) for x, cell in zip(at, cells, strict=False)]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def file_of(objects: Sequence[str | bytes]) -> bytes:
    """Write the objects of a PDF, numbered from 1; the last one is its properties."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        data = body if isinstance(body, bytes) else body.encode("cp1252")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += (
        f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode()
