"""OpenDocument texts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.zipped_files import LONG, odt, zipped
from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document
from tipfacts.read import parts
from tipfacts.read.odt import read_odt
from tipfacts.tag.tables import read_tables

SUPER = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
HIDDEN = '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'


def only(data: bytes) -> Any:
    (found,) = read_odt("a.odt", data)
    return found


def text(body: str, **more: str) -> str:
    found = only(odt(body, **more))
    assert isinstance(found, Document), found
    return found.text


def test_headings_paragraphs_and_items_are_blocks() -> None:
    body = (
        "<text:sequence-decls/><text:h>Forced labor</text:h>\n"
        f"<text:p>{LONG}</text:p><text:list><text:list-item><text:p>One</text:p><text:p>more</text:p>"
        "</text:list-item><text:list-item><text:p>Two</text:p><text:list><text:list-item>"
        "<text:p>Three</text:p></text:list-item></text:list></text:list-item></text:list><text:p/>"
        "<text:p>First<text:s text:c='3'/>line<text:line-break/>second<text:tab/>line</text:p>"
    )
    assert text(body) == (
        f"Forced labor\n\n{LONG}\n\n- One\n\nmore\n\n- Two\n- Three\n\nFirst line\nsecond line"
    )


def test_the_rows_of_a_table_are_lines_of_cells() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    body = (
        "<text:p>Table 1. Cases</text:p><table:table><table:table-header-rows>"
        f"{row('Overview', '2016', '2017')}</table:table-header-rows>"
        f"{row('Number of investigations</text:p><text:p>in courts', '14', 'Unknown')}"
        f"</table:table><text:p>{LONG}</text:p>"
    )
    found = only(odt(body))
    assert found.text == (
        "Table 1. Cases\n\nOverview\t2016\t2017\n"
        f"Number of investigations in courts\t14\tUnknown\n\n{LONG}"
    )
    cells = [(c.row, c.column, c.piece.text) for c in read_tables(found.text)]
    assert cells[0] == ("Number of investigations in courts", "2016", "14")
    assert [b.role for b in clean(found).blocks] == [Role.CAPTION, Role.TABLE, Role.PARAGRAPH]


def test_repeated_and_covered_cells_keep_their_columns() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:covered-table-cell/><table:table-cell table:number-columns-repeated='2'><text:p>0</text:p>"
        "</table:table-cell><table:table-cell table:number-columns-repeated='99999999'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048576'><table:table-cell/><table:table-cell/>"
        "</table:table-row></table:table>"
    )
    assert text(body) == "A\t\t0\t0"


def test_a_table_of_one_column_only_sets_the_page_and_one_inside_is_words() -> None:
    cell = "<table:table-cell>{}</table:table-cell>"
    one = f"<table:table><table:table-row>{cell.format('{}')}</table:table-row></table:table>"
    assert text(one.format("<text:p>One.</text:p><text:p>More.</text:p>")) == "One.\n\nMore."
    inner = one.format("<text:p>Inside</text:p>")
    outer = cell.format("<text:p>Left</text:p>") + cell.format(inner)
    assert text(f"<table:table><table:table-row>{outer}</table:table-row></table:table>") == (
        "Left\tInside"
    )


def test_a_note_stands_behind_its_paragraph() -> None:
    body = (
        "<text:p>One.<text:note text:note-class='footnote'><text:note-citation>7</text:note-citation>"
        "<text:note-body><text:p>Law<text:s/>12.</text:p><text:p>See <text:span>there</text:span>.</text:p>"
        "</text:note-body></text:note> Two.</text:p><text:p>Three.</text:p>"
    )
    found = only(odt(body))
    assert found.text == "One.¹ Two.\n\n¹ Law 12. See there.\n\nThree."
    assert [b.role for b in clean(found).blocks][1] is Role.FOOTNOTE


def test_what_is_deleted_hidden_or_no_text_is_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Out</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Chapter 5</text:p></text:index-body>"
        "</text:table-of-content>"
        "<text:p>In<office:annotation><text:p>Said</text:p></office:annotation><!-- no --> force"
        "<text:span text:style-name='T1'>14</text:span> and the 5<text:span text:style-name='T1'>th</text:span>"
        "<text:span text:style-name='T2'>Hidden</text:span> day.</text:p>"
        "<text:section text:display='none'><text:p>Hidden</text:p></text:section>"
        "<text:section><text:p>Shown.</text:p></text:section>"
    )
    assert text(body, styles=SUPER + HIDDEN) == "In force¹⁴ and the 5th day.\n\nShown."


def test_text_boxes_keep_their_words_and_pictures_have_none() -> None:
    body = (
        "<text:p>Around.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box>"
        "<svg:title>A map</svg:title></draw:frame></text:p>"
    )
    assert text(body) == "Boxed.\n\nAround."


def test_fields_are_taken_where_they_are_filled_in() -> None:
    meta = (
        "<dc:title>Labor in the Islands</dc:title><dc:language>en-GB</dc:language>"
        "<meta:user-defined meta:name='Publisher'>Harbor Institute</meta:user-defined>"
    )
    found = only(odt(f"<text:p>{LONG}</text:p>", meta=meta))
    assert (found.title, found.publisher, found.language) == (
        "Labor in the Islands",
        "Harbor Institute",
        "en-GB",
    )
    bare = only(odt(f"<text:p>{LONG}</text:p>", meta="<dc:title>Untitled 1</dc:title>"))
    assert (bare.title, bare.publisher, bare.language) == (None, None, None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(""), "empty"),
        (odt(f"<text:p>{LONG}</text:p>")[:300], "damaged"),
        (b"no zip", "damaged"),
        (zipped({"content.xml": "<a>"}), "damaged"),
        (zipped({"content.xml": "<a/>"}), "damaged"),
        (zipped({"mimetype": "a"}), "damaged"),
        (odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"), "encrypted"),
        (odt("<text:p>" * 300 + "x" + "</text:p>" * 300), "damaged"),
    ],
)
def test_files_that_give_no_text_are_told(data: bytes, reason: str) -> None:
    assert only(data).reason == reason


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = only(odt(f"<text:p>{LONG}</text:p><text:p>a&l9;&f;b</text:p>", head=head))
    assert not isinstance(found, Document) or len(found.text) < 500


def test_a_part_that_unzips_to_more_than_its_bound_is_told(monkeypatch: Any) -> None:
    monkeypatch.setattr(parts, "MAX_PART_BYTES", 100_000)
    assert only(odt(f"<text:p>{'a' * 200_000}</text:p>")).reason == "too_large"
