"""Totals of rows: trees of codes, 合计 above and below, 总计 of a two-sided overview."""

from __future__ import annotations

from tests.auditing.printed_reports import audited, found, page, report

from reportgen.word.gbt9704 import from_outline

TREE = (
    "功能分类科目编码 科目名称 基本支出 项目支出",
    ". 合计 30.00 5.50",
    "201 一般公共服务支出 20.00 5.50",
    "20131 党委办公厅 20.00 5.50",
    "2013101 行政运行 12.30 0.00",
    "2013102 一般行政管理事务 7.70 5.50",
    "208 社会保障和就业支出 10.00 .",
)
OVERVIEW = (
    "项目 行次 金额 项目 行次 金额",
    "一、财政拨款收入 1 80.00 一、教育支出 5 60.00",
    "二、其他收入 2 20.00 二、卫生健康支出 6 30.00",
    "本年收入合计 3 100.00 本年支出合计 7 90.00",
    "年初结转和结余 4 5.00 年末结转和结余 8 15.00",
    "总计 . 105.00 总计 . 105.00",
)


def changed(rows: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    assert sum(old in row for row in rows) == 1
    return tuple(row.replace(old, new) for row in rows)


def test_a_tree_that_adds_up_is_silent_and_counted() -> None:
    audit = audited(report(("支出表", TREE)))
    assert audit.contradictions == ()
    assert audit.relations == 6


def test_a_class_that_is_not_its_items_is_found_at_the_class() -> None:
    assert found(report(("支出表", changed(TREE, "一般公共服务支出 20.00", "一般公共服务支出 21.00")))) == [
        "certain 表1第3行第3格：“一般公共服务支出 · 基本支出”21.00，下级科目合计 20.00，相差 1.00；"
        "“合计 · 基本支出”30.00，各科目（其中“一般公共服务支出 · 基本支出”21.00）合计 31.00，相差 1.00"
    ]


def test_a_wrong_item_is_one_finding_with_its_sum() -> None:
    (line,) = found(report(("支出表", changed(TREE, "行政运行 12.30", "行政运行 13.20"))))
    assert line == (
        "certain 表1第5行第3格：“党委办公厅 · 基本支出”20.00，"
        "下级科目（其中“行政运行 · 基本支出”13.20）合计 20.90，相差 0.90"
    )


def test_both_sides_of_an_overview_add_up() -> None:
    audit = audited(report(("总表", OVERVIEW)))
    assert audit.contradictions == ()
    assert audit.relations == 4


def test_an_overview_total_takes_in_what_stands_between() -> None:
    assert found(report(("总表", changed(OVERVIEW, "年末结转和结余 8 15.00", "年末结转和结余 8 51.00")))) == [
        "doubtful 表1第6行第6格：“总计 · 金额”105.00，以上各项合计 141.00，相差 36.00"
    ]


def test_a_total_with_a_remark_and_subtotals() -> None:
    rows = (
        "项目 预算数 执行数",
        "甲 1.10 1.00",
        "乙 2.20 2.00",
        "小计 3.30 3.00",
        "丙 4.40 4.00",
        "合计（平均分） 7.70 7.50",
    )
    assert found(report(("汇总", rows))) == [
        "certain 表1第6行第3格：“合计（平均分） · 执行数”7.50，以上各项合计 7.00，相差 0.50"
    ]


def test_what_is_part_of_another_line_is_not_added_again() -> None:
    rows = ("项目 金额", "合计 6.60", "甲 4.40", "其中：子项 1.10", "乙 2.20")
    assert found(report(("表", rows))) == []


def test_lines_on_several_levels_without_codes_are_no_contradiction() -> None:
    assert found(report(("表", ("项目 金额", "合计 6.60", "教育 6.60", "普通教育 6.60")))) == []


def test_a_reading_that_no_column_bears_out_says_nothing() -> None:
    rows = ("项目 预算数 执行数", "户数 3.10 4.20", "面积 5.10 6.30", "合计 100.50 200.50")
    assert found(report(("表", rows))) == []


def test_rounding_is_told_apart() -> None:
    rows = ("项目 金额", "甲 1.11", "乙 2.22", "合计 3.34")
    assert found(report(("表", rows))) == [
        "rounding 表1第4行第2格：“合计 · 金额”3.34，以上各项合计 3.33，相差 0.01，在四舍五入的尾差之内"
    ]


def test_whole_numbers_that_do_not_add_up_are_doubtful() -> None:
    (line,) = found(report(("表", ("项目 甲 乙", "一 10 20", "二 30 40", "合计 40 90"))))
    assert line.startswith("doubtful 表1第4行第3格：“合计 · 乙”90，以上各项合计 60，相差 30")


def test_the_funds_of_a_project_make_its_total() -> None:
    rows = (
        "<tr><td rowspan=5>项目资金</td><td></td><td>年初预算数</td><td>全年执行数</td></tr>"
        "<tr><td>年度资金总额</td><td>46.00</td><td>40.00</td></tr>"
        "<tr><td>其中：当年财政拨款</td><td>40.00</td><td>40.00</td></tr>"
        "<tr><td>上年结转资金</td><td>—</td><td>—</td></tr><tr><td>其他资金</td><td>5.00</td><td></td></tr>"
    )
    (line,) = found(page(rows))
    assert line == "certain 表1第2行第2格：“年度资金总额 · 年初预算数”46.00，各项资金合计 45.00，相差 1.00"


LISTS = """[表题] 基本支出决算明细表
表：公文小字表格，列宽 15 30 15 15 30 15 15 30 15，表头1行
| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
| 301 | 工资福利支出 | 60.00 | 302 | 商品和服务支出 | 20.00 | 307 | 债务利息及费用支出 | |
| 30101 | 基本工资 | 60.00 | 30201 | 办公费 | 20.00 | 310 | 资本性支出 | 5.00 |
| 303 | 对个人和家庭的补助 | 3.00 | | | | 31002 | 办公设备购置 | 5.00 |
| <跨2列> 人员经费合计 | 63.00 | <跨5列> 公用经费合计 | 25.00 |
"""


def test_a_total_below_two_lists_is_the_sum_of_both() -> None:
    assert audited(from_outline(LISTS)).contradictions == ()
    (found,) = audited(from_outline(LISTS.replace("25.00 |", "52.00 |"))).contradictions
    assert "“公用经费合计 · 决算数”52.00" in found.message and "合计 25.00" in found.message
