"""Income and expenditure in one breath: one figure where they balance, two where they do not."""

from __future__ import annotations

import pytest

from reportgen.model.accounts import LineItem
from reportgen.wording import Style, filters_for

FILTERS = filters_for(Style(strip_zeros=True))


def total(actual: str, prior: str) -> LineItem:
    return LineItem.model_validate({"name": "总计", "actual": actual, "prior_actual": prior})


@pytest.mark.parametrize(
    ("income", "spending", "said"),
    [
        (("828.76", "1008.07"), ("828.76", "1008.07"), "收、支总计828.76万元"),
        (("828.764", "1008.07"), ("828.76", "1000"), "收、支总计828.76万元"),
        (("828.76", "1008.07"), ("820.00", "1008.07"), "收入总计828.76万元，支出总计820万元"),
    ],
)
def test_the_totals(income: tuple[str, str], spending: tuple[str, str], said: str) -> None:
    assert FILTERS["收支总计"](total(*income), total(*spending)) == said


@pytest.mark.parametrize(
    ("income", "spending", "said"),
    [
        (
            ("828.76", "1008.07"),
            ("828.76", "1008.07"),
            "与2021年相比，收、支总计各减少179.31万元，下降17.79%",
        ),
        (("5", "5"), ("5", "5"), "收、支总计与2021年持平"),
        (("5", "0"), ("5", "0"), "与2021年相比，收、支总计各增加5万元（上年无此项收支）"),
        (
            ("6", "5"),
            ("6", "4"),
            "与2021年相比，收入总计增加1万元，增长20%；与2021年相比，支出总计增加2万元，增长50%",
        ),
    ],
)
def test_each_changes_by_the_same_only_where_both_balance(
    income: tuple[str, str], spending: tuple[str, str], said: str
) -> None:
    assert FILTERS["收支总计较上年"](total(*income), total(*spending), 对象=2021) == said


def test_the_kind_of_money_is_named_before_the_totals() -> None:
    item = total("1", "2")
    said = FILTERS["收支总计较上年"](item, item, 主语="财政拨款")
    assert said == "与上年相比，财政拨款收、支总计各减少1万元，下降50%"
