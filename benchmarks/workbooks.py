"""What importing workbooks costs, as ratios to reading their cells, and reading cells to the reading library alone.

Run with ``python -m benchmarks.workbooks``.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import xlsxwriter
from benchmarks.table import Row, print_table
from benchmarks.timing import ratio
from python_calamine import CalamineWorkbook

from reportgen.data_workbook.entry import workbook_of
from reportgen.intake.cells import read_book
from reportgen.intake.importing import taken
from reportgen.model.needed import Needed
from reportgen.model.validation import report_from
from reportgen.pipeline import load
from reportgen.source import read
from reportgen.workbook_import import import_workbooks

EXAMPLE = Path(__file__).parents[1] / "data_examples" / "sichuan-panzhihua.yaml"

SPECIMENS = Path(__file__).parents[2] / "shared" / "workbooks"
"""Workbooks of an invented unit that lie beside the project, where they do."""

TABLES = ("支出决算表", "收入决算表", "一般公共预算财政拨款支出决算表")
SUBJECTS = 40
LONG = 20_000
ROUNDS = 15


def tables(rows: int) -> bytes:
    """A workbook with tables by function, as departments publish them."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    for title in TABLES if rows == SUBJECTS else TABLES[:1]:
        sheet = book.add_worksheet(title)
        whole = "本年收入合计" if title == "收入决算表" else "合计"
        heads = ["科目编码", "科目名称", whole, "基本支出", "项目支出"]
        heading = [
            [title],
            ["2023年度", "部门：示例县档案馆", "金额单位：万元"],
            heads,
            ["合计", "", 5, 3, 2],
        ]
        for number, row in enumerate(heading):
            sheet.write_row(number, 0, row)
        for number in range(rows):
            code = str(2010101 + number % SUBJECTS)
            sheet.write_row(len(heading) + number, 0, [code, f"  科目{number % SUBJECTS}", 5.25, 3.25, 2])
    book.close()
    return content.getvalue()


def measurements() -> Iterator[Row]:
    """Reading cells, recognising and reading tables, and writing the data file."""
    usual, long = tables(SUBJECTS), tables(LONG)

    def library(data: bytes) -> object:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]

    def cells(data: bytes) -> object:
        return [list(sheet.cells()) for sheet in read_book(data, "表.xlsx").sheets]

    yield (
        f"sheets of {LONG:,} rows / the reading library alone",
        f"{ratio(lambda: read_book(long, '表.xlsx'), lambda: library(long), ROUNDS):.2f}",
        "≤ 2",
    )
    yield (
        "figures of three tables / their cells",
        f"{ratio(lambda: taken([read_book(usual, '表.xlsx')]), lambda: cells(usual), ROUNDS):.2f}",
        "≤ 3",
    )
    yield (
        "a data file of three tables / their cells",
        f"{ratio(lambda: import_workbooks([usual]), lambda: cells(usual), ROUNDS):.2f}",
        "≤ 3",
    )
    yield (
        f"a data file of a table of {LONG:,} rows / its cells",
        f"{ratio(lambda: import_workbooks([long]), lambda: cells(long), 3):.2f}",
        "≤ 2",
    )
    if specimens := [path for path in sorted(SPECIMENS.glob("*")) if path.suffix in (".xls", ".xlsx")]:
        books = [(path.name, path.read_bytes()) for path in specimens]
        yield (
            "a data file of the specimens / their cells",
            f"{ratio(lambda: import_workbooks(books), lambda: [cells(data) for _, data in books], ROUNDS):.2f}",
            "≤ 3",
        )
    document = workbook_of(Needed(), report_from(read(EXAMPLE)))
    yield (
        f"{EXAMPLE.stem} from its workbook / from its YAML",
        f"{ratio(lambda: load(document), lambda: load(EXAMPLE), ROUNDS):.2f}",
        "",
    )


if __name__ == "__main__":
    print_table(measurements())
