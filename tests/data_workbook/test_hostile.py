"""Whatever people do to a workbook: it gives data or complaints, never a fault of the program."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportgen
from reportgen.data_workbook.entry import workbook_of
from reportgen.data_workbook.marking.marked import marked
from reportgen.model.needed import needed_of
from reportgen.pipeline import read_report

EXAMPLE = Path(__file__).parents[2] / "data_examples" / "guangxi-qinzhou.yaml"
CONTENT = workbook_of(needed_of(reportgen.open_layout("guangxi-qinzhou").wants()), read_report(EXAMPLE))
SHEETS = len(openpyxl.load_workbook(BytesIO(CONTENT)).sheetnames)

WORDS = st.sampled_from([
    "", "无", "—", "三万", "=1/0", "=A1", "【】", "【支出】", "【项目.指标】", "【项目.第9项.指标】", "【文字.甲】", "级次",
    "所属", "第1项", "一级指标", "分列.", "分列.甲.乙", "历年决算数.甲", "历年决算数.2019", ".", "支出..合计", "“”", "{甲",
    -1, 1e20, 0.1 + 0.2, True, "2023-13-40", "1,2,3", "↳ 甲",
])  # fmt: skip
PLACES = st.tuples(st.integers(0, SHEETS - 1), st.integers(1, 60), st.integers(1, 12))
CHANGES = st.sampled_from(["delete_rows", "insert_rows", "delete_cols", "insert_cols"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(PLACES, WORDS), max_size=8),
    st.lists(st.tuples(PLACES, CHANGES), max_size=3),
)
def test_any_change_gives_data_or_complaints(
    cells: list[tuple[tuple[int, int, int], object]], changes: list[tuple[tuple[int, int, int], str]]
) -> None:
    book = openpyxl.load_workbook(BytesIO(CONTENT))
    for (sheet, row, column), word in cells:
        book.worksheets[sheet].cell(row, column).value = word
    for (sheet, row, column), change in changes:
        getattr(book.worksheets[sheet], change)(row if "rows" in change else column)
    content = BytesIO()
    book.save(content)
    try:
        problems = list(reportgen.check(content.getvalue()))
    except reportgen.ReportgenError as error:
        problems = list(error.problems)
        assert problems
    copy, _ = marked(content.getvalue(), "数据.xlsx", problems)
    openpyxl.load_workbook(BytesIO(copy))
