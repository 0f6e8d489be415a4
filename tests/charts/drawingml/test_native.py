from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.charts.examples import (
    BUDGET_AND_ACTUAL,
    BY_FUNCTION,
    EVERY_KIND,
    GENERAL_BUDGET,
    LONG_NAMES,
    MANY_PARTS,
    SEVEN,
    SOURCES,
    SPENDING,
    STACKED,
    TREND,
    chart,
    stripped,
)
from tests.charts.minimal_docx import docx_of
from tests.tools import read_pages, require_program, to_pdf, validate

from reportgen.charts import ChartError, ChartSpec, Kind, Series, native, png
from reportgen.charts.plotted import plot

NAMESPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
HOSTILE = (
    chart(Kind.PIE, "A&B‹科>局<x>", "A&B‹科>局<x> ]]> =1+1 😀🚀", 支出="1 2 3 4"),
    chart(Kind.COLUMNS, "六十字", f"{'甲' * 60} {'乙' * 60}", **{"丙" * 60: "1000000000 0.01"}),
    chart(Kind.COLUMNS, "增减变动", "人员 公用 项目", 变动额="-53.19 -201.40 142.27"),
    chart(Kind.BARS, "负分", "甲 乙", unit="分", 得分="-3.5 100"),
    chart(Kind.LINE, "缺年份", "2022年 2023年 2024年", 收入="1 - 3", 支出="- 2 2"),
    chart(Kind.STACKED, "缺一格", "甲 乙", 人员="1 -", 项目="- 2"),
)


def found(spec: ChartSpec, path: str) -> list[str]:
    return [str(hit) for hit in etree.fromstring(native(spec).chart_xml).xpath(path, namespaces=NAMESPACES)]


def workbook_rows(workbook: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_every_chart_passes_the_open_xml_validator() -> None:
    assert validate(docx_of((*SEVEN, *EVERY_KIND, *HOSTILE))) == []


@pytest.mark.parametrize("spec", [*SEVEN, *EVERY_KIND, *HOSTILE], ids=lambda spec: spec.title)
def test_the_workbook_holds_the_figures_of_the_chart(spec: ChartSpec) -> None:
    shown = plot(spec)
    header, *rows = workbook_rows(native(spec).workbook)
    assert header[1:] == tuple(series.name for series in shown.series)
    assert tuple(str(row[0]) for row in rows) == shown.categories
    for at, series in enumerate(shown.series, 1):
        read = [None if row[at] is None else Decimal(str(row[at])) for row in rows]
        assert read == list(series.values)


def test_figures_are_quantised() -> None:
    assert found(GENERAL_BUDGET, "//c:val//c:pt/c:v/text()") == ["429.32", "48.38", "33.19", "50.13"]


def test_the_chart_refers_to_the_cells_of_its_workbook() -> None:
    assert found(TREND, "//c:f/text()") == [
        "Sheet1!$B$1", "Sheet1!$A$2:$A$6", "Sheet1!$B$2:$B$6",
        "Sheet1!$C$1", "Sheet1!$A$2:$A$6", "Sheet1!$C$2:$C$6",
    ]  # fmt: skip


def test_a_missing_figure_is_a_gap() -> None:
    (spec,) = (spec for spec in HOSTILE if spec.title == "缺年份")
    assert found(spec, "//c:ser[1]/c:val//c:pt/@idx") == ["0", "2"]
    assert found(spec, "//c:dispBlanksAs/@val") == ["gap"]


def test_names_arrive_as_they_are() -> None:
    assert found(HOSTILE[0], "//c:cat//c:v/text()") == ["A&B‹科>局<x>", "]]>", "=1+1", "😀🚀"]


def test_labels_follow_the_figures_when_somebody_edits_them() -> None:
    assert found(SPENDING, "//c:dLbls/c:showPercent/@val") == ["1"]
    assert found(SPENDING, "//c:dLbl") == []


def test_a_share_that_word_would_compute_differently_stands_as_text() -> None:
    assert found(GENERAL_BUDGET, "//c:dLbl[c:tx]//a:t/text()") == [
        "一般公共服务支出", "76.53%",
    ]  # fmt: skip


def test_the_number_style_reaches_labels_and_cells() -> None:
    assert set(found(BUDGET_AND_ACTUAL, "//c:formatCode/text()")) == {"0.00;-0.00;0"}
    assert set(found(stripped(BUDGET_AND_ACTUAL), "//c:formatCode/text()")) == {"General"}


def test_columns_start_at_zero_unless_a_figure_is_negative() -> None:
    assert found(SEVEN[0], "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert found(HOSTILE[2], "//c:valAx/c:scaling/c:min/@val") == []


def test_the_axis_names_the_unit() -> None:
    assert "单位：万元" in found(SEVEN[0], "//c:valAx/c:title//a:t/text()")
    assert found(replace(SEVEN[0], unit=""), "//c:valAx/c:title") == []


def test_the_title_can_be_left_to_the_caption() -> None:
    assert found(SPENDING, "//c:chart/c:title//a:t/text()") == ["2022年支出决算结构图"]
    bare = replace(SPENDING, show_title=False)
    assert found(bare, "//c:chart/c:title") == []
    assert found(bare, "//c:autoTitleDeleted/@val") == ["1"]


def test_text_is_set_in_a_chinese_font() -> None:
    assert set(found(MANY_PARTS, "//a:ea/@typeface")) == {"宋体"}


def test_long_names_stand_in_a_legend() -> None:
    assert found(LONG_NAMES, "//c:legendPos/@val") == ["r"]
    assert found(MANY_PARTS, "//c:legendPos/@val") == []


def test_slim_sections_of_a_stack_carry_no_label() -> None:
    assert found(STACKED, "//c:ser[3]//c:dLbl[c:delete]/c:idx/@val") == ["4"]


@pytest.mark.parametrize("spec", EVERY_KIND, ids=lambda spec: spec.title)
def test_the_same_data_give_the_same_bytes(spec: ChartSpec) -> None:
    assert native(spec) == native(replace(spec))


def test_an_empty_chart_is_refused() -> None:
    with pytest.raises(ChartError, match="没有可绘制的内容"):
        native(chart(Kind.COLUMNS, "“三公”经费", "甲 乙", 决算数="0 0"))


@settings(max_examples=60)
@given(
    kind=st.sampled_from(Kind),
    table=st.integers(1, 9).flatmap(
        lambda width: st.lists(
            st.lists(st.none() | st.decimals(-(10**10), 10**10, places=4), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        )
    ),
    name=st.text(min_size=1, max_size=60),
)
def test_any_figures_give_a_chart_or_a_clear_error(
    kind: Kind, table: list[list[Decimal | None]], name: str
) -> None:
    categories = tuple(f"{name}{at}" for at in range(len(table[0])))
    rows = tuple(Series(f"{name}{at}", tuple(row)) for at, row in enumerate(table))
    try:
        parts = native(ChartSpec(kind, name, categories, rows))
    except ChartError as error:
        assert all(problem.message for problem in error.problems)
    else:
        etree.fromstring(parts.chart_xml)


def test_libreoffice_prints_every_label() -> None:
    text = "".join(page.text for page in read_pages(to_pdf(docx_of((SPENDING, SEVEN[4])))))
    plain = text.replace(" ", "").replace("\n", "")
    assert all(label in plain for label in ("基本支出", "67.65%", "项目支出", "32.35%", "829.51", "561.01"))


def test_libreoffice_keeps_the_figures_when_it_saves_the_document_again(tmp_path: Path) -> None:
    program = require_program("soffice")
    source = tmp_path / "charts.docx"
    source.write_bytes(docx_of(SEVEN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "again", source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    kept = sorted(chart_figures((tmp_path / "again" / "charts.docx").read_bytes()))
    assert kept == sorted(figures for spec in SEVEN for figures in [plotted_figures(spec)])


def chart_figures(document: bytes) -> Iterator[list[Decimal]]:
    with ZipFile(io.BytesIO(document)) as package:
        for name in package.namelist():
            if name.startswith("word/charts/chart"):
                hits = etree.fromstring(package.read(name)).xpath(
                    "//c:val//c:v/text()", namespaces=NAMESPACES
                )
                yield [Decimal(str(hit)) for hit in hits]


def plotted_figures(spec: ChartSpec) -> list[Decimal]:
    return [value for series in plot(spec).series for value in series.values if value is not None]


@pytest.mark.parametrize("spec", EVERY_KIND, ids=lambda spec: spec.title)
def test_a_host_program_with_little_decimal_precision_gets_the_same_chart(spec: ChartSpec) -> None:
    usual = native(spec), png(spec, 72)
    with localcontext(prec=3):
        assert (native(spec), png(spec, 72)) == usual


@pytest.mark.parametrize("spec", [SOURCES, BY_FUNCTION], ids=lambda spec: spec.title)
def test_every_label_of_a_doughnut_is_moved_because_word_knows_no_place_beside_the_ring(
    spec: ChartSpec,
) -> None:
    assert found(spec, "//c:dLblPos") == []
    assert len(found(spec, "//c:dLbl/c:layout/c:manualLayout/c:x/@val")) == len(plot(spec).categories)
