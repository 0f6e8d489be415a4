"""What a data file may not say: every fault is one complaint in Chinese, at its line and column."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.model.report import Report
from reportgen.model.validation import report_from
from reportgen.source import read

SOUND = "年度: 2022\n单位: {名称: 示例局}\n"
EXAMPLE = read(Path(__file__).parents[2] / "data_examples" / "guangxi-qinzhou.yaml").tree


def complaints(source: str | dict[str, Any]) -> list[str]:
    """What is said about a file, or a dict, that adds something wrong to a sound one."""
    document = read(SOUND + source) if isinstance(source, str) else read(source)
    with pytest.raises(ReportgenError) as caught:
        report_from(document)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("单立: x", "3:1 单立：无法识别的键“单立”（是否应为“单位”？）"),
        (
            "决算数: 3",
            "3:1 决算数：无法识别的键“决算数”（“决算数”应写在“年初结转和结余”“使用非财政拨款结余”等项之下，请检查缩进）",
        ),
        (
            "支出: {决算数: 3}",
            "3:6 支出 › 决算数：无法识别的键“决算数”（“决算数”应写在“合计”“按来源”等项之下，请检查缩进）",
        ),
        (
            "名词解释: [{词: 三公, 位置: [三公.合计], 释义: 指甲。}]",
            "3:8 名词解释 › 第1项：数据位置“三公.合计”不对：没有“三公”，是否应为“三公经费”？",
        ),
        ("会议费: {actuel: 3}", "3:7 会议费 › actuel：无法识别的键“actuel”（是否应为“actual”？）"),
        (
            "会议费: {决算数: 1,234.50}",
            "3:14 会议费 › 234.50：无法识别的键“234.50”（花括号里的逗号把数字断开了：请去掉千分位的逗号，或给数字加引号）",
        ),
        ("单立:", "3:1 单立：无法识别的键“单立”（是否应为“单位”？）"),
        ("编制: {Q: 1}", "3:1 编制：无法识别的键“编制”（“编制”应写在“单位”之下，请检查缩进）"),
        (
            "忽略规则: [{编码: SUM01, 理由: 无, Q: 1}]",
            "3:27 忽略规则 › 第1项 › Q：无法识别的键“Q”（此处可用的键：编码、理由）",
        ),
        ("year: 2022", "3:1 年度：“年度”与“year”是同一项，只能写一次（中文键与英文键任选其一）"),
        ("会议费: {决算数: 若干}", "3:12 会议费 › 决算数：应为数字，实为“若干”"),
        ("会议费: {决算数: 1e400}", "3:12 会议费 › 决算数：应为数字，实为“1e400”"),
        ("会议费: {决算数: 1000000000000}", "3:12 会议费 › 决算数：数值过大：“1000000000000”"),
        ("会议费: {决算数: 12万元}", "3:12 会议费 › 决算数：金额只写数字，不写单位，实为“12万元”"),
        ("会议费: {决算数: 12%}", "3:12 会议费 › 决算数：金额只写数字，不写百分号，实为“12%”"),
        (
            "会议费: {决算数: 无}",
            "3:12 会议费 › 决算数：金额只写数字，没有就删去这一行，为零就写 0，实为“无”",
        ),
        (
            "会议费:\n  决算数：12",
            "4:3 会议费：应为一组“键: 值”，实为“决算数：12”（请写成英文冒号加一个空格“: ”）",
        ),
        ("会议费: {决算数: [1]}", "3:12 会议费 › 决算数：应为金额，实为列表"),
        ("会议费: 12", "3:6 会议费：应为一组“键: 值”，实为“12”"),
        ("会议费: [12]", "3:6 会议费：应为一组“键: 值”，实为列表"),
        ("项目: {名称: 甲}", "3:5 项目：应为列表（每项一行，以“- ”开头；只有一项可写成 [甲]），实为一组键值"),
        ("文字: 甲", "3:5 文字：应为一组“键: 值”，实为“甲”"),
        ("文字: {甲: [乙]}", "3:9 文字 › 甲：应为文字，实为列表"),
        ("项目:\n  - 得分: 90", "4:5 项目 › 第1项：缺少必填项“名称”（项目名称）"),
        ("收入: {按功能: [{决算数: 1}]}", "3:12 收入 › 按功能 › 第1项：缺少必填项“名称”"),
        (
            "会议费: {明细: [{名称: 甲, 决算数: x}]}",
            "3:25 会议费 › 明细 › 第1项“甲” › 决算数：应为数字，实为“x”",
        ),
        ("会议费: {历年决算数: {2019: x}}", "3:21 会议费 › 历年决算数 › 2019：应为数字，实为“x”"),
        ("金额单位: 亿元", "3:7 金额单位：应为“万元”或“元”，实为“亿元”"),
        ("应评项目数: 2.5", "3:8 应评项目数：应为不小于0的整数，实为“2.5”"),
        ("应评项目数: -1", "3:8 应评项目数：应为不小于0的整数，实为“-1”"),
        ("项目: [{名称: 甲, 已完成: 也许}]", "3:19 项目 › 第1项“甲” › 已完成：应为“是”或“否”，实为“也许”"),
        (
            "整体评价: {指标: [{名称: 甲, 完成率: 满}]}",
            "3:26 整体评价 › 指标 › 第1项“甲” › 完成率：应为数字，实为“满”",
        ),
        ("会议费: {决算数: }", "3:12 会议费 › 决算数：还没有填写（请填写；没有这项内容就删去）"),
        ("整体评价: {指标: [{名称: }]}", "3:18 整体评价 › 指标 › 第1项 › 名称：还没有填写（请填写）"),
        ("会议费: {变动原因: ' '}", "3:13 会议费 › 变动原因：还没有填写（请填写；没有这项内容就删去）"),
        ("会议费: null", "3:6 会议费：还没有填写（请填写；没有这项内容就删去）"),
        ("项目:\n  -", "4:4 项目 › 第1项：还没有填写（请填写；没有这项内容就删去）"),
        ("文字:\n  甲: |\n", "4:6 文字 › 甲：还没有填写（请填写；没有这项内容就删去）"),
    ],
)
def test_one_fault_is_one_complaint_at_its_place(text: str, complaint: str) -> None:
    assert complaints(text) == [complaint]


def test_a_date_that_does_not_exist_is_refused() -> None:
    faults = complaints({"年度": 2022, "单位": {"名称": "示例局", "填报日期": "2023-02-30"}})
    assert faults == ["单位 › 填报日期：没有“2023-02-30”这一天"]


def test_required_fields_are_named_in_chinese() -> None:
    assert complaints({}) == ["缺少必填项“年度”（报告年度，四位数字）", "缺少必填项“单位”（部门（单位））"]


def test_a_record_with_several_faults_gets_a_complaint_for_each_in_the_order_of_the_file() -> None:
    text = "会议费:\n  决标数: 3\n  上年决算数: 多\n  actual: 1\n  决算数: 少\n培训费: {决算数: }\n"
    assert complaints(text) == [
        "4:3 会议费 › 决标数：无法识别的键“决标数”（是否应为“决算数”？）",
        "5:10 会议费 › 上年决算数：应为数字，实为“多”",
        "6:3 会议费 › 决算数：“决算数”与“actual”是同一项，只能写一次（中文键与英文键任选其一）",
        "7:8 会议费 › 决算数：应为数字，实为“少”",
        "8:12 培训费 › 决算数：还没有填写（请填写；没有这项内容就删去）",
    ]


def test_long_words_are_cut_where_they_are_quoted() -> None:
    (fault,) = complaints("会议费: {决算数: " + "很" * 100 + "}")
    assert fault == "3:12 会议费 › 决算数：应为数字，实为“" + "很" * 40 + "…”"


def test_problems_carry_codes_and_what_was_found() -> None:
    with pytest.raises(ReportgenError) as caught:
        report_from(read(SOUND + "会议费: {决算数: 若干}\n单立: 1\n年度数: \n项目: [{}]\n培训费: []\n"))
    found = [(problem.code, problem.actual) for problem in caught.value.problems]
    assert found == [
        ("data.value", "若干"),
        ("data.unknown_key", "单立"),
        ("data.unknown_key", "年度数"),
        ("data.missing", None),
        ("data.type", None),
    ]


def test_in_a_dict_none_means_not_stated() -> None:
    report = report_from(
        read({"年度": 2022, "单位": {"名称": "示例局", "自称": None}, "会议费": {"决算数": None}})
    )
    assert report.department.self_reference is None
    assert report.meetings is not None
    assert report.meetings.actual is None


def test_in_json_null_means_not_stated_and_a_blank_text_is_still_to_be_filled_in() -> None:
    text = '{"年度": 2022, "单位": {"名称": "示例局", "自称": null}, "会议费": {"决算数": null}}'
    assert report_from(read(text)).department.self_reference is None
    with pytest.raises(ReportgenError) as caught:
        report_from(read(text.replace("null}}", '""}}')))
    assert [str(problem) for problem in caught.value.problems] == [
        "1:62 会议费 › 决算数：还没有填写（请填写；没有这项内容就删去）"
    ]


def test_in_a_dict_none_cannot_stand_for_a_required_value() -> None:
    faults = complaints({"年度": None, "单位": {"名称": ""}, "项目": None})
    assert faults == [
        "年度：应为四位年份（如 2022），实为空",
        "单位 › 名称：应为文字，实为空",
        "项目：应为列表（每项一行，以“- ”开头；只有一项可写成 [甲]），实为空",
    ]


def test_amounts_of_a_file_in_yuan_become_wan() -> None:
    report = report_from(
        read(SOUND + "金额单位: 元\n会议费: {决算数: '1,234.5', 历年决算数: {2019: 10000}}\n")
    )
    assert report.meetings is not None
    assert report.meetings.actual == Decimal("0.12345")
    assert report.meetings.history == {"2019": Decimal(1)}
    assert report.unit == "万元"


def test_the_unit_may_be_given_in_english_too() -> None:
    report = report_from(
        read({"year": 2022, "department": {"name": "A"}, "unit": "元", "meetings": {"actual": 10000}})
    )
    assert report.meetings is not None
    assert report.meetings.actual == 1


def test_only_amounts_are_converted_from_yuan() -> None:
    text = "金额单位: 元\n整体评价: {得分: 98.21}\n项目: [{名称: 甲, 得分: 90}]\n应评项目数: 20000\n"
    report = report_from(read(SOUND + text))
    assert report.evaluation is not None
    assert (report.evaluation.score, report.projects[0].score, report.projects_due) == (
        Decimal("98.21"),
        90,
        20000,
    )


def test_a_report_built_in_python_is_in_wan_only() -> None:
    with pytest.raises(ValueError, match="直接构造时金额一律为万元"):
        Report.model_validate({"年度": 2022, "单位": {"名称": "示例局"}, "金额单位": "元"})


def test_a_report_remembers_where_it_came_from() -> None:
    document = read(SOUND)
    assert report_from(document).document is document


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.dates(),
    st.text("年度0.-甲 %", max_size=6),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(
        st.sampled_from(["名称", "name", "决算数", "合计", "x"]), st.text(max_size=3), max_size=2
    ),
)


@given(st.data())
def test_whatever_one_value_is_replaced_by_the_answer_is_a_report_or_a_complaint(data: st.DataObject) -> None:
    tree: Any = copy.deepcopy(EXAMPLE)
    node = tree
    while True:
        step = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        if not isinstance(node[step], dict | list) or data.draw(st.integers(0, 3)) == 0:
            break
        node = node[step]
    node[step] = data.draw(VALUES)
    try:
        assert isinstance(report_from(read(tree)), Report)
    except ReportgenError as error:
        assert all(problem.where and problem.message for problem in error.problems)


def test_the_key_of_a_year_by_year_figure_has_to_be_a_year() -> None:
    text = "年度: 2022\n单位: {名称: 甲}\n会议费: {决算数: 3, 历年决算数: {去年: 5, 2019年: 6}}\n"
    with pytest.raises(ReportgenError) as refusal:
        report_from(read(text))
    assert [str(problem) for problem in refusal.value.problems] == [
        "3:27 会议费 › 历年决算数 › 去年：应为四位年份（如 2022），实为“去年”"
    ]


def test_a_text_that_yaml_took_for_a_mapping_is_explained() -> None:
    problems = complaints("文字: {说明: {支出.合计|万元}}")
    assert problems[0] == (
        "3:10 文字 › 说明：应为文字，实为一组键值（以花括号开头的文字请加引号，或写在“|”的下一行）"
    )
