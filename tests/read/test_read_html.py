import time
from pathlib import Path
from typing import Any

import pytest

from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document
from tipfacts.read import Source, read_source

LONG = "The inspectorate of the islands opened several cases of forced labor during the last year."
OTHER = (
    "A court in the capital heard two of them in the spring and closed the rest for want of proof."
)


def items(path: Path, data: str | bytes) -> list[Any]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_source(Source(path.name, path)))


def read(path: Path, data: str | bytes) -> Document:
    found = items(path, data)[0]
    assert isinstance(found, Document), found
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.html"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_headings_and_lists_are_blocks(path):
    body = f"<h1>Forced <i>labor</i></h1><p>{LONG}\n  <b>{OTHER}</b></p><ul><li>One<li>Two</ul><h2>Next</h2>"
    assert read(path, page(body)).text == (
        f"Forced labor\n\n{LONG} {OTHER}\n\n- One\n- Two\n\nNext"
    )


def test_numbered_items_quotations_and_line_breaks(path):
    body = f"<p>{LONG}</p><ol start=3><li>One<li><p>Two</p></ol><p>First line<br>second line</p>"
    assert read(path, page(body)).text == (f"{LONG}\n\n3. One\n4. Two\n\nFirst line\nsecond line")


def test_the_rows_of_a_table_are_lines_of_cells(path):
    table = """<table><caption>Table 1. Cases</caption>
      <tr><th>Overview</th><th>2016</th><th>2017</th></tr>
      <tr><td>Number of<br>investigations</td><td><p>14</p></td><td>Unknown</td></tr></table>"""
    text = read(path, page(f"<p>{LONG}</p>{table}<p>{OTHER}</p>")).text
    assert text.splitlines()[2:] == [
        "Table 1. Cases",
        "Overview\t2016\t2017",
        "Number of investigations\t14\tUnknown",
        "",
        OTHER,
    ]


def test_a_table_that_only_sets_the_page_is_none(path):
    body = f"<table><tr><td><p>{LONG}</p><table><tr><td>a</td><td>b</td></tr></table></td><td><p>{OTHER}</p></td></tr></table>"
    assert read(path, page(body)).text == f"{LONG}\n\na\tb\n\n{OTHER}"


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        "<script>var a = 'text';</script><style>p {}</style><noscript>On!</noscript>",
        "<footer><p>All rights reserved.</p></footer>",
        "<div class='cookie-banner'><p>We use cookies.</p></div>",
        "<div hidden>Not shown</div><p style='display: none'>Not shown</p>",
        "<ul><li><a href=a>Fish</a><li><a href=b>Boats</a><li><a href=c>Harbors</a></ul>",
        "<form><select><option>2020<option>2021</select><button>Go</button></form>",
        "<div id=site-menu>Fish Boats</div><!-- a comment -->",
        "<aside class='related'><h2>More</h2><p>Read on.</p></aside>",
    ],
)
def test_what_stands_around_the_text_is_left_out(path, chrome):
    assert read(path, page(f"{chrome}<p>{LONG}</p>{chrome}<p>{OTHER}</p>")).text == (
        f"{LONG}\n\n{OTHER}"
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        "<nav><div>{}</div></nav>",
        "<div class='sidebar'>{}</div>",
        "<header>{}</header>",
        "<aside>{}</aside>",
        "<div><article>{}</article></div>",
        "<form>{}</form>",
    ],
)
def test_no_paragraph_is_lost_whatever_it_stands_in(path, wrapped):
    body = wrapped.format(f"<p>{LONG}</p>") + f"<main><p>{OTHER}</p></main>"
    assert LONG in read(path, page(body)).text


def test_a_section_outside_the_main_part_is_left_out_if_it_is_small(path):
    body = f"<p>Short.</p><main>{f'<p>{LONG}</p>' * 9}</main><div>Elsewhere</div>"
    assert read(path, page(body)).text == "\n\n".join([LONG] * 9)


def test_links_in_a_list_of_sentences_stay(path):
    body = f"<p>{LONG}</p><ul>" + f"<li>{OTHER} <a href=a>Act 12</a>" * 4 + "</ul>"
    assert read(path, page(body)).text.count(OTHER) == 4


def test_the_mark_of_a_note_is_a_superscript(path):
    body = f"<p>{LONG}<sup><a href=#n>[14]</a></sup> The 2<sup>nd</sup> one.</p>"
    assert read(path, page(body)).text == f"{LONG}¹⁴ The 2nd one."


def test_roles_and_offsets_are_those_of_the_text(path):
    body = f"<h2>Law Enforcement</h2><p>{LONG}</p><table><tr><td>Raids<td>3<td>4<tr><td>Fines<td>5<td>6</table>"
    structured = clean(read(path, page(body)))
    assert [b.role for b in structured.blocks] == [Role.HEADING, Role.PARAGRAPH, Role.TABLE]
    raw = structured.document.text
    assert all(
        raw[s.start : s.end] == s.text
        for s in (structured.raw_span(b.start, b.end) for b in structured.blocks)
    )


def test_title_publisher_and_day_come_from_the_head(path):
    head = """<title>Labor | Ministry of Fish</title><meta property="og:site_name" content="Ministry of Fish">
    <meta property="article:published_time" content="2019-05-04T10:00:00Z">"""
    found = read(path, page(f"<p>{LONG}</p>", head))
    assert (found.title, found.publisher, found.published) == (
        "Labor",
        "Ministry of Fish",
        "2019-05-04",
    )


def test_the_one_main_heading_is_the_title_and_stays_in_the_text(path):
    body = f"<header><h1>Labor in 2019</h1></header><main><p>{LONG}</p></main>"
    found = read(path, page(body, "<title>Site</title>"))
    assert (found.title, found.text) == ("Labor in 2019", f"Labor in 2019\n\n{LONG}")
    assert read(path, page(f"<p>{LONG}</p>")).title is None


@pytest.mark.parametrize(
    ("head", "codec", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "cp1252", "windows-1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=utf-8'>", "utf-8", "utf-8"),
        ("<meta charset=nonsense>", "utf-8", "utf-8"),
        ("<meta charset=ascii>", "utf-8", "utf-8"),
        ("", "utf-16", "utf-16"),
        ("<meta charset=utf-8>", "cp1252", "windows-1252"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_its_bytes_say(path, head, codec, encoding):
    found = read(path, page(f"<p>The country’s law – {LONG}</p>", head).encode(codec))
    if head != "<meta charset=ascii>":
        assert found.text.startswith("The country’s law – ")
        assert found.encoding == encoding


@pytest.mark.parametrize(
    "data", ["", " ", "<html></html>", "<p> </p>", "<script>a</script>", "<!-- a -->"]
)
def test_a_page_without_text_is_told(path, data):
    assert [i.reason for i in items(path, data)[:-1]] == ["empty"]


def test_a_page_of_bytes_is_told(path):
    assert items(path, b"<p>a\0\0\0b</p>" * 9)[0].reason == "binary"


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b", "blockquote"])
def test_a_page_nested_50000_deep_ends_soon(path, tag):
    started = time.monotonic()
    told, found = items(path, page(f"<p>{LONG}</p>" + f"<{tag}>" * 50_000 + "deep"))[:2]
    assert told.reason == "too_deep"
    assert LONG in found.text
    assert time.monotonic() - started < 20


def test_entities_that_expand_are_not_expanded(path):
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    data = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>{LONG} &l9; &x;</p></body></html>'
    text = read(path, data).text
    assert LONG in text
    assert len(text) < 2000


def test_a_table_of_10000_columns_ends_soon(path):
    started = time.monotonic()
    row = "<tr>" + "<td>1</td>" * 10_000 + "</tr>"
    found = read(path, page(f"<p>{LONG}</p><table>{row * 3}</table>"))
    clean(found)
    assert time.monotonic() - started < 20


def rows_of(path: Path, table: str) -> list[str]:
    found = items(path, page(f"<p>{LONG}</p><table>{table}</table>"))[0].text
    return list(found.split("\n\n", 1)[1].splitlines())


def test_cells_stand_in_their_columns_where_others_span_rows_and_columns(path):
    head = "<thead><tr><th rowspan=2>Office<th colspan=2>2017<th>2018<tr><th>Boys<th>Girls<th>All"
    body = (
        "<tbody><tr><td rowspan=2>Coast<td>3<td>4<td>5<tr><td>6<td><td>7<tr><td colspan=2>None<td>8"
    )
    assert rows_of(path, head + body) == [
        "Office\t2017\t\t2018",
        "\tBoys\tGirls\tAll",
        "Coast\t3\t4\t5",
        "\t6\t\t7",
        "None\t\t8",
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999999", "1e3", ""])
def test_spans_that_are_no_numbers_are_none(path, span):
    table = f'<tr><td colspan="{span}">a<td>b<tr><td>c<td>d'
    assert rows_of(path, table) == ["a\tb", "c\td"]


def test_a_row_that_spans_to_the_end_of_its_part_goes_no_further(path):
    table = "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e"
    assert rows_of(path, table) == ["a\tb", "\tc", "d\te"]
