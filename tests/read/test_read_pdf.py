import io
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.read.pdf_files import column, pdf, row
from tipfacts.clean import clean
from tipfacts.clean.structured import Role
from tipfacts.document import Document, Dropped
from tipfacts.read import Source, read_source
from tipfacts.read import pdf as reading
from tipfacts.tag.tables import read_tables

PROSE = [
    "The inspectorate of the islands opened several cases of forced labor",
    "last year and sent each of them to the office of the prosecutor, who",
    "closed three for want of proof.",
]


def items(path: Path, data: bytes) -> list[Any]:
    path.write_bytes(data)
    return list(read_source(Source(path.name, path)))


def read(path: Path, data: bytes) -> Document:
    found = items(path, data)[0]
    assert isinstance(found, Document), found
    return found


def reasons(path: Path, data: bytes) -> list[tuple[str, str | None]]:
    return [(i.reason, i.place) for i in items(path, data) if isinstance(i, Dropped)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.pdf"


def test_lines_and_paragraphs_are_read_from_top_to_bottom(path):
    data = pdf([(50, 780, 16, "Forced Labor"), *column(50, 740, PROSE), *column(50, 690, PROSE)])
    assert read(path, data).text == "\n\n".join(
        ["Forced Labor", "\n".join(PROSE), "\n".join(PROSE)]
    )


def test_a_short_last_line_ends_a_paragraph_without_white_space(path):
    data = pdf(column(50, 740, [*PROSE, *PROSE]))
    assert read(path, data).text == "\n".join(PROSE) + "\n\n" + "\n".join(PROSE)


def test_every_character_knows_its_page(path):
    document = read(path, pdf([(50, 700, 10, "One.")], [], [(50, 700, 10, "Three.")]))
    assert document.text == "One.\n\f\n\n\f\nThree."
    assert document.pages == (0, 7, 10)
    span = document.cut(10, 16)
    assert (span.text, span.page, document.cut(0, 4).page) == ("Three.", 3, 1)
    structured = clean(document)
    at = structured.traced.text.index("Three")
    assert structured.raw_span(at, at + 5).page == 3


def test_records_say_on_which_page_their_evidence_stands(path):
    import tipfacts

    pages = [[(50, 700, 10, f"Page {n} tells nothing at all.")] for n in (1, 2)]
    told = [(50, 700, 10, "The country ratified the Palermo Protocol in 2004.")]
    document = read(path, pdf(*pages, told))
    records = tipfacts.load()(document)
    assert {e.page for r in records for e in (*r.evidence, r.sentence)} == {3}
    assert all(
        document.text[e.start : e.end] == e.text for r in records for e in (*r.evidence, r.sentence)
    )


LEFT = [f"left column line {n} goes on" for n in range(8)]
RIGHT = [f"right column line {n} goes on" for n in range(8)]


def test_two_columns_drawn_one_after_the_other(path):
    data = pdf([*column(50, 700, LEFT), *column(310, 700, RIGHT)])
    assert read(path, data).text.split("\n\n") == ["\n".join(LEFT), "\n".join(RIGHT)]


def test_two_columns_drawn_line_by_line(path):
    columns = zip(column(50, 700, LEFT), column(310, 700, RIGHT), strict=True)
    both = [words for pair in columns for words in pair]
    data = pdf([(50, 760, 10, "A line across both columns, which is the title."), *both])
    assert read(path, data).text.split("\n\n")[1:] == ["\n".join(LEFT), "\n".join(RIGHT)]


def test_lines_drawn_from_bottom_to_top(path):
    lines = column(50, 740, [f"line {n} of the text." for n in range(12)])
    assert read(path, pdf(lines[::-1])).text == "\n".join(w[3] for w in lines)


TABLE = [
    *row(700, "Table 3. Law enforcement efforts"),
    *row(680, "Overview of law enforcement", "2016", "2017"),
    *row(666, "Number of investigations", "14", "Unknown"),
    *[(50, 652, 10, "Number of prosecutions for"), (50, 641, 10, "trafficking in persons")],
    *[(300, 652, 10, "3"), (420, 652, 10, "9")],
    *row(627, "Number of convictions", "2", "1"),
]


def test_the_rows_of_a_table_stay_rows_and_wrapped_cells_are_one(path):
    text = read(path, pdf(TABLE)).text
    assert text.splitlines()[-4:] == [
        "Overview of law enforcement\t2016\t2017",
        "Number of investigations\t14\tUnknown",
        "Number of prosecutions for trafficking in persons\t3\t9",
        "Number of convictions\t2\t1",
    ]
    cells = [(c.row, c.column, c.piece.text) for c in read_tables(text)]
    assert ("Number of prosecutions for trafficking in persons", "2017", "9") in cells
    assert len(cells) == 6


def test_prose_after_a_table_is_prose(path):
    wide = [f"{PROSE[0]} and the courts heard some." for _ in range(3)]
    structured = clean(read(path, pdf([*TABLE, *column(50, 590, wide), *column(50, 520, wide)])))
    text = structured.traced.text
    roles = {text[b.start : b.end][:12]: b.role for b in structured.blocks}
    assert roles["The inspecto"] is Role.PARAGRAPH
    assert roles["Overview of "] is Role.TABLE


def test_a_column_of_numbers_drawn_after_its_labels_stays_a_column(path):
    labels = column(50, 700, ["Investigations", "Prosecutions", "Convictions"])
    numbers = column(300, 700, ["12", "7", "3"])
    assert read(path, pdf([*labels, *numbers])).text.split() == [
        *("Investigations", "Prosecutions", "Convictions", "12", "7", "3")
    ]


def test_a_bullet_belongs_to_its_line(path):
    assert (
        read(path, pdf([*row(700, "\u2022", "First point", at=(50, 80))])).text
        == "\u2022 First point"
    )


def test_a_small_raised_number_is_a_superscript(path):
    data = pdf([(50, 700, 12, "They were trafficked."), (165, 706, 6, "14")])
    assert read(path, data).text == "They were trafficked.¹⁴"


def test_what_stands_beside_the_page_is_not_on_it(path):
    assert read(path, pdf([(50, 700, 10, "One."), (700, 700, 10, "Printer's mark")])).text == "One."


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_page_is_read_as_it_is_shown(path, turn):
    words = [*column(50, 590, PROSE), *row(500, "Raids", "3", "4")]
    assert read(path, pdf(words, turn=turn)).text == read(path, pdf(words)).text


def test_running_heads_and_page_numbers_are_no_part_of_sentences(path):
    def page(n: int) -> list[Any]:
        lines = [f"Passage {n} line {i} tells of one more case in the islands" for i in range(20)]
        return [(50, 800, 9, "ANNUAL REPORT"), *column(50, 740, lines), (290, 30, 9, str(n))]

    structured = clean(read(path, pdf(*[page(n) for n in range(1, 5)])))
    text = structured.traced.text
    kept = " ".join(text[b.start : b.end] for b in structured.blocks)
    assert "ANNUAL" not in kept
    assert "islands 1 " not in kept
    assert "islands 2 " not in kept


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Labor in the Islands", "Labor in the Islands"),
        ("Microsoft Word - draft", None),
        ("final v2.docx", None),
        ("Untitled", None),
        ("", None),
    ],
)
def test_a_title_is_taken_where_it_is_one(path, title, expected):
    assert read(path, pdf([(50, 700, 10, "One.")], title=title)).title == expected


def test_a_file_that_is_no_pdf_or_broken_is_told(path):
    whole = pdf(column(50, 740, PROSE))
    for data in (b"<html>no</html>", b"%PDF-1.4", whole[: len(whole) // 3], b"\0" * 999):
        assert reasons(path, data) == [("damaged", None)]
    assert reasons(path, b"") == [("empty", None)]


def test_a_file_without_pages_or_text_is_told(path):
    assert reasons(path, pdf()) in ([("no_pages", None)], [("damaged", None)])
    assert reasons(path, pdf([], [])) == [("no_text_layer", None)]
    assert "ocrmypdf" in items(path, pdf([]))[0].detail


def pictured(*texts: str) -> bytes:
    """Write pages, those without text holding a picture."""
    made = pypdfium2.PdfDocument(pdf(*[[(50, 700, 10, t)] if t else [] for t in texts]))
    for page in made:
        if not page.get_textpage().count_chars():
            picture = pypdfium2.PdfImage.new(made)
            picture.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, 4))
            picture.set_matrix(pypdfium2.PdfMatrix().scale(400, 400))
            page.insert_obj(picture)
            page.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_scanned_pages_among_others_are_told_with_their_numbers(path):
    found = items(path, pictured("One.", "", "Three.", ""))
    assert (found[0].reason, found[0].place) == ("no_text_layer", "pages 2, 4")
    assert found[1].text.split() == ["One.", "Three."]


def test_a_damaged_page_costs_no_other(path):
    data = pdf(*[[(50, 700, 10, f"Page {n}.")] for n in (1, 2, 3)])
    found = items(path, data.replace(b"R 6 0 R", b"R 99 0 R"))
    assert (found[0].reason, found[0].place) == ("damaged", "page 2")
    assert found[1].text.split("\f") == ["Page 1.\n", "\n\n", "\nPage 3."]


def test_a_locked_file_is_told(path):
    locked = pdf([(50, 700, 10, "One.")]).replace(
        b"trailer <<",
        b"trailer << /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >>",
    )
    assert reasons(path, locked) == [("encrypted", None)]


def test_files_beyond_the_bounds_are_told(monkeypatch):
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 50)
    page = [(50, 700, 10, "x" * 30)]
    for data, reason in (
        (pdf(page, page, page), "too_many_pages"),
        (pdf(page, page), "too_many_characters"),
    ):
        assert [i.reason for i in reading.read_pdf("a.pdf", data) if isinstance(i, Dropped)] == [
            reason
        ]


def test_pages_that_name_each_other_end(path):
    loop = pdf([(50, 700, 10, "One.")]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    started = time.monotonic()
    assert isinstance(items(path, loop)[0], Dropped)
    assert time.monotonic() - started < 5


def lines_of(path: Path, *words: Any) -> list[str]:
    return [x for x in read(path, pdf(list(words))).text.splitlines() if x]


def test_an_empty_cell_leaves_its_column_empty(path):
    table = [*row(700, "Share", "Age", "Percent"), *row(686, "Working", "5 to 14", "8.6")]
    table += row(672, "Finishing school", "84.6", at=(50, 430))
    assert lines_of(path, *table)[-1] == "Finishing school\t\t84.6"


def test_lines_beside_a_label_that_spans_them_stand_in_their_column(path):
    table = [*row(700, "Sector", "Work"), *row(680, "Farming", "Picking tea")]
    table += [*row(660, "Herding goats", at=(300,)), *row(640, "Cutting cane in the", at=(300,))]
    table += [*row(629, "far fields", at=(300,)), *row(610, "Services", "Begging")]
    assert lines_of(path, *table) == [
        "Sector\tWork",
        "Farming\tPicking tea",
        "\tHerding goats",
        "\tCutting cane in the far fields",
        "Services\tBegging",
    ]


def test_long_cells_below_the_heads_of_their_columns_are_a_row(path):
    name = column(50, 680, ["National", "Council", "against", "Bondage"])
    role = column(200, 680, [f"Part {n} of what the council is there to do" for n in range(4)])
    table = [*row(700, "Body", "What it does", at=(50, 200)), *name, *role]
    assert lines_of(path, *table)[1].startswith("National Council against Bondage\tPart 0 of what")


def test_a_cell_below_two_columns_stays_where_it_begins(path):
    table = [*row(700, "Year", "Cases", "Persons"), *row(686, "2017", "12", "31")]
    table += row(672, "2018", "none was reported to the office at all", at=(50, 300))
    assert lines_of(path, *table)[-1] == "2018\tnone was reported to the office at all"


def test_prose_below_a_table_is_no_row_of_it(path):
    table = [*row(700, "Raids", "3", "4"), *row(686, "Arrests", "5", "6")]
    found = read(path, pdf([*table, *column(50, 660, PROSE)])).text
    assert found.split("\n\n")[-1] == "\n".join(PROSE)


NOTES = [
    (50, 104, 6, "1"),
    (55, 100, 8, "See the annual report of the inspectorate for the islands."),
]
NUMBERED = [(50, 100, 8, "1 See the annual report of the inspectorate for the islands.")]


@pytest.mark.parametrize("notes", [NOTES, NUMBERED])
def test_a_note_at_the_foot_does_not_cut_a_sentence_that_goes_on_overleaf(path, notes):
    closed = column(50, 740, PROSE)
    one = [(50, 800, 9, "ANNUAL REPORT"), *closed, *column(50, 690, PROSE[:2]), *notes]
    two = [(50, 800, 9, "ANNUAL REPORT"), *column(50, 740, PROSE[2:]), *column(50, 700, PROSE)]
    document = read(path, pdf([*one, (290, 30, 9, "14")], [*two, (290, 30, 9, "15")], two))
    structured = clean(document)
    texts = [structured.traced.text[b.start : b.end] for b in structured.blocks]
    assert " ".join(PROSE) in texts[2]
    assert texts[1] == "¹ See the annual report of the inspectorate for the islands."
    assert structured.blocks[1].role is Role.FOOTNOTE
    assert document.page_at(document.text.index("¹ See")) == 1


def test_a_note_below_a_closed_paragraph_stays_at_the_foot(path):
    text = read(path, pdf([*column(50, 740, PROSE), *column(50, 690, PROSE), *NUMBERED])).text
    assert text.split("\n\n")[-1].startswith("¹ See")


def test_a_list_of_references_in_small_type_is_no_note(path):
    entries = [f"{n} Office of the islands. Report on labor, {2000 + n}." for n in range(1, 9)]
    words = [*column(50, 740, PROSE), (50, 690, 10, "References"), *column(50, 670, entries, 8)]
    assert read(path, pdf(words)).text.split("\n\n")[-1] == "\n".join(entries)


def test_a_bookmark_sets_its_heading_apart(path):
    lines = [*PROSE[:2], "Raids on the coast", *PROSE]
    data = pdf(column(50, 740, lines))
    marks = b"90 0 obj << /First 91 0 R /Last 91 0 R /Count 1 >> endobj "
    marks += (
        b"91 0 obj << /Title (Raids on  the coast) /Parent 90 0 R /Dest [4 0 R /Fit] >> endobj\n"
    )
    data = data.replace(b"/Type /Catalog", b"/Type /Catalog /Outlines 90 0 R")
    found = read(path, data.replace(b"xref\n0", marks + b"xref\n0")).text
    assert "Raids on the coast" in found.split("\n\n")
    assert "Raids on the coast" not in read(path, pdf(column(50, 740, lines))).text.split("\n\n")
