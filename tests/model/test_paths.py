"""The language for addressing values of a report, the same in layouts, in texts, in rules and in messages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.generated import NAMES, everything, trees

from reportgen.errors import Refusal
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.model.tracing import trace
from reportgen.model.validation import report_from
from reportgen.source import read

GUIDE = Path(__file__).parents[2] / "docs" / "data-file.zh-CN.md"

DATA = """\
年度: 2023
单位: {名称: 甲局, 内设机构: [办公室, 业务科]}
支出:
  合计: {决算数: 3}
  按功能:
    - {编码: "208", 名称: 社会保障和就业支出, 决算数: 1, 明细: [{编码: "20805", 名称: 行政事业单位养老支出, 决算数: 1}]}
    - {编码: "221", 名称: 住房保障支出, 决算数: 2, 历年决算数: {2019: 5}}
整体评价:
  指标: [{编号: C1, 名称: 得分, 得分: 9}, {名称: 1.产出, 得分: 8}, {名称: “三公”经费, 得分: 7}]
项目: [{名称: 甲项目, 得分: 95}, {名称: 乙项目, 得分: 90}]
其他数据: {调研报告: 5篇, 2.1 满意度: 98%, “两会”: 2次}
"""
REPORT = report_from(read(DATA))


def values(address: str, report: Report = REPORT) -> list[str]:
    """What an address leads to: for records, their names."""
    return [
        str(getattr(found.value, "name", None) or found.value)
        for found in resolve(parse(address, Report), report).found
    ]


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        pytest.param("年度", ["2023"], id="a field"),
        pytest.param("支出.合计.决算数", ["3"], id="a field of a field"),
        pytest.param("expenditure.total.actual", ["3"], id="English"),
        pytest.param("支出.total.决算数", ["3"], id="mixed"),
        pytest.param(" 支出 . 合计 . 决算数 ", ["3"], id="blanks around the dots"),
        pytest.param("支出.按功能.208.决算数", ["1"], id="an entry by its code"),
        pytest.param("支出.按功能.住房保障支出.决算数", ["2"], id="an entry by its name"),
        pytest.param("支出.按功能.第2项", ["住房保障支出"], id="an entry by its number"),
        pytest.param("支出.按功能.208.明细.20805.决算数", ["1"], id="an entry of an entry"),
        pytest.param("单位.内设机构.第2项", ["业务科"], id="a plain value by its number"),
        pytest.param("项目.得分", ["95", "90"], id="a field of all entries"),
        pytest.param(
            "支出.按功能.明细.决算数", ["1"], id="a field of all entries of all entries that have any"
        ),
        pytest.param("整体评价.指标.得分", ["9", "8", "7"], id="a field rather than an entry of that name"),
        pytest.param("整体评价.指标.“得分”.得分", ["9"], id="the entry of that name, in quotation marks"),
        pytest.param('整体评价.指标."得分".得分', ["9"], id="in straight ones"),
        pytest.param("整体评价.指标.C1", ["得分"], id="or by its code"),
        pytest.param("整体评价.指标.“1.产出”.得分", ["8"], id="a name with a dot, in quotation marks"),
        pytest.param("整体评价.指标.“三公”经费.得分", ["7"], id="a name that has quotation marks itself"),
        pytest.param("整体评价.指标.““三公”经费”.得分", ["7"], id="within others"),
        pytest.param("其他数据.调研报告", ["5篇"], id="a key that the author chose"),
        pytest.param("其他数据.2.1 满意度", ["98%"], id="a key is all the rest, with its dots"),
        pytest.param("其他数据.“两会”", ["2次"], id="and its quotation marks"),
        pytest.param("支出.按功能.221.历年决算数.2019", ["5"], id="a year"),
    ],
)
def test_an_address_leads_to_values(address: str, led_to: list[str]) -> None:
    assert values(address) == led_to


def test_a_list_itself_is_one_value_and_a_field_of_its_entries_are_several() -> None:
    assert [found.path for found in resolve(parse("项目", Report), REPORT).found] == [("projects",)]
    assert [found.path for found in resolve(parse("项目.得分", Report), REPORT).found] == [
        ("projects", 0, "score"),
        ("projects", 1, "score"),
    ]


def test_of_entries_that_share_a_name_the_first_is_meant() -> None:
    twins = report_from(
        read("年度: 2023\n单位: {名称: 甲局}\n项目: [{名称: 甲, 得分: 1}, {名称: 甲, 得分: 2}]")
    )
    assert values("项目.甲.得分", twins) == ["1"]


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("收人.合计", "没有“收人”（是否应为“收入”？）"),
        ("支出.总计", "“支出”中没有“总计”（是否应为“合计”？）"),
        ("支出.按功能.208.决算书", "“支出 › 按功能 › 208”中没有“决算书”（是否应为“决算数”？）"),
        ("expenditure.totl", "“支出”中没有“totl”（是否应为“total”？）"),
        (
            "项目.资金.Q",
            "“项目 › 资金”中没有“Q”（可用的有：合计、当年财政拨款、上年结转资金、其他资金、分值、得分）",
        ),
        ("年度.月", "“年度”中没有“月”（“年度”是年份，写到这里为止）"),
        ("项目.得分.甲", "“项目 › 得分”中没有“甲”（“得分”是数字，写到这里为止）"),
        ("附件.甲", "“附件”中没有“甲”（可以写“第1项”等）"),
        ("附件.第1项.甲", "“附件 › 第1项”中没有“甲”（“第1项”是文字，写到这里为止）"),
        ("整体评价.等次标准.优", "“整体评价 › 等次标准”中没有“优”（可用的有：等次、最低分）"),
        ("支出.按功能.第0项.Q", "“支出 › 按功能 › 第0项”中没有“Q”"),
        ("", "没有写数据的位置"),
        ("支出.", "“支出”后面少写了一步"),
        ("支出..合计", "“支出”后面少写了一步"),
        ("其他数据.", "“其他数据”后面少写了一步"),
        ("支出.“”", "“支出”后面少写了一步"),
        ("三公经费?.合计", "“三公经费”后面不写“?”（“?”只用在版式的“需要”里）"),
        ("支出.__class__", "“支出”中没有“__class__”"),
        ("支" * 2000, f"“{'支' * 40}…”不是数据的位置"),
    ],
)
def test_a_step_that_leads_nowhere_is_named_with_its_place_and_the_nearest(
    address: str, complaint: str
) -> None:
    with pytest.raises(Refusal) as caught:
        parse(address, Report)
    said = f"{caught.value.message}（{caught.value.hint}）" if caught.value.hint else caught.value.message
    assert said.startswith(complaint)


@pytest.mark.parametrize("mark", ["?", "？", " ? "])
@pytest.mark.parametrize("address", ["三公经费{}.公务接待.批次", "支出.按功能.“208”{}.决算数"])
def test_the_mark_says_how_far_nothing_is_missing(address: str, mark: str) -> None:
    marked = parse(address.format(mark), Report, marks=True)
    assert marked.steps == parse(address.format(""), Report).steps
    assert marked.optional == len(parse(address.partition("{")[0], Report).steps)


def test_of_several_marks_the_last_counts() -> None:
    assert parse("三公经费?.公务接待?.批次", Report, marks=True).optional == 2


def test_before_there_are_data_a_name_must_not_look_like_a_misspelt_field() -> None:
    with pytest.raises(Refusal) as caught:
        parse("支出.按功能.决算书", Report, declared=True)
    assert (caught.value.message, caught.value.hint) == (
        "“支出 › 按功能”中没有“决算书”",
        "是否应为“决算数”？名称就是“决算书”的，连引号一起写",
    )
    quoted = parse("支出.按功能.“决算书”", Report, declared=True)
    assert quoted == parse("支出.按功能.决算书", Report)
    assert parse("支出.按功能.教育支出", Report, declared=True) == parse("支出.按功能.教育支出", Report)


@given(trees())
def test_every_value_of_a_report_has_an_address_that_leads_to_it_alone(tree: dict[str, Any]) -> None:
    report = report_from(read(tree))
    for path, value in everything(report):
        if any(isinstance(step, str) and step != step.strip() for step in path):
            continue
        address = trace(report.document, path).address
        (found,) = resolve(parse(address, Report), report).found
        assert (found.path, found.value) == (path, value), address


@given(st.lists(NAMES.filter(lambda name: not re.search('[“”"]', name)), min_size=1, max_size=4))
def test_every_entry_is_found_by_its_name_in_quotation_marks(names: list[str]) -> None:
    projects = [{"名称": name, "得分": index} for index, name in enumerate(names)]
    report = report_from(read({"年度": 2023, "单位": {"名称": "甲局"}, "项目": projects}))
    for name in names:
        assert values(f"项目.“{name}”.得分", report) == [str(names.index(name))]


@given(st.text('支出按功能.208?？“”" 第1项合计', max_size=12))
def test_any_text_is_an_address_or_is_refused_in_chinese(text: str) -> None:
    try:
        address = parse(text, Report, marks=True)
    except Refusal as refusal:
        assert re.search("[一-鿿]", refusal.message)
    else:
        assert address.steps


def test_the_section_for_users_shows_addresses_that_there_are() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("\n## 数据的位置\n")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)
    assert len(shown) > 5
    for address in shown:
        parse(address, Report, marks=True)
