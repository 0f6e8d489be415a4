"""What a template asks of the data is known from the template: which places, and whether it can do without."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import check, layout_ids, open_layout
from reportgen.errors import Severity
from reportgen.word.gbt9704 import from_outline


def lists(tmp_path: Path, *lines: str, manifest: str = "文字: {}") -> tuple[list[str], list[str]]:
    """Needed and optional places of a template with these paragraphs, none of which its layout lists."""
    (tmp_path / "report.docx").write_bytes(from_outline("\n".join(f"[正文] {line}" for line in lines)))
    (tmp_path / "layout.yaml").write_text(manifest, encoding="utf-8")
    found = open_layout(tmp_path).unsaid
    return list(found.needs), list(found.offers)


@pytest.mark.parametrize(
    ("tag", "needs", "offers"),
    [
        ("{{ 单位.自称 }}", ["单位.自称"], []),
        ("{{ 单位.填报日期|日期 }}", ["单位.填报日期"], []),
        ("{{ 单位.自称|default('本局') }}", [], ["单位.自称"]),
        ("{{ 会议费|万元 }}", ["会议费.决算数"], []),
        ('{{ 会议费|万元("年初预算数") }}', ["会议费.年初预算数"], []),
        ("{{ 会议费|较上年 }}", ["会议费.决算数", "会议费.上年决算数"], []),
        ("{{ 会议费.决算数|金额 }}", [], ["会议费.决算数"]),
        ("{{ 支出.合计|占(收入.合计) }}", ["收入.合计.决算数", "支出.合计.决算数"], []),
        ("{%if 会议费 %}{{ 会议费|万元 }}{%endif%}", ["会议费?.决算数"], []),
        ("{%if 会议费 and 会议费.变动原因 %}{{ 会议费.变动原因 }}{%endif%}", [], ["会议费.变动原因"]),
        ("{%if 会议费|有变动 %}{{ 培训费|万元 }}{%endif%}", ["会议费.决算数", "会议费.上年决算数"], ["培训费.决算数"]),
        ("{%if 会议费 %}有{%else%}{{ 培训费|万元 }}{%endif%}", [], ["会议费", "培训费.决算数"]),
        ("{{ 会议费|万元 if 会议费 else '无' }}", ["会议费?.决算数"], []),
        ("{{ (会议费 or 培训费)|万元 }}", [], ["会议费.决算数", "培训费"]),
        ("{%for 项 in 项目 %}{{ 项.得分 }}{%endfor%}", ["项目?.得分"], []),
        ("{{ 项目[0].得分 }}", ["项目.得分"], []),
        ('{%for 项 in 项目|属于("甲类") %}{{ 项.得分 }}{%endfor%}', [], ["项目.得分", "项目.类别"]),
        ('{%for 项 in 项目 if 项.得分 %}{{ 项.等次 }}{%endfor%}', [], ["项目.得分", "项目.等次"]),
        ("{{ 支出.按功能|构成 }}", ["支出.按功能?.决算数"], []),
        ("{%for 行 in 支出.按功能|末级 %}{{ 行.项|较上年 }}{%endfor%}", ["支出.按功能?.决算数", "支出.按功能?.上年决算数"], []),
        ('{{ 项目|各项之和|万元("全年预算数") }}', ["项目.资金.合计.全年预算数"], []),
        ("{%macro 说(项) %}{{ 项|万元 }}{%endmacro%}{{ 说(培训费) }}", ["培训费.决算数"], []),
        ("{%set 费 = 培训费 %}{{ 费|万元 }}", ["培训费.决算数"], []),
    ],
)  # fmt: skip
def test_a_place_is_needed_where_the_template_cannot_do_without(
    tmp_path: Path, tag: str, needs: list[str], offers: list[str]
) -> None:
    needed, optional = lists(tmp_path, tag)
    assert needed == needs
    assert set(offers) <= set(optional)


def test_what_is_read_only_in_place_of_something_else_is_read_too(tmp_path: Path) -> None:
    """完成率 takes the 全年预算数, and the 年初预算数 where there is none."""
    found = lists(tmp_path, "{{ 会议费|执行率 }}")
    assert found == ([], ["会议费.年初预算数", "会议费.全年预算数", "会议费.决算数"])


def test_what_a_chart_and_a_published_table_read_counts_too(tmp_path: Path) -> None:
    chart = "图表: {构成: {种类: 饼图, 标题: 构成, 数据: [会议费, 培训费]}}"
    assert lists(tmp_path, "{{ 图.构成 }}", manifest=chart) == ([], ["会议费.决算数", "培训费.决算数"])
    _, offers = lists(tmp_path, "{%for 行 in 决算表.公开09.行 %}{{ 行.名称 }}{%endfor%}")
    assert {"三公经费.因公出国.决算数", "三公经费.公务用车运行.全年预算数"} <= set(offers)


def test_the_level_of_a_tree_and_the_key_of_a_listed_place_do_not_matter(tmp_path: Path) -> None:
    listed = "需要: [支出.按功能.明细.明细?.决算数]"
    assert lists(tmp_path, "{{ 支出.按功能|构成 }}", manifest=listed) == ([], [])


def test_lint_warns_of_what_the_lists_leave_out(tmp_path: Path) -> None:
    lists(
        tmp_path,
        "{{ 会议费|万元 }}{{ 会议费|原因 }}{{ 培训费.决算数|金额 }}",
        manifest="可选: [会议费.决算数, 单位.自称]",
    )
    warnings = [f"{problem.where}：{problem.message}" for problem in open_layout(tmp_path).lint()]
    assert warnings == [
        "layout.yaml › 需要：模板没有这些数据就不能成文，“需要”里没有写：会议费.决算数",
        "layout.yaml › 可选：模板读取这些数据，“需要”和“可选”里都没有写，新建的数据文件不会列出："
        "会议费.上年决算数、会议费.变动原因、培训费.决算数",
    ]
    assert open_layout(tmp_path).unsaid.unread == ("单位.自称",)


@pytest.mark.parametrize(
    ("tag", "choices"),
    [
        ('{{ 项目|属于("运转类")|length }}', {"项目.类别": ("运转类",)}),
        ('{{ 项目|做过("自评报告")|顿号 }}', {"项目.绩效管理": ("自评报告",)}),
        ('{%if 单位.主管部门 == "示例厅" %}是{%endif%}', {"单位.主管部门": ("示例厅",)}),
        (
            '{{ 单位.下属单位|selectattr("性质", "in", ["行政单位", "事业单位"])|list|length }}',
            {"单位.下属单位.性质": ("行政单位", "事业单位")},
        ),
        ('{%if 会议费|较上年 == "与上年持平" %}是{%endif%}', {}),
        ('{{ 会议费|原因("因为") }}', {}),
        ('{{ 项目|map(attribute="类别")|join("、") }}', {}),
    ],
)
def test_values_that_a_template_tells_apart_belong_in_the_layouts_choices(
    tmp_path: Path, tag: str, choices: dict[str, tuple[str, ...]]
) -> None:
    lists(tmp_path, tag)
    assert open_layout(tmp_path).unsaid.choices == choices
    for address, values in choices.items():
        listed = "、".join(values)
        told = f"模板按值区别对待“{address}”，“取值”里没有写：{listed}"
        assert told in [problem.message for problem in open_layout(tmp_path).lint()]
        declared = f"取值: {{{address}: {{各值: {{{', '.join(f'{value}: 某含义' for value in values)}}}}}}}"
        lists(tmp_path, tag, manifest=declared)
        assert open_layout(tmp_path).unsaid.choices == {}


def test_a_template_with_errors_is_told_its_errors_alone(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(from_outline("[正文] {{ 单位.自秤 }}{{ 会议费|万元 }}"))
    (tmp_path / "layout.yaml").write_text("文字: {}", encoding="utf-8")
    assert [problem.severity for problem in open_layout(tmp_path).lint()] == [Severity.ERROR]


@pytest.mark.parametrize("layout", layout_ids())
def test_without_its_needs_nothing_can_be_rendered_and_check_says_so_at_each(layout: str) -> None:
    """An empty report is refused at every place that a layout needs unconditionally."""
    made = open_layout(layout)
    problems = check({"年度": 2024, "单位": {"名称": "示例局"}}, layout=made)
    told = "；".join(f"{problem.where}：{problem.message}" for problem in problems)
    firsts = {need.split(".")[0] for need in made.manifest.needs if "?" not in need}
    assert firsts and all(first in told for first in firsts)


def test_options_of_phrases_that_no_phrase_knows_are_told_without_data(tmp_path: Path) -> None:
    lists(tmp_path, '{{ 支出.合计|较上年("百分") }}', '{{ 支出.合计|较上年(方式="金额") }}')
    errors = [problem for problem in open_layout(tmp_path).lint() if problem.severity is Severity.ERROR]
    assert [(problem.where, problem.message.partition("，")[0].partition("。")[0]) for problem in errors] == [
        ("正文第1段", "没有“百分”这种形式"),
        ("正文第2段", "“较上年”的参数不对"),
    ]
