"""Workbooks made for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[object]]

FORM: Rows = [
    ["项目支出绩效自评表"],
    ["（2023年度）"],
    ["项目名称", None, "档案数字化"],
    ["主管部门", None, "示例县档案馆", None, "实施单位", "示例县档案馆"],
    ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [None, "年度资金总额", 20, 22, 20.5, 10, 0.93, 9.3],
    [None, "其中：当年财政拨款", 20, 22, 20.5, "—", 0.93, "—"],
    ["年度总体目标", "预期目标", None, None, "实际完成情况"],
    [None, "扫描馆藏档案。", None, None, "扫描了 5 万页。"],
    [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    ["产出指标\n（50分）", "数量指标", "指标1：扫描页数", "≥5万页", "50000页", 50, 50],
    ["效益指标", "社会效益指标", "指标1：查档方便程度", "明显提高", "明显提高", 30, 28, "宣传不够"],
    ["总分", None, None, None, None, 100, 97.3],
]
"""A 项目支出绩效自评表."""


def written(write: Callable[[Any], None], **options: object) -> bytes:
    """The bytes of an .xlsx that a function writes."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, options)
    write(book)
    book.close()
    return content.getvalue()


def book(sheets: Mapping[str, Rows], *merged: tuple[str, str]) -> bytes:
    """The bytes of an .xlsx with these sheets; `merged` names a sheet and a range of it, such as ``A1:C1``."""

    def write(workbook: Any) -> None:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for owner, area in merged:
                if owner == name:
                    sheet.merge_range(area, "")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)

    return written(write, default_date_format="yyyy-mm-dd")
