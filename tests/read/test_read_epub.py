"""E-books."""

from __future__ import annotations

from typing import Any, cast

import pytest

from tests.read.zipped_files import LONG, epub, page, zipped
from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document
from tipfacts.read import parts
from tipfacts.read.epub import read_epub


def only(data: bytes) -> Any:
    (found,) = read_epub("a.epub", data)
    return found


def text(*bodies: str) -> str:
    found = only(epub({f"p{n}.xhtml": page(body) for n, body in enumerate(bodies)}))
    assert isinstance(found, Document), found
    return found.text


def test_pages_come_in_the_order_of_reading_without_the_table_of_contents() -> None:
    pages = {
        "nav.xhtml": page("<nav epub:type='toc'><ol><li>One</li></ol></nav>"),
        "b%20c.xhtml": page(f"<h1>One</h1><p>{LONG}</p>"),
        "a.xhtml": page("<ul><li>Two</li><li>Three</li></ul><p>One<br/>line</p>"),
    }
    spine = "<itemref idref='i2' linear='no'/><itemref idref='i1'/><itemref idref='i0'/>"
    assert only(epub(pages)).text == f"One\n\n{LONG}\n\n- Two\n- Three\n\nOne\nline"
    assert only(epub(pages, spine=spine)).text.startswith("- Two")


def test_the_rows_of_a_table_are_lines_of_cells() -> None:
    body = (
        "<table><caption>Table 1. Cases</caption><thead><tr><th>Overview</th><th>2016</th></tr></thead>"
        "<tbody><tr><td>Number of investigations</td><td>14</td></tr></tbody></table>"
    )
    assert text(body).endswith("Overview\t2016\nNumber of investigations\t14")


@pytest.mark.parametrize(
    "body",
    [
        "<p>One.<a epub:type='noteref' href='#n'>1</a> Two.</p><p>Three.</p>"
        "<aside epub:type='footnote' id='n'><p>1. Law 12. <a epub:type='backlink'>Back</a></p></aside>",
        "<p>One.<sup><a id='r' href='#n'>1</a></sup> Two.</p><p>Three.</p>"
        "<p><a id='n'></a><a href='#r'>[1]</a> Law 12. <a href='#r'>\u21a9\ufe0e</a></p>",
        "<p>One.<a id='r' role='doc-noteref' href='#n'><sup>[1]</sup></a> Two.</p><p>Three.</p>"
        "<section role='doc-endnotes'><ol><li id='n' role='doc-endnote'>Law 12.</li></ol></section>",
    ],
)
def test_a_note_stands_behind_its_paragraph(body: str) -> None:
    found = only(epub({"a.xhtml": page(body)}))
    assert found.text == "One.¹ Two.\n\n¹ Law 12.\n\nThree."
    assert [b.role for b in clean(found).blocks][1] is Role.FOOTNOTE


def test_two_notes_of_a_paragraph_keep_their_order_and_notes_elsewhere_stay() -> None:
    body = (
        "<p>One.<a epub:type='noteref' href='#a'>1</a> Two.<a epub:type='noteref' href='#b'>2</a>"
        " Three.<a epub:type='noteref' href='notes.xhtml#c'>3</a></p>"
        "<div id='a' epub:type='footnote'>First.</div><div id='b' epub:type='footnote'>Second.</div>"
    )
    assert text(body) == "One.¹ Two.² Three.³\n\n¹ First.\n\n² Second."


def test_links_that_are_no_notes_stay_as_they_are() -> None:
    body = "<p id='p'>See <a href='#q'>3</a> and <sup><a href='#q'>th</a></sup>.</p><p id='q'>Four.</p>"
    assert text(body) == "See 3 and th.\n\nFour."


def test_page_numbers_scripts_and_hidden_navigation_are_left_out() -> None:
    body = (
        "<nav epub:type='landmarks'><a>Cover</a></nav><p>Officers freed "
        "<span epub:type='pagebreak' id='p7'>7</span>12 men.<script>x</script></p>"
    )
    assert text(body) == "Officers freed 12 men."


def test_fields_are_taken_from_the_package() -> None:
    meta = (
        "<dc:title>Labor in the Islands</dc:title><dc:publisher>Harbor Institute</dc:publisher>"
        "<dc:language>en</dc:language><dc:date>2014-05-06T00:00:00Z</dc:date>"
    )
    found = only(epub({"a.xhtml": page(f"<p>{LONG}</p>")}, meta=meta))
    assert (found.title, found.publisher, found.published, found.language) == (
        "Labor in the Islands",
        "Harbor Institute",
        "2014-05-06",
        "en",
    )
    year = only(epub({"a.xhtml": page(f"<p>{LONG}</p>")}, meta="<dc:date>2014</dc:date>"))
    assert year.published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub({"a.xhtml": page("")}), "empty"),
        (epub({}), "empty"),
        (epub({"a.xhtml": page("x")})[:200], "damaged"),
        (b"no zip", "damaged"),
        (zipped({"META-INF/container.xml": "<container/>"}), "damaged"),
        (zipped({"mimetype": "application/epub+zip"}), "damaged"),
    ],
)
def test_files_that_give_no_text_are_told(data: bytes, reason: str) -> None:
    assert only(data).reason == reason


def test_a_page_that_is_not_there_is_told_and_the_others_are_read() -> None:
    data = epub({"../../a.xhtml": page("x"), "b.xhtml": page(f"<p>{LONG}</p>")})
    told, found = cast(Any, read_epub("a.epub", data))
    assert (told.reason, told.place) == ("damaged", "page ../a.xhtml")
    assert found.text == LONG


def test_a_book_that_needs_a_key_is_told_and_locked_fonts_are_no_matter() -> None:
    listed = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference URI="{}"/>'
        "</encryption>"
    )
    for uri, reason in (("OPS/a.xhtml", "encrypted"), ("OPS/a.ttf", None)):
        more = {"META-INF/encryption.xml": listed.format(uri)}
        assert getattr(only(epub({"a.xhtml": page("One.")}, **more)), "reason", None) == reason


def test_pages_that_unzip_to_more_than_the_bound_are_told(monkeypatch: Any) -> None:
    monkeypatch.setattr(parts, "MAX_PART_BYTES", 100_000)
    pages = {f"{n}.xhtml": page("a" * 40_000) for n in range(3)}
    assert only(epub(pages)).reason == "too_large"
