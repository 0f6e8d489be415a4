"""What sentences say against what tables of the same report show."""

from __future__ import annotations

import pytest
from tests.auditing.printed_reports import found, report

SPENT = (
    "支出决算表",
    (
        "科目编码 科目名称 本年支出合计 基本支出 项目支出",
        ". 合计 90.00 70.00 20.00",
        "205 教育支出 90.00 70.00 20.00",
        "20502 普通教育 90.00 70.00 20.00",
        "2050202 小学教育 90.00 70.00 20.00",
    ),
)
THREE_PUBLIC = (
    "财政拨款“三公”经费支出决算表",
    ("项目 预算数 决算数", "合计 5.00 3.00", "公务接待费 2.00 1.00", "公务用车购置及运行维护费 3.00 2.00"),
)
UNDER = "2022年度部门决算\n三、支出决算情况说明\n"


def said(sentence: str, *tables: tuple[str, tuple[str, ...]]) -> list[str]:
    return found(UNDER.encode() + sentence.encode() + b"\n\n" + report(*tables))


def test_sentences_that_agree_with_the_tables_are_silent() -> None:
    text = "2022年本年支出合计90.00万元，其中：基本支出70.00万元，占77.78%；项目支出20.00万元，占22.22%。公务接待费支出1.00万元。"
    assert said(text, SPENT, THREE_PUBLIC) == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("2022年项目支出26.00万元。", "“项目支出 · 决算数”26.00，表1第2行第5格是 20.00，相差 6.00"),
        ("2022年教育支出96.00万元。", "“教育支出 · 决算数”96.00，表1第3行第3格是 90.00，相差 6.00"),
        (
            "教育支出（类）普通教育（款）小学教育（项）：支出决算为96.00万元。",
            "“教育›普通教育›小学教育 · 决算数”96.00，表1第5行第3格是 90.00，相差 6.00",
        ),
        ("2022年公务接待费支出1.60万元。", "“公务接待 · 决算数”1.60，表2第3行第3格是 1.00，相差 0.60"),
    ],
)
def test_a_sentence_that_says_another_figure_than_a_table_is_found(sentence: str, message: str) -> None:
    (line,) = said(sentence, SPENT, THREE_PUBLIC)
    assert line.startswith(f"certain 第3行：{message}")


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年项目支出年初预算26.00万元。",
        "2021年项目支出26.00万元。",
        "2022年项目支出约21万元。",
        "2022年一般公共预算财政拨款项目支出16.00万元。",
    ],
)
def test_another_stage_year_precision_or_money_is_not_held_against_a_table(sentence: str) -> None:
    assert said(sentence, SPENT) == []


def test_a_table_in_yuan_is_compared_in_wan_yuan() -> None:
    table = ("支出决算表", tuple(row.replace("0.00", "00000.00") for row in SPENT[1]))
    text = "单位：元\n2022年项目支出{}万元。"
    assert said(text.format("20.00"), table) == []
    assert len(said(text.format("26.00"), table)) == 1


def test_what_basic_expenditure_shows_is_no_more_than_all_that_was_spent_on_it() -> None:
    basic = (
        "一般公共预算财政拨款基本支出决算表",
        ("编码 名称 金额", "302 商品和服务支出 8.31", "30217 公务接待费 8.31"),
    )
    (line,) = found(report(basic, THREE_PUBLIC))
    assert line == "certain 表2第3行第3格：“公务接待费 · 决算数”1.00，基本支出表里却有 8.31，多出 7.31"


def test_an_item_under_an_old_name_of_its_class_is_told_with_the_one_of_the_table() -> None:
    (line,) = said("文教支出（类）普通教育（款）小学教育（项）：支出决算为90.00万元。", SPENT)
    assert (
        line
        == "doubtful 第3行：“文教›普通教育›小学教育”：表里没有这个科目，同样金额的是“教育›普通教育›小学教育”"
    )


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("公务接待费支出预算为2.50万元。", "预算数”2.50，表2第3行第2格是 2.00，相差 0.50"),
        ("公务接待费支出决算为1.00万元，完成预算的40%。", "比率写 40%，按 1.00 和 2.00 计算为 50.00%"),
    ],
)
def test_budgets_that_only_a_table_shows_are_held_against_sentences_with_doubt(
    sentence: str, message: str
) -> None:
    """A sentence may mean the budget of the beginning, and the table the one that it became."""
    (line,) = said(sentence, SPENT, THREE_PUBLIC)
    assert line.startswith("doubtful 第3行")
    assert line.endswith(message)


def test_the_same_budgets_are_silent() -> None:
    text = "公务接待费支出预算为2.00万元。\n公务接待费支出决算为1.00万元，完成预算的50%。\n“三公”经费支出年初预算为6.00万元。"
    assert said(text, SPENT, THREE_PUBLIC) == []


BASIC = (
    "一般公共预算财政拨款基本支出决算明细表",
    (
        "科目编码 科目名称 决算数",
        "301 工资福利支出 60.00",
        "30101 基本工资 30.00",
        "30102 津贴补贴 20.00",
        "30103 奖金 10.00",
        "30106 伙食补助费 0.00",
        "302 商品和服务支出 40.00",
        "30201 办公费 10.00",
        "30202 印刷费 .",
        "30211 差旅费 20.00",
        "30215 会议费 10.00",
    ),
)


def test_names_on_which_nothing_was_spent_are_told() -> None:
    text = "人员经费60.00万元，主要包括：基本工资、津贴补贴、奖金、伙食补助费等。\n公用经费40.00万元，主要包括：办公费、印刷费、差旅费、会议费、培训费等。"
    assert said(text, BASIC) == [
        "doubtful 第3行：人员经费里列出“伙食补助费”，基本支出表里没有这些支出",
        "doubtful 第4行：公用经费里列出“印刷费、培训费”，基本支出表里没有这些支出",
    ]
    assert (
        said("人员经费60.00万元，主要包括：基本工资、津贴补贴、奖金等。\n公用经费主要用于日常办公。", BASIC)
        == []
    )


CONTENTS = "目录\n" + "".join(
    f"{number}、{name}\n"
    for number, name in zip(
        "一二三四五",
        ("收入决算表", "支出决算表", "基本支出决算表", "三公经费决算表", "基金决算表"),
        strict=True,
    )
)


def test_a_table_that_only_the_contents_name_is_missing() -> None:
    tables = [
        (name, SPENT[1]) for name in ("收入决算表", "2022年度基本支出决算表", "三公经费决算表", "基金决算表")
    ]
    missing = "doubtful 第3行：目录里有“支出决算表”，后面没有这张表"
    assert missing in found(CONTENTS.encode() + report(*tables))
    assert missing not in found(CONTENTS.encode() + report(*tables, SPENT))


def test_a_note_below_the_next_table_tells_nothing_of_an_empty_one() -> None:
    empty = ("财政拨款“三公”经费支出决算表", ("项目 预算数 决算数", "合计 . .", "公务接待费 . ."))
    other = ("国有资本经营预算支出决算表", ("项目 决算数", "合计 .", "支出 ."))
    lines = found(report(empty, other) + "注：本单位没有国有资本经营预算支出。\n".encode())
    assert lines == ["doubtful 表1：“财政拨款‘三公’经费支出决算表”：表里没有数，也没有说明为什么"]


def test_a_rate_of_a_budget_that_the_table_shows_as_nothing_is_no_rate() -> None:
    table = (
        THREE_PUBLIC[0],
        ("项目 预算数 决算数", "合计 5.00 3.00", "因公出国（境）费 0.00 0.00", "公务接待费 5.00 3.00"),
    )
    (line,) = said("2022年因公出国（境）费支出0.00万元，完成预算的0.00%。", table)
    assert line.startswith("doubtful 第3行：") and "的预算数为 0，没有完成率，却写 0.00%" in line


def test_codes_may_stand_level_by_level_in_columns_of_their_own() -> None:
    rows = (
        "科目编码 科目编码 科目编码 科目名称 合计",
        "205 . . 教育支出 90.00",
        "205 02 . 普通教育 90.00",
        "205 02 02 小学教育 80.00",
    )
    (line,) = found(report(("支出决算表", rows)))
    assert "“普通教育 · 合计”90.00，下级科目（其中“小学教育 · 合计”80.00）合计 80.00，相差 10.00" in line


def test_a_code_beside_the_name_of_another_subject_is_told() -> None:
    rows = (
        "科目编码 科目名称 合计",
        "221 住房保障支出 9.00",
        "22102 住房改革支出 9.00",
        "2210201 住房公积金 4.00",
        "2210203 提租补贴 5.00",
    )
    (line,) = found("2022年度部门决算\n".encode() + report(("支出决算表", rows)))
    assert line == "doubtful 表1第5行第3格：“2210203提租补贴”：《政府收支分类科目》里 2210203 是“购房补贴”"
    assert found("2018年度部门决算\n".encode() + report(("支出决算表", rows))) == []


def test_a_score_above_the_weight_of_its_row_is_told() -> None:
    rows = ("指标 分值 得分", "数量指标 10 12", "质量指标 20 20")
    (line,) = found(report(("项目支出绩效自评表", rows)))
    assert line == "certain 表1第2行第3格：“得分 12”：高于分值 10 分"
