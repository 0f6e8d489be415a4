"""What a layout says in place of texts that the data leave out, and the values by which it decides what to print."""

from __future__ import annotations

from typing import Any

from reportgen.layout.manifest import Manifest, manifest_problems
from reportgen.layout.prepared import prepared
from reportgen.layout.shortcomings import shortcomings
from reportgen.model.glossary import Glossary
from reportgen.model.needed import Wants
from reportgen.model.report import Report
from reportgen.model.skeleton import skeleton
from reportgen.model.validation import report_from
from reportgen.source import read
from reportgen.wording import Style

DEFAULTS = {"存在问题": "{单位.名称}没有发现问题。"}
KINDS = {"项目.类别": {"各值": {"运转类": "保障运转", "特定目标类": "年初申报的"}}}


def report(**data: Any) -> Report:
    return report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **data}))


def complaints(manifest: dict[str, Any], given: Report) -> list[str]:
    found = shortcomings(Manifest.model_validate(manifest), Glossary(entries=()), given)
    return [f"{problem.severity} {problem.where}：{problem.message}（{problem.hint}）" for problem in found]


def test_a_text_that_is_left_out_is_the_layouts_with_the_figures_of_the_data() -> None:
    ready = prepared(report(), Style(), DEFAULTS)
    assert ready.report.narrative == {"存在问题": "示例局没有发现问题。"}
    assert ready.defaults == ("存在问题",)


def test_the_authors_own_text_stands_and_so_does_what_is_secret() -> None:
    own = prepared(report(文字={"存在问题": "预算编制不细。"}), Style(), DEFAULTS)
    secret = prepared(report(涉密=["存在问题"]), Style(), DEFAULTS)
    assert own.report.narrative == {"存在问题": "预算编制不细。"}
    assert (secret.report.narrative, own.defaults, secret.defaults) == ({}, (), ())


def test_the_author_is_told_of_all_that_is_said_for_them() -> None:
    ready = prepared(report(), Style(), {**DEFAULTS, "相关建议": "无相关建议。"})
    manifest = Manifest.model_validate({"文字": {"存在问题": {}, "相关建议": {}}})
    [note] = shortcomings(manifest, Glossary(entries=()), ready.report, ready.defaults)
    assert str(note) == (
        "文字：没有填写的文字照版式的说法印出：“存在问题”印“示例局没有发现问题。”；“相关建议”印“无相关建议。”"
        "（与实际不符的，请在“文字”中写上）"
    )


def test_a_value_that_the_layout_does_not_tell_apart_is_told_with_those_that_it_does() -> None:
    projects = [{"名称": "甲", "类别": "特定目标"}, {"名称": "乙", "类别": "运转类"}, {"名称": "丙"}]
    assert complaints({"取值": KINDS}, report(项目=projects)) == [
        "warning 项目 › 第1项“甲” › 类别：“特定目标”不是本版式区分的值，报告不会按它归类"
        "（是否应为“特定目标类”？可以写：运转类（保障运转）；特定目标类（年初申报的））"
    ]


def test_each_of_several_values_is_looked_at() -> None:
    choices = {"项目.绩效管理": {"各值": {"绩效目标": "编制了绩效目标"}}}
    given = report(项目=[{"名称": "甲", "绩效管理": ["绩效目标", "验收"]}])
    assert complaints({"取值": choices}, given) == [
        "warning 项目 › 第1项“甲” › 绩效管理：“验收”不是本版式区分的值，报告不会按它归类"
        "（可以写：绩效目标（编制了绩效目标））"
    ]


def test_a_new_data_file_holds_what_is_said_and_lists_the_values() -> None:
    wants = Wants(
        ("项目.类别",),
        narrative={"存在问题": "存在的问题"},
        preset={"文字.存在问题": DEFAULTS["存在问题"]},
        choices={"项目.类别": {"运转类": "保障运转", "特定目标类": "年初申报的"}},
    )
    lines = skeleton(wants).splitlines()
    assert '  存在问题: "{单位.名称}没有发现问题。"  # 存在的问题' in lines
    assert "    类别:  # 写其中之一：运转类（保障运转）；特定目标类（年初申报的）" in lines


def test_choices_of_a_place_that_is_none_are_refused() -> None:
    [problem] = manifest_problems(Manifest.model_validate({"取值": {"项目.类型": {"各值": {"甲": "乙"}}}}))
    assert (
        str(problem)
        == "取值：数据位置“项目.类型”不对：“项目”中没有“类型”（是否应为“类别”？名称就是“类型”的，连引号一起写）"
    )
