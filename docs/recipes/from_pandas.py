"""Figures that lie in data frames: one row of a frame is one line of the report.

Frames hold floats; ``floats="shortest"`` takes 1586.42 as it was typed, and refuses what a calculation left
(0.30000000000000004): round such columns first. Missing cells (NaN) are values that are not stated.
"""

import pandas as pd

import reportgen

COLUMNS = {"科目编码": "编码", "科目名称": "名称", "本年": "决算数", "上年": "上年决算数"}
"""What the columns of the frames are called, and what a data file calls them."""


def lines(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a frame as lines of a data file; codes are texts, or their zeros would be lost."""
    renamed = frame.rename(columns=COLUMNS)[list(COLUMNS.values())]
    return renamed.astype({"编码": "str"}).to_dict("records")


def report_of(name: str, year: int, income: pd.DataFrame, expenditure: pd.DataFrame) -> reportgen.Report:
    """The report of a department whose income and expenditure by function lie in two frames; totals follow.

    Raises:
        ReportgenError: when the figures are none, or keys are wrong.
    """
    data = {
        "年度": year,
        "单位": {"名称": name},
        "收入": {"按功能": lines(income)},
        "支出": {"按功能": lines(expenditure)},
    }
    return reportgen.load(data, floats="shortest")
