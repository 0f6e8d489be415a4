"""The workbook behind a native chart, held cell by cell against the one that XlsxWriter makes of the same figures."""

from __future__ import annotations

import io
import subprocess
import sys
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.drawingml.by_xlsxwriter import made_by_xlsxwriter
from tests.charts.examples import EVERY_KIND, SEVEN
from tests.tools import validate

from reportgen.charts import Series, native
from reportgen.charts.drawingml.workbook import name_cell, values_range, workbook
from reportgen.charts.plotted import Plotted, plot
from reportgen.number_format import NumberFormat

FIXED, STRIPPED = NumberFormat(), NumberFormat(strips_zeros=True)
ODD_NAMES = (
    "A&B<局>\"甲\"'乙'",
    "  前后有空格  ",
    "=1+1",
    "+86",
    "@甲",
    "-",
    "'0123",
    "0123",
    "两\n行\t列",
    "\u3000全角空格",
    "😀",
    "长" * 255,
)
LOOKS_ESCAPED = "_x000D_甲_x005F_"
names = st.sampled_from(ODD_NAMES) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=255,
)
values = st.none() | st.decimals(-(10**12), 10**12, places=2)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(names, *[values] * width), min_size=1, max_size=8)
)


def table_of(*rows: tuple[str, *tuple[Decimal | None, ...]], header: tuple[str, ...] = ()) -> Plotted:
    categories, *columns = zip(*rows, strict=True)
    labels = header or tuple(f"系列{at}" for at in range(len(columns)))
    return Plotted(
        categories, tuple(Series(label, column) for label, column in zip(labels, columns, strict=True))
    )


def cells_of(book: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Sheet1"]
    return [
        (cell.coordinate, cell.data_type, cell.value, cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


@pytest.mark.parametrize("style", [FIXED, STRIPPED], ids=["fixed", "stripped"])
@pytest.mark.parametrize("spec", [*SEVEN, *EVERY_KIND], ids=lambda spec: spec.title)
def test_it_holds_what_the_workbook_of_xlsxwriter_holds(spec: Any, style: NumberFormat) -> None:
    shown = plot(spec)
    assert cells_of(workbook(shown, style)) == cells_of(made_by_xlsxwriter(shown, style.in_workbooks))


@given(tables)
def test_so_it_does_with_any_names_and_figures(rows: list[Any]) -> None:
    shown = table_of(*rows)
    assert cells_of(workbook(shown, FIXED)) == cells_of(made_by_xlsxwriter(shown, FIXED.in_workbooks))


def test_separators_without_zeros_at_the_end_take_a_format_for_every_number_of_decimals() -> None:
    shown = table_of(
        ("甲", Decimal("1234.50")), ("乙", Decimal("1200.00")), ("丙", Decimal("0.25")), ("丁", None)
    )
    written = cells_of(workbook(shown, NumberFormat(strips_zeros=True, groups=True)))
    assert [(cell, code) for cell, kind, _, code in written if kind == "n"] == [
        ("B2", "#,##0.0;-#,##0.0;0"),
        ("B3", "#,##0"),
        ("B4", "#,##0.00;-#,##0.00;0"),
    ]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_is_text_whatever_it_looks_like(name: str) -> None:
    written = cells_of(workbook(table_of((name, Decimal(1)), header=(name,)), FIXED))
    assert [(cell, kind) for cell, kind, _, _ in written] == [("B1", "s"), ("A2", "s"), ("B2", "n")]
    assert written[0][2] == written[1][2] == name


def test_what_looks_like_an_escaped_character_is_escaped_itself() -> None:
    sheet = ZipFile(io.BytesIO(workbook(table_of((LOOKS_ESCAPED, Decimal(1))), FIXED))).read(
        "xl/worksheets/sheet1.xml"
    )
    assert ">_x005F_x000D_甲_x005F_x005F_</t>".encode() in sheet


def test_another_reader_finds_the_same_names_and_figures() -> None:
    names = (*ODD_NAMES, LOOKS_ESCAPED)
    shown = table_of(*((name, Decimal("1234567.80"), None) for name in names))
    sheet = python_calamine.load_workbook(io.BytesIO(workbook(shown, FIXED))).get_sheet_by_name("Sheet1")
    assert sheet.to_python() == [["", "系列0", "系列1"], *([name, 1234567.8, ""] for name in names)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("560.63", "560.63"),
        ("828.00", "828"),
        ("0.10", "0.1"),
        ("0.00", "0"),
        ("-3.50", "-3.5"),
        ("1000000000.00", "1000000000"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_value_stands_there_exactly_in_its_shortest_text(value: str, text: str) -> None:
    sheet = ZipFile(io.BytesIO(workbook(table_of(("甲", Decimal(value))), FIXED))).read(
        "xl/worksheets/sheet1.xml"
    )
    assert f"<v>{text}</v>".encode() in sheet


def test_a_missing_figure_is_an_empty_cell() -> None:
    shown = table_of(("甲", None, Decimal(1)), ("乙", None, None))
    assert [cell for cell, *_ in cells_of(workbook(shown, FIXED))] == ["B1", "C1", "A2", "C2", "A3"]


def test_the_cells_that_the_chart_refers_to_hold_its_names_and_figures() -> None:
    shown = plot(EVERY_KIND[-1])
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(shown, FIXED)))["Sheet1"]
    for index, series in enumerate(shown.series):
        assert sheet[name_cell(index).removeprefix("Sheet1!")].value == series.name
        column = sheet[values_range(shown, index).removeprefix("Sheet1!")]
        assert [Decimal(str(cell.value)) for (cell,) in column] == list(series.values)


def test_the_same_figures_give_the_same_bytes_in_every_process() -> None:
    script = (
        "from hashlib import sha256; from tests.charts.examples import SEVEN; from reportgen.charts import native; "
        "print(sha256(b''.join(native(spec).workbook for spec in SEVEN)).hexdigest())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_it_passes_the_open_xml_validator() -> None:
    odd = table_of(*((name, Decimal(1), None) for name in ODD_NAMES))
    for book in (
        native(EVERY_KIND[0]).workbook,
        workbook(plot(EVERY_KIND[1]), STRIPPED),
        workbook(odd, FIXED),
    ):
        assert validate(book, "xlsx") == []


def test_rendering_charts_loads_no_library_for_workbooks() -> None:
    script = (
        "import sys; from tests.charts.examples import SEVEN; from reportgen.charts import native; "
        "[native(spec) for spec in SEVEN]; sys.exit('xlsxwriter' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
