"""Workbooks that were filled in, for tests."""

from __future__ import annotations

from tests.intake.books import Rows, book

from reportgen.data_workbook.reading.reader import document_of
from reportgen.errors import ReportgenError
from reportgen.intake.cells import read_book
from reportgen.source import Document

HEADING: Rows = [
    ["【报告】"],
    ["项目", "内容", "填写说明"],
    ["年度", 2023],
    [],
    ["【单位】单位"],
    ["项目", "内容"],
    ["名称", "示例县档案馆"],
]


def read(*rows: list[object], **sheets: Rows) -> Document:
    """What a workbook says with these rows on a sheet 数据, beside year and unit."""
    content = book({"单位": HEADING, **({"数据": rows} if rows else {}), **sheets})
    return document_of(read_book(content, "数据.xlsx"))


def tree(*rows: list[object], **sheets: Rows) -> dict[str, object]:
    """What it says beyond year and unit."""
    return {key: value for key, value in read(*rows, **sheets).tree.items() if key not in ("年度", "单位")}


def complaints(*rows: list[object], **sheets: Rows) -> list[str]:
    """What is wrong with it."""
    try:
        document = read(*rows, **sheets)
    except ReportgenError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in document.problems]
