"""Places as people read them, and as layouts write them."""

from __future__ import annotations

import pytest

from reportgen.model.places import fields_of, find
from reportgen.model.report import Report
from reportgen.source import read

DOCUMENT = read(
    "年度: 2022\n"
    "department: {name: 示例局}\n"
    "支出:\n"
    "  按功能:\n"
    "    - {名称: 住房保障支出, 决算数: 1}\n"
    "    - {name: 其他支出, actual: 2}\n"
    "会议费: {历年决算数: {2019: 1}}\n"
)


@pytest.mark.parametrize(
    ("path", "words", "raw"),
    [
        ((), "", ()),
        (("year",), "年度", ("年度",)),
        (("department", "name"), "单位 › 名称", ("department", "name")),
        (
            ("expenditure", "by_function", 0, "actual"),
            "支出 › 按功能 › 第1项“住房保障支出” › 决算数",
            ("支出", "按功能", 0, "决算数"),
        ),
        (
            ("支出", "按功能", 1, "决算数"),
            "支出 › 按功能 › 第2项“其他支出” › 决算数",
            ("支出", "按功能", 1, "actual"),
        ),
        (("meetings", "history", "2019"), "会议费 › 历年决算数 › 2019", ("会议费", "历年决算数", "2019")),
    ],
)
def test_a_stated_value_is_found_under_the_keys_of_the_file(path: tuple, words: str, raw: tuple) -> None:  # type: ignore[type-arg]
    place = find(Report, DOCUMENT, path)
    assert (place.words, place.raw, place.complete) == (words, raw, True)


def test_a_derived_value_is_placed_at_its_nearest_stated_ancestor() -> None:
    place = find(Report, DOCUMENT, ("expenditure", "total", "actual"))
    assert (place.words, place.raw, place.complete) == ("支出 › 合计 › 决算数", ("支出",), False)


@pytest.mark.parametrize(
    ("dotted", "names"),
    [
        ("年度", ("year",)),
        ("支出.按功能", ("expenditure", "by_function")),
        ("支出.按性质.项目支出.决算数", ("expenditure", "by_nature", "projects", "actual")),
        ("expenditure.合计", ("expenditure", "total")),
        ("项目.资金.合计", ("projects", "funds", "total")),
        ("文字.自评依据", ("narrative", "自评依据")),
        ("会议费.历年决算数.2019", ("meetings", "history", "2019")),
    ],
)
def test_a_dotted_place_leads_through_the_model(dotted: str, names: tuple[str, ...]) -> None:
    assert fields_of(Report, dotted) == names


@pytest.mark.parametrize(
    ("dotted", "wrong"), [("支出.按职能", "按职能"), ("年度.月", "月"), ("", ""), ("文字.甲.乙", "乙")]
)
def test_a_step_that_is_no_field_is_named(dotted: str, wrong: str) -> None:
    with pytest.raises(KeyError) as caught:
        fields_of(Report, dotted)
    assert caught.value.args == (wrong,)
