"""Totals of columns, and what remains at the end of the year."""

from __future__ import annotations

from tests.auditing.printed_reports import found, page, report

HEADS = (
    "<tr><td colspan=2>项目</td><td colspan=4>预算数</td></tr>"
    "<tr><td rowspan=2>编码</td><td rowspan=2>名称</td><td rowspan=2>合计</td><td rowspan=2>公务接待费</td>"
    "<td colspan=2>公务用车费</td></tr><tr><td>小计</td><td>运行费</td></tr>"
)


def test_a_total_column_is_the_sum_of_its_neighbours() -> None:
    rows = ("科目名称 合计 基本支出 项目支出", "教育 10.00 4.00 6.00", "卫生 9.00 3.00 5.00")
    assert found(report(("表", rows))) == [
        "certain 表1第3行第2格：“卫生 · 合计”9.00，各栏合计 8.00，相差 1.00"
    ]


def test_a_group_of_columns_stands_in_by_its_own_total() -> None:
    row = "<tr><td>201</td><td>甲</td><td>7.50</td><td>1.00</td><td>{}</td><td>6.50</td></tr>"
    assert found(page(HEADS + row.format("6.50"))) == []
    (line,) = found(page(HEADS + row.format("5.50")))
    assert "“甲 · 合计”7.50，各栏合计 6.50，相差 1.00" in line


def test_columns_that_are_only_part_are_not_added() -> None:
    rows = ("科目名称 合计 财政拨款 其他收入 其中：利息", "甲 10.00 4.00 6.00 1.00", "乙 3.00 1.00 2.00 2.00")
    assert found(report(("表", rows))) == []


def test_what_remains_follows_from_what_was_there_came_and_went() -> None:
    rows = (
        "科目名称 年初结转和结余 本年收入 本年支出 年末结转和结余",
        "甲 1.00 5.00 4.00 2.00",
        "乙 . 5.00 4.00 2.00",
    )
    assert found(report(("表", rows))) == [
        "certain 表1第3行第5格：“乙 · 年末结转和结余”2.00，年初结转和结余加本年收入减本年支出合计 1.00，相差 1.00"
    ]


def test_scores_shares_and_rates_are_no_amounts() -> None:
    rows = ("项目 合计 分值 得分 执行率", "甲 10.00 6.50 4.00 1.00", "乙 3.00 2.00 1.00 2.00")
    assert found(report(("表", rows))) == []
