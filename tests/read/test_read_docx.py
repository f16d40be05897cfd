import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document, Dropped
from tipfacts.read import Source, parts, read_source
from tipfacts.read import docx as reading
from tipfacts.tag.tables import read_tables

LONG = "The inspectorate of the islands opened several cases of forced labor during the last year."


def items(path: Path, data: bytes) -> list[Any]:
    path.write_bytes(data)
    return list(read_source(Source(path.name, path)))


def read(path: Path, data: bytes) -> Document:
    found = items(path, data)[0]
    assert isinstance(found, Document), found
    return found


def saved(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def changed(data: bytes, **parts: str) -> bytes:
    """Put other parts into a file: `document="..."` is `word/document.xml`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        kept = [n for n in old.namelist() if Path(n).stem not in parts]
        for name in kept:
            new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def document(body: str) -> str:
    return f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.docx"


@pytest.fixture
def file():
    return docx.Document()


def test_headings_paragraphs_and_items_are_blocks(path, file):
    file.add_heading("Forced labor", 1)
    file.add_paragraph(LONG)
    file.add_paragraph("One", style="List Bullet")
    file.add_paragraph("Two", style="List Number")
    file.add_paragraph("")
    file.add_paragraph("First line\nsecond line")
    assert read(path, saved(file)).text == (
        f"Forced labor\n\n{LONG}\n\n- One\n- Two\n\nFirst line\nsecond line"
    )


def test_the_rows_of_a_table_are_lines_of_cells(path, file):
    rows = [("Overview", "2016", "2017"), ("Number of investigations", "14", "Unknown")]
    file.add_paragraph("Table 1. Cases")
    table = file.add_table(2, 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.rows[1].cells[0].add_paragraph("in courts")
    file.add_paragraph(LONG)
    found = read(path, saved(file))
    assert found.text == (
        "Table 1. Cases\n\nOverview\t2016\t2017\n"
        f"Number of investigations in courts\t14\tUnknown\n\n{LONG}"
    )
    cells = [(c.row, c.column, c.piece.text) for c in read_tables(found.text)]
    assert cells[0] == ("Number of investigations in courts", "2016", "14")
    assert [b.role for b in clean(found).blocks] == [Role.CAPTION, Role.TABLE, Role.PARAGRAPH]


def test_a_table_of_one_column_only_sets_the_page(path, file):
    cell = file.add_table(1, 1).rows[0].cells[0]
    cell.text = LONG
    cell.add_paragraph("More.")
    assert read(path, saved(file)).text == f"{LONG}\n\nMore."


def test_a_note_stands_behind_its_paragraph(path, file):
    body = (
        "<w:p><w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t xml:space='preserve'> Two.</w:t></w:r></w:p><w:p><w:r><w:t>Three.</w:t></w:r></w:p>"
    )
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> Law</w:t></w:r></w:p><w:p><w:r><w:t>12.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = changed(saved(file), document=document(body), footnotes=notes)
    found = read(path, data)
    assert found.text == "One.¹ Two.\n\n¹ Law 12.\n\nThree."
    assert [b.role for b in clean(found).blocks][1] is Role.FOOTNOTE


def test_what_is_inserted_is_read_and_what_is_deleted_or_hidden_is_not(path, file):
    body = (
        "<w:p><w:ins><w:r><w:t>In</w:t></w:r></w:ins><w:del><w:r><w:delText>Out</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>"
        "<w:r><w:tab/><w:t>force</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>14</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    data = changed(saved(file), document=document(body))
    assert read(path, data).text == "In force-d¹⁴\n\nControlled."


def test_a_table_of_contents_is_left_out(path, file):
    file.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    file.add_paragraph("Chapter\t5", style="toc 1")
    file.add_paragraph(LONG)
    assert read(path, saved(file)).text == LONG


def test_a_title_is_taken_where_it_is_one(path, file):
    file.add_paragraph(LONG)
    assert read(path, saved(file)).title is None
    file.core_properties.title = "Labor in the Islands"
    assert read(path, saved(file)).title == "Labor in the Islands"


def test_a_file_without_text_is_told(path, file):
    assert items(path, saved(file))[0].reason == "empty"


def test_files_that_are_broken_locked_or_old_are_told(path, file):
    file.add_paragraph(LONG)
    whole = saved(file)
    old = b"\xd0\xcf\x11\xe0" + b"\0" * 600
    for data, reason in (
        (whole[: len(whole) // 2], "damaged"),
        (b"no zip", "damaged"),
        (changed(whole, document="<w:document>"), "damaged"),
        (old, "damaged"),
        (old + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ):
        assert items(path, data)[0].reason == reason
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert items(path, empty.getvalue())[0].reason == "damaged"


def test_entities_are_not_expanded(path, file):
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    body = f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p><w:p><w:r><w:t>a&l9;&f;b</w:t></w:r></w:p>"
    found = items(path, changed(saved(file), document=head + document(body)))[0]
    assert not isinstance(found, Document) or len(found.text) < 500


def test_a_part_that_unzips_to_more_than_its_bound_is_told(path, file, monkeypatch):
    monkeypatch.setattr(parts, "MAX_PART_BYTES", 100_000)
    body = f"<w:p><w:r><w:t>{'a' * 200_000}</w:t></w:r></w:p>"
    data = changed(saved(file), document=document(body))
    assert [i.reason for i in reading.read_docx("a.docx", data) if isinstance(i, Dropped)] == [
        "too_large"
    ]


def test_tables_in_tables_and_text_boxes_keep_their_words(path, file):
    outer = file.add_table(1, 2)
    outer.rows[0].cells[0].text = "Left"
    outer.rows[0].cells[1].add_table(1, 2).rows[0].cells[1].text = "Inside"
    box = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t>Around.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed."
        "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    file.element.body.insert(1, box)
    text = read(path, saved(file)).text
    assert text == "Left\tInside\n\nBoxed.\n\nAround."
