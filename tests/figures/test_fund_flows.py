"""公开07: what came in, was spent and was carried on, subject by subject."""

from __future__ import annotations

from tests.figures.published import amounts, item, tables


def fund(*, income: object, spending: list[object], **balances: object) -> dict[str, object]:
    return {
        "收入": income,
        "支出": {"按功能": spending, "按性质": {"项目支出": {"决算数": 9}}},
        **balances,
    }


def test_07_takes_income_for_expenditure_where_nothing_is_carried() -> None:
    spending: list[object] = [item("212", None, item("21208", "5")), item("229", "4")]
    table = tables(政府性基金预算=fund(income={"合计": {"决算数": 9}}, spending=spending)).government_funds
    assert [(line.code, amounts(line)) for line in table.lines] == [
        ("212", ["0", "5", "5", "0", "0", "5"]),
        ("21208", ["0", "5", "5", "0", "0", "5"]),
        ("229", ["0", "4", "4", "0", "0", "4"]),
    ]


def test_07_shows_a_subject_that_only_carries_money_on() -> None:
    table = tables(
        政府性基金预算=fund(
            income={"按功能": [item("212", "9"), item("229", "3")]},
            spending=[item("212", "9")],
            年末结转和结余={"决算数": 3, "明细": [item("229", "3")]},
        )
    ).government_funds
    assert table.lines[1].code == "229"
    assert list(table.lines[1].amounts) == [
        "年初结转和结余", "本年收入", "本年支出", "年末结转和结余", "基本支出", "项目支出",
    ]  # fmt: skip
    assert amounts(table.lines[1]) == ["0", "3", "0", "3", "0", "0"]
