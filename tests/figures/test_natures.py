"""The columns of 公开03 are the kinds of expenditure by nature, each with the field that holds its total."""

from __future__ import annotations

from reportgen.figures.natures import NATURE_COLUMNS


def test_the_columns_of_the_form_in_its_order():
    assert NATURE_COLUMNS == {
        "基本支出": "basic",
        "项目支出": "projects",
        "上缴上级支出": "remittances",
        "经营支出": "business",
        "对附属单位补助支出": "subsidies",
    }
