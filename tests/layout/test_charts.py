"""Charts declared in a manifest, filled with the figures of a report."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import reportgen
from reportgen.charts import ChartSpec, Kind, Series
from reportgen.charts.alt_text import alt_text
from reportgen.charts.kinds import BY_NAME
from reportgen.errors import ReportgenError
from reportgen.layout.chart_data import chart_specs
from reportgen.layout.drawings import PlacedCharts, chart_files
from reportgen.layout.manifest import Manifest, manifest_problems
from reportgen.model.validation import record_from
from reportgen.source import read
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline
from reportgen.wording import Style, filters_for

DATA = """\
年度: 2022
单位: {名称: 甲}
收入: {合计: {决算数: 3, 上年决算数: 2}}
支出:
  合计: {决算数: 3, 上年决算数: 2.5}
  按功能:
    - {名称: 教育支出, 决算数: 1}
    - {名称: 卫生健康支出, 决算数: 2}
会议费: {决算数: 0}
培训费: {决算数: 0}
"""
MANIFEST = """\
图表:
  结构: {种类: 饼图, 标题: "{年度}年支出结构", 数据: [支出.按功能]}
  对比:
    种类: 柱形图
    标题: 收支对比
    题注: 收支与上年对比
    数据: [收入.合计, 支出.合计]
    名称: [收入, 支出]
    列: [上年决算数, 决算数]
    系列: ["{上年度}年", "{年度}年"]
  空: {种类: 饼图, 标题: 会议培训, 数据: [会议费, 培训费], 无数据时: 会议费和培训费支出}
  缺: {种类: 饼图, 标题: 三公, 数据: [三公经费]}
"""


@pytest.fixture
def manifest() -> Manifest:
    return record_from(Manifest, read(MANIFEST))


@pytest.fixture
def report() -> reportgen.Report:
    return reportgen.load(DATA)


def test_a_list_gives_its_items_and_years_are_filled_in(manifest: Manifest, report: reportgen.Report) -> None:
    spec = chart_specs(manifest, report)["结构"]
    assert isinstance(spec, ChartSpec)
    assert (spec.kind, spec.title) == (Kind.PIE, "2022年支出结构")
    assert spec.categories == ("教育支出", "卫生健康支出")
    assert spec.series == (Series("决算数", (Decimal(1), Decimal(2))),)


def test_columns_become_series(manifest: Manifest, report: reportgen.Report) -> None:
    spec = chart_specs(manifest, report)["对比"]
    assert isinstance(spec, ChartSpec)
    assert spec.categories == ("收入", "支出")
    assert spec.series == (
        Series("2021年", (Decimal(2), Decimal("2.5"))),
        Series("2022年", (Decimal(3), Decimal(3))),
    )


def test_all_zero_gives_a_sentence_and_no_caption(manifest: Manifest, report: reportgen.Report) -> None:
    placed = PlacedCharts(manifest, report, "native")
    assert placed["空"] == "本年度无会议费和培训费支出，故不绘制图表。"
    assert (placed.caption("空"), placed.caption("对比")) == ("", "收支与上年对比")


def test_missing_data_are_named_only_where_the_chart_is_placed(
    manifest: Manifest, report: reportgen.Report
) -> None:
    placed = PlacedCharts(manifest, report, "native")
    with pytest.raises(ReportgenError, match="图表“三公”：“三公经费”在数据文件中没有填写"):
        placed["缺"]


def test_a_total_that_is_no_line_is_refused(report: reportgen.Report) -> None:
    manifest = record_from(
        Manifest, read("图表: {结构: {种类: 饼图, 标题: 图, 数据: [支出.按功能], 总计: 单位.名称}}\n")
    )
    with pytest.raises(ReportgenError, match=r"图表“图”：总计“单位\.名称”不是一个项目"):
        PlacedCharts(manifest, report, "native")["结构"]


@pytest.mark.parametrize(
    "settings", ["数据: [三公经费]", "数据: [支出.按功能], 列: [得分]", "数据: [支出.按功能], 宽: 900"]
)
def test_every_complaint_calls_a_chart_by_its_title(settings: str, report: reportgen.Report) -> None:
    declared = f'图表: {{结构: {{种类: 饼图, 标题: "{{年度}}年支出", {settings}}}}}\n'
    placed = PlacedCharts(record_from(Manifest, read(declared)), report, "native")
    with pytest.raises(ReportgenError, match=r"^图表“2022年支出”："):
        placed["结构"]


def test_charts_alone_are_refused_with_every_reason(manifest: Manifest, report: reportgen.Report) -> None:
    with pytest.raises(ReportgenError, match="三公经费"):
        chart_files(manifest, report, "svg")


def test_a_trend_runs_over_the_years_that_the_data_state() -> None:
    report = reportgen.load(
        "年度: 2022\n单位: {名称: 甲}\n会议费: {名称: 会议费, 决算数: 3, 上年决算数: 2, 历年决算数: {2019: 5, 2020: 4}}\n"
    )
    manifest = record_from(
        Manifest, read("图表:\n  趋势: {种类: 折线图, 标题: 会议费, 数据: [会议费], 历年: 是}\n")
    )
    spec = chart_specs(manifest, report)["趋势"]
    assert isinstance(spec, ChartSpec)
    assert spec.categories == ("2019年", "2020年", "2021年", "2022年")
    assert spec.series == (Series("会议费", (Decimal(5), Decimal(4), Decimal(2), Decimal(3))),)


def test_indicators_show_scores_against_weights_added_up_from_below() -> None:
    report = reportgen.load(
        "年度: 2022\n单位: {名称: 甲}\n整体评价:\n  指标:\n"
        "    - {名称: 投入, 分值: 10, 得分: 9}\n"
        "    - {名称: 产出, 下级指标: [{名称: 数量, 分值: 20, 得分: 19}, {名称: 质量, 分值: 10, 得分: 10}]}\n"
    )
    manifest = record_from(
        Manifest,
        read(
            "图表:\n  得分: {种类: 条形图, 标题: 得分, 数据: [整体评价.指标], 列: [分值, 得分], 单位: 分}\n"
        ),
    )
    spec = chart_specs(manifest, report)["得分"]
    assert isinstance(spec, ChartSpec)
    assert (spec.categories, spec.unit) == (("投入", "产出"), "分")
    assert [series.values for series in spec.series] == [(10, 30), (9, 29)]


def test_a_manifest_with_wrong_places_kinds_and_columns_lists_them_all() -> None:
    wrong = record_from(
        Manifest,
        read(
            "需要: [收人.合计]\n图表:\n  甲: {种类: 圆图, 标题: 图, 数据: [支出.合记], 列: [决算], 系列: [a, b]}\n"
        ),
    )
    assert [problem.where + "：" + problem.message for problem in manifest_problems(wrong)] == [
        "需要：数据位置“收人.合计”不对：没有“收人”",
        "图表 › 甲：数据位置“支出.合记”不对：“支出”中没有“合记”",
        "图表 › 甲：没有“圆图”这种图",
        "图表 › 甲：没有“决算”这一列",
        "图表 › 甲：系列有 2 个名称，列有 1 个",
    ]


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        (
            "支出.按功能.决算书",
            "“支出 › 按功能”中没有“决算书”（是否应为“决算数”？名称就是“决算书”的，连引号一起写）",
        ),
        ("支出.按功能?.决算数", "“支出 › 按功能”后面不写“?”（“?”只用在版式的“需要”里）"),
    ],
)
def test_a_place_is_refused_before_there_are_data(place: str, complaint: str) -> None:
    manifest = record_from(Manifest, read({"图表": {"甲": {"种类": "饼图", "标题": "图", "数据": [place]}}}))
    assert [str(problem) for problem in manifest_problems(manifest)] == [
        f"图表 › 甲：数据位置“{place}”不对：{complaint}"
    ]


def test_a_chart_may_show_single_entries_and_a_field_of_all(report: reportgen.Report) -> None:
    places = ["支出.按功能.卫生健康支出", "支出.按功能.第1项"]
    chart = {"种类": "柱形图", "标题": "图"}
    manifest = record_from(
        Manifest,
        read({"图表": {"甲": {**chart, "数据": places}, "乙": {**chart, "数据": ["项目.资金.合计"]}}}),
    )
    funds = [{"名称": name, "资金": {"合计": {"名称": name, "决算数": 1}}} for name in ("甲", "乙")]
    projects = reportgen.load({"年度": 2022, "单位": {"名称": "甲"}, "项目": funds})
    single, of_all = chart_specs(manifest, report)["甲"], chart_specs(manifest, projects)["乙"]
    assert isinstance(single, ChartSpec) and isinstance(of_all, ChartSpec)
    assert single.categories == ("卫生健康支出", "教育支出")
    assert of_all.categories == ("甲", "乙")


def test_the_complaint_about_an_unknown_kind_lists_those_there_are() -> None:
    wrong = record_from(Manifest, read("图表: {甲: {种类: 圆图, 标题: 图, 数据: [支出.合计]}}\n"))
    (problem,) = manifest_problems(wrong)
    assert problem.hint and all(name in problem.hint for name in BY_NAME)


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_name_of_every_kind_works_in_the_manifest_and_in_a_tag(
    kind: str, report: reportgen.Report, tmp_path: Path
) -> None:
    manifest = record_from(Manifest, read(f"图表: {{甲: {{种类: {kind}, 标题: 图, 数据: [支出.按功能]}}}}\n"))
    spec = chart_specs(manifest, report)["甲"]
    assert isinstance(spec, ChartSpec) and spec.kind is BY_NAME[kind]
    assert alt_text(spec) in _rendered(f'支出.按功能|{kind}("图")', tmp_path)


def test_an_unknown_kind_is_refused_where_its_chart_is_placed(report: reportgen.Report) -> None:
    manifest = record_from(Manifest, read("图表: {甲: {种类: 圆图, 标题: 图, 数据: [支出.合计]}}\n"))
    with pytest.raises(ReportgenError, match="图表“图”：没有“圆图”这种图"):
        PlacedCharts(manifest, report, "native")["甲"]


def test_a_chart_filter_is_no_phrase_by_another_name() -> None:
    others = filters_for(Style()).keys() | {"段落", "paragraphs", "中文数字", "chinese_numeral"}
    assert not BY_NAME.keys() & others


def _rendered(tag: str, folder: Path, data: str = DATA) -> str:
    page = "节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚23，行网格28.95"
    (folder / "report.docx").write_bytes(from_outline(f"{page}\n[图] {{{{ {tag} }}}}\n"))
    return outline(reportgen.render(data, folder / "report.docx")).splitlines()[-1]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        (
            '支出.按功能|饼图("支出结构", 总计=支出.合计)',
            "饼图：支出结构：教育支出1.00万元，占33.33%；卫生健康支出2.00万元，占66.67%。",
        ),
        (
            '支出.合计|柱形图("对比", 名称=["支出"], 列=["上年决算数", "决算数"], 系列=["上年", "本年"])',
            "柱形图：对比：上年：支出2.50万元；本年：支出3.00万元。",
        ),
    ],
)
def test_a_chart_may_be_declared_where_it_stands(tag: str, said: str, tmp_path: Path) -> None:
    assert said in _rendered(tag, tmp_path)


def test_one_column_needs_no_brackets(tmp_path: Path) -> None:
    tag = '支出.按功能|饼图("图", 列={})'
    alone, listed = (_rendered(tag.format(column), tmp_path) for column in ('"决算数"', '["决算数"]'))
    assert alone == listed


def test_with_nothing_to_show_the_tag_leaves_a_sentence(tmp_path: Path) -> None:
    tag = '会议费|饼图("会议费", 无数据时="会议费支出")'
    assert _rendered(tag, tmp_path) == "[图] 本年度无会议费支出，故不绘制图表。"


@pytest.mark.parametrize(
    ("tag", "complaint"),
    [
        ("支出.按功能|饼图", "“饼图”缺少标题"),
        ('支出.按功能|饼图("图", 颜色="红")', "“饼图”没有设置“颜色”"),
        ('支出.按功能|饼图("图", 宽="宽")', "“饼图”的设置不对：“宽”"),
        ('支出.按功能|饼图("图", 系列=["甲", "乙"])', "系列有 2 个名称，列有 1 个"),
        ('支出.按功能|饼图("图", 列=["得分"])', "“教育支出”没有“得分”这一列"),
    ],
)
def test_a_tag_that_draws_nothing_says_why(tag: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match=complaint):
        _rendered(tag, tmp_path)


def test_names_that_quote_figures_are_filled_in_on_pictures_too(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(from_outline("[正文] 甲"))
    (tmp_path / "layout.yaml").write_text(
        "图表: {结构: {种类: 饼图, 标题: 结构, 数据: [支出.按功能]}}", encoding="utf-8"
    )
    layout = reportgen.open_layout(tmp_path)
    quoting = reportgen.load(DATA.replace("名称: 教育支出", '名称: "{年度}年教育支出"'))
    plain = reportgen.load(DATA.replace("名称: 教育支出", "名称: 2022年教育支出"))
    assert layout.pictures(quoting, "png") == layout.pictures(plain, "png")
