"""What sentences say of figures is held against the data, and what the data do not decide is left alone."""

from __future__ import annotations

import pytest
from tests.rules.examining import report_of

from reportgen.errors import Severity
from reportgen.rules import check

DATA = """\
单位: {名称: 云溪市财政局, 自称: 我局, 内设机构: [办公室, 国库科], 编制: {类别: [{名称: 行政, 编制人数: 15, 实有人数: 14}]}}
收入: {合计: {决算数: 3150}}
支出:
  合计: {年初预算数: 3600, 全年预算数: 3300, 决算数: 3150, 上年决算数: 3500}
  按性质:
    基本支出: {年初预算数: 1000, 全年预算数: 1020, 决算数: 1015, 上年决算数: 900}
    人员经费: {年初预算数: 850, 全年预算数: 920, 决算数: 915, 上年决算数: 805}
    公用经费: {年初预算数: 150, 全年预算数: 100, 决算数: 100, 上年决算数: 95}
    项目支出: {年初预算数: 2600, 全年预算数: 2280, 决算数: 2135, 上年决算数: 2600}
财政拨款: {支出: {合计: {决算数: 3000}}}
三公经费:
  公务接待: {年初预算数: 0, 决算数: 0, 上年决算数: 0}
项目: [{名称: 信息化建设, 得分: 92, 等次: 优}, {名称: 设备更新, 得分: 95, 等次: 优}]
整体评价: {得分: 96.5, 等次: 优, 指标: [{名称: 预算编制, 分值: 20, 得分: 19}]}
"""


def said(text: str) -> list[tuple[str, str]]:
    """Code and message of each doubt about a sentence among the texts of `DATA`."""
    problems = check(report_of(f"{DATA}文字: {{说明: '{text}'}}"))
    return [
        (problem.code, problem.message.partition("：")[2])
        for problem in problems
        if problem.code.startswith("FIG") and problem.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("公用经费年初预算100万元。", ("FIG01", "数据中公用经费年初预算数为 150.00 万元，相差 50.00 万元")),
        ("日常公用经费支出105万元。", ("FIG01", "数据中日常公用经费决算数为 100.00 万元，相差 5.00 万元")),
        ("2022年我局支出3510万元。", ("FIG01", "数据中本单位决算数为 3150.00 万元，相差 360.00 万元")),
        ("2021年公用经费59万元。", ("FIG01", "数据中2021年公用经费为 95.00 万元，相差 36.00 万元")),
        ("财政拨款支出3150万元。", ("FIG01", "数据中财政拨款支出决算数为 3000.00 万元，相差 150.00 万元")),
        ("公用经费100万元，较上年增加15万元。", ("FIG08", "按数据计算为增加 5.00 万元")),
        ("公用经费100万元，较上年减少5万元。", ("FIG08", "按数据计算为增加 5.00 万元")),
        ("公用经费100万元，与上年持平。", ("FIG08", "按数据计算为增加 5.00 万元")),
        ("公用经费100万元，较上年增长6.25%。", ("FIG02", "按数据计算为增长 5.26%")),
        ("基本支出1015万元，占总支出的23.22%。", ("FIG03", "按数据计算为 32.22%")),
        ("项目支出2135万元，完成年初预算93.64%。", ("FIG04", "按数据计算为 82.12%")),
        ("公务接待费支出0万元，完成预算100%。", ("FIG04", "基数为 0 万元，不存在比率")),
        ("项目支出资金执行率96.34%。", ("FIG05", "按数据计算为 82.12%、93.64%")),
        ("部门整体支出绩效自评得分为95.6分。", ("FIG07", "数据中为 96.5 分")),
        ("设备更新项目绩效自评得分为59分。", ("FIG07", "数据中为 95 分")),
        ("自评得分96.4分。", ("FIG07", "数据中为 19、96.5、92、95 分")),
        ("共设3个内设机构。", ("FIG09", "数据中为 2 个")),
        ("行政编制15名，实有41名。", ("FIG09", "数据中为 14 名")),
        ("共有3个项目，均已完成。", ("FIG06", "数据中为 2 个")),
        ("2021年人员经费支出915万元。", ("FIG10", "句中的数是2022年的，年度却写为2021年")),
        ("与2020年相比，公用经费增加5万元。", ("FIG10", "这是与2021年相比的增减，却写为与2020年相比")),
        (
            "公用经费100万元，较上年增长5.26%，主要原因是采购延后；对比年初预算减少5万元。",
            ("FIG08", "按数据计算为减少 50.00 万元"),
        ),
        ("与2021年相比，减少530.00万元，下降10.00%。", ("FIG08", "与其后的增减率相应的是减少 350.00 万元")),
        ("与2021年相比，减少350.00万元，下降11.00%。", ("FIG08", "与其前的增减额相应的是下降 10.00%")),
    ],
)
def test_what_a_sentence_says_is_held_against_the_data(sentence: str, doubt: tuple[str, str]) -> None:
    assert said(sentence) == [doubt]


@pytest.mark.parametrize(
    "sentence",
    [
        "公用经费100万元，较上年增加5万元，增长5.26%；对比年初预算减少50万元，下降33.33%。",
        "基本支出1015万元，占总支出的32.2%，占财政拨款支出的33.83%。",
        "公用经费100万元，完成全年预算100万元的100%。",
        "公用经费约99.5万元。",
        "公用经费1000000元。",
        "2024年项目支出预算1800万元，比2023年减少800万元。",
        "前三季度项目支出1320.50万元。",
        "公用经费100万元，比2019年下降9.09%。",
        "2019年公用经费88万元。",
        "预计公用经费130万元。",
        "平均每人公用经费7.14万元。",
        "《公用经费88万元的批复》已下达。",
        "信息化系统稳步推进，全年支出23万元。",
        "全市一般公共预算支出15亿元，增长8%。",
        "全年送戏下乡132场，完成率110%。",
        "自评得分96.5分。",
        "自评得分92分。",
        "与2021年相比，减少350.00万元，下降10.00%。",
        "全市支出与2021年相比，减少53.10亿元，下降7.77%。",
        "公用经费100万元，较上年增长5.26%，主要原因是采购延后；公务用车较上年减少3辆。",
        "非公用经费88万元。",
        "接待游客286.4万人次。",
        "截至2021年12月31日，行政编制15名。",
    ],
)
def test_what_the_data_do_not_contradict_raises_no_doubt(sentence: str) -> None:
    assert said(sentence) == []


def test_both_figures_of_one_sentence_are_doubted() -> None:
    assert [code for code, _ in said("我局支出3510万元，公用经费105万元。")] == ["FIG01", "FIG01"]


def test_a_reason_that_names_nothing_speaks_of_its_line() -> None:
    data = "会议费: {决算数: 80, 上年决算数: 100, 变动原因: '厉行节约，较上年下降25%'}"
    [problem] = [problem for problem in check(report_of(data)) if problem.code == "FIG02"]
    assert (problem.where, problem.expected, problem.actual) == (
        "会议费 › 变动原因",
        "下降 20.00%",
        "下降 25%",
    )


def test_the_evidence_of_an_indicator_speaks_of_that_indicator() -> None:
    data = "整体评价: {指标: [{名称: 预算编制, 分值: 20, 得分: 19, 自评说明: 自评得分20分。}, {名称: 执行, 分值: 20, 得分: 20}]}"
    assert [problem.actual for problem in check(report_of(data)) if problem.code == "FIG07"] == ["20"]


def test_a_rate_that_only_rounding_explains_is_noted() -> None:
    data = "会议费: {决算数: 2.40, 上年决算数: 2.25}\n文字: {说明: 会议费2.40万元，较上年增长6.76%。}"
    [problem] = [problem for problem in check(report_of(data)) if problem.code == "FIG02"]
    assert problem.severity is Severity.NOTE
    assert problem.message.endswith("按数据计算为 6.67%，因四舍五入存在尾差")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2021年全年无因公出国。", "2021年，不是报告年度2022年"),
        ("2021年公务接待费支出0万元。", ""),
        ("2021年因公出国（境）团组0个。", ""),
        ("2020年公务接待费支出0万元。", "2020年，不是报告年度2022年"),
        ("公务接待费与2020年持平。", "2020年，不是上年2021年"),
        ("公务接待费与2021年持平，全年无外事接待。", ""),
        ("根据《关于2021年全年无会议周的通知》开展工作。", ""),
    ],
)
def test_a_year_beside_nothing_or_zero_is_noted_where_the_data_do_not_confirm_it(
    sentence: str, expected: str
) -> None:
    problems = check(report_of(f"{DATA}文字: {{说明: '{sentence}'}}"))
    notes = [problem.message.partition("年度写的是")[2] for problem in problems if problem.code == "FIG11"]
    assert notes == ([expected] if expected else [])


def test_the_money_of_which_a_text_speaks_chooses_among_lines_of_one_name() -> None:
    data = """\
支出: {按性质: {基本支出: {决算数: 1015}}}
财政拨款: {支出: {合计: {决算数: 900}, 按性质: {基本支出: {决算数: 880}}}}
"""
    sentences = {
        "财政拨款支出900万元。基本支出1015万元。": ["FIG01"],
        "财政拨款支出900万元。基本支出880万元。": [],
        "基本支出1015万元。": [],
        "基本支出880万元。": [],
    }
    for sentence, expected in sentences.items():
        problems = check(report_of(f"{data}文字: {{说明: '{sentence}'}}"))
        assert [problem.code for problem in problems if problem.code == "FIG01"] == expected, sentence
