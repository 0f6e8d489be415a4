"""`check` as its callers see it: places, severities, order, silencing."""

from __future__ import annotations

import pytest
from tests.rules.examining import problems_of, report_of

from reportgen.errors import Severity
from reportgen.figures.totals import completed
from reportgen.model.report import Report
from reportgen.rules import check

WRONG_TOTAL = """\
支出:
  合计: {决算数: 2932.56}
  按功能:
    - {编码: "201", 名称: 一般公共服务支出, 决算数: 2466.32}
    - {编码: "221", 名称: 住房保障支出, 决算数: 465.23}
"""


def test_a_problem_says_where_what_by_how_much_and_what_to_do() -> None:
    [problem] = check(report_of(WRONG_TOTAL))
    assert (problem.severity, problem.code) == (Severity.ERROR, "SUM03")
    assert (problem.file, problem.line, problem.column) == ("数据.yaml", 4, 13)
    assert problem.where == "支出 › 合计 › 决算数"
    assert problem.message == "按功能各项决算数之和 2931.55 万元，与合计 2932.56 万元相差 1.01 万元"
    assert problem.hint == "核对各分项与合计；合计也可以不填，由分项算出"
    assert (problem.expected, problem.actual) == ("2931.55", "2932.56")


def test_a_report_from_a_dict_is_judged_without_places() -> None:
    data = {
        "年度": 2022,
        "单位": {"名称": "云溪市财政局"},
        "收入": {"合计": {"决算数": 5}},
        "支出": {"合计": {"决算数": 4}},
    }
    [problem] = check(completed(Report.model_validate(data)))
    assert problem.message == "决算数：收入总计 5.00 万元，与支出总计 4.00 万元相差 1.00 万元"
    assert problem.line is None


def test_problems_stand_in_the_order_of_the_file() -> None:
    data = "会议费: {年初预算数: 0, 决算数: 3}\n文字: {说明: 截止2022年底完成。。}\n培训费: {年初预算数: 0, 决算数: 3}"
    assert [problem.code for problem in check(report_of(data))] == ["RAT10", "TXT04", "TXT09", "RAT10"]


def test_a_silenced_rule_is_listed_with_its_reason() -> None:
    [problem] = check(report_of(WRONG_TOTAL + "忽略规则: [{编码: SUM03, 理由: 机构改革口径不同}]"))
    assert (problem.severity, problem.line) == (Severity.NOTE, 8)
    assert problem.message == "已忽略规则 SUM03“按功能各项之和等于合计”，理由：机构改革口径不同"


def test_silencing_a_rule_that_does_not_exist_is_a_warning() -> None:
    [problem] = check(report_of("忽略规则: [{编码: SUM3, 理由: 口径不同}]"))
    assert problem.severity is Severity.WARNING
    assert problem.message == "没有编码为“SUM3”的规则，忽略不起作用"
    assert problem.hint is not None and problem.hint.startswith("是否应为“SUM")


def test_a_residue_of_rounding_is_a_note() -> None:
    data = "支出: {合计: {决算数: 30.02}, 按功能: [{名称: 甲, 决算数: 10}, {名称: 乙, 决算数: 10}, {名称: 丙, 决算数: 10.01}]}"
    [problem] = problems_of(data, "SUM03")
    assert problem.severity is Severity.NOTE
    assert problem.message.endswith("相差 0.01 万元，因四舍五入存在尾差")


def test_a_single_part_leaves_no_room_for_rounding() -> None:
    data = "支出: {合计: {决算数: 30.02}, 按功能: [{名称: 甲, 决算数: 30.01}]}"
    assert [problem.severity for problem in problems_of(data, "SUM03")] == [Severity.ERROR]


def test_two_parts_may_drift_by_one_cent_but_not_by_two() -> None:
    data = "支出: {{合计: {{决算数: {}}}, 按功能: [{{名称: 甲, 决算数: 10}}, {{名称: 乙, 决算数: 10}}]}}"
    assert problems_of(data.format("20.01"), "SUM03")[0].severity is Severity.NOTE
    assert problems_of(data.format("20.02"), "SUM03")[0].severity is Severity.ERROR


def test_amounts_in_yuan_are_held_to_the_cent() -> None:
    data = "金额单位: 元\n支出: {合计: {决算数: 200000}, 按功能: [{名称: 甲, 决算数: 100000}, {名称: 乙, 决算数: 99960}]}"
    [problem] = problems_of(data, "SUM03")
    assert problem.severity is Severity.ERROR
    assert problem.message == "按功能各项决算数之和 19.996 万元，与合计 20.00 万元相差 0.004 万元"


def test_every_column_is_added_up() -> None:
    row = "{年初预算数: 1, 全年预算数: 2, 决算数: 3, 上年决算数: 4}"
    data = f"支出: {{合计: {row}, 按性质: {{基本支出: {row}, 项目支出: {row}}}}}"
    assert [problem.actual for problem in problems_of(data, "SUM04")] == ["1.00", "2.00", "3.00", "4.00"]


def test_parts_that_are_not_all_known_may_not_exceed_the_total() -> None:
    data = "支出: {合计: {决算数: 10}, 按功能: [{名称: 甲, 决算数: 12}, {名称: 乙}]}"
    [problem] = problems_of(data, "SUM03")
    assert problem.message == "已填的按功能各项决算数之和 12.00 万元，超过合计 10.00 万元，多 2.00 万元"


def test_what_contradicts_a_derived_total_stands_where_the_parts_are() -> None:
    data = "支出:\n  按功能: [{名称: 甲, 决算数: 12}]\n  按经济分类:\n    - {名称: 乙, 决算数: 10}"
    [problem] = problems_of(data, "SUM05")
    assert (problem.where, problem.line) == ("支出 › 按经济分类", 6)


def test_a_stated_rate_is_held_to_what_rounding_leaves_open() -> None:
    """On a base of 0.04 an honest rate may be off by points; on a large base it may not."""
    small = "会议费: {{决算数: 0.05, 上年决算数: 0.04, 核对: {{较上年增减率: {}}}}}"
    assert not problems_of(small.format("40"), "RAT02")
    assert problems_of(small.format("60"), "RAT02")
    large = "会议费: {{决算数: 500, 上年决算数: 400, 核对: {{较上年增减率: {}}}}}"
    assert not problems_of(large.format("25"), "RAT02")
    assert problems_of(large.format("25.02"), "RAT02")


def test_more_projects_than_project_spending_is_an_error_and_fewer_a_warning() -> None:
    data = "支出: {{按性质: {{项目支出: {{决算数: {}}}}}}}\n项目: [{{名称: 甲项目, 资金: {{合计: {{决算数: 50}}}}}}]"
    assert problems_of(data.format(46.3), "RES01")[0].severity is Severity.ERROR
    assert problems_of(data.format(53.7), "RES01")[0].severity is Severity.WARNING


def test_points_moved_to_another_indicator_count_there() -> None:
    data = """\
整体评价:
  指标:
    - 名称: 资金管理
      分值: 6
      得分: 6
      下级指标:
        - {名称: 支出率, 分值: 3, 得分: 6}
        - {名称: 下达合法性, 分值: 3, 分值调整至: 支出率}
"""
    assert [problem.code for problem in check(report_of(data)) if problem.code != "EVA02"] == []


def test_a_bonus_does_not_lift_a_score_above_full_marks() -> None:
    data = "整体评价: {{得分: {}, 指标: [{{名称: 预算编制, 分值: 100, 得分: 100}}], 加减分: 3.5}}"
    assert not problems_of(data.format("100"), "EVA08")
    assert problems_of(data.format("103.5"), "EVA09")


def test_a_grade_outside_the_standard_is_a_warning() -> None:
    [problem] = problems_of("整体评价: {得分: 97, 等次: 优秀}", "EVA11")
    assert problem.severity is Severity.WARNING


def test_a_grade_outside_the_standard_is_told_once_however_many_projects_have_it() -> None:
    projects = ", ".join(f"{{名称: 项目{name}, 得分: 97, 等次: 一等}}" for name in "甲乙丙")
    [problem] = problems_of(f"项目: [{projects}]", "EVA11")
    assert problem.where == "项目 › 第1项“项目甲” › 等次"


def test_a_score_beyond_full_marks_is_not_also_told_to_differ_from_the_sum() -> None:
    data = report_of("整体评价: {得分: 106, 指标: [{名称: 预算编制, 分值: 100, 得分: 96}]}")
    assert [problem.code for problem in check(data)] == ["EVA09"]


def test_an_amount_in_yuan_among_those_in_wan_is_told_so() -> None:
    data = "支出: {合计: {决算数: 926.3}, 按性质: {基本支出: {决算数: 326.3}, 项目支出: {决算数: 6000000}}}"
    [problem] = problems_of(data, "SUM04")
    assert problem.hint == "两数相差悬殊，核对是否有数以元填写；金额单位见“金额单位”"


def test_a_whole_file_in_yuan_is_told_so_and_so_is_the_reverse() -> None:
    [problem] = problems_of("收入: {合计: {决算数: 15263000}}\n支出: {合计: {决算数: 15263000}}", "BAL05")
    assert problem.hint == "以元填写的，请写明“金额单位: 元”，系统会换算"
    [problem] = problems_of("金额单位: 元\n支出: {合计: {决算数: 1526.30}}", "BAL05")
    assert problem.message == "全年支出决算数 0.15263 万元，像是以万元填写的"


@pytest.mark.parametrize("amount", ["-2932.56", "0.50", "0"])
def test_a_total_in_wan_is_not_told_to_be_put_into_wan(amount: str) -> None:
    assert not problems_of(f"收入: {{合计: {{决算数: {amount}}}}}", "BAL05")


def test_names_of_other_bodies_are_no_variants_of_the_department() -> None:
    data = "单位: {名称: 云溪市财政局}\n文字: {说明: 云溪市民政局、云溪市财政收入、云溪市审计局、云溪市财政局办公室。}"
    assert not problems_of(data, "NAR04")


def test_a_change_told_the_wrong_way_round_is_noticed() -> None:
    data = "培训费: {决算数: 4.64, 上年决算数: 35.99}\n文字: {说明: 培训费支出4.64万元，较上年增长87.11%。}"
    [problem] = problems_of(data, "FIG02")
    assert (problem.expected, problem.actual) == ("下降 87.11%", "增长 87.11%")


def test_sentences_name_the_totals_in_words_of_their_own() -> None:
    data = "收入: {合计: {决算数: 2932.56}}\n文字: {说明: 2022年预算收入2932.65万元，项目收入预算3万元。}"
    [problem] = problems_of(data, "FIG01")
    assert (problem.expected, problem.actual) == ("2932.56", "2932.65")


def test_a_word_of_two_characters_written_twice_is_noticed() -> None:
    [problem] = problems_of("文字: {说明: 按时完成完成预算编制。}", "TXT07")
    assert problem.actual == "完成完成"


def test_of_a_name_that_very_many_lines_share_only_the_closest_amounts_are_told() -> None:
    lines = ", ".join(f"{{名称: 其他专项, 决算数: {number}}}" for number in range(1, 31))
    [problem] = problems_of(f"支出: {{按功能: [{lines}]}}\n文字: {{说明: 其他专项支出29.40万元。}}", "FIG01")
    assert (
        problem.message
        == "“其他专项支出29.40万元。”：数据中其他专项决算数有 30 个数，最接近的是 29.00、30.00、28.00 万元"
    )


def test_codes_and_telephone_numbers_are_not_read_as_language_and_names_not_as_sentences() -> None:
    assert not problems_of("单位: {名称: 云溪市财政局, 联系电话: '0000，，0000'}", "TXT09")
    assert problems_of("单位: {名称: 云溪市财政局, 自称: '我局，，'}", "TXT09")
    assert not problems_of("项目: [{名称: 2032年会议室改造}]", "NAR02")
    assert problems_of("项目: [{名称: 会议室改造, 备注: 2032年完工}]", "NAR02")


@pytest.mark.parametrize(
    ("sentence", "is_doubted"),
    [
        ("绩效自评工作已于当年11月全部做完。", True),
        ("2022年12月20日前全面结束绩效自评。", True),
        ("2022年12月31日结束绩效自评。", False),
        ("绩效自评工作于2023年3月做完。", False),
        ("当年9月完成绩效监控，次年3月完成自评。", False),
    ],
)
def test_a_self_evaluation_before_the_end_of_the_year_is_doubted_in_any_wording(
    sentence: str, is_doubted: bool
) -> None:
    assert bool(problems_of(f"文字: {{说明: {sentence}}}", "NAR03")) is is_doubted
