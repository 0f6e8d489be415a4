"""Finished PDF files: lines into paragraphs, ruled lines into cells, tables over pages."""

from __future__ import annotations

import pytest
from tests.finished.pdfs import grid, line, pdf, text
from tests.finished.reading import rows, texts

from reportgen.finished import read_document

XS, YS = (100, 200, 300), (600, 620, 640)
CELLS = [text(105, 625, "Name"), text(205, 625, "2023"), text(105, 605, "Total"), text(205, 605, "12.50")]


def test_lines_that_reach_the_margin_go_on_in_the_next() -> None:
    full = "x" * 60
    page = [text(80, 700, full), text(80, 680, full), text(80, 660, "end"), text(80, 640, "new")]
    document = read_document(pdf(page), "a.pdf")
    assert texts(document) == [f"{full} {full} end", "new"]
    assert [str(paragraph.spot) for paragraph in document.paragraphs] == [
        "a.pdf › 第1页 第1段",
        "a.pdf › 第1页 第2段",
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    full = "x" * 60
    page = [text(80, 700, full), text(104, 680, "x" * 57), text(80, 660, "end")]
    assert texts(read_document(pdf(page))) == [full, f"{'x' * 57} end"]


def test_pieces_far_apart_in_a_line_stay_apart() -> None:
    page = [text(80, 700, "Unit: A"), text(400, 700, "Table 1"), text(80, 680, "after")]
    assert texts(read_document(pdf(page))) == ["Unit: A\u3000Table 1", "after"]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        [
            text(80, 820, "Report"),
            text(80, 600, f"page {name}"),
            text(80, 700, "x" * 40),
            text(290, 30, f"- {n} -"),
        ]
        for n, name in enumerate("abc", 1)
    ]
    assert texts(read_document(pdf(*pages))) == [
        text for name in "abc" for text in ("x" * 40, f"page {name}")
    ]


def test_ruled_lines_make_a_table() -> None:
    document = read_document(
        pdf([text(80, 700, "before"), *grid(XS, YS), *CELLS, text(80, 500, "after")]), "a.pdf"
    )
    assert [type(block).__name__ for block in document.blocks] == [
        "ProseParagraph",
        "GridTable",
        "ProseParagraph",
    ]
    (table,) = document.tables
    assert rows(table) == [["Name", "2023"], ["Total", "12.50"]]
    assert str(table.row(1)[1].spot) == "a.pdf › 第1页 表1第2行第2格"


def test_a_missing_line_merges_cells() -> None:
    page = [line(100, y, 300, y) for y in YS] + [line(100, 600, 100, 640), line(300, 600, 300, 640)]
    page += [line(200, 600, 200, 620), text(150, 625, "Head"), *CELLS[2:]]
    (table,) = read_document(pdf(page)).tables
    assert rows(table) == [["Head"], ["Total", "12.50"]]
    assert table.cells[0].columns == 2


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    page = [line(100, y, 300, y) for y in YS] + [line(200, 600, 200, 640), *CELLS]
    (table,) = read_document(pdf(page)).tables
    assert rows(table) == [["Name", "2023"], ["Total", "12.50"]]


def test_borders_drawn_as_thin_areas_count_as_lines() -> None:
    across = [f"{XS[0]} {y} 200 0.5 re f" for y in YS]
    down = [f"{x} 600 0.5 40 re f" for x in XS]
    (table,) = read_document(pdf([*across, *down, *CELLS])).tables
    assert rows(table) == [["Name", "2023"], ["Total", "12.50"]]


def test_a_frame_and_an_underline_are_no_tables() -> None:
    page = [
        *grid((100, 300), (600, 640)),
        text(105, 615, "framed"),
        line(80, 500, 200, 500),
        text(80, 502, "under"),
    ]
    document = read_document(pdf(page))
    assert document.tables == ()
    assert texts(document) == ["framed", "under"]


def test_a_table_that_goes_on_is_one_and_its_repeated_head_is_left_out() -> None:
    first = [text(80, 700, "before"), *grid(XS, YS), *CELLS]
    second = [
        *grid(XS, (760, 780, 800)),
        text(105, 785, "Name"),
        text(205, 785, "2023"),
        text(105, 765, "Rest"),
        text(205, 765, "3"),
    ]
    (table,) = read_document(pdf(first, second)).tables
    assert rows(table) == [["Name", "2023"], ["Total", "12.50"], ["Rest", "3"]]
    assert [cell.spot.page for cell in table.cells] == [1, 1, 1, 1, 2, 2]


def test_tables_of_other_columns_on_the_next_page_are_others() -> None:
    second = [
        *grid((100, 150, 300), (760, 780, 800)),
        *(text(x, y, "1") for x in (105, 205) for y in (765, 785)),
    ]
    assert len(read_document(pdf([*grid(XS, YS), *CELLS], second)).tables) == 2


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_a_reader_holds_it(degrees: int) -> None:
    # The drawing is turned the other way by its own matrix, so that it stands upright on the turned page.
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[degrees]
    page = [f"q {matrix} cm", *grid((100, 200, 300), (400, 420, 440)), text(105, 425, "Name"), text(205, 425, "2023"),
            text(105, 405, "Total"), text(205, 405, "12.50"), "Q"]  # fmt: skip
    (table,) = read_document(pdf(page, rotate=degrees)).tables
    assert rows(table) == [["Name", "2023"], ["Total", "12.50"]]
