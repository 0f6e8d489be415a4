"""What people write, and what it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from reportgen.model import values


def reading(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (values.Amount, "1,234.50", Decimal("1234.50")),
        (values.Amount, "１２．５", Decimal("12.5")),
        (values.Amount, "\u200b1526.30\u00a0", Decimal("1526.30")),
        (values.Amount, "-3.20", Decimal("-3.20")),
        (values.Amount, 7, Decimal(7)),
        (values.Amount, Decimal("0.10"), Decimal("0.10")),
        (values.Percent, "98.5%", Decimal("98.5")),
        (values.Percent, "98.5％", Decimal("98.5")),
        (values.Percent, "98.5", Decimal("98.5")),
        (values.Count, "1,024", 1024),
        (values.Count, "3.0", 3),
        (values.Year, "2022", 2022),
        (values.Year, "2022年度", 2022),
        (values.Year, "２０２２年", 2022),
        (values.Year, 2022, 2022),
        (values.Day, "2023-05-21", date(2023, 5, 21)),
        (values.Day, "2023年5月21日", date(2023, 5, 21)),
        (values.Day, "2023/5/21", date(2023, 5, 21)),
        (values.Day, "20230521", date(2023, 5, 21)),
        (values.Day, date(2023, 5, 21), date(2023, 5, 21)),
        (values.YesNo, "是", True),
        (values.YesNo, "无", False),
        (values.YesNo, "No", False),
        (values.YesNo, True, True),
        (values.Text, " 人员调入 ", "人员调入"),
        (values.Text, 201, "201"),
        (values.Text, Decimal("1E+2"), "100"),
        (values.Text, "0123", "0123"),
        (values.Text, "no", "no"),
        (values.Text, "12:30:45", "12:30:45"),
        (values.Measure, "95", Decimal(95)),
        (values.Measure, "1,000", Decimal(1000)),
        (values.Measure, "显著提升", "显著提升"),
        (values.Measure, "≥95%", "≥95%"),
    ],
)
def test_accepted(kind: Any, written: object, meant: object) -> None:
    found = reading(kind, written)
    assert (type(found), found) == (type(meant), meant)


@pytest.mark.parametrize(
    ("kind", "written", "complaint"),
    [
        (values.Amount, "", "应为金额，实为空"),
        (values.Amount, True, "应为金额，实为“True”"),
        (values.Amount, Decimal("NaN"), "应为金额，实为“NaN”"),
        (values.Amount, Decimal("Infinity"), "应为金额，实为“Infinity”"),
        (values.Amount, 10**12, "应为金额，实为“1000000000000”"),
        (values.Amount, 1.5, "浮点数1.5不能精确表示金额，请改用 Decimal 或文本"),
        (values.Amount, "12.5元", "金额只写数字，不写单位，实为“12.5元”"),
        (values.Amount, "1,23", "应为数字，实为“1,23”"),
        (values.Percent, "%", "应为百分数，实为空"),
        (values.Count, "三", "应为数字，实为“三”"),
        (values.Year, "22", "应为四位年份（如 2022），实为“22”"),
        (values.Year, "2022.5", "应为四位年份（如 2022），实为“2022.5”"),
        (values.Year, True, "应为四位年份（如 2022），实为“True”"),
        (values.Day, "5月21日", "应为日期，年月日写全（如 2023-05-21），实为“5月21日”"),
        (values.YesNo, 1, "应为“是”或“否”，实为“1”"),
        (values.Text, "\u3000", "应为文字，实为空"),
        (values.Text, True, "应为文字，实为“True”"),
        (values.Text, date(2022, 1, 1), "应为文字，实为“2022-01-01”"),
        (values.Measure, ["95"], "应为数字或文字，实为列表"),
        (values.Unit, "亿元", "应为“万元”或“元”，实为“亿元”"),
    ],
)
def test_refused(kind: Any, written: object, complaint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        reading(kind, written)
    assert caught.value.errors()[0]["msg"] == complaint
