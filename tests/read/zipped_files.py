"""Makes the files of other programs that the tests read: OpenDocument texts and e-books."""

from __future__ import annotations

import io
import zipfile

LONG = "The inspectorate of the islands opened several cases of forced labor during the last year."

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *((n, n) for n in ("office", "text", "table", "style", "meta")),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def odt(body: str, *, styles: str = "", meta: str = "", head: str = "", **more: str) -> bytes:
    """Make an OpenDocument text of what stands in its body."""
    content = (
        f"{head}<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    fields = f"<office:meta>{meta}</office:meta>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": more.get("manifest", "<manifest/>"),
            "content.xml": content,
            "meta.xml": f"<office:document-meta {_SPACES} {_DUBLIN_CORE}>{fields}</office:document-meta>",
        }
    )


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def epub(pages: dict[str, str], *, meta: str = "", spine: str = "", **more: str) -> bytes:
    """Make an e-book of pages by name, in their order; `nav.xhtml` is its table of contents."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for n, name in enumerate(pages)
    )
    order = spine or "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {_DUBLIN_CORE}>'
        f"{meta}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="OPS/book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            **{f"OPS/{name}".replace("%20", " "): text for name, text in pages.items()},
            **more,
        }
    )
