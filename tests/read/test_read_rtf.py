r"""Rich text."""

from __future__ import annotations

from typing import Any

import pytest

from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document
from tipfacts.read.rtf import read_rtf
from tipfacts.tag.tables import read_tables

LONG = "The inspectorate of the islands opened several cases of forced labor during the last year."
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\deflang2057{\fonttbl{\f0\fswiss\fcharset0 Arial;}"
    r"{\f1\froman\fcharset238 Times CE;}}{\colortbl;\red0\green0\blue0;}"
)


def only(body: str | bytes) -> Any:
    data = body if isinstance(body, bytes) else f"{HEAD}{body}}}".encode("latin-1")
    (found,) = read_rtf("a.rtf", data)
    return found


def text(body: str) -> str:
    found = only(body)
    assert isinstance(found, Document), found
    return found.text


def row(*cells: str) -> str:
    ends = "".join(rf"\cellx{n}000" for n in range(1, len(cells) + 1))
    inner = "".join(rf"\pard\intbl {cell}\cell" + "\n" for cell in cells)
    return rf"\trowd{ends}{inner}\row" + "\n"


def test_paragraphs_line_ends_and_items_are_blocks() -> None:
    body = (
        rf"{{\b Forced labor}}\par {LONG[:40]}" + "\r\n" + rf"{LONG[40:]}\par"
        r"{\listtext\f1\'b7\tab}One\par{\pntext 2.\tab}Two\par\par First\line second\tab line\par"
    )
    assert text(body) == f"Forced labor\n\n{LONG}\n\n- One\n- Two\n\nFirst\nsecond line"


def test_the_rows_of_a_table_are_lines_of_cells() -> None:
    table = row("Overview", "2016", "2017") + row(
        r"Number of investigations\par in courts", "14", "Unknown"
    )
    found = only(rf"Table 1. Cases\par {table}\pard {LONG}\par")
    assert found.text == (
        "Table 1. Cases\n\nOverview\t2016\t2017\n"
        f"Number of investigations in courts\t14\tUnknown\n\n{LONG}"
    )
    cells = [(c.row, c.column, c.piece.text) for c in read_tables(found.text)]
    assert cells[0] == ("Number of investigations in courts", "2016", "14")


def test_a_bar_in_the_text_is_no_cell_and_an_empty_cell_keeps_its_column() -> None:
    assert text(row("a | b", "", "c")) == "a | b\t\tc"


def test_a_note_stands_behind_its_paragraph() -> None:
    body = r"One.{\super\chftn{\footnote\pard\plain{\super\chftn} Law {\f1\'9e}12.\par}} Two.\par Three.\par"
    assert text(body.replace(r"{\footnote", r"{\*\footnote")) == text(body)
    found = only(body)
    assert found.text == "One.¹ Two.\n\n¹ Law ž12.\n\nThree."
    assert [b.role for b in clean(found).blocks][1] is Role.FOOTNOTE


def test_notes_of_a_table_stand_behind_it() -> None:
    table = row("Cases", "2016") + row("Arrests", r"14{\footnote Until May.}")
    assert (
        text(rf"{table}\pard {LONG}\par") == f"Cases\t2016\nArrests\t14¹\n\n¹ Until May.\n\n{LONG}"
    )


def test_what_is_hidden_deleted_or_no_text_is_not_read() -> None:
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://example.org/x"}}{\\fldrslt the register}}'
    body = (
        r"{\header Secret}{\footer 7}{\*\bkmkstart x}In{\v hidden \'41\u65?}{\deleted out} force"
        r"{\super 14} and the 5{\super th} day of {\pict\wmetafile8 0102ff}{\pict\bin6 a}b{cd}"
        rf"{link}.\par"
    )
    assert text(body) == "In force¹⁴ and the 5th day of the register."


def test_text_boxes_keep_their_words() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard Boxed.\par}}{\shprslt no}}"
    assert text(rf"Around{box}.\par Then.\par") == "Around.\n\nThen.\n\nBoxed."


def test_characters_are_those_of_their_font_and_number() -> None:
    body = r"\u8216?a\u8217\'92 \'e9 {\f1\'e9\'9e} \u-10179?\u-8704? \emdash\~\{x\} \u-10179? z\par"
    assert text(body) == "‘a’ é éž 😀 — {x} \ufffd z"


def test_fields_are_taken_where_they_are_filled_in() -> None:
    info = r"{\info{\title Labor in the {\'cd}slands}{\*\company Harbor Institute}{\author A B}}"
    found = only(rf"{info}{LONG}\par")
    assert (found.title, found.publisher, found.language, found.text) == (
        "Labor in the Íslands",
        "Harbor Institute",
        "en-GB",
        LONG,
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no rtf", "damaged"),
        (b"{\\rtf1}", "empty"),
        (b"{\\rtf1\\ansi {\\pict 00ff", "empty"),
        (b"{\\rtf1 x\\u9999999 y}", "damaged"),
        (b"{\\rtf1\\uc x}", "damaged"),
        (b"{\\rtf1{\\fonttbl{\\f0\\fcharset78 A;}}\\f0\\'e9}", "damaged"),
    ],
)
def test_files_that_give_no_text_are_told(data: bytes, reason: str) -> None:
    assert only(data).reason == reason


@pytest.mark.parametrize(
    "data", [b"{\\rtf1 One.", b"{\\rtf1 One.}}} {\\b Two.}", b"\n{\\rtf1{{{ One."]
)
def test_what_is_not_closed_is_read(data: bytes) -> None:
    assert only(data).text == "One."


def test_groups_in_groups_end_soon() -> None:
    assert only(b"{\\rtf1" + b"{" * 300_000 + b"One." + b"}" * 300_001).text == "One."
