"""One amount in several tables of final accounts."""

from __future__ import annotations

from tests.auditing.printed_reports import audited, found, report

OVERVIEW = (
    "收入支出决算总表",
    (
        "项目 金额 项目 金额",
        "一、财政拨款收入 90.00 一、教育支出 60.00",
        ". . 二、卫生健康支出 30.00",
        "本年收入合计 90.00 本年支出合计 90.00",
        "总计 90.00 总计 90.00",
    ),
)
INCOME = (
    "收入决算表",
    ("科目编码 科目名称 本年收入合计", ". 合计 90.00", "205 教育支出 60.00", "210 卫生健康支出 30.00"),
)
SPENT = (
    "支出决算表",
    ("科目编码 科目名称 本年支出合计", ". 合计 90.00", "205 教育支出 60.00", "210 卫生健康支出 30.00"),
)


def with_amount(table: tuple[str, tuple[str, ...]], old: str, new: str) -> tuple[str, tuple[str, ...]]:
    return table[0], tuple(row.replace(old, new) for row in table[1])


def test_tables_that_agree_are_silent() -> None:
    assert audited(report(OVERVIEW, INCOME, SPENT)).contradictions == ()


def test_a_class_that_differs_between_tables_is_found() -> None:
    table = with_amount(with_amount(SPENT, "教育支出 60.00", "教育支出 55.00"), "支出 30.00", "支出 35.00")
    lines = found(report(OVERVIEW, table))
    assert sorted(line.split("：")[1].split("，")[0] for line in lines) == [
        "“卫生健康支出 · 本年支出合计”35.00",
        "“教育支出 · 本年支出合计”55.00",
    ]
    assert all("表1中同一笔数 " in line for line in lines)


def test_a_wrong_figure_is_one_finding_although_it_breaks_several_sums() -> None:
    (line,) = found(report(OVERVIEW, with_amount(SPENT, "教育支出 60.00", "教育支出 66.00")))
    assert line.startswith("certain 表2第3行第3格：")


def test_money_of_one_kind_is_not_held_against_all_money() -> None:
    fund = (
        "政府性基金预算财政拨款支出决算表",
        ("科目编码 科目名称 本年支出合计", ". 合计 6.00", "205 教育支出 6.00", "20501 教育 6.00"),
    )
    assert found(report(OVERVIEW, SPENT, fund)) == []


def test_basic_expenditure_is_staff_and_running_costs() -> None:
    general = (
        "一般公共预算财政拨款支出决算表",
        (
            "科目编码 科目名称 合计 基本支出 项目支出",
            ". 合计 9.00 7.00 2.00",
            "205 教育支出 9.00 7.00 2.00",
            "20501 教育 9.00 7.00 2.00",
        ),
    )
    details = (
        "一般公共预算财政拨款基本支出决算明细表",
        (
            "编码 名称 金额 编码 名称 金额",
            "301 工资 4.00 302 商品 2.00",
            "30101 工资 4.00 30201 办公 2.00",
            ". 人员经费合计 4.00 . 公用经费合计 2.00",
        ),
    )
    assert found(report(general, details)) == [
        "certain 表2第4行第3格：“合计 · 基本支出”7.00，人员经费、公用经费（其中“人员经费合计 · 金额”4.00）合计 6.00，相差 1.00"
    ]
