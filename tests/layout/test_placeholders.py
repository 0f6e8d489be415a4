"""Figures in an author's own sentences come from the data, or the author is told where and why they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportgen
from reportgen.errors import ReportgenError
from reportgen.layout import open_layout
from reportgen.layout.placeholders import with_figures
from reportgen.model.report import Report
from reportgen.wording import PHRASES, Phrase, Style

DATA = """\
年度: 2023
单位: {名称: 云溪市民政局, 自称: 本局, 填报日期: 2024-05-21, 编制: {编制人数: 30, 在编人数: 23}}
支出:
  合计: {年初预算数: 100, 决算数: 90.5}
  按功能:
    - {编码: "208", 名称: 社会保障和就业支出, 年初预算数: 100, 决算数: 90.5}
项目:
  - {名称: 甲项目, 得分: 95, 资金: {合计: {决算数: 40}}}
  - {名称: 乙项目, 得分: 97.5, 资金: {合计: {决算数: 50.5}}}
整体评价:
  得分: 98.50
  指标:
    - 名称: 支出率
      自评说明: 截至{年度}年底支出{支出.合计|万元}。
"""


def report(text: str) -> Report:
    return reportgen.load(f"{DATA}文字:\n  说明: |\n" + "".join(f"    {line}\n" for line in text.split("\n")))


def said(text: str, style: Style | None = None) -> str | None:
    filled, problems, _ = with_figures(report(text), style or Style())
    assert problems == []
    return filled.narrative["说明"]


def complaints(text: str) -> list[str]:
    return [str(problem) for problem in with_figures(report(text), Style())[1]]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("支出{支出.合计|万元}，执行率{支出.合计|执行率}。", "支出90.50万元，执行率90.50%。"),
        ("预算{支出.合计.年初预算数|万元}。", "预算100.00万元。"),
        ("{expenditure.total|wan}", "90.50万元"),
        ("{ 支出 . 合计 | 万元 }", "90.50万元"),
        ("｛支出.合计｜万元｝", "90.50万元"),
        ("{支出.按功能.208|万元}和{支出.按功能.社会保障和就业支出|万元}", "90.50万元和90.50万元"),
        ("{支出.按功能.第1项.决算数}", "90.50"),
        ("各项目得{项目.得分|顿号}分，{项目.名称|顿号}", "各项目得95、97.5分，甲项目、乙项目"),
        ("各项目支出{项目.资金.合计|构成}", "各项目支出合计40.00万元，占比44.20%；合计50.50万元，占比55.80%"),
        ("{年度}年、{上年度}年，{单位.自称}编制{单位.编制.编制人数}名", "2023年、2022年，本局编制30名"),
        ("控制率{单位.编制|控制率}", "控制率76.67%"),
        ("{单位.填报日期}，{整体评价.得分}分，{整体评价.得分|分数}分", "2024年5月21日，98.50分，98.5分"),
        ("没有要取的数。", "没有要取的数。"),
    ],
)
def test_a_placeholder_gives_way_to_what_the_data_say(text: str, printed: str) -> None:
    assert said(text) == printed


def test_other_figures_are_printed_as_they_are_written() -> None:
    data = {"年度": 2023, "单位": {"名称": "甲"}, "其他数据": {"调研报告": "5篇", "满意度": "98.5%"}}
    text = "调研报告{其他数据.调研报告}，满意度{其他数据.满意度}。"
    filled, problems, _ = with_figures(reportgen.load({**data, "文字": {"说明": text}}), Style())
    assert (filled.narrative["说明"], problems) == ("调研报告5篇，满意度98.5%。", [])


def test_numbers_take_the_style_of_the_layout() -> None:
    assert said("{支出.合计|万元}", Style(strip_zeros=True)) == "90.5万元"


def test_every_text_of_the_data_may_hold_placeholders() -> None:
    filled, problems, _ = with_figures(report("无"), Style())
    assert filled.evaluation is not None
    assert filled.evaluation.indicators[0].evidence == "截至2023年底支出90.50万元。"
    assert problems == []


def test_texts_without_placeholders_are_left_as_they_are() -> None:
    plain = reportgen.load("年度: 2023\n单位: {名称: 云溪市民政局}\n文字: {说明: 一切正常。}\n")
    assert with_figures(plain, Style()) == (plain, [], frozenset())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{支出.总计|万元}", "“{支出.总计|万元}”取不到数：“支出”中没有“总计”（是否应为“合计”？）"),
        ("{支出.合计|万块}", "“{支出.合计|万块}”取不到数：此处没有“万块”这个短语（是否应为“万元”？）"),
        (
            "{支出.合计}",
            "“{支出.合计}”取不到数：“支出.合计”不是一个数，也不是一段文字（指到具体的一项，或在“|”后写短语）",
        ),
        (
            "{收入.合计|万元}",
            "“{收入.合计|万元}”取不到数：“收入”在数据文件中没有填写（补上这项数据，或改写这句话）",
        ),
        (
            "{支出.按功能.210|万元}",
            "“{支出.按功能.210|万元}”取不到数：“支出 › 按功能”中没有“210”（是否应为“208”？）",
        ),
        (
            "{项目.得分}",
            "“{项目.得分}”取不到数：“项目.得分”是各项的值，共 2 个（在“|”后写短语，如 项目.得分|顿号，或指到其中一项，如 项目.第1项.得分）",
        ),
        (
            "{项目.备注|顿号}",
            "“{项目.备注|顿号}”取不到数：“项目 › 第1项“甲项目” › 备注”在数据文件中没有填写（补上这项数据，或改写这句话）",
        ),
        (
            "{收入?.合计|万元}",
            "“{收入?.合计|万元}”取不到数：“收入”后面不写“?”（“?”只用在版式的“需要”里）",
        ),
        ("{支出.合计|较上年}", "“{支出.合计|较上年}”取不到数：“合计”缺少决算数或上年决算数，无法比较"),
        ("{支出.合计|万元|万元}", "“{支出.合计|万元|万元}”取不到数：写了不止一个短语（一处只能用一个短语）"),
        (
            "{文字.说明}",
            "“{文字.说明}”取不到数：取来的文字里也有花括号（直接引用数据，不要引用带花括号的文字）",
        ),
        (
            "{支出 元",
            "花括号“{”没有配对（花括号只用来取数，如 {支出.合计|万元}；不是取数就删去）",
        ),
        (
            "}支出",
            "花括号“}”没有配对（花括号只用来取数，如 {支出.合计|万元}；不是取数就删去）",
        ),
    ],
)
def test_what_leads_nowhere_is_refused_with_its_reason(text: str, complaint: str) -> None:
    assert complaints(text) == [f"17:5 文字 › 说明：{complaint}"]


def test_a_rate_that_does_not_exist_leaves_no_dash_in_a_sentence() -> None:
    data = f"{DATA}会议费: {{年初预算数: 0, 决算数: 0}}\n文字:\n  说明: 执行率为{{会议费|执行率}}。\n"
    [problem] = with_figures(reportgen.load(data), Style())[1]
    assert problem.message == "“{会议费|执行率}”取不到数：没有填写所需的数，或分母为零，算不出"


@pytest.mark.parametrize(
    "phrase", [entry for entry in PHRASES if entry.needs_options], ids=lambda entry: entry.english
)
def test_phrases_that_need_options_are_not_offered(phrase: Phrase) -> None:
    assert f"此处没有“{phrase.chinese}”这个短语" in complaints(f"{{支出.合计|{phrase.chinese}}}")[0]


@pytest.mark.parametrize(
    "text",
    [
        "{__class__}",
        "{支出.__class__.__mro__}",
        "{支出.合计.model_dump}",
        "{_document}",
        "{document}",
        "{支出.合计()|万元}",
        "{支出['合计']|万元}",
        '{支出.合计|万元("年初预算数")}',
        "{支出.按功能.0|万元}",
        "{1+1}",
        "{}",
        "{|万元}",
        "{{ 支出.合计|万元 }}",
        "{% for x in 支出 %}",
    ],
)
def test_only_declared_fields_and_plain_phrases_are_understood(text: str) -> None:
    assert complaints(text)


def test_every_fault_is_reported_at_its_own_line_and_column() -> None:
    text = "第一行，{支出.总计|万元}\n第二行{年度}和{支出.总计|万元}"
    places = [(problem.line, problem.column) for problem in with_figures(report(text), Style())[1]]
    assert places == [(17, 9), (18, 13)]


def test_a_fault_in_a_folded_text_is_reported_where_the_text_begins() -> None:
    folded = f'{DATA}文字:\n  说明: "第一\n    行\n    、第二\n    行{{支出.\\u603b计|万元}}"\n'
    (problem,) = with_figures(reportgen.load(folded), Style())[1]
    assert (problem.line, problem.column) == (16, 7)


def test_a_dict_has_no_lines_but_is_told_the_place_all_the_same() -> None:
    data = {"年度": 2023, "单位": {"名称": "云溪市民政局"}, "文字": {"说明": "{支出}"}}
    (problem,) = with_figures(reportgen.load(data), Style())[1]
    assert (problem.where, problem.line) == ("文字 › 说明", None)


def test_a_faulty_placeholder_is_found_by_check_and_stops_the_report() -> None:
    faulty = report("支出{支出.总计|万元}")
    assert [problem.code for problem in reportgen.check(faulty)] == ["text.placeholder"]
    with pytest.raises(ReportgenError, match="没有“总计”"):
        reportgen.render(faulty, "guangxi-qinzhou")
    with pytest.raises(ReportgenError, match="没有“总计”"):
        open_layout("guangxi-qinzhou").render(faulty)


def test_what_the_rules_read_is_what_will_be_printed() -> None:
    spoken = report("2023年支出{支出.合计|万元}。")
    assert [problem for problem in reportgen.check(spoken) if problem.where.startswith("文字")] == []


def test_long_texts_are_not_repeated_without_end() -> None:
    long = DATA.replace("云溪市民政局", "局" * 2000)
    multiplied = reportgen.load(f"{long}文字:\n  说明: |\n    {'{单位.名称}' * 1000}\n")
    problems = with_figures(multiplied, Style())[1]
    assert "各处取出的文字共超过 100000 个字" in problems[0].message


def test_no_more_faults_are_listed_than_anybody_reads() -> None:
    assert len(complaints("{支岀.合计}" * 5000)) == 202


@given(
    st.lists(
        st.sampled_from(["支出", "合计", "单位", "整体评价", "指标", "支出率", "年度", "编制", "文字"]),
        max_size=4,
    ),
    st.sampled_from([phrase.chinese for phrase in PHRASES]),
)
def test_any_path_with_any_phrase_is_filled_or_refused(steps: list[str], phrase: str) -> None:
    filled, problems, _ = with_figures(report(f"数{{{'.'.join(steps)}|{phrase}}}"), Style())
    assert problems or "{" not in (filled.narrative["说明"] or "")
