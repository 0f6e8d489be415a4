"""Every table part in one invented layout: its text, its validity, and the page it is printed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from tests.reports.expected import assert_outline_is_fresh, assert_reads_as
from tests.tools import Page, page_images, read_pages, to_pdf, validate

import reportgen
from reportgen.errors import Severity
from reportgen.figures.forms.register import FORMS

HERE = Path(__file__).parent
LAYOUT, THIRTEEN = HERE / "layouts" / "tables", HERE / "layouts" / "thirteen"
CODE_COLUMNS = HERE / "layouts" / "code-columns"
PARTS = HERE.parents[1] / "templates" / "parts"
DATA = sorted((HERE / "data").glob("tables*.yaml"))
FULL = HERE / "data" / "tables.yaml"
DOTS_PER_INCH = 120
MM_PER_DOT = 25.4 / DOTS_PER_INCH

each_data_file = pytest.mark.parametrize("data", DATA, ids=lambda path: path.stem)


@cache
def printed(data: Path) -> bytes:
    return to_pdf(reportgen.render(data, LAYOUT))


@cache
def pages(data: Path) -> list[Page]:
    return read_pages(printed(data))


@each_data_file
def test_its_figures_agree(data: Path) -> None:
    problems = reportgen.check(data, LAYOUT)
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


@each_data_file
def test_the_tables_read_as_expected(data: Path) -> None:
    assert_reads_as(reportgen.render(data, LAYOUT), data.with_suffix(".txt"))


@each_data_file
def test_word_accepts_the_tables(data: Path) -> None:
    assert validate(reportgen.render(data, LAYOUT)) == []


@pytest.mark.parametrize("layout", [LAYOUT, THIRTEEN, CODE_COLUMNS], ids=["nine", "thirteen", "code columns"])
def test_the_outline_of_the_layout_is_fresh(layout: Path) -> None:
    assert_outline_is_fresh(layout / "report.docx")


def test_the_thirteen_tables_of_sichuan_read_as_expected() -> None:
    assert_reads_as(reportgen.render(FULL, THIRTEEN), HERE / "data" / "thirteen.txt")


def test_codes_may_stand_in_a_column_for_each_level() -> None:
    read = docx.Document(BytesIO(reportgen.render(FULL, CODE_COLUMNS)))
    for title, *codes in (
        ("支出决算表", "207", "20701", "2070101", "2070102", "2070104"),
        ("一般公共预算财政拨款基本支出决算明细表", "301", "30101", "30102", "30103", "30106"),
    ):
        table = next(t for p, t in _titled(read) if p == title)
        levels = "类款项" if len(codes[-1]) > 5 else "类款"
        heads = [cell.text for cell in table.rows[2].cells[: len(levels)]]
        assert "".join(heads) == levels
        shown = ("".join(cell.text for cell in row.cells[: len(levels)]) for row in table.rows)
        assert [code for code in shown if code.isdigit()][:5] == codes


def _titled(document: Document) -> Iterator[tuple[str, Table]]:
    """The ruled tables, each with the title above it."""
    title = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            if len(block.rows) > 2:
                yield title, block
        elif block.text:
            title = block.text


def test_the_layouts_place_every_part() -> None:
    text = "".join(
        path.read_text(encoding="utf-8") for path in (LAYOUT, THIRTEEN, PARTS) for path in path.glob("*.txt")
    )
    placed = set(re.findall(r'引用 "([^"]+)"', text))
    assert placed == {path.stem for path in PARTS.glob("*.docx")}


@pytest.mark.parametrize(
    "part",
    sorted(PARTS.glob("*决算*表.outline.txt")) + sorted(PARTS.glob("公开*.txt")),
    ids=lambda path: path.name,
)
def test_every_part_has_the_title_and_label_of_its_form(part: Path) -> None:
    found = re.search(r'选项 编号="([^"]+)", 标题="([^"]+)"', part.read_text(encoding="utf-8"))
    assert found is not None
    form = next(form for form in FORMS if form.title == found[2])
    assert found[1] in form.labels or not form.id.startswith("公开")


@each_data_file
def test_tables_fill_the_type_area_and_keep_to_it(data: Path) -> None:
    ruled = [box for image in page_images(printed(data), DOTS_PER_INCH) if (box := _ink(image)) is not None]
    assert len(ruled) >= 9
    for width, left, right in ruled:
        margin_left, margin_right = (28, 26) if width < 250 else (35, 37)
        assert (left, width - right) == pytest.approx((margin_left, margin_right), abs=0.6)


def _ink(image: object) -> tuple[float, float, float] | None:
    """Page width, left and right edge of what is printed but the page number, in millimetres; None for a blank page."""
    grey = image.convert("L").point(lambda value: 255 if value < 128 else 0)  # type: ignore[attr-defined]
    is_turned = grey.width > grey.height
    left = round(32 / MM_PER_DOT) if is_turned else 0
    foot = grey.height if is_turned else grey.height - round(35 / MM_PER_DOT)
    box = grey.crop((left, 0, grey.width, foot)).getbbox()
    width = grey.width * MM_PER_DOT
    return None if box is None else (width, (left + box[0]) * MM_PER_DOT, (left + box[2]) * MM_PER_DOT)


def test_a_table_of_one_page_in_smaller_text_does_not_take_two() -> None:
    assert sum("公开04表" in page.text.replace(" ", "") for page in pages(FULL)) == 1


@pytest.mark.parametrize("number", range(1, 10))
def test_every_published_table_opens_a_page(number: int) -> None:
    found = [page for page in pages(FULL) if f"公开{number:02}表" in page.text.replace(" ", "")]
    assert ["续表" in page.text for page in found] == [False, *[True] * (len(found) - 1)]
    assert found[0].lines[0].text.endswith("表")


def test_large_amounts_are_not_broken_over_lines() -> None:
    data = HERE / "data" / "tables-small.yaml"
    text = data.with_suffix(".txt").read_text(encoding="utf-8")
    shown = "\n".join(page.text for page in pages(data))
    for amount in ("123,456.78", "100,000.00", "23,456.78"):
        assert shown.count(amount) == text.count(amount) > 0
